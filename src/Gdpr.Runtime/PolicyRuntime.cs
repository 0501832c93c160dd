using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Gdpr;

/// <summary>What is worked out once a policy: the data map, and the decisions of each role and purpose. A reloaded policy is another object, with answers of its own.</summary>
internal sealed class PolicyRuntime
{
    private static readonly ConditionalWeakTable<Policy, PolicyRuntime> All = [];

    private readonly Policy _policy;
    private readonly ConcurrentDictionary<(string Role, string Purpose), ScopeDecisions> _decisions = new();

    private PolicyRuntime(Policy policy)
    {
        _policy = policy;
        Map = new DataMap(policy);
    }

    public DataMap Map { get; }

    public static PolicyRuntime Of(Policy policy) => All.GetValue(policy, static p => new PolicyRuntime(p));

    /// <summary>Refuses names that the policy does not declare, so that what is kept is bounded by the policy.</summary>
    public ScopeDecisions Decisions(AccessScope scope)
    {
        if (_decisions.TryGetValue((scope.Role, scope.Purpose), out var known))
        {
            return known;
        }

        AccessScopes.RefuseUndeclared(_policy, scope);
        return _decisions.GetOrAdd((scope.Role, scope.Purpose), static (pair, self) => new ScopeDecisions(self._policy, self.Map, pair.Role, pair.Purpose), this);
    }
}
