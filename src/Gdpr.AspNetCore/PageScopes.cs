using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gdpr;

/// <summary>A page handler acts for its own mark, which no middleware can see; the page that it renders goes on in the same scope.</summary>
internal sealed class PageScopes(Policy policy, IAccessScopes scopes) : IAsyncPageFilter, IAsyncAlwaysRunResultFilter
{
    private static readonly object Chosen = new();

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod?.MethodInfo is not { } handler || EndpointMarks.Of(handler) is not { Count: > 0 } marks || GdprMiddleware.IsOpen(context.HttpContext))
        {
            await next();
            return;
        }

        var scope = ScopeOfRequest.Choose(policy, marks, context.HttpContext.User);
        context.HttpContext.Items[Chosen] = scope;
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        using (scopes.Begin(scope))
        {
            await next();
        }
    }

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        using (context.HttpContext.Items[Chosen] is AccessScope scope ? scopes.Begin(scope) : null)
        {
            await next();
        }
    }
}
