using System;
using System.Text.Json;

namespace Gdpr;

/// <summary>JSON for a scope.</summary>
public static class ScopedJsonExtensions
{
    /// <summary>
    /// These options for what a role may see for a purpose: withheld members are not written. They are built once a role, purpose and policy, and serve all requests of that pair; they
    /// only write. What nobody can judge is refused when it is written: members of type <c>object</c>, raw JSON, extension data, anonymous types and tuples, converters and dictionaries of
    /// types that hold personal data.
    /// </summary>
    /// <param name="options">What is to be followed otherwise: naming, numbers, resolvers and converters.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="scope">The scope; its actor and subject play no part.</param>
    /// <exception cref="GdprRefusedException">The policy declares no such role or purpose; while writing: a type or member cannot be judged.</exception>
    public static JsonSerializerOptions ForScope(this JsonSerializerOptions options, Policy policy, AccessScope scope)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(scope);
        return PolicyRuntime.Of(policy).Decisions(scope).Json(options);
    }
}
