namespace Gdpr.Tests.Flow;

/// <summary>Where a label starts: marks on every kind of declaration, other people's marks, well-known members of the framework.</summary>
public class Sources
{
    [Fact]
    public Task A_marked_class_makes_every_instance_personal() => Flows.Of("""
        [Personal("contact")] public class Adresse { public string Rue { get; set; } = ""; public override string ToString() => Rue; }
        public class Entrepôt { public string Rue { get; set; } = ""; public override string ToString() => Rue; }
        [Processing("order-handling")] public class Cases
        {
            void A(Adresse a) => Console.WriteLine(a); // GDPR203
            void B(Adresse a) => Console.WriteLine(a.Rue); // GDPR203
            void D(Entrepôt e) => Console.WriteLine(e);
            void E(Entrepôt e) => Console.WriteLine(e.Rue);
        }
        """);

    [Fact]
    public Task A_marked_type_in_an_unmarked_member_needs_no_second_mark() => Flows.Of("""
        [Personal("contact")] public class Adresse { public string Rue { get; set; } = ""; }
        public class Colis { public Adresse? Où { get; set; } public string Texte { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Colis c, Adresse a) => c.Où = a;
            void B(Colis c, Adresse a) => c.Texte = a.Rue; // GDPR201
        }
        """);

    [Fact]
    public Task A_marked_enumeration_and_number_are_personal() => Flows.Of("""
        public enum Civilité { Aucune, Madame, Monsieur }
        public class Fiche { [Personal("identity")] public Civilité Titre { get; set; } [Personal("identity")] public int Âge { get; set; } public Civilité Défaut { get; set; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Fiche f) => Console.WriteLine(f.Titre); // GDPR203
            void B(Fiche f) => Console.WriteLine((int)f.Titre); // GDPR203
            void C(Fiche f) => Console.WriteLine(f.Âge / 10 * 10); // GDPR203
            void D(Fiche f) => Console.WriteLine(f.Titre == Civilité.Madame);
            void E(Fiche f) => Console.WriteLine(f.Âge >= 18);
            void F(Fiche f) => Console.WriteLine(f.Défaut);
        }
        """);

    [Fact]
    public Task A_classification_that_the_policy_maps_is_a_mark() => Flows.Of("""
        using Microsoft.Extensions.Compliance.Classification;
        public sealed class PrivateAttribute() : DataClassificationAttribute(new("Shop", "Private"));
        public sealed class InternalAttribute() : DataClassificationAttribute(new("Shop", "Internal"));
        public class Fiche { [Private] public string Mail { get; set; } = ""; [Internal] public string Code { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Fiche f) => Console.WriteLine(f.Mail); // GDPR203
            void B(Fiche f) => Console.WriteLine(f.Code);
        }
        """);

    [Fact]
    public Task Identity_s_marks_are_marks() => Flows.Of("""
        using Microsoft.AspNetCore.Identity;
        public class Compte { [PersonalData] public string Ville { get; set; } = ""; [ProtectedPersonalData] public string Rue { get; set; } = ""; [PersonalData] public bool Actif { get; set; } public string Thème { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Compte c) => Console.WriteLine(c.Ville); // GDPR203
            void B(Compte c) => Console.WriteLine(c.Rue); // GDPR203
            void D(Compte c) => Console.WriteLine(c.Actif);
            void E(Compte c) => Console.WriteLine(c.Thème);
        }
        """);

    [Fact]
    public Task Members_of_an_identity_user_are_personal() => Flows.Of("""
        using Microsoft.AspNetCore.Identity;
        [Processing("order-handling")] public class Cases
        {
            void A(IdentityUser u) => Console.WriteLine(u.Email); // GDPR203
            void B(IdentityUser u) => Console.WriteLine(u.NormalizedEmail); // GDPR203
            void C(IdentityUser u) => Console.WriteLine(u.UserName); // GDPR203
            void D(IdentityUser u) => Console.WriteLine(u.PhoneNumber); // GDPR203
            void E(IdentityUser u) => Console.WriteLine(u.Id);
            void F(IdentityUser u) => Console.WriteLine(u.LockoutEnabled);
            void G(IdentityUser u) => Console.WriteLine(u.AccessFailedCount);
        }
        """);

