namespace Gdpr.Tests.Rules;

/// <summary>GDPR105: endpoints that reach personal data and ask for no authentication.</summary>
public class EndpointTests
{
    private const string Usings = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Gdpr;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;

        """;

    private static Task Reports(string source) => Check.Reports(Usings + source, "GDPR105");

    [Fact]
    public Task Controller_actions() => Reports("""
        public class A : ControllerBase
        {
            [Processing("order-handling")] public string Reads(Customer c) => c.Email; // GDPR105
            public Customer Returns(int id) => new(); // GDPR105
            public Task<ActionResult<List<Customer>>> ReturnsWrapped() => null!; // GDPR105
            public IActionResult ReturnsOk() { if (HttpContext is null) { return NotFound(); } return Ok(new Customer()); } // GDPR105
            public IActionResult ReturnsView() => new ViewResult { };
            public IActionResult Input(Customer c) => Ok();
            [AllowAnonymous] public Customer Open() => new();
            [Authorize] public Customer Closed() => new();
            [NonAction] public Customer NoAction() => new();
            private Customer Hidden() => new();
        }
        [Authorize] public class B : ControllerBase { public Customer Get() => new(); }
        public class C : B { public Customer Other() => new(); }
        public class D { public Customer Get() => new(); }
        """);

    [Fact]
    public Task Minimal_apis() => Reports("""
        public static class Api
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/a", () => new Customer()); // GDPR105
                app.MapGet("/b", () => new Customer()).RequireAuthorization();
                app.MapGet("/c", () => new Customer()).WithName("c").AllowAnonymous();
                app.MapPost("/d", (Customer c) => Results.Ok());
                app.MapGet("/e", () => Results.Ok(new Customer())); // GDPR105
                app.MapGet("/f", [Processing("order-handling")] (int id) => Load(id).Email); // GDPR105
                app.MapGet("/g", [Authorize] () => new Customer());
                app.MapGet("/h", Handler); // GDPR105
                var group = app.MapGroup("/x").RequireAuthorization();
                group.MapGet("/i", () => new Customer());
                var later = app.MapGroup("/y");
                later.RequireAuthorization();
                later.MapGet("/j", () => new Customer());
                var open = app.MapGroup("/z");
                open.MapGet("/k", () => new Customer()).RequireAuthorization();
                open.MapGet("/l", () => new Customer()); // GDPR105
                var route = app.MapGet("/m", () => new Customer());
                route.RequireAuthorization();
                app.MapGroup("/q").MapOpen();
                app.MapGroup("/p").RequireAuthorization().MapClosed();
            }
            static Customer Load(int id) => new();
            static Customer Handler() => new();
            static void MapOpen(this RouteGroupBuilder group) => group.MapGet("/o", () => new Customer()); // GDPR105
            static void MapClosed(this RouteGroupBuilder group) => group.MapGet("/o", () => new Customer());
        }
        """);

    [Fact]
    public Task Pages() => Reports("""
        public class IndexModel : PageModel
        {
            [Processing("order-handling")] public void OnGet(Customer c) { Title = c.Name; } // GDPR105
            public string Title { get; set; } = "";
            public void OnPost(Customer c) { }
        }
        [Authorize] public class ClosedModel : PageModel { [Processing("order-handling")] public void OnGet(Customer c) { _ = c.Name; } }
        """);

    [Theory]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    [InlineData("services.AddControllers(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter()));")]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    [InlineData("app.MapControllers().RequireAuthorization();")]
    public Task What_protects_all_silences_all(string statement) => Reports($$"""
        public static class Startup { public static void Run(IServiceCollection services, WebApplication app) { {{statement}} } }
        public class A : ControllerBase { public Customer Get() => new(); }
        """);

    [Fact]
    public Task A_fallback_policy_of_null_protects_nothing() => Reports("""
        public static class Startup { public static void Run(IServiceCollection services) => services.AddAuthorization(o => o.FallbackPolicy = null); }
        public class A : ControllerBase { public Customer Get() => new(); } // GDPR105
        """);
}
