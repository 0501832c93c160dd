using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace Gdpr;

/// <summary>Queries over personal data. Whoever uses neither of these on a context with <c>UseGdpr</c> is refused where personal data would be read.</summary>
public static class GdprQueryableExtensions
{
    private static readonly MethodInfo ProjectedMethod = typeof(GdprQueryableExtensions).GetMethod(nameof(Projected), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo ScopedMethod = typeof(GdprQueryableExtensions).GetMethod(nameof(Scoped), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>
    /// The query as a view: it selects the view's columns and no other, and what is added after it can filter and order by nothing else. A role with <c>self</c> gets the rows of the
    /// scope's subject only. Whether the scope is the view's is judged each time that the query runs.
    /// </summary>
    /// <typeparam name="TView">A <c>[RoleView]</c> of the query's entity.</typeparam>
    /// <param name="source">The query; what it filters and orders by must be permitted, too.</param>
    /// <exception cref="AccessScopeMissingException">There is no scope.</exception>
    /// <exception cref="GdprRefusedException">When it runs: the scope has another purpose or role, or the query touches what the policy does not permit.</exception>
    public static IQueryable<TView> As<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.Interfaces)] TView>(this IQueryable source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var view = ViewShape.Of(typeof(TView));
        if (view.Entity != source.ElementType)
        {
            throw new ArgumentException($"'{typeof(TView).Name}' is a view of '{view.Entity.Name}', not of '{source.ElementType.Name}'.", nameof(source));
        }

        var guard = new ViewGuard(view);
        var rows = SubjectFilter.Apply(source.Expression, view.Entity);
        return source.Provider.CreateQuery<TView>(source.Provider is IAsyncQueryProvider
            ? Expression.Call(ProjectedMethod.MakeGenericMethod(view.Entity, typeof(TView)), rows, guard.Expression)
            : Expression.Call(typeof(Queryable), nameof(Queryable.Select), [view.Entity, typeof(TView)], InMemory(rows, view.Entity, guard), Expression.Quote(view.Projection)));
    }

    /// <summary>
    /// The query with its type kept and nothing withheld: it is refused when it runs unless every marked column of the entity is permitted for the current role and purpose. What is included
    /// besides must be no personal data; read that as a view.
    /// </summary>
    /// <typeparam name="TEntity">The entity.</typeparam>
    /// <param name="source">The query.</param>
    /// <exception cref="AccessScopeMissingException">There is no scope.</exception>
    /// <exception cref="GdprRefusedException">When it runs: a column is not permitted.</exception>
    public static IQueryable<TEntity> ForScope<TEntity>(this IQueryable<TEntity> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var guard = new EntityGuard(typeof(TEntity), GovernedColumns.Root(source.Expression, typeof(TEntity)));
        var rows = SubjectFilter.Apply(source.Expression, typeof(TEntity));
        return source.Provider.CreateQuery<TEntity>(Expression.Call(ScopedMethod.MakeGenericMethod(typeof(TEntity)), rows, guard.Expression));
    }

    internal static bool IsProjected(MethodInfo method) => method.IsGenericMethod && method.GetGenericMethodDefinition() == ProjectedMethod;

    internal static bool IsScoped(MethodInfo method) => method.IsGenericMethod && method.GetGenericMethodDefinition() == ScopedMethod;

    /// <summary>Rows of a list, which no guard of a context watches: the scope is asked for at each.</summary>
    private static MethodCallExpression InMemory(Expression rows, Type entity, ScopeGuard guard) =>
        Expression.Call(typeof(Queryable), nameof(Queryable.Where), [entity], rows, Expression.Quote(Expression.Lambda(guard.Expression, Expression.Parameter(entity, "row"))));

    /// <summary>Stands in the query until <see cref="GovernedQueryVisitor"/> writes the projection; a context without <c>UseGdpr</c> cannot translate it, so that nothing leaks there.</summary>
    private static IQueryable<TView> Projected<TEntity, TView>(IQueryable<TEntity> source, bool guard) => throw new GdprRefusedException("As<TView>() is translated by a context with UseGdpr().");

    private static IQueryable<TEntity> Scoped<TEntity>(IQueryable<TEntity> source, bool guard) => throw new GdprRefusedException("ForScope() is translated by a context with UseGdpr().");
}