    [Fact]
    public Task The_client_s_address_is_personal_in_every_shape() => Flows.Of("""
        [Processing("security")] public class Cases
        {
            void A(HttpContext http) => Console.WriteLine(http.Connection.RemoteIpAddress); // GDPR203
            void B(HttpContext http) { var ip = http.Connection.RemoteIpAddress?.MapToIPv4().ToString() ?? "?"; Console.WriteLine(ip); } // GDPR203
            void C(HttpContext http) => Console.WriteLine(http.Connection.LocalIpAddress);
            void D(HttpContext http) => Console.WriteLine(http.Connection.RemoteIpAddress is null);
        }
        """);

    [Fact]
    public Task A_mark_on_an_interface_reaches_through_the_interface() => Flows.Of("""
        public interface IJoignable { [Personal("contact.phone")] string Téléphone { get; } string Créneau { get; } }
        [Processing("order-handling")] public class Cases
        {
            void A(IJoignable j) => Console.WriteLine(j.Téléphone); // GDPR203
            void B(IJoignable j) => Console.WriteLine(j.Créneau);
        }
        """);

    [Fact]
    public Task A_marked_parameter_of_a_lambda_and_of_a_local_function() => Flows.In("""
        void A() { void Dire([Personal("contact.email")] string m) => Console.WriteLine(m); Dire("x"); } // GDPR203
        void B() { var f = ([Personal("contact.email")] string m) => Console.WriteLine(m); f("x"); } // GDPR203
        void D() { var f = ([Personal("contact.email")] string m, int n) => Console.WriteLine(n); f("x", 1); }
        """);

    [Fact]
    public Task A_marked_parameter_of_an_action_that_receives_it() => Flows.Of("""
        [Processing("order-handling")] public class InscriptionController(ILogger<InscriptionController> log) : ControllerBase
        {
            [HttpPost("a")] public int A([FromForm, Personal("contact.email")] string courriel) { log.LogInformation("Inscription de {Courriel}", courriel); return 0; } // GDPR203
            [HttpPost("b")] public int B([FromForm, Personal("contact.email")] string courriel, string offre) { log.LogInformation("Inscription à {Offre}", offre); return 0; }
        }
        """);

    [Fact]
    public Task Several_marks_are_one_value() => Flows.Of("""
        public class Ligne { [Personal("contact.email"), Personal("identity.name")] public string Destinataire { get; set; } = ""; public int Rang { get; set; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Ligne l) => Console.WriteLine(l.Destinataire); // GDPR203
            void B(Ligne l) => Console.WriteLine(l.Rang);
        }
        """);

    [Fact]
    public Task A_marked_static_property_and_a_thread_static_field() => Flows.Of("""
        public static class Courant { [Personal("identity.name")] public static string? Nom { get; set; } [ThreadStatic, Personal("contact.email")] public static string? Mail; public static string? Langue; }
        [Processing("order-handling")] public class Cases
        {
            void A() => Console.WriteLine(Courant.Nom); // GDPR203
            void B() => Console.WriteLine(Courant.Mail); // GDPR203
            void D() => Console.WriteLine(Courant.Langue);
        }
        """);

    [Fact]
    public Task A_claim_that_is_sought_by_its_type() => Flows.Of("""
        using System.Security.Claims;
        [Processing("order-handling")] public class Cases
        {
            void A(ClaimsPrincipal user) => Console.WriteLine(user.Claims.First(c => c.Type == ClaimTypes.Email).Value); // GDPR203
            void B(ClaimsPrincipal user) => Console.WriteLine(user.Claims.First(c => c.Type == ClaimTypes.Country).Value);
            void D(ClaimsPrincipal user) => Console.WriteLine(user.Claims.Where(c => c.Type == ClaimTypes.Email).Select(c => c.Value).FirstOrDefault()); // GDPR203
            void E(ClaimsPrincipal user) => Console.WriteLine(user.Claims.FirstOrDefault(c => c.Type == ClaimTypes.Email)?.Type);
        }
        """);
}
