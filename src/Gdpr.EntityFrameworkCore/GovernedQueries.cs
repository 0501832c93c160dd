using System.Linq;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gdpr;

/// <summary>
/// Refuses queries that would read personal data without saying for which role and purpose, and writes the projection of those that do. It runs once a query shape and asks for nothing of
/// the scope: its answer is kept with the plan. The scope is asked for by <see cref="ScopeGuard"/>, on every run.
/// </summary>
internal sealed class GovernedQueries(Policy policy) : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
        eventData.Context is { } context ? new GovernedQueryVisitor(policy, new GovernedColumns(context.Model)).Check(queryExpression) : queryExpression;
}
