namespace Gdpr.Tests.Rules;

/// <summary>The second reader's cases of GDPR105.</summary>
public partial class OutsiderTests
{
    private const string Web = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Gdpr;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.HttpResults;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;

        """;

    private static Task Endpoints(params string[] sources) => new Check { Only = ["GDPR105"] }.Run([.. sources.Select(s => Web + s)]);

    [Fact]
    public Task Actions() => Endpoints("""
        [ApiController, Route("a")] public class NoBase { public Customer Get() => new(); } // GDPR105
        [Area("Admin")] public class InArea : Controller
        {
            public IActionResult Show() => View(new Customer()); // GDPR105
            public IActionResult ShowNamed() => View("x", new Customer()); // GDPR105
            public IActionResult ById(int id) { var c = new Customer(); return id > 0 ? Ok(c) : NotFound(); } // GDPR105
            public async Task<IActionResult> Later() { await Task.Yield(); return new JsonResult(new[] { new Customer() }); } // GDPR105
            public IActionResult Made() => CreatedAtAction(nameof(Show), new { id = 1 }, new Customer()); // GDPR105
            public IAsyncEnumerable<Customer> Stream() => throw new Exception(); // GDPR105
            public ActionResult<Customer?> Maybe() => NotFound(); // GDPR105
            [Processing("order-handling")] public IActionResult ReadsIt([FromBody] Customer c) { _ = c.Email; return Ok(); } // GDPR105
            public IActionResult Input(Customer c) => RedirectToAction(nameof(Show), new { c.Id });
            public IActionResult Counts(List<Customer> all) => Ok(all.Count);
            public IActionResult Ids(List<Customer> all) => Ok(all.Select(c => c.Id));
            public IActionResult Anonymous(Customer c) => Ok(new { c.Id });
            public int Number() => 1;
            public void Nothing() { }
            public static Customer Helper() => new();
            internal Customer Inside() => new();
            protected Customer Guarded() => new();
            [NonAction] public virtual Customer Not() => new();
            [Processing("order-handling")] public override string ToString() => new Customer().Email;
            [Processing("order-handling")] public override Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) { _ = new Customer().Email; return next(); }
            public T Generic<T>(T t, Customer c) where T : Customer => t;
        }
        public class NotToo : InArea { public override Customer Not() => new(); }
        [NonController] public class NoController : ControllerBase { public Customer Get() => new(); }
        internal class Hidden : ControllerBase { public Customer Get() => new(); }
        public class Outer { public class Nested : ControllerBase { public Customer Get() => new(); } }
        public class Open<T> : ControllerBase { public Customer Get() => new(); }
        public class Service { public Customer Get() => new(); }
        """);

    [Fact]
    public Task What_authorizes_a_controller() => Endpoints("""
        public class StaffOnlyAttribute : AuthorizeAttribute { }
        public class FilterAttribute : Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) { } }
        public class OtherAttribute : Attribute, IAuthorizeData { public string? Policy { get; set; } public string? Roles { get; set; } public string? AuthenticationSchemes { get; set; } }
        public class PlainAttribute : Attribute { }
        public class KeyFilter : IAsyncAuthorizationFilter { public Task OnAuthorizationAsync(AuthorizationFilterContext context) => Task.CompletedTask; }
        public class TimeFilter : IActionFilter { public void OnActionExecuting(ActionExecutingContext context) { } public void OnActionExecuted(ActionExecutedContext context) { } }
        public class KeyAttribute : TypeFilterAttribute { public KeyAttribute() : base(typeof(KeyFilter)) { } }
        public class TimeAttribute() : TypeFilterAttribute(typeof(TimeFilter));
        [TypeFilter(typeof(KeyFilter))] public class J : ControllerBase { public Customer Get() => new(); }
        [ServiceFilter<KeyFilter>] public class K : ControllerBase { public Customer Get() => new(); }
        [Key] public class L : ControllerBase { public Customer Get() => new(); }
        [TypeFilter(typeof(TimeFilter), Arguments = new object[] { 1 })] public class M : ControllerBase { public Customer Get() => new(); } // GDPR105
        [Time] public class N : ControllerBase { public Customer Get() => new(); } // GDPR105
        [RequireHttps] public class O : ControllerBase { public Customer Get() => new(); } // GDPR105
        [StaffOnly] public class A : ControllerBase { public Customer Get() => new(); }
        [Filter] public class B : ControllerBase { public Customer Get() => new(); }
        [Other] public class C : ControllerBase { public Customer Get() => new(); }
        [Plain] public class D : ControllerBase { public Customer Get() => new(); [Filter] public Customer Other() => new(); } // GDPR105
        [Authorize] public abstract class Base : ControllerBase { }
        public class E : Base { public Customer Get() => new(); }
        public class F<T> : Base { }
        public class G : F<int> { public Customer Get() => new(); }
        public partial class H : ControllerBase { public Customer Get() => new(); }
        [AllowAnonymous] public partial class H { }
        public class I : ControllerBase { [Authorize] public virtual Customer Get() => new(); [Authorize(Policy = "x")] public Customer Two() => new(); }
        """);

    [Fact]
    public Task Minimal_handlers_of_every_shape() => Endpoints(
        """
        public static class Api
        {
            public static void Map(WebApplication app, IEndpointRouteBuilder routes)
            {
                app.MapMethods("/1", ["GET", "POST"], () => new Customer()); // GDPR105
                app.MapGet("/2", Task<Results<Ok<Customer>, NotFound>> () => throw new Exception()); // GDPR105
                app.MapGet("/3", async Task<IResult> () => { await Task.Yield(); return TypedResults.Ok(new Customer()); }); // GDPR105
                app.MapGet("/4", async (HttpContext h) => await h.Response.WriteAsync(new Customer().Email)); // GDPR105
                app.MapGet("/5", Handlers.Get); // GDPR105
                app.MapGet("/6", Handlers.Closed);
                app.MapGet("/7", Handlers.Read); // GDPR105
                app.MapGet("/8", Handlers.Count);
                app.MapGet("/9", delegate () { return new Customer(); }); // GDPR105
                app.MapGet(pattern: "/10", handler: () => new Customer()); // GDPR105
                app.MapGet("/11", () => TypedResults.Ok(new { new Customer().Id }));
                app.MapGet("/12", () => Results.Json(new Customer(), statusCode: 200)); // GDPR105
                app.MapGet("/13", (Customer c) => Results.Ok(c.Id));
                app.MapGet("/14", () => new Customer()).WithMetadata(new AuthorizeAttribute());
                app.MapGet("/15", () => new Customer()).WithName("x").WithTags("y").RequireAuthorization("p");
                app.MapGet("/16", () => new Customer()).RequireAuthorization(p => p.RequireRole("x")).WithName("z");
                app.MapGet("/17", () => new Customer()).WithMetadata(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());
                app.MapFallback(() => new Customer()); // GDPR105
                routes.MapPut("/18", (int id) => id > 0 ? Results.Ok(new Customer()) : Results.NotFound()); // GDPR105
                EndpointRouteBuilderExtensions.MapGet(app, "/19", () => new Customer()); // GDPR105
                app.Map("/20", branch => branch.Run(h => h.Response.WriteAsync(new Customer().Email)));
                app.Map("/21", () => new Customer()); // GDPR105
            }
        }
        """,
        """
        public static class Handlers
        {
            public static Customer Get() => new();
            [Authorize] public static Customer Closed() => new();
            [Processing("order-handling")] public static string Read(int id) => new Customer().Email;
            public static int Count(Customer c) => 1;
        }
        """);

    [Fact]
    public Task A_local_function_is_judged_by_its_own_reads() => Endpoints("""
        public static class Api
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/a", () => new Customer().Email).RequireAuthorization();
                app.MapGet("/b", Ping);
                app.MapGet("/c", Read); // GDPR105
                app.MapGet("/d", Nested); // GDPR105
                string Ping() => "pong";
                string Read() => new Customer().Email;
                string Nested() { return Inner(); string Inner() => new Customer().Name; }
            }
        }
        """);

    [Fact]
    public Task Top_level_programs() => new Check { Only = ["GDPR105"], Output = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }.Run(Web + """
        var app = WebApplication.Create();
        var api = app.MapGroup("/api").RequireAuthorization();
        var open = app.MapGroup("/open");
        app.MapGet("/a", () => new Customer()); // GDPR105
        api.MapGet("/b", () => new Customer());
        api.MapGroup("/c").MapGet("/d", () => new Customer());
        open.MapGet("/e", Ping);
        open.MapGet("/f", () => new Customer()); // GDPR105
        open.MapGet("/g", () => new Customer()).AllowAnonymous();
        static string Ping() => "pong";
        """);

    [Fact]
    public Task Groups_passed_through_methods() => Endpoints(
        """
        public static class Startup
        {
            public static void Run(WebApplication app)
            {
                app.MapGroup("/api").RequireAuthorization().MapApi();
                var open = app.MapGroup("/open");
                open.MapOpen();
                Closed.Map(app.MapGroup("/closed").RequireAuthorization());
                var held = app.MapGroup("/held");
                held.WithTags("x").RequireAuthorization();
                Held.Map(held);
                new Instance(app).Map();
                app.Secured().MapGet("/s", () => new Customer());
                Groups.Secured(app).MapGet("/t", () => new Customer());
                app.Plain().MapGet("/u", () => new Customer()); // GDPR105
                RouteGroupBuilder assigned;
                assigned = app.MapGroup("/v").RequireAuthorization();
                assigned.MapGet("/v", () => new Customer());
                app.MapGroup("/w").WithMetadata(new AuthorizeAttribute()).MapGet("/w", () => new Customer());
                IEndpointConventionBuilder route = app.MapGet("/x", () => new Customer());
                route.RequireAuthorization();
                app.MapGroup("/y").RequireAuthorization().WithTags("1").WithTags("2").WithTags("3").WithTags("4").WithTags("5").WithTags("6").WithTags("7").WithTags("8").WithTags("9").MapGet("/y", () => new Customer());
                if (app.Environment is not null) { var inner = app.MapGroup("/z").RequireAuthorization(); { inner.MapGet("/z", () => new Customer()); inner.MapOrders(); } }
            }
        }
        public static class Groups
        {
            public static RouteGroupBuilder Secured(this IEndpointRouteBuilder app) => app.MapGroup("/sec").RequireAuthorization();
            public static RouteGroupBuilder Plain(this IEndpointRouteBuilder app) => app.MapGroup("/plain");
        }
        public class Instance(WebApplication app)
        {
            private readonly RouteGroupBuilder _group = app.MapGroup("/i").RequireAuthorization();
            private readonly RouteGroupBuilder _open = app.MapGroup("/j");
            public void Map() { _group.MapGet("/i", () => new Customer()); _open.MapGet("/j", () => new Customer()); } // GDPR105
        }
        """,
        """
        public static class Modules
        {
            public static void MapApi(this RouteGroupBuilder group) { group.MapOrders(); Customers.Map(group.MapGroup("/c")); var inner = group.MapGroup("/d"); inner.MapDeep(); }
            public static void MapOrders(this IEndpointRouteBuilder app) => app.MapGet("/o", () => new Customer());
            public static void MapDeep(this IEndpointRouteBuilder app) { app.MapGet("/o", () => new Customer()); }
            public static void MapOpen(this IEndpointRouteBuilder app) => app.MapGet("/p", () => new Customer()); // GDPR105
        }
        public static class Customers { public static void Map(IEndpointRouteBuilder app) => app.MapGet("/q", () => new Customer()); }
        public static class Closed { public static void Map(RouteGroupBuilder group) { group.MapGet("/r", () => new Customer()); } }
        public static class Held { public static void Map(RouteGroupBuilder group) { group.MapGet("/r", () => new Customer()); } }
        """);

    [Theory]
    [InlineData("var api = app.MapGroup(\"/x\").RequireAuthorization(); api.MapControllers();")]
    [InlineData("app.MapGroup(\"/x\").RequireAuthorization().MapControllers();")]
    [InlineData("var all = app.MapControllers(); all.RequireAuthorization();")]
    [InlineData("app.UseEndpoints(e => { e.MapControllers().RequireAuthorization(\"p\"); });")]
    [InlineData("app.MapControllerRoute(\"a\", \"b\").RequireAuthorization();")]
    [InlineData("services.AddControllers(o => o.Filters.Add(typeof(Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter)));")]
    [InlineData("services.AddMvc(o => o.Filters.Add<Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter>());")]
    [InlineData("services.AddControllers(o => o.Filters.Add(new KeyFilter()));")]
    [InlineData("services.AddControllers(o => { o.Filters.Add(typeof(KeyFilter)); });")]
    [InlineData("services.AddControllers(o => o.Filters.Add<KeyFilter>(3));")]
    [InlineData("services.AddControllers(o => o.Filters.AddService<KeyFilter>());")]
    [InlineData("services.Configure<AuthorizationOptions>(o => { o.FallbackPolicy = o.DefaultPolicy; });")]
    public Task What_protects_all_controllers(string statement) => Endpoints($$"""
        public static class Startup { public static void Run(IServiceCollection services, WebApplication app) { {{statement}} } }
        public class A : ControllerBase { public Customer Get() => new(); }
        public class KeyFilter : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) { } }
        """);

    [Theory]
    [InlineData("services.AddControllers(o => o.Filters.Add(new RequireHttpsAttribute()));")]
    [InlineData("services.AddControllers(o => o.Filters.Add(typeof(A)));")]
    [InlineData("new Other().Filters.Add(new KeyFilter());")]
    [InlineData("app.MapControllers();")]
    [InlineData("app.MapGroup(\"/x\").MapControllers(); app.MapGet(\"/\", () => 1).RequireAuthorization();")]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(null);")]
    [InlineData("_ = new AuthorizationOptions().FallbackPolicy;")]
    public Task What_protects_no_controller(string statement) => Endpoints($$"""
        public static class Startup { public static void Run(IServiceCollection services, WebApplication app) { {{statement}} } }
        public class A : ControllerBase { public Customer Get() => new(); } // GDPR105
        public class KeyFilter : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) { } }
        public class Other { [Personal("contact.email")] public List<object> Filters { get; set; } = new(); }
        """);

    [Fact]
    public Task Page_models() => Endpoints("""
        public class A : PageModel
        {
            [Processing("order-handling")] public void OnGet(Customer c) { _ = c.Name; } // GDPR105
            [Processing("order-handling")] public Task<IActionResult> OnPostSaveAsync(Customer c) { _ = c.Name; return null!; } // GDPR105
            public JsonResult OnGetList() => new(new Customer()); // GDPR105
            public IActionResult OnPostInput(Customer c) => RedirectToPage(new { c.Id });
            [NonHandler, Processing("order-handling")] public void OnGetHelper(Customer c) { _ = c.Name; }
            [Processing("order-handling")] public void OnHeaders(Customer c) { _ = c.Name; }
            [Processing("order-handling")] public void Helper(Customer c) { _ = c.Name; }
            [Processing("order-handling")] private void OnPut(Customer c) { _ = c.Name; }
        }
        [Authorize] public class Base : PageModel { }
        public class B : Base { [Processing("order-handling")] public void OnGet(Customer c) { _ = c.Name; } }
        [AllowAnonymous] public class C : PageModel { [Processing("order-handling")] public void OnGet(Customer c) { _ = c.Name; } }
        """);
}
