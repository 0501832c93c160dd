using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Gdpr;

/// <summary>
/// One query. Marked members may be read where a view permits them, or on entities that <c>ForScope</c> vouches for; elsewhere, as a filter, a sort order, a key or an aggregate, they are an
/// oracle and refused. What comes out may hold views and such entities, and no other personal data.
/// </summary>
internal sealed class GovernedQueryVisitor(Policy policy, GovernedColumns columns) : ExpressionVisitor
{
    private readonly DataMap _map = PolicyRuntime.Of(policy).Map;
    private readonly HashSet<Type> _views = [];
    private readonly HashSet<Type> _vouched = [];
    private readonly HashSet<Type> _loose = [];
    private readonly Stack<(ViewShape Shape, ScopeDecisions? Decisions)> _projecting = new();
    private int? _roots;

    public Expression Check(Expression query)
    {
        var checkedQuery = Visit(query);
        RefuseResult(query.Type);
        return _loose.FirstOrDefault(_vouched.Contains) is { } beside
            ? throw new GdprRefusedException($"The query reads '{beside.Name}' beside ForScope(), too, where no subject and no scope holds. Put ForScope() on each.") : checkedQuery;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (GdprQueryableExtensions.IsProjected(node.Method))
        {
            return Project(node);
        }

        if (GdprQueryableExtensions.IsScoped(node.Method))
        {
            _vouched.Add(node.Method.GetGenericArguments()[0]);
            return Guarded(node.Arguments[0]);
        }

        if (node.Method.DeclaringType == typeof(EF) && node.Method.Name == nameof(EF.Property))
        {
            return Named(node);
        }

        if (node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions) && node.Method.Name is nameof(EntityFrameworkQueryableExtensions.Include) or "ThenInclude")
        {
            RefuseInclude(node);
        }

        if (!IsOperator(node.Method))
        {
            foreach (var given in node.Arguments.Append(node.Object).OfType<Expression>())
            {
                RefuseWhole(given, $"it is passed to '{node.Method.DeclaringType?.Name}.{node.Method.Name}'");
            }
        }

