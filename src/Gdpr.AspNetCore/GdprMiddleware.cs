using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gdpr;

/// <summary>Puts requests under the policy.</summary>
public static class GdprApplicationBuilderExtensions
{
    /// <summary>Begins the scope of each governed endpoint's request. It stands behind <c>UseAuthentication()</c> and <c>UseAuthorization()</c>, which say who asks.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseGdpr(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var pipeline = app.ApplicationServices.GetService<GdprPipeline>()
            ?? throw new InvalidOperationException("UseGdpr() needs builder.Services.AddGdpr().AddAspNetCore().");
        pipeline.Use(app.Properties);
        return app.UseMiddleware<GdprMiddleware>();
    }
}

/// <summary>
/// One scope a request, from the endpoint's own mark and the principal's role, never from what the request says. Answers of governed endpoints are not kept by caches that know neither role nor
/// purpose (RFC 9111, no-store). A refusal is a problem (RFC 9457) that names no data.
/// </summary>
internal sealed partial class GdprMiddleware(RequestDelegate next, Policy policy, IAccessScopes scopes, ILogger<GdprMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || EndpointMarks.Of(endpoint) is var marks && marks.Count == 0 && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
        {
            await next(context);
            return;
        }

        if (marks.Count > 0)
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        try
        {
            if (IsOpen(context) || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null || endpoint.Metadata.GetMetadata<HubMetadata>() is not null)
            {
                // Page handlers and hub methods have marks of their own, and filters that read them.
                await next(context);
                return;
            }

            using (scopes.Begin(ScopeOfRequest.Choose(policy, marks, context.User)))
            {
                await next(context);
            }
        }
        catch (Exception thrown) when (Refusal(thrown) is not null)
        {
            await Refuse(context, Refusal(thrown)!);
        }
    }

    /// <summary>Whoever wrote <c>AllowAnonymous</c> has decided that anybody may call; what is read then is refused for want of a scope.</summary>
    public static bool IsOpen(HttpContext context) => context.User.Identity?.IsAuthenticated != true && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>EF wraps what a query's guard throws.</summary>
    private static GdprRefusedException? Refusal(Exception? thrown)
    {
        for (; thrown is not null; thrown = thrown.InnerException)
        {
            if (thrown is GdprRefusedException refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async Task Refuse(HttpContext context, GdprRefusedException refusal)
    {
        Refused(logger, context.GetEndpoint()?.DisplayName ?? "", refusal.Message);
        if (context.Response.HasStarted)
        {
            // What was sent cannot be taken back; the client must not take it for whole.
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.Headers.CacheControl = "no-store";
        await Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Access to personal data refused", type: "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4").ExecuteAsync(context);
    }

    [LoggerMessage(1, LogLevel.Warning, "Refused at '{Endpoint}': {Reason}")]
    private static partial void Refused(ILogger logger, string endpoint, string reason);
}
