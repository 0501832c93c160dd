using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gdpr.Tests;

/// <summary>What an endpoint answers is what its purpose and the account's role permit. Numbers are those of the failure modes that the tests hold off.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(World.Policy);
        builder.Services.AddGdpr().AddAspNetCore();
        builder.Services.AddSignalR();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(EndpointTests).Assembly);
        builder.Services.AddControllers().AddApplicationPart(typeof(EndpointTests).Assembly);
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, Accounts>("Test", null);
        builder.Services.AddAuthorization();
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.UseGdpr();
        _app.MapControllers();
        _app.MapRazorPages();

        _app.MapGet("/customer", [Processing("order-handling", Role = "order-clerk")] [Processing("billing", Role = "accountant")] () => World.Someone());
        _app.MapGet("/ok", [Processing("order-handling", Role = "order-clerk")] () => Results.Ok(World.Someone()));
        _app.MapGet("/typed", [Processing("order-handling", Role = "order-clerk")] () => TypedResults.Ok(new[] { World.Someone() }));
        _app.MapGet("/json", [Processing("order-handling", Role = "order-clerk")] () => Results.Json(new Wrapped(World.Someone())));
        _app.MapGet("/anonymous-type", [Processing("order-handling", Role = "order-clerk")] () => Results.Ok(new { World.Someone().Iban }));
        _app.MapGet("/stream", [Processing("order-handling", Role = "order-clerk")] () => Stream());
        _app.MapGet("/account", [Processing("order-handling", Role = "order-clerk")] () => new Account { Email = "zoe@exemple.fr", PasswordHash = "h4sh", SecurityStamp = "st4mp" });
        _app.MapGet("/any-role", [Processing("order-handling")] () => World.Someone());
        _app.MapGet("/open-object", () => Results.Ok((object)World.Someone()));
        _app.MapGet("/open-plain", () => new { Count = 3 });
        _app.MapGet("/missing", [Processing("order-handling", Role = "order-clerk")] () => Results.Problem(statusCode: 404, title: "No such customer"));
        _app.MapPost("/read", [Processing("order-handling", Role = "order-clerk")] (Customer given) => given.Iban.Length);
        _app.MapHub<DeskHub>("/desk");
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Response)> Get(string path, params string[] roles)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Roles", string.Join(',', roles));
        var response = await _client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    private static IEnumerable<string> Names(string json) => JsonNode.Parse(json)!.AsObject().Select(p => p.Key);

    [Fact]
    public async Task Each_role_gets_its_own_fields()
    {
        Assert.Equal(["id", "nom", "email", "adresse", "orders"], Names((await Get("/customer", "Clerk")).Body));
        Assert.Equal(["id", "nom", "iban", "adresse", "orders"], Names((await Get("/customer", "Accountant")).Body));
    }

    [Theory]
    [InlineData("/ok")]
    [InlineData("/typed")]
    [InlineData("/json")]
    [InlineData("/stream")]
    [InlineData("/mvc/customer")]
    [InlineData("/mvc/result")]
    public async Task Mode_17_every_way_of_answering_is_minimised(string path)
    {
        var (status, body, _) = await Get(path, "Clerk");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("zoe@exemple.fr", body, StringComparison.Ordinal);
        Assert.DoesNotContain("FR76", body, StringComparison.Ordinal);
        Assert.DoesNotContain("allergie", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_of_an_Identity_account_are_not_written()
    {
        var (_, body, _) = await Get("/account", "Clerk");
        Assert.Contains("zoe@exemple.fr", body, StringComparison.Ordinal);
        Assert.DoesNotContain("h4sh", body, StringComparison.Ordinal);
        Assert.DoesNotContain("amp", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_page_handler_acts_for_its_own_mark_and_its_page_goes_on_in_the_scope()
    {
        var (status, body, response) = await Get("/Fiche", "Clerk");
        Assert.Equal((HttpStatusCode.OK, "order-clerk order-clerk"), (status, body.Trim()));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("accountant accountant", (await Get("/Fiche?handler=Facture", "Accountant")).Body.Trim());
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/Fiche?handler=Facture", "Clerk")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/Fiche", "Accountant")).Status);
    }

    [Fact]
    public async Task Mode_55_two_roles_at_once_are_refused_like_none()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/customer", "Clerk", "Accountant")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/customer", "Courier")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/customer", "order-clerk")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/customer")).Status);
    }

    [Fact]
    public async Task Without_a_role_on_the_mark_the_account_must_hold_exactly_one()
    {
        Assert.Contains("\"telephone\"", (await Get("/any-role", "Courier")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get("/any-role", "Courier", "Clerk")).Status);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_that_names_no_data()
    {
        var (_, body, response) = await Get("/anonymous-type", "Clerk");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("FR76", body, StringComparison.Ordinal);
        Assert.DoesNotContain("ban", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Mode_23_a_problem_of_the_endpoints_own_is_written()
    {
        var (status, body, _) = await Get("/missing", "Clerk");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("No such customer", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mode_59_answers_of_governed_endpoints_are_not_kept_by_caches()
    {
        Assert.Equal("no-store", (await Get("/customer", "Clerk")).Response.Headers.CacheControl!.ToString());
        Assert.Equal("no-store", (await Get("/customer")).Response.Headers.CacheControl!.ToString());
        Assert.Null((await Get("/open-plain")).Response.Headers.CacheControl);
    }

    [Theory]
    [InlineData("/open-object")]
    [InlineData("/mvc/open")]
    public async Task Mode_60_an_endpoint_without_a_mark_writes_no_personal_data(string path)
    {
        var thrown = await Record.ExceptionAsync(() => Get(path, "Clerk"));
        Assert.IsAssignableFrom<GdprRefusedException>(thrown);
    }

    [Fact]
    public async Task Mode_61_a_hub_method_acts_for_its_own_mark()
    {
        await using var connection = new HubConnectionBuilder().WithUrl("http://localhost/desk", o =>
        {
            o.HttpMessageHandlerFactory = _ => _app.GetTestServer().CreateHandler();
            o.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.LongPolling;
            o.Headers["X-Roles"] = "Clerk";
        }).Build();
        await connection.StartAsync();
        var seen = await connection.InvokeAsync<JsonObject>("Find");
        Assert.Equal(["id", "nom", "email", "adresse", "orders"], seen.Select(p => p.Key));
        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<JsonObject>("Bill"));
        Assert.Equal(3, await connection.InvokeAsync<int>("Count"));
    }

    [Fact]
    public async Task What_is_not_personal_is_written_without_a_mark() => Assert.Equal("""{"count":3}""", (await Get("/open-plain")).Body);

    [Fact]
    public async Task What_a_request_brings_is_read_whole()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/read") { Content = new StringContent("""{ "iban": "FR76" }""", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Roles", "Clerk");
        Assert.Equal("4", await (await _client.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Mode_56_the_request_cannot_choose_a_purpose() =>
        Assert.DoesNotContain("FR76", (await Get("/ok?purpose=billing&role=accountant", "Clerk")).Body, StringComparison.Ordinal);

    private static async IAsyncEnumerable<Customer> Stream()
    {
        await Task.Yield();
        yield return World.Someone();
        yield return World.Someone();
    }

    private sealed class Account : Microsoft.AspNetCore.Identity.IdentityUser;

    private sealed record Wrapped(Customer Customer);

    private sealed class Accounts(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var roles = Request.Headers["X-Roles"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "7"), .. roles.Select(r => new Claim(ClaimTypes.Role, r))], "Test");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "Test")));
        }
    }
}

public sealed class DeskHub : Microsoft.AspNetCore.SignalR.Hub
{
    [Processing("order-handling", Role = "order-clerk")]
    public object Find() => World.Someone();

    [Processing("billing", Role = "accountant")]
    public object Bill() => World.Someone();

    public int Count() => 3;
}

[ApiController]
[Route("mvc")]
[Processing("billing", Role = "accountant")]
public sealed class ShopController : ControllerBase
{
    [HttpGet("customer")]
    [Processing("order-handling", Role = "order-clerk")]
    public object Customer() => World.Someone();

    [HttpGet("result")]
    [Processing("order-handling", Role = "order-clerk")]
    public IActionResult Result() => Ok(World.Someone());
}

[ApiController]
[Route("mvc")]
public sealed class OpenController : ControllerBase
{
    [HttpGet("open")]
    public IActionResult Open() => Ok(World.Someone());
}
