namespace Gdpr.Tests.Flow;

/// <summary>Rarer shapes of the ways out.</summary>
public class WaysOut
{
    [Fact]
    public Task A_message_of_a_caught_exception_in_another_one() => Flows.In("""
        void A(Customer c)
        {
            try
            {
                throw new FormatException(c.Email); // GDPR204
            }
            catch (FormatException e)
            {
                throw new InvalidOperationException("Failed: " + e.Message); // GDPR204
            }
        }
        void B(Customer c)
        {
            try
            {
                throw new FormatException("C" + c.Id);
            }
            catch (FormatException e)
            {
                throw new InvalidOperationException("Failed: " + e.Message);
            }
        }
        """);

    [Fact]
    public Task An_exception_in_a_filter_that_logs() => Flows.In("""
        private bool Noted(Exception e) { _log.LogError(e, "Failed"); return false; }
        void A(Customer c)
        {
            try
            {
                throw new FormatException(c.Email); // GDPR204
            }
            catch (Exception e) when (Noted(e)) // GDPR203
            {
            }
        }
        void B(Customer c)
        {
            try
            {
                throw new FormatException("C" + c.Id);
            }
            catch (Exception e) when (Noted(e))
            {
            }
        }
        """);

    [Fact]
    public Task A_log_with_event_exception_and_arguments() => Flows.In("""
        void A(Customer c, Exception e) => _log.LogError(new EventId(7), e, "Failed for {Mail}", c.Email); // GDPR203
        void B(Customer c, Exception e) => _log.LogError(new EventId(7), e, "Failed for {Id}", c.Id);
        """);

    [Fact]
    public Task An_xml_writer_on_a_path() => Flows.In("""
        void A(Customer c) { using var w = System.Xml.XmlWriter.Create("c.xml"); w.WriteElementString("mail", c.Email); } // GDPR205
        void B(Customer c) { using var w = System.Xml.XmlWriter.Create("c.xml"); w.WriteElementString("id", c.Id.ToString()); }
        void D(Customer c) { using var w = System.Xml.XmlWriter.Create(new StringBuilder()); w.WriteElementString("mail", c.Email); }
        """);

    [Fact]
    public Task A_binary_writer_on_a_file() => Flows.In("""
        void A(Customer c) { using var w = new BinaryWriter(File.OpenWrite("c.bin")); w.Write(c.Email); } // GDPR205
        void B(Customer c) { using var w = new BinaryWriter(File.OpenWrite("c.bin")); w.Write(c.Id); }
        void D(Customer c) { using var w = new BinaryWriter(new MemoryStream()); w.Write(c.Email); }
        """);

    [Fact]
    public Task A_stream_copied_into_a_file() => Flows.In("""
        void A(Customer c) { using var m = new MemoryStream(Encoding.UTF8.GetBytes(c.Email)); using var f = File.Create("c.bin"); m.CopyTo(f); } // GDPR205
        void B(Customer c) { using var m = new MemoryStream(Encoding.UTF8.GetBytes("x")); using var f = File.Create("c.bin"); m.CopyTo(f); }
        """);

    [Fact]
    public Task An_asynchronous_serialisation_into_a_file() => Flows.In("""
        async Task A(Contact c) { await using var f = File.Create("c.json"); await JsonSerializer.SerializeAsync(f, c); } // GDPR205
        async Task B(Plain p) { await using var f = File.Create("c.json"); await JsonSerializer.SerializeAsync(f, p); }
        """);

    [Fact]
    public Task An_answer_chosen_by_a_condition() => Flows.Of("""
        public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            [HttpGet("a")] public IActionResult A(int id) { var c = _clients.Find(x => x.Id == id); return c is null ? NotFound() : Ok(c); } // GDPR207
            [HttpGet("b")] public IActionResult B(int id) { var c = _clients.Find(x => x.Id == id); return c is null ? NotFound() : Ok(c.Id); }
            [HttpGet("c")] public IActionResult C(int id) => id switch { 0 => NotFound(), 1 => Ok(_clients.Count), _ => Ok(_clients[id]) }; // GDPR207
        }
        """);

    [Fact]
    public Task An_answer_kept_in_a_local() => Flows.Of("""
        public class ClientsController : ControllerBase
        {
            private readonly List<Customer> _clients = new();
            [HttpGet("a")] public ActionResult<IEnumerable<Customer>> A() { var found = _clients.Where(c => c.Id > 1).ToList(); return found; } // GDPR207
            [HttpGet("b")] public ActionResult<IEnumerable<int>> B() { var found = _clients.Select(c => c.Id).ToList(); return found; }
        }
        """);

