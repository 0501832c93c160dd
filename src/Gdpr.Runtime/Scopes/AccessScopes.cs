using System;
using System.Threading;

namespace Gdpr;

/// <summary>The scope flows with the execution context through a holder: when it ends, whoever still has the holder finds it empty.</summary>
internal sealed class AccessScopes(Policy policy) : IAccessScopes
{
    private static readonly AsyncLocal<Holder?> Flowing = new();

    public AccessScope Current => Flowing.Value is { Scope: { } scope, Policy: { } by } && by == policy ? scope : throw new AccessScopeMissingException();

    /// <summary>The scope and its policy, for queries, which know no container.</summary>
    /// <exception cref="AccessScopeMissingException">There is none.</exception>
    public static (AccessScope Scope, Policy Policy) Ambient => Flows ?? throw new AccessScopeMissingException();

    /// <summary>The same, or null.</summary>
    public static (AccessScope Scope, Policy Policy)? Flows => Flowing.Value is { Scope: { } scope } holder ? (scope, holder.Policy) : null;

    public IDisposable Begin(AccessScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrWhiteSpace(scope.Actor, nameof(scope));
        RefuseUndeclared(policy, scope);
        return Flowing.Value = new Holder(policy, scope, Flowing.Value);
    }

    public static void RefuseUndeclared(Policy policy, AccessScope scope)
    {
        if (!policy.Purposes.ContainsKey(scope.Purpose ?? ""))
        {
            throw new GdprRefusedException($"The policy declares no purpose '{scope.Purpose}': nothing is permitted for it.");
        }

        if (!policy.Roles.ContainsKey(scope.Role ?? ""))
        {
            throw new GdprRefusedException($"The policy declares no role '{scope.Role}': nothing is permitted in it.");
        }
    }

    private sealed class Holder(Policy policy, AccessScope scope, Holder? outer) : IDisposable
    {
        private AccessScope? _scope = scope;

        public Policy Policy => policy;

        public AccessScope? Scope => Volatile.Read(ref _scope);

        public void Dispose()
        {
            Volatile.Write(ref _scope, null);
            if (Flowing.Value == this)
            {
                Flowing.Value = outer;
            }
        }
    }
}
