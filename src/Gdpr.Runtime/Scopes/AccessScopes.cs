using System;
using System.Threading;

namespace Gdpr;

/// <summary>The scope flows with the execution context through a holder: when it ends, whoever still has the holder finds it empty.</summary>
internal sealed class AccessScopes(Policy policy) : IAccessScopes
{
    // One instance flows per container, so that two hosts in one process do not share scopes.
    private readonly AsyncLocal<Holder?> _current = new();

    public AccessScope Current => _current.Value?.Scope ?? throw new AccessScopeMissingException();

    public IDisposable Begin(AccessScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrWhiteSpace(scope.Actor, nameof(scope));
        RefuseUndeclared(policy, scope);
        var holder = new Holder(this, scope, _current.Value);
        _current.Value = holder;
        return holder;
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

    private sealed class Holder(AccessScopes owner, AccessScope scope, Holder? outer) : IDisposable
    {
        private AccessScope? _scope = scope;

        public AccessScope? Scope => Volatile.Read(ref _scope);

        public void Dispose()
        {
            Volatile.Write(ref _scope, null);
            if (owner._current.Value == this)
            {
                owner._current.Value = outer;
            }
        }
    }
}
