namespace Gdpr.Tests.Flow;

/// <summary>207: what is returned or serialised must be permitted for the declared purpose and role, or stand behind a projection.</summary>
public class Responses
{
    [Fact]
    public Task An_entity_from_an_action_without_a_purpose() => Flows.Of("""
        public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            [HttpGet("a")] public Customer A() => _clients[0]; // GDPR207
            [HttpGet("b")] public int B() => _clients.Count;
        }
        """);

    [Fact]
    public Task An_entity_with_a_member_that_the_purpose_does_not_list() => Flows.Of("""
        [Processing("order-handling")] public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            private readonly List<Contact> _contacts = new();
            [HttpGet("a")] public Customer A() => _clients[0]; // GDPR207
            [HttpGet("b")] public Contact B() => _contacts[0];
        }
        """);

    [Fact]
    public Task An_entity_with_a_member_that_the_role_may_not_see() => Flows.Of("""
        public class ClientsController : ControllerBase
        {
            private readonly List<Contact> _contacts = new();
            [HttpGet("a"), Processing("order-handling", Role = "parcel-clerk")] public Contact A() => _contacts[0]; // GDPR207
            [HttpGet("b"), Processing("order-handling", Role = "order-clerk")] public Contact B() => _contacts[0];
        }
        """);

    [Fact]
    public Task Every_way_to_answer_of_a_controller() => Flows.Of("""
        [Processing("order-handling")] public class ClientsController : Controller
        {
            private readonly List<Customer> _clients = new();
            public IActionResult A() => Ok(_clients); // GDPR207
            public IActionResult B() => Json(_clients[0]); // GDPR207
            public IActionResult C() => new JsonResult(_clients[0]); // GDPR207
            public IActionResult D() => new ObjectResult(_clients[0]); // GDPR207
            public IActionResult E() => BadRequest(_clients[0]); // GDPR207
            public IActionResult F() => StatusCode(409, _clients[0]); // GDPR207
            public ActionResult<Customer> G() => _clients[0]; // GDPR207
            public async Task<ActionResult<Customer>> H() { await Task.Yield(); return _clients[0]; } // GDPR207
            public IEnumerable<Customer> I() => _clients.Where(c => c.Id > 3); // GDPR207
            public IActionResult J() => Created("/clients/1", _clients[0]); // GDPR207
            public IActionResult K() => Ok(_clients.Count);
            public IActionResult L() => Json(_clients.Select(c => c.Id));
            public IActionResult M() => Ok(_clients[0].Email);
            public IActionResult N() => NoContent();
            public IActionResult O() => View(_clients[0]);
            public IActionResult P() => PartialView("_Client", _clients[0]);
        }
        """);

    [Fact]
    public Task A_projection_to_permitted_members_is_clean() => Flows.Of("""
        [Processing("order-handling")] public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            public IActionResult A() => Ok(_clients.Select(c => new { Client = c, c.Id })); // GDPR207
            public IActionResult B() => Ok(_clients.Select(c => new { c.Name, c.Email, c.Id }));
        }
        """);

    [Fact]
    public Task The_product_s_own_projections_are_clean() => Flows.Of("""
        [RoleView<Customer>("order-handling", Role = "order-clerk")] public partial record ClientView;
        [Processing("order-handling", Role = "order-clerk")] public class ClientsController(IQueryable<Customer> clients, IMinimizer minimizer) : ControllerBase
        {
            public IActionResult A() => Ok(clients); // GDPR207
            public IActionResult B() => Ok(clients.As<ClientView>());
            public IActionResult C() => Ok(clients.ForScope());
            public IActionResult D() => Ok(minimizer.Minimize(clients.First()));
            public IEnumerable<ClientView> E() => clients.As<ClientView>().ToList();
        }
        """);

    [Fact]
    public Task A_private_method_of_a_controller_is_no_endpoint() => Flows.Of("""
        [Processing("order-handling")] public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            public Customer A() => _clients[0]; // GDPR207
            private Customer B() => _clients[0];
            [NonAction] public Customer C() => _clients[0];
        }
        [Processing("order-handling")] public class ClientsService { public Customer D(List<Customer> all) => all[0]; }
        """);

