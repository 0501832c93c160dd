namespace Gdpr.Tests.Flow;

/// <summary>Shapes that users of other tools reported as missed, or as reported without reason; each with its twin.</summary>
public class KnownShapes
{
    // Microsoft.Extensions.Compliance and MA0153

    [Fact]
    public Task Extensions_7490_interpolated_strings_of_a_legacy_code_base() => Flows.In("""
        void A(Customer c) => _log.LogInformation($"Order placed by {c.Name} ({c.Id})"); // GDPR203
        void B(Customer c) => _log.LogInformation($"Order placed by {c.Id}");
        """);

    [Fact]
    public Task Extensions_7490_one_text_for_the_audit_trail_and_the_telemetry_stream() => Flows.In("""
        void A(Customer c, Activity activity)
        {
            var line = $"{c.Id} changed the address to {c.Email}";
            _log.LogInformation("{Line}", line); // GDPR203
            activity.SetTag("audit", line); // GDPR209
        }
        void B(Customer c, Activity activity)
        {
            var line = $"{c.Id} changed the address";
            _log.LogInformation("{Line}", line);
            activity.SetTag("audit", line);
        }
        """);

    [Fact]
    public Task Extensions_7490_a_request_that_is_logged_whole() => Flows.Of("""
        public record Inscription([Personal("contact.email")] string Courriel, string Offre);
        public record Résiliation(string Offre, int Motif);
        [Processing("order-handling")] public class Api(ILogger<Api> log)
        {
            private void A(Inscription request) => log.LogInformation("Request {Request}", request); // GDPR203
            private void B(Résiliation request) => log.LogInformation("Request {Request}", request);
        }
        """);

    [Fact]
    public Task Extensions_4657_records_inside_an_enumerable() => Flows.Of("""
        public record A([Personal("contact.email")] string Sensitive);
        public record B(IEnumerable<A> Collection);
        public record C(IEnumerable<int> Collection);
        internal static partial class Journal
        {
            [LoggerMessage(1, LogLevel.Information, "Something")] public static partial void M1(ILogger logger, [LogProperties] B param);
            [LoggerMessage(2, LogLevel.Information, "Something")] public static partial void M2(ILogger logger, [LogProperties] C param);
        }
        internal static partial class Journal { public static partial void M1(ILogger logger, B param) { } public static partial void M2(ILogger logger, C param) { } }
        [Processing("order-handling")] public class Cases(ILogger<Cases> log)
        {
            private void Bad(B b) => Journal.M1(log, b); // GDPR203
            private void Good(C c) => Journal.M2(log, c);
        }
        """);

    [Fact]
    public Task Extensions_5188_a_record_class_in_the_message() => Flows.Of("""
        public record User { public int Id { get; set; } [Personal("contact.email")] public string? Email { get; set; } }
        public class Visitor { public int Id { get; set; } [Personal("contact.email")] public string? Email { get; set; } }
        internal static partial class Journal
        {
            [LoggerMessage(1, LogLevel.Information, "Logging user: {User}")] public static partial void LogUser(this ILogger logger, User user);
            [LoggerMessage(2, LogLevel.Information, "Logging visitor: {Visitor}")] public static partial void LogVisitor(this ILogger logger, Visitor visitor);
        }
        internal static partial class Journal { public static partial void LogUser(this ILogger logger, User user) { } public static partial void LogVisitor(this ILogger logger, Visitor visitor) { } }
        [Processing("order-handling")] public class Cases(ILogger<Cases> log)
        {
            private void Bad(User u) => log.LogUser(u); // GDPR203
            private void Good(Visitor v) => log.LogVisitor(v);
        }
        """);

