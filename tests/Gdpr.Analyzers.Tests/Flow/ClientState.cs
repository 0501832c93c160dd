namespace Gdpr.Tests.Flow;

/// <summary>208: cookies, sessions and TempData.</summary>
public class ClientState
{
    [Fact]
    public Task A_cookie() => Flows.In("""
        private static void A(Customer c, HttpResponse r) => r.Cookies.Append("mail", c.Email); // GDPR208
        private static void B(Customer c, HttpResponse r) => r.Cookies.Append("id", c.Id.ToString());
        """);

    [Fact]
    public Task A_cookie_with_options() => Flows.In("""
        private static void A(Customer c, HttpContext http) => http.Response.Cookies.Append("name", c.Name, new CookieOptions { HttpOnly = true }); // GDPR208
        private static void B(Customer c, HttpContext http) => http.Response.Cookies.Append("seen", (c.Name != "").ToString(), new CookieOptions { HttpOnly = true });
        """);

    [Fact]
    public Task A_session_text() => Flows.In("""
        private static void A(Customer c, HttpContext http) => http.Session.SetString("mail", c.Email); // GDPR208
        private static void B(Customer c, HttpContext http) => http.Session.SetString("ref", "C" + c.Id);
        """);

    [Fact]
    public Task A_session_of_bytes_and_numbers() => Flows.In("""
        private static void A(Customer c, ISession s) => s.Set("mail", Encoding.UTF8.GetBytes(c.Email)); // GDPR208
        private static void B(Customer c, ISession s) => s.SetInt32("id", c.Id);
        private static void D(Person p, ISession s) => s.SetInt32("born", p.BirthYear); // GDPR208
        """);

    [Fact]
    public Task A_serialised_entity_in_a_session() => Flows.In("""
        private static void A(Contact c, ISession s) => s.SetString("contact", JsonSerializer.Serialize(c)); // GDPR208
        private static void B(Plain p, ISession s) => s.SetString("plain", JsonSerializer.Serialize(p));
        """);

    [Fact]
    public Task TempData_of_a_controller() => Flows.Of("""
        [Processing("order-handling")] public class CompteController : Controller
        {
            private void A(Customer c) => TempData["mail"] = c.Email; // GDPR208
            private void B(Customer c) => TempData["id"] = c.Id;
            private void C(Customer c) => TempData.Add("message", $"Merci {c.Name}"); // GDPR208
            private void D(Customer c) => ViewData["message"] = $"Merci {c.Name}";
            private void E(Customer c) => TempData["message"] = "Merci";
        }
        """);

    [Fact]
    public Task TempData_of_a_page() => Flows.Of("""
        using Microsoft.AspNetCore.Mvc.RazorPages;
        [Processing("order-handling")] public class MerciModel : PageModel
        {
            private void A(Customer c) => TempData["nom"] = c.Name; // GDPR208
            private void B(Customer c) => TempData["nom"] = nameof(c.Name);
        }
        """);

    [Fact]
    public Task A_hash_in_a_cookie_stays_personal() => Flows.In("""
        private static void A(Customer c, HttpResponse r) => r.Cookies.Append("who", Privacy.Token(c.Email)); // GDPR208
        private static void B(Customer c, HttpResponse r) => r.Cookies.Append("who", Privacy.Mask(c.Email));
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_helper_that_sets_a_cookie_is_reported_at_the_argument() => Flows.In("""
        private static void Souvenir(HttpResponse r, string valeur) => r.Cookies.Append("s", valeur);
        private static void A(Customer c, HttpResponse r) => Souvenir(r, c.Email); // GDPR208
        private static void B(Customer c, HttpResponse r) => Souvenir(r, "C" + c.Id);
        """);

    [Fact]
    public Task A_cookie_by_a_header() => Flows.In("""
        [Sink(SinkKind.Cookie)] private static void SetCookie(string header) { }
        private static void A(Customer c) => SetCookie("mail=" + c.Email); // GDPR208
        private static void B(Customer c) => SetCookie("id=" + c.Id);
        """);

    [Fact]
    public Task Deleting_a_cookie_stores_nothing() => Flows.In("""
        private static void A(Customer c, HttpResponse r) { r.Cookies.Delete("mail"); r.Cookies.Append("mail", c.Phone ?? ""); } // GDPR208
        private static void B(Customer c, HttpResponse r) { r.Cookies.Delete("mail"); r.Cookies.Append("mail", ""); }
        """);
}