    [Fact]
    public Task A_minimal_api_handler_answers() => Flows.Of("""
        using Microsoft.AspNetCore.Builder;
        public static class Api
        {
            public static void Map(WebApplication app, List<Customer> clients)
            {
                app.MapGet("/a", () => clients[0]); // GDPR207
                app.MapGet("/b", [Processing("order-handling")] () => Results.Ok(clients[0])); // GDPR207
                app.MapGet("/c", [Processing("order-handling")] () => TypedResults.Ok(clients)); // GDPR207
                app.MapGet("/d", [Processing("order-handling")] () => Results.Json(clients[0])); // GDPR207
                app.MapGet("/e", [Processing("order-handling")] async () => { await Task.Yield(); return clients[0]; }); // GDPR207
                app.MapGet("/f", [Processing("order-handling")] () => Results.Ok(new { clients[0].Email }));
                app.MapGet("/g", () => clients.Count);
                app.MapGet("/h", () => Results.Ok(clients[0].Id));
            }
        }
        """);

    [Fact]
    public Task A_method_group_as_a_handler_answers() => Flows.Of("""
        using Microsoft.AspNetCore.Builder;
        public static class Api
        {
            private static readonly List<Customer> s_clients = new();
            public static void Map(WebApplication app) { app.MapGet("/a", First); app.MapGet("/b", Count); }
            [Processing("order-handling")] private static Customer First() => s_clients[0]; // GDPR207
            private static int Count() => s_clients.Count;
        }
        """);

    [Fact]
    public Task A_page_handler_answers() => Flows.Of("""
        using Microsoft.AspNetCore.Mvc.RazorPages;
        [Processing("order-handling")] public class FicheModel(List<Customer> clients) : PageModel
        {
            public Customer? Client { get; private set; }
            public IActionResult OnGetJson() => new JsonResult(clients[0]); // GDPR207
            public IActionResult OnGetCount() => new JsonResult(clients.Count);
            public IActionResult OnGet() { Client = clients[0]; return Page(); }
        }
        """);

    [Fact]
    public Task Writing_to_the_response_answers() => Flows.Of("""
        public class Middleware
        {
            private static Task A(HttpContext http, Customer c) => http.Response.WriteAsJsonAsync(c); // GDPR207
            private static Task B(HttpContext http, Plain p) => http.Response.WriteAsJsonAsync(p);
            private static Task D(HttpContext http, [Personal("contact.email")] string mail) => http.Response.WriteAsync(mail); // GDPR207
            private static Task E(HttpContext http, string text) => http.Response.WriteAsync(text);
        }
        """);

    [Fact]
    public Task A_permitted_text_in_the_response_is_clean() => Flows.Of("""
        public class Middleware
        {
            [Processing("order-handling")] private static Task A(HttpContext http, Customer c) => http.Response.WriteAsync(c.Email);
            private static Task B(HttpContext http, [Personal("contact.email")] string mail) => http.Response.WriteAsync("To " + mail); // GDPR207
        }
        """);

    [Fact]
    public Task Serialisers_write_every_marked_member() => Flows.In("""
        string A(Customer c) => JsonSerializer.Serialize(c); // GDPR207
        string B(Contact c) => JsonSerializer.Serialize(c);
        string D(Customer c) => JsonSerializer.Serialize(new { c.Name, c.Email });
        string E(Order o) => JsonSerializer.Serialize(o); // GDPR207
        byte[] F(Customer c) => JsonSerializer.SerializeToUtf8Bytes(c); // GDPR207
        string G(Customer c) => Newtonsoft.Json.JsonConvert.SerializeObject(c); // GDPR207
        string H(Contact c) => Newtonsoft.Json.JsonConvert.SerializeObject(c);
        string I(List<Customer> all) => JsonSerializer.Serialize(all); // GDPR207
        string J(Dictionary<string, Customer> all) => JsonSerializer.Serialize(all); // GDPR207
        """);

