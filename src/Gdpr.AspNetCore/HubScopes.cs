using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.SignalR;

namespace Gdpr;

/// <summary>A hub method acts for its own mark, call by call: a connection lives long and serves many. What it gives back is written after the call, so that it goes in an envelope of its scope.</summary>
internal sealed class HubScopes(Policy policy, IAccessScopes scopes) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (EndpointMarks.Of(invocationContext.HubMethod) is not { Count: > 0 } marks)
        {
            return await next(invocationContext);
        }

        var scope = ScopeOfRequest.Choose(policy, marks, invocationContext.Context.User ?? new());
        using (scopes.Begin(scope))
        {
            var result = await next(invocationContext);
            return result is not null && PolicyRuntime.Of(policy).Map.Contains(result.GetType()) ? new Minimized<object>(result, PolicyRuntime.Of(policy).Decisions(scope)) : result;
        }
    }
}
