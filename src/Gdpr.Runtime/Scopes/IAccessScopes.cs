using System;

namespace Gdpr;

/// <summary>The scope in which code runs. There is no scope that permits everything, and none by default.</summary>
public interface IAccessScopes
{
    /// <summary>The scope of this flow of control.</summary>
    /// <exception cref="AccessScopeMissingException">There is none, or the request or job that began it is over.</exception>
    AccessScope Current { get; }

    /// <summary>
    /// Begins a scope for the code that follows, until the result is disposed: for jobs, and for what serves a request. Inside another scope it replaces that one, and gives it back.
    /// Begin it where the work is done: a scope that an awaited method begins ends with that method for its caller.
    /// </summary>
    /// <param name="scope">The scope.</param>
    /// <returns>Ends the scope, also for tasks and timers that outlive it.</returns>
    /// <exception cref="GdprRefusedException">The policy declares no such role or purpose.</exception>
    IDisposable Begin(AccessScope scope);
}