    [Fact]
    public Task A_union_of_typed_results_answers() => Flows.Of("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http.HttpResults;
        public static class Api
        {
            public static void Map(WebApplication app, List<Customer> clients)
            {
                app.MapGet("/a/{id}", Results<Ok<Customer>, NotFound> (int id) => id < 1 ? TypedResults.NotFound() : TypedResults.Ok(clients[id])); // GDPR207
                app.MapGet("/b/{id}", Results<Ok<int>, NotFound> (int id) => id < 1 ? TypedResults.NotFound() : TypedResults.Ok(clients[id].Id));
            }
        }
        """);

    [Fact]
    public Task Grouped_endpoints_answer() => Flows.Of("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        public static class Api
        {
            public static void Map(IEndpointRouteBuilder app, List<Customer> clients)
            {
                var group = app.MapGroup("/clients");
                group.MapPost("/a", [Processing("billing")] (int id) => clients[id]); // GDPR207
                group.MapPost("/b", [Processing("billing")] (int id) => new { clients[id].Name });
            }
        }
        """);

    [Fact]
    public Task A_named_client_of_the_factory() => Flows.Of("""
        using Microsoft.Extensions.DependencyInjection;
        public static class Services
        {
            public static void Add(IServiceCollection s)
            {
                s.AddHttpClient("unknown", h => h.BaseAddress = new Uri("https://api.unknown.example/"));
                s.AddHttpClient("carrier", h => h.BaseAddress = new Uri("https://api.carrier.example/"));
            }
        }
        [Processing("order-handling")] public class Envoi(IHttpClientFactory factory)
        {
            private Task A(Contact c) => factory.CreateClient("unknown").PostAsJsonAsync("contacts", c); // GDPR210
            private Task B(Contact c) => factory.CreateClient("carrier").PostAsJsonAsync("contacts", c);
        }
        """);

    [Fact]
    public Task A_host_in_a_constant_of_another_class() => Flows.Of("""
        internal static class Hôtes { public const string Inconnu = "https://api.unknown.example"; public const string Transporteur = "https://api.carrier.example"; }
        [Processing("order-handling")] public class Envoi(HttpClient http)
        {
            private Task A(Contact c) => http.PostAsJsonAsync($"{Hôtes.Inconnu}/contacts", c); // GDPR210
            private Task B(Contact c) => http.PostAsJsonAsync($"{Hôtes.Transporteur}/contacts", c);
        }
        """);

    [Fact]
    public Task A_relative_address_on_a_base() => Flows.In("""
        private static readonly Uri s_unknown = new("https://api.unknown.example/");
        private static readonly Uri s_carrier = new("https://api.carrier.example/");
        Task A(Contact c) => _http.PostAsJsonAsync(new Uri(s_unknown, "contacts"), c); // GDPR210
        Task B(Contact c) => _http.PostAsJsonAsync(new Uri(s_carrier, "contacts"), c);
        """);

    [Fact]
    public Task A_metric_observed_by_a_callback() => Flows.In("""
        private static readonly System.Diagnostics.Metrics.UpDownCounter<int> s_open = new System.Diagnostics.Metrics.Meter("shop").CreateUpDownCounter<int>("open");
        void A(Customer c) => s_open.Add(1, new KeyValuePair<string, object?>("a", 1), new KeyValuePair<string, object?>("who", c.Name)); // GDPR209
        void B(Customer c) => s_open.Add(1, new KeyValuePair<string, object?>("a", 1), new KeyValuePair<string, object?>("who", c.Name.Length > 3));
        """);

    [Fact]
    public Task A_helper_with_two_sinks_is_reported_for_each() => Flows.In("""
        private static void Both(string text) { Console.WriteLine(text); File.AppendAllText("x", text); }
        private static void None(string text) { Console.WriteLine(text.Length); File.AppendAllText("x", "y"); }
        void A(Customer c) => Both(c.Email); // GDPR203, GDPR205
        void B(Customer c) => None(c.Email);
        """);

    [Fact]
    public Task A_debug_display_and_a_conditional_method_are_no_sinks_by_themselves() => Flows.Of("""
        [DebuggerDisplay("{Nom}")] public class Fiche { [Personal("identity.name")] public string Nom { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            [Conditional("DEBUG")] private static void Dire(string s) => Console.WriteLine(s);
            void A(Fiche f) => Dire(f.Nom); // GDPR203
            void B(Fiche f) => Dire(nameof(f.Nom));
        }
        """);
}
