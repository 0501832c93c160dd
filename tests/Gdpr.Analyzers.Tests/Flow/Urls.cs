namespace Gdpr.Tests.Flow;

/// <summary>206: URLs, routes and query strings. The carrier of these cases is a permitted recipient, so that only the place is wrong.</summary>
public class Urls
{
    [Fact]
    public Task A_query_string_of_a_request_is_a_url() => Flows.In("""
        Task A(Customer c) => _http.GetAsync("https://api.carrier.example/track?mail=" + c.Email); // GDPR206
        Task B(Customer c) => _http.GetAsync("https://api.carrier.example/track?id=" + c.Id);
        """);

    [Fact]
    public Task A_path_of_a_request_is_a_url() => Flows.In("""
        Task A(Customer c) => _http.GetStringAsync($"https://api.carrier.example/customers/{Uri.EscapeDataString(c.Email)}"); // GDPR206
        Task B(Customer c) => _http.GetStringAsync($"https://api.carrier.example/customers/{c.Id}");
        """);

    [Fact]
    public Task A_body_to_the_same_place_is_no_url() => Flows.In("""
        Task A(Customer c) => _http.DeleteAsync($"https://api.carrier.example/customers/{c.Phone}"); // GDPR206
        Task B(Customer c) => _http.PostAsJsonAsync("https://api.carrier.example/customers", new { c.Phone });
        """);

    [Fact]
    public Task A_uri_is_a_url() => Flows.In("""
        void A(Customer c) { var uri = new Uri("https://www.boutique.example/hello?name=" + c.Name); } // GDPR206
        void B(Customer c) { var uri = new Uri("https://www.boutique.example/hello?id=" + c.Id); }
        """);

    [Fact]
    public Task A_uri_builder_s_query_is_a_url() => Flows.In("""
        void A(Customer c) { var b = new UriBuilder("https://www.boutique.example"); b.Query = "mail=" + c.Email; } // GDPR206
        void B(Customer c) { var b = new UriBuilder("https://www.boutique.example"); b.Query = "id=" + c.Id; }
        """);

    [Fact]
    public Task A_query_helper_makes_urls() => Flows.In("""
        void A(Customer c) { var u = Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/hello", "mail", c.Email); } // GDPR206
        void B(Customer c) { var u = Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/hello", "id", c.Id.ToString()); }
        """);

    [Fact]
    public Task A_redirect_of_a_controller_is_a_url() => Flows.Of("""
        [Processing("order-handling")] public class CompteController : Controller
        {
            public IActionResult A(Customer c) => Redirect("/merci?mail=" + c.Email); // GDPR206
            public IActionResult B(Customer c) => Redirect("/merci?id=" + c.Id);
            public IActionResult C(Customer c) => RedirectToAction("Merci", new { nom = c.Name }); // GDPR206
            public IActionResult D(Customer c) => RedirectToAction("Merci", new { id = c.Id });
            public IActionResult E(Customer c) => LocalRedirect($"/merci/{c.Email}"); // GDPR206
            public IActionResult F(Customer c) => LocalRedirect($"/merci/{c.Id}");
        }
        """);

    [Fact]
    public Task A_link_made_by_the_url_service_is_a_url() => Flows.Of("""
        [Processing("order-handling")] public class CompteController : Controller
        {
            private void A(Customer c) { var u = Url.Action("Merci", new { mail = c.Email }); } // GDPR206
            private void B(Customer c) { var u = Url.Action("Merci", new { id = c.Id }); }
            private void C(Customer c) { var u = Url.Page("/Merci", new { phone = c.Phone }); } // GDPR206
            private void D(Customer c) { var u = Url.RouteUrl("merci", new { id = c.Id }); }
        }
        """);

    [Fact]
    public Task A_link_generator_makes_urls() => Flows.Of("""
        using Microsoft.AspNetCore.Routing;
        [Processing("order-handling")] public class Liens(LinkGenerator links)
        {
            private void A(Customer c) { var u = links.GetPathByName("merci", new { mail = c.Email }); } // GDPR206
            private void B(Customer c) { var u = links.GetPathByName("merci", new { id = c.Id }); }
        }
        """);

    [Fact]
    public Task A_minimal_api_redirect_is_a_url() => Flows.In("""
        private static IResult A(Customer c) => Results.Redirect("/merci?mail=" + c.Email); // GDPR206
        private static IResult B(Customer c) => Results.Redirect("/merci?id=" + c.Id);
        private static IResult C(Customer c) => TypedResults.LocalRedirect("/merci/" + c.Name); // GDPR206
        """);

    [Fact]
    public Task A_redirect_of_the_response_is_a_url() => Flows.In("""
        private static void A(Customer c, HttpResponse r) => r.Redirect("/merci?mail=" + c.Email); // GDPR206
        private static void B(Customer c, HttpResponse r) => r.Redirect("/merci?id=" + c.Id);
        """);

    [Fact]
    public Task A_hash_in_a_url_stays_personal() => Flows.In("""
        void A(Customer c) { var u = new Uri("https://www.boutique.example/u/" + Privacy.Token(c.Email)); } // GDPR206
        void B(Customer c) { var u = new Uri("https://www.boutique.example/u/" + Privacy.Mask(c.Email)); }
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_helper_that_builds_a_url_is_reported_at_the_argument() => Flows.In("""
        private static Uri Link(string who) => new("https://www.boutique.example/u/" + who);
        void A(Customer c) { var u = Link(c.Email); } // GDPR206
        void B(Customer c) { var u = Link("C" + c.Id); }
        """);

    [Fact]
    public Task A_request_message_s_address_is_a_url() => Flows.In("""
        Task A(Customer c) => _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.carrier.example/track?mail=" + c.Email)); // GDPR206
        Task B(Customer c) => _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.carrier.example/track?id=" + c.Id));
        """);

    [Fact]
    public Task To_an_undeclared_recipient_the_disclosure_speaks_alone() => Flows.In("""
        Task A(Customer c) => _http.GetAsync("https://api.unknown.example/track?mail=" + c.Email); // GDPR210
        Task B(Customer c) => _http.GetAsync("https://api.unknown.example/track?id=" + c.Id);
        """);

    [Fact]
    public Task A_sink_declared_as_a_url_is_one() => Flows.In("""
        [Sink(SinkKind.Url)] private static void Open(string address) { }
        void A(Customer c) => Open("/u/" + c.Email); // GDPR206
        void B(Customer c) => Open("/u/" + c.Id);
        """);

    [Fact]
    public Task The_navigation_of_a_component_is_a_url() => Flows.Of("""
        using Microsoft.AspNetCore.Components;
        [Processing("order-handling")] public class Page(NavigationManager navigation)
        {
            private void A(Customer c) => navigation.NavigateTo("/merci?nom=" + c.Name); // GDPR206
            private void B(Customer c) => navigation.NavigateTo("/merci?id=" + c.Id);
        }
        """);
}
