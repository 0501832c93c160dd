using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;

namespace Gdpr;

/// <summary>
/// Asks for the scope each time that a query runs. EF evaluates what a query captures on every execution, cached plan or not: a member that throws there stops the query before it is sent,
/// and no plan ever depends on a role (a plan that one role's run left in the cache would serve the next role).
/// </summary>
internal abstract class ScopeGuard
{
    public Expression Expression => System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Constant(this, typeof(ScopeGuard)), nameof(IsPassed));

    /// <summary>Always true: what is not permitted throws.</summary>
    public bool IsPassed
    {
        get
        {
            var (scope, policy) = AccessScopes.Ambient;
            Check(scope, PolicyRuntime.Of(policy).Decisions(scope));
            return true;
        }
    }

    protected abstract void Check(AccessScope scope, ScopeDecisions decisions);

    protected static void Refuse(IEnumerable<MemberInfo> members, ScopeDecisions decisions, string way)
    {
        var refused = members.Where(m => !decisions.Permits(m)).ToList();
        if (refused.Count > 0)
        {
            var named = string.Join(", ", refused.Take(4).Select(m => $"'{m.DeclaringType!.Name}.{m.Name}' ({string.Join(", ", decisions.Map.LabelsOf(m).Select(l => l.Category))})")) + (refused.Count > 4 ? $" and {refused.Count - 4} more" : "");
            throw new GdprRefusedException($"{named} may not be read in role '{decisions.Role}' for '{decisions.Purpose}': {decisions.Why(refused[0])} {way}");
        }
    }
}

/// <summary>The scope is the one for which a view was made, and its policy still permits what the view holds.</summary>
internal sealed class ViewGuard(ViewShape view) : ScopeGuard
{
    protected override void Check(AccessScope scope, ScopeDecisions decisions)
    {
        if (scope.Purpose != view.Purpose || view.Role is not null && scope.Role != view.Role)
        {
            throw new GdprRefusedException(
                $"'{view.View.Name}' is a view for '{view.Purpose}'{(view.Role is null ? "" : $" in role '{view.Role}'")}, and the scope is '{scope.Purpose}' in role '{scope.Role}'. Read another view here.");
        }

        Refuse(view.Members, decisions, "Make the view again from this policy.");
    }
}

/// <summary>Every marked column of an entity is permitted.</summary>
internal sealed class EntityGuard(Type entity, GovernedColumns columns) : ScopeGuard
{
    protected override void Check(AccessScope scope, ScopeDecisions decisions) =>
        Refuse(columns.Of(entity, decisions.Map), decisions, "ForScope() withholds nothing; read a view with As<TView>() instead.");
}