        return base.VisitMethodCall(node);
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is not null)
        {
            RefuseMember(node.Member, node.Expression.Type);
        }

        return base.VisitMember(node);
    }

    protected override Expression VisitInvocation(InvocationExpression node)
    {
        foreach (var given in node.Arguments)
        {
            RefuseWhole(given, "it is passed to a delegate");
        }

        return base.VisitInvocation(node);
    }

    protected override Expression VisitUnary(UnaryExpression node)
    {
        if (node.NodeType is ExpressionType.Convert or ExpressionType.TypeAs)
        {
            RefuseHidden(node.Operand, node.Type);
        }

        return base.VisitUnary(node);
    }

    protected override Expression VisitNewArray(NewArrayExpression node)
    {
        foreach (var item in node.Expressions)
        {
            RefuseHidden(item, node.Type.GetElementType()!);
        }

        return base.VisitNewArray(node);
    }

    protected override Expression VisitNew(NewExpression node)
    {
        foreach (var (parameter, given) in (node.Constructor?.GetParameters() ?? []).Zip(node.Arguments))
        {
            RefuseHidden(given, parameter.ParameterType);
        }

        return base.VisitNew(node);
    }

    protected override MemberAssignment VisitMemberAssignment(MemberAssignment node)
    {
        RefuseHidden(node.Expression, DataMap.TypeOf(node.Member));
        return base.VisitMemberAssignment(node);
    }

    protected override Expression VisitExtension(Expression node) => node switch
    {
        EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) => Root(root),
        EntityQueryRootExpression root => columns.Of(root.EntityType.ClrType, _map).Count == 0 ? node
            : throw new GdprRefusedException($"'{root.EntityType.ClrType.Name}' is read by SQL of its own, a function or a point in time; nobody can judge which of its personal data that is. Query the DbSet."),
        QueryRootExpression and not InlineQueryRootExpression and not ParameterQueryRootExpression => throw new GdprRefusedException("SqlQuery is refused on a context with UseGdpr(): nobody can judge what raw SQL reads. Query the DbSet, or use a context of its own for data that is not personal."),
        _ => base.VisitExtension(node),
    };

    /// <summary>The rows of a view or of <c>ForScope</c>: those of one entity, on which a role with <c>self</c> has its filter.</summary>
    private Expression Guarded(Expression source)
    {
        var outer = _roots;
        _roots ??= 0;
        var visited = Visit(source);
        _roots = outer;
        return visited;
    }

    private EntityQueryRootExpression Root(EntityQueryRootExpression root)
    {
        if (columns.Of(root.EntityType.ClrType, _map).Count > 0)
        {
            if (_roots is null)
            {
                _loose.Add(root.EntityType.ClrType);
            }
            else if (++_roots > 1)
            {
                throw new GdprRefusedException($"'{root.EntityType.ClrType.Name}' is read inside the query of a view or of ForScope(), as a second source: whose rows those are, no scope says. Go by a navigation of the entity.");
            }
        }

        return root;
    }

    private Expression Project(MethodCallExpression node)
    {
        var shape = ViewShape.Of(node.Method.GetGenericArguments()[1]);
        if (_projecting.Count > 0)
        {
            throw new GdprRefusedException($"'{shape.View.Name}' stands inside the query of another view. Write it into that view's entity.");
        }

        // A view without a role is judged by the purpose alone, as the compiler does; its guard asks for the role.
        _projecting.Push((shape, shape.Role is null ? null : PolicyRuntime.Of(policy).Decisions(new AccessScope("", shape.Role, shape.Purpose))));
        var source = Guarded(node.Arguments[0]);
        Visit(shape.Projection);
        _projecting.Pop();
        _views.Add(shape.View);
        foreach (var nested in shape.View.GetNestedTypes())
        {
            _views.Add(nested);
        }

        return Expression.Call(typeof(Queryable), nameof(Queryable.Select), [shape.Entity, shape.View], source, Expression.Quote(shape.Projection));
    }

    private Expression Named(MethodCallExpression node)
    {
        var holder = node.Arguments[0].Type;
        if (node.Arguments[1] is not ConstantExpression { Value: string name })
        {
            return Leaks(holder) ? throw new GdprRefusedException($"A member of '{holder.Name}' is named by a variable: which one, nobody can judge. Name it by a constant.") : node;
        }

        if (DataMap.MembersOf(holder).FirstOrDefault(m => m.Name == name) is { } member)
        {
            RefuseMember(member, holder);
        }

        // The receiver alone is no whole.
        return base.VisitMethodCall(node);
    }

    private void RefuseMember(MemberInfo member, Type holder)
    {
        if (_map.LabelsOf(member) is not { Length: > 0 } labels || _views.Contains(holder) || _vouched.Contains(holder) && columns.Of(holder, _map).Any(c => c.HasSameMetadataDefinitionAs(member)))
        {
            return;
        }

        var named = $"'{holder.Name}.{member.Name}' ({string.Join(", ", labels.Select(l => l.Category))})";
        if (!_projecting.TryPeek(out var view))
        {
            throw new GdprRefusedException($"The query reads {named} beside As<TView>() and ForScope(): as a filter, order or key it tells what may not be seen. Put it behind As<TView>(), or begin with ForScope().");
        }

        if (labels.FirstOrDefault(l => !Permits(view, l)) is { } refused)
        {
            throw new GdprRefusedException($"The query of '{view.Shape.View.Name}' reads {named}, and the policy does not permit '{refused.Category}' for '{view.Shape.Purpose}'{(view.Shape.Role is { } role ? $" in role '{role}'" : "")}.");
        }
    }

    private bool Permits((ViewShape Shape, ScopeDecisions? Decisions) view, DataLabel label) =>
        view.Decisions?.Permits(label) ?? policy.DecidePurpose(view.Shape.Purpose, label.Category, label.Purposes, label.SubjectKind).IsPermitted;

    private void RefuseInclude(MethodCallExpression node)
    {
        var included = node.Arguments[1] is UnaryExpression { Operand: LambdaExpression path } ? path.ReturnType : null;
        if (included is null ? Leaks(node.Method.GetGenericArguments()[0]) || _vouched.Count > 0 : Leaks(included))
        {
            throw new GdprRefusedException($"Include brings {(included is null ? "what its text names" : $"'{DataMap.Unwrapped(included).Name}'")} whole, which holds personal data. Read it as a view.");
        }
    }

    private void RefuseWhole(Expression value, string how)
    {
        value = value is UnaryExpression { NodeType: ExpressionType.Convert } converted ? converted.Operand : value;
        if (value is not (LambdaExpression or UnaryExpression { NodeType: ExpressionType.Quote }) && Leaks(value.Type) && !_vouched.Contains(DataMap.Unwrapped(value.Type)))
        {
            throw new GdprRefusedException($"'{DataMap.Unwrapped(value.Type).Name}' holds personal data and leaves the query whole: {how}. Read it as a view with As<TView>().");
        }
    }

    /// <summary>As an <c>object</c> or interface the type would say nothing any more.</summary>
    private void RefuseHidden(Expression value, Type target)
    {
        if (!Leaks(target))
        {
            RefuseWhole(value, $"it is given as '{target.Name}'");
        }
    }

    private void RefuseResult(Type type)
    {
        if (Leaks(type))
        {
            throw new GdprRefusedException($"The query gives '{Describe(type)}' whole, which holds personal data. Read it as a view with As<TView>(), or begin with ForScope() where every column is permitted.");
        }
    }

    private static string Describe(Type type) => DataMap.Unwrapped(type) is { IsGenericType: true } generic ? string.Join(", ", generic.GetGenericArguments().Select(a => DataMap.Unwrapped(a).Name)) : DataMap.Unwrapped(type).Name;

    /// <summary>A value of the type holds personal data for which neither a view nor <c>ForScope</c> vouches.</summary>
    private bool Leaks(Type type, int depth = 0)
    {
        type = DataMap.Unwrapped(type);
        if (_views.Contains(type) || _vouched.Contains(type) || depth > 8)
        {
            return false;
        }

        // An entity's row brings its own columns; what it refers to comes only where it is included.
        if (columns.Find(type, _map) is { } row)
        {
            return row.Count > 0;
        }

        return type.IsGenericType && (typeof(System.Collections.IEnumerable).IsAssignableFrom(type) || type.Name.StartsWith("<>", StringComparison.Ordinal) || typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(type) || typeof(Expression).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type))
            ? type.GetGenericArguments().Any(a => Leaks(a, depth + 1)) : _map.Contains(type);
    }

    /// <summary>Operators of the query itself: they take rows and lambdas about them.</summary>
    private static bool IsOperator(MethodInfo method) =>
        method.DeclaringType is { } type && (type == typeof(Queryable) || type == typeof(Enumerable) || type == typeof(EntityFrameworkQueryableExtensions) || type == typeof(RelationalQueryableExtensions)
            || type.Namespace == "Microsoft.EntityFrameworkCore" && type.Name.EndsWith("QueryableExtensions", StringComparison.Ordinal)) || method.IsSpecialName;
}
