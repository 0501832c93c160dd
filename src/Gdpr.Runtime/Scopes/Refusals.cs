using System;

namespace Gdpr;

/// <summary>Personal data was refused: the policy does not permit it, or nobody can tell that it does. The message names members and categories, never values.</summary>
public class GdprRefusedException : Exception
{
    /// <summary>Refuses.</summary>
    /// <param name="message">What was refused, why, and what to do.</param>
    public GdprRefusedException(string message)
        : base(message)
    {
    }
}

/// <summary>Code asked for the access scope and runs in none: outside a governed endpoint, in a job that began none, or after its request was over.</summary>
public sealed class AccessScopeMissingException : GdprRefusedException
{
    internal AccessScopeMissingException()
        : base("No access scope: mark the endpoint with [Processing(purpose, Role = role)] and call UseGdpr(), or let a job begin its own with IAccessScopes.Begin(…). A scope ends with its request.")
    {
    }
}
