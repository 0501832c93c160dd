using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gdpr.Tests;

/// <summary>What could never be served rightly stops the host when it starts.</summary>
public sealed class StartTests
{
    private static async Task<Exception?> Start(Action<WebApplication> map, bool use = true)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(World.Policy);
        builder.Services.AddGdpr().AddAspNetCore();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        await using var app = builder.Build();
        if (use)
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseGdpr();
        }

        map(app);
        return await Record.ExceptionAsync(() => app.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_application_in_order_starts() => Assert.Null(await Start(app =>
    {
        app.MapGet("/a", [Processing("order-handling", Role = "order-clerk")] [Processing("billing", Role = "accountant")] () => World.Someone());
        app.MapGet("/b", () => 3);
        app.MapPost("/c", (Customer given) => given.Id);
    }));

    [Fact]
    public async Task Mode_60_an_endpoint_that_answers_personal_data_and_declares_no_purpose_stops_the_host()
    {
        Assert.Contains("'HTTP: GET /a'", (await Start(app => app.MapGet("/a", () => World.Someone())))!.Message, StringComparison.Ordinal);
        Assert.Contains("'Customer'", (await Start(app => app.MapGet("/a", async () => await Task.FromResult(new List<Customer>()))))!.Message, StringComparison.Ordinal);
        Assert.Contains("'Customer'", (await Start(app => app.MapGet("/a", () => TypedResults.Ok(World.Someone()))))!.Message, StringComparison.Ordinal);
        Assert.Contains("'Customer'", (await Start(app => app.MapGet("/a", () => Results.Ok(World.Someone())).Produces<Customer>()))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UseGdpr_without_its_services_says_what_to_add()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddGdpr();
        Assert.Contains("AddGdpr().AddAspNetCore()", Assert.Throws<InvalidOperationException>(() => builder.Build().UseGdpr()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mode_55_one_role_with_two_purposes_stops_the_host() =>
        Assert.Contains("'order-clerk' would act for 'order-handling' and 'billing'", (await Start(app => app.MapGet("/a", [Processing("order-handling", Role = "order-clerk")] [Processing("billing", Role = "order-clerk")] () => 3)))!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_name_that_the_policy_does_not_declare_stops_the_host()
    {
        var message = (await Start(app => app.MapGet("/a", [Processing("ordre", Role = "clerc")] () => 3)))!.Message;
        Assert.Contains("'ordre'", message, StringComparison.Ordinal);
        Assert.Contains("'clerc'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mode_62_a_missing_or_early_UseGdpr_stops_the_host()
    {
        Assert.Contains("UseGdpr() is missing", (await Start(app => app.MapGet("/a", [Processing("order-handling", Role = "order-clerk")] () => 3), use: false))!.Message, StringComparison.Ordinal);
        Assert.Contains("before UseAuthentication()", (await Start(
            app =>
            {
                app.UseGdpr();
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapGet("/a", [Processing("order-handling", Role = "order-clerk")] () => 3);
            },
            use: false))!.Message, StringComparison.Ordinal);
    }
}