    [Fact]
    public Task Extensions_5086_the_type_s_name_in_place_of_the_value() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Person record processed: {@Person}", c); // GDPR203
        void B(Customer c) => _log.LogInformation("Person record processed: {Person}", c);
        """);

    [Fact]
    public Task MA0153_sees_no_locals() => Flows.In("""
        void A(Customer c) { var text = c.Phone; _log.LogWarning("Call {Phone}", text); } // GDPR203
        void B(Customer c) { var text = c.Phone is null ? "no" : "yes"; _log.LogWarning("Call {Phone}", text); }
        """);

    [Fact]
    public Task Enrichers_Sensitive_11_exceptions_are_not_masked() => Flows.In("""
        void A(Customer c)
        {
            try
            {
                throw new InvalidOperationException($"Duplicate key: {c.Email}"); // GDPR204
            }
            catch (Exception ex)
            {
                Serilog.Log.Error(ex, "Could not save"); // GDPR203
            }
        }
        void B(Customer c)
        {
            try
            {
                throw new InvalidOperationException($"Duplicate key: {c.Id}");
            }
            catch (Exception ex)
            {
                Serilog.Log.Error(ex, "Could not save");
            }
        }
        """);

    [Fact]
    public Task Enrichers_Sensitive_30_a_destructured_property_of_the_context() => Flows.In("""
        void A(Customer c) { using var _ = Serilog.Context.LogContext.PushProperty("Message", c, true); Serilog.Log.Information("some text"); } // GDPR203
        void B(Plain p) { using var _ = Serilog.Context.LogContext.PushProperty("Message", p, true); Serilog.Log.Information("some text"); }
        """);

    [Fact]
    public Task A_message_of_an_exception_with_data_logged_by_Serilog() => Flows.In("""
        void A(Customer c) { var ex = new Exception("x") { Data = { { "name", c.Name } } }; throw ex; } // GDPR204
        void B(Customer c) { var ex = new Exception("x") { Data = { { "name", c.Id } } }; throw ex; }
        """);

    // Bearer

    [Fact]
    public Task Bearer_1764_a_literal_that_is_printed() => Flows.In("""
        [Personal("contact.email")] private const string Email = "example@gmail.com";
        void A() => Console.WriteLine("User Email: " + Email); // GDPR203
        void B() { var email = "contact@boutique.example"; Console.WriteLine("Shop Email: " + email); }
        """);

    [Fact]
    public Task Bearer_1958_every_member_of_an_obvious_file() => Flows.Of("""
        public class UserRecord
        {
            public int UserId { get; set; }
            [Personal("identity.name")] public string FullName { get; set; } = "";
            [Personal("contact.email")] public string Email { get; set; } = "";
            [Personal("contact.phone")] public string PhoneNumber { get; set; } = "";
            [Personal("identity.birth-date")] public DateTime DateOfBirth { get; set; }
        }
        [Processing("order-handling")] public class Cases
        {
            void A(UserRecord u)
            {
                Console.WriteLine(u.FullName); // GDPR203
                Console.WriteLine(u.Email); // GDPR203
                Console.WriteLine(u.PhoneNumber); // GDPR203
                Console.WriteLine(u.DateOfBirth); // GDPR203
                Console.WriteLine(u.UserId);
            }
        }
        """);

    [Fact]
    public Task Bearer_451_and_318_identifiers_that_only_sound_personal() => Flows.Of("""
        public class Envoi
        {
            public int EmailTemplateId { get; set; }
            public bool EmailVerified { get; set; }
            public string EmailSubjectKey { get; set; } = "";
            public int PhoneCount { get; set; }
            [Personal("contact.email")] public string À { get; set; } = "";
        }
        [Processing("order-handling")] public class Cases(ILogger<Cases> log)
        {
            void A(Envoi e) => log.LogInformation("{A} {B} {C} {D}", e.EmailTemplateId, e.EmailVerified, e.EmailSubjectKey, e.PhoneCount);
            void B(Envoi e) => log.LogInformation("{A}", e.À); // GDPR203
        }
        """);

    [Fact]
    public Task Bearer_1192_cold_is_no_illness() => Flows.Of("""
        public class Colis { public bool Cold { get; set; } public string Cold2 { get; set; } = ""; [Personal("contact.phone")] public string Contact { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Colis c) => Console.WriteLine(c.Cold + c.Cold2);
            void B(Colis c) => Console.WriteLine(c.Contact); // GDPR203
        }
        """);

    [Fact]
    public Task Bearer_1065_a_long_chain_ends() => Flows.In(
        "    void A(Customer c)\n    {\n        var s0 = c.Email;\n"
        + string.Concat(Enumerable.Range(1, 300).Select(i => $"        var s{i} = s{i - 1} + \"{i}\";\n"))
        + "        Console.WriteLine(s300); // GDPR203\n    }\n"
        + "    void B(Customer c)\n    {\n        var s0 = c.Id;\n"
        + string.Concat(Enumerable.Range(1, 300).Select(i => $"        var s{i} = s{i - 1} + {i};\n"))
        + "        Console.WriteLine(s300);\n    }\n");

    [Fact]
    public Task Suppressions_that_silently_do_not_apply() => Flows.In("""
        [AcceptedRisk("GDPR203", Reason = "Support needs it for a week", Owner = "dpo@boutique.example")]
        void A(Customer c) => Console.WriteLine(c.Email);
        void B(Customer c) => Console.WriteLine(c.Email); // GDPR203
        """);

    // CodeQL CWE-359: the four bad cases, each with a good one

    [Fact]
    public Task CodeQL_a_postcode_in_a_cookie() => Flows.Of(Person + """
        [Processing("order-handling")] public class Handler
        {
            void Bad(HttpContext ctx, Personne p) => ctx.Response.Cookies.Append("MyCookie", p.Postcode); // GDPR208
            void Good(HttpContext ctx, Personne p) => ctx.Response.Cookies.Append("MyCookie", p.Id.ToString());
        }
        """);

    [Fact]
    public Task CodeQL_a_telephone_in_a_cookie() => Flows.Of(Person + """
        [Processing("order-handling")] public class Handler
        {
            void Bad(HttpContext ctx, Personne p) => ctx.Response.Cookies.Append("MyCookie", p.GetTelephone()); // GDPR208
            void Good(HttpContext ctx, Personne p) => ctx.Response.Cookies.Append("MyCookie", (p.GetTelephone() != "").ToString());
        }
        """);

    [Fact]
    public Task CodeQL_a_telephone_in_a_log() => Flows.Of(Person + """
        [Processing("order-handling")] public class Handler(ILogger<Handler> logger)
        {
            void Bad(Personne p) => logger.LogWarning(p.GetTelephone()); // GDPR203
            void Good(Personne p) => logger.LogWarning(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(p.GetTelephone()))));
        }
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task CodeQL_a_text_box_in_a_log() => Flows.In("""
        void Bad(Vendor.Profile box) => _log.LogWarning(box.Mail); // GDPR203
        void Good(Vendor.Profile box) => _log.LogWarning(box.Plan);
        """);

    [Fact]
    public Task CodeQL_15379_Unprotect_is_no_sanitiser() => Flows.Of("""
        using Microsoft.AspNetCore.DataProtection;
        public class Jeton { [Personal("contact.email")] public string Chiffré { get; set; } = ""; public string Public { get; set; } = ""; }
        [Processing("order-handling")] public class Cases(IDataProtector protector)
        {
            void Bad(Jeton j) => Console.WriteLine(protector.Unprotect(j.Chiffré)); // GDPR203
            void Good(Jeton j) => Console.WriteLine(protector.Unprotect(j.Public));
        }
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task CodeQL_20024_a_uid_is_no_person() => Flows.Of("""
        public class Fichier { public string Uid { get; set; } = ""; public Guid Guid { get; set; } public int UserIdCount { get; set; } [Personal("identity.name")] public string Owner { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void Good(Fichier f) => Console.WriteLine(f.Uid + f.Guid + f.UserIdCount);
            void Bad(Fichier f) => Console.WriteLine(f.Owner); // GDPR203
        }
        """);

    [Fact]
    public Task CodeQL_3090_null_and_constants_are_no_values() => Flows.In("""
        void Good(Customer c) { var mail = c.Email; mail = null; Console.WriteLine(mail); }
        void Good2(Customer c) { var phone = c.Phone; phone = default; Console.WriteLine(phone ?? "https://www.boutique.example/reset"); }
        void Bad(Customer c) { string? mail = null; mail = c.Email; Console.WriteLine(mail); } // GDPR203
        """);

    [Fact]
    public Task CodeQL_11148_a_name_that_no_list_holds() => Flows.Of("""
        public class Porte { [Personal("identity.name")] public string Passcode { get; set; } = ""; public string PasscodeHint { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void Bad(Porte p) => Console.WriteLine(p.Passcode); // GDPR203
            void Good(Porte p) => Console.WriteLine(p.PasscodeHint);
        }
        """);

    [Fact]
    public Task CodeQL_6363_an_encryption_stream_and_a_protect_in_the_name() => Flows.In("""
        private static string ProtectorName(string s) => s;
        void Bad(Customer c) => Console.WriteLine(ProtectorName(c.Email)); // GDPR203
        void Good(Customer c) => Console.WriteLine(ProtectorName("x"));
        """, FlowWorld.WithPseudonyms);

    // privacy-flow: its largest groups of misses and of false reports

    [Fact]
    public Task Privacy_flow_a_log_wrapper() => Flows.Of("""
        internal interface IAppLogger { void Info(string message, params object[] args); }
        internal class AppLogger(ILogger<AppLogger> inner) : IAppLogger { public void Info(string message, params object[] args) => inner.LogInformation(message, args); }
        [Processing("order-handling")] internal class Cases(IAppLogger log)
        {
            void A(Customer c) => log.Info("Seen {Mail}", c.Email); // GDPR203
            void B(Customer c) => log.Info("Seen {Id}", c.Id);
        }
        """);

    [Fact]
    public Task Privacy_flow_a_caught_exception() => Flows.In("""
        private static void Check(string mail) { if (!mail.Contains('@')) { throw new FormatException("Bad address: " + mail); } }
        void A(Customer c)
        {
            try
            {
                Check(c.Email); // GDPR204
            }
            catch (FormatException e)
            {
                _log.LogWarning("Skipped: {Reason}", e.Message); // GDPR203
            }
        }
        void B(Customer c)
        {
            try
            {
                Check("C" + c.Id);
            }
            catch (FormatException e)
            {
                _log.LogWarning("Skipped: {Reason}", e.Message);
            }
        }
        """);

    [Fact]
    public Task Privacy_flow_a_state_is_no_address() => Flows.Of("""
        public class Commande { public string State { get; set; } = ""; public int StateCode { get; set; } [Personal("contact")] public string Adresse { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void Good(Commande c) => Console.WriteLine(c.State + c.StateCode);
            void Bad(Commande c) => Console.WriteLine(c.Adresse); // GDPR203
        }
        """);

    private const string Person = """
        public class Personne
        {
            private string _telephone = "";
            public int Id { get; set; }
            [Personal("contact")] public string Postcode { get; set; } = "";
            [Personal("contact.phone")] public string Telephone { get => _telephone; set => _telephone = value; }
            [return: Personal("contact.phone")] public string GetTelephone() => Telephone;
        }

        """;
}