    [Fact]
    public Task A_serialiser_without_a_purpose() => Flows.Of("""
        public class Export
        {
            private static string A(Contact c) => JsonSerializer.Serialize(c); // GDPR207
            private static string B(Plain p) => JsonSerializer.Serialize(p);
            [Processing("order-handling")] private static string D(Contact c) => JsonSerializer.Serialize(c);
        }
        """);

    [Fact]
    public Task What_a_serialiser_ignores_is_not_written() => Flows.Of("""
        using System.Text.Json.Serialization;
        public class Fiche { public int Id { get; set; } [JsonIgnore, Personal("health")] public string Allergies { get; set; } = ""; }
        public class Dossier { public int Id { get; set; } [Personal("health")] public string Allergies { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            string A(Dossier d) => JsonSerializer.Serialize(d); // GDPR207
            string B(Fiche f) => JsonSerializer.Serialize(f);
        }
        """);

    [Fact]
    public Task A_download_is_a_response_and_no_file() => Flows.Of("""
        public class ExportController : Controller
        {
            private readonly List<Contact> _contacts = new();
            public IActionResult A([Personal("contact.email")] string mail) => File(Encoding.UTF8.GetBytes(mail), "text/csv", "clients.csv"); // GDPR207
            [Processing("order-handling")] public IActionResult B() => File(Encoding.UTF8.GetBytes(_contacts[0].Mail), "text/csv", "clients.csv");
            public IActionResult C() => File(Encoding.UTF8.GetBytes(_contacts.Count.ToString()), "text/csv", "clients.csv");
            public IActionResult D([Personal("contact.email")] string mail) => Content(mail, "text/csv"); // GDPR207
        }
        """);

    [Fact]
    public Task What_goes_into_a_response_is_judged_by_207_alone() => Flows.Of("""
        [Processing("order-handling")] public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            public string A() => _clients[0].Email;
            public (string, int) B() => (_clients[0].Email, 3);
            public Customer C() => _clients[0]; // GDPR207
        }
        """);

    [Fact]
    public Task Several_purposes_need_one_that_permits() => Flows.Of("""
        public class ClientsController : ControllerBase
        {
            private readonly List<Contact> _contacts = new();
            [HttpGet("a"), Processing("billing"), Processing("security")] public Contact A() => _contacts[0]; // GDPR207
            [HttpGet("b"), Processing("billing"), Processing("order-handling")] public Contact B() => _contacts[0];
        }
        """);

    [Fact]
    public Task An_asynchronous_stream_answers() => Flows.Of("""
        [Processing("order-handling")] public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            public async IAsyncEnumerable<Customer> A() { foreach (var c in _clients) { await Task.Yield(); yield return c; } } // GDPR207
            public async IAsyncEnumerable<int> B() { foreach (var c in _clients) { await Task.Yield(); yield return c.Id; } }
        }
        """);

    [Fact]
    public Task A_sink_declared_as_a_response_is_one() => Flows.Of("""
        public class Cases
        {
            private static void Answer([Sink(SinkKind.Response)] object body) { }
            private void A(Customer c) => Answer(c); // GDPR207
            private void B(Customer c) => Answer(c.Id);
            [Processing("order-handling")] private void D(Contact c) => Answer(c);
        }
        """);

    [Fact]
    public Task A_text_of_json_that_an_action_returns_is_reported_once() => Flows.Of("""
        public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            public string A() => JsonSerializer.Serialize(_clients[0]); // GDPR207
            public string B() => JsonSerializer.Serialize(_clients.Count);
            private string D() => JsonSerializer.Serialize(_clients[0]); // GDPR207
        }
        """);

    [Fact]
    public Task What_only_a_passed_over_member_leads_to_is_not_written() => Flows.Of("""
        public class Ordered { public int Number { get; set; } [System.Text.Json.Serialization.JsonIgnore] public Customer By { get; set; } = new(); }
        public class Shown { public int Number { get; set; } public Customer By { get; set; } = new(); }
        [Processing("order-handling")] public class Cases : ControllerBase
        {
            public IActionResult A(Shown o) => Ok(o); // GDPR207
            public IActionResult B(Ordered o) => Ok(o);
        }
        """);
}
