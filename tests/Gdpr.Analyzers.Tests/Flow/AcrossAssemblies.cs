namespace Gdpr.Tests.Flow;

/// <summary>Methods of other assemblies are judged by their marks; what is governed must be marked.</summary>
public class AcrossAssemblies
{
    [Fact]
    public Task An_unmarked_parameter_of_a_governed_assembly_loses_the_mark() => Flows.Across(
        "public class Courrier { public void Envoyer(string à) { } public void Poster([Personal(\"contact.email\")] string à) { } }",
        """
        void A(Customer c, Courrier m) => m.Envoyer(c.Email); // GDPR201
        void B(Customer c, Courrier m) => m.Poster(c.Email);
        void D(Customer c, Courrier m) => m.Envoyer("C" + c.Id);
        """);

    [Fact]
    public Task A_marked_parameter_of_another_category_widens() => Flows.Across(
        "public class Courrier { public void Poster([Personal(\"contact.email\")] string à) { } public void Joindre([Personal(\"contact\")] string à) { } }",
        """
        void A(Customer c, Courrier m) => m.Poster(c.Name); // GDPR202
        void B(Customer c, Courrier m) => m.Joindre(c.Email);
        """);

    [Fact]
    public Task An_assembly_that_uses_a_mark_is_governed_without_a_stamp() => Flows.AcrossUnstamped(
        "public class Client { [Personal(\"identity.name\")] public string Nom { get; set; } = \"\"; } public class Courrier { public void Envoyer(string à) { } public void Nommer([Personal(\"identity.name\")] string n) { } }",
        """
        void A(Client c, Courrier m) => m.Envoyer(c.Nom); // GDPR201
        void B(Client c, Courrier m) => m.Nommer(c.Nom);
        """);

    [Fact]
    public Task An_assembly_without_stamp_and_marks_is_a_library() => Flows.AcrossUnstamped(
        "public class Courrier { public void Envoyer(string à) { } public string Dernier { get; set; } = \"\"; public static string Nettoyer(string s) => s; }",
        """
        void A(Customer c, Courrier m) => m.Envoyer(c.Email);
        void B(Customer c, Courrier m) => m.Dernier = c.Email;
        void D(Customer c) => Console.WriteLine(Courrier.Nettoyer(c.Email)); // GDPR203
        void E(Customer c) => Console.WriteLine(Courrier.Nettoyer("x"));
        """);

    [Fact]
    public Task An_unmarked_property_of_a_governed_assembly_loses_the_mark() => Flows.Across(
        "public class Colis { public string Étiquette { get; set; } = \"\"; [Personal(\"identity.name\")] public string Destinataire { get; set; } = \"\"; public int Poids; }",
        """
        void A(Customer c, Colis k) => k.Étiquette = c.Name; // GDPR201
        void B(Customer c, Colis k) => k.Destinataire = c.Name;
        void D(Customer c) => _ = new Colis { Étiquette = c.Email, Poids = 3 }; // GDPR201
        void E(Customer c) => _ = new Colis { Étiquette = "C" + c.Id, Poids = c.Id };
        """);

    [Fact]
    public Task A_marked_return_of_another_assembly_starts_a_flow() => Flows.Across(
        "public static class Annuaire { [return: Personal(\"contact.email\")] public static string Adresse(int id) => \"\"; public static string Code(int id) => \"\"; }",
        """
        void A() => Console.WriteLine(Annuaire.Adresse(1)); // GDPR203
        void B() => Console.WriteLine(Annuaire.Code(1));
        """);

    [Fact]
    public Task A_marked_member_of_another_assembly_starts_a_flow() => Flows.Across(
        "public class Salarié { [Personal(\"identity.name\")] public string Nom { get; set; } = \"\"; public string Bureau { get; set; } = \"\"; }",
        """
        void A(Salarié s) => _log.LogInformation("Vu {Nom}", s.Nom); // GDPR203
        void B(Salarié s) => _log.LogInformation("Vu {Bureau}", s.Bureau);
        """);

    [Fact]
    public Task What_another_assembly_declares_anonymous_is_clean() => Flows.Across(
        "public static class Masque { [Anonymizes] public static string Cacher(string s) => \"\"; [Pseudonymizes] public static string Jeton(string s) => \"\"; }",
        """
        void A(Customer c) => Console.WriteLine(Masque.Jeton(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(Masque.Cacher(c.Email));
        """);

    [Fact]
    public Task A_sink_of_another_assembly_is_one() => Flows.Across(
        "public class Trace { public void Noter([Sink(SinkKind.Log)] string ligne) { } [Sink(SinkKind.File)] public void Garder(string ligne) { } }",
        """
        void A(Customer c, Trace t) => t.Noter(c.Email); // GDPR203
        void B(Customer c, Trace t) => t.Noter("C" + c.Id);
        void D(Customer c, Trace t) => t.Garder(c.Email); // GDPR205
        """);

    [Fact]
    public Task A_whole_entity_may_pass_unmarked_since_its_type_is_marked() => Flows.Across(
        "public class Client { [Personal(\"identity.name\")] public string Nom { get; set; } = \"\"; } public class Dossier { public void Ajouter(Client c) { } public void Nommer(string n) { } public Client? Dernier { get; set; } }",
        """
        void A(Client c, Dossier d) => d.Ajouter(c);
        void B(Client c, Dossier d) => d.Dernier = c;
        void D(Client c, Dossier d) => d.Nommer(c.Nom); // GDPR201
        """);

    [Fact]
    public Task A_params_and_a_generic_parameter_of_a_governed_assembly_must_be_marked() => Flows.Across(
        "public static class Bus { public static void Publier<T>(T message) { } public static void Tout(params string[] parts) { } }",
        """
        void A(Customer c) => Bus.Publier(c.Email); // GDPR201
        void B(Customer c) => Bus.Publier(c.Id);
        void D(Customer c) => Bus.Tout("x", c.Name); // GDPR201
        void E(Customer c) => Bus.Tout("x", "y");
        """);

    [Fact]
    public Task An_extension_method_of_a_governed_assembly_must_be_marked() => Flows.Across(
        "public static class Textes { public static string Nettoyer(this string s) => s; public static string Propre([Personal(\"contact.email\")] this string s) => s; }",
        """
        void A(Customer c) => _ = c.Email.Nettoyer(); // GDPR201
        void B(Customer c) => _ = c.Email.Propre();
        """);

    [Fact]
    public Task A_constructor_of_a_governed_assembly_must_be_marked() => Flows.Across(
        "public class Lettre { public Lettre(string à) { } } public class Carte { public Carte([Personal(\"identity.name\")] string à) { } }",
        """
        void A(Customer c) => _ = new Lettre(c.Name); // GDPR201
        void B(Customer c) => _ = new Carte(c.Name);
        """);

    [Fact]
    public Task Flags_and_lengths_pass_to_a_governed_assembly() => Flows.Across(
        "public static class Mesure { public static void Noter(object valeur) { } public static void Drapeau(bool valeur) { } }",
        """
        void A(Customer c) => Mesure.Noter(c.Email); // GDPR201
        void B(Customer c) => Mesure.Noter(c.Email.Length);
        void D(Customer c) => Mesure.Drapeau(c.Email == "x");
        """);

    [Fact]
    public Task A_record_of_another_assembly_prints_its_marked_members() => Flows.Across(
        "public record Fiche([Personal(\"identity.name\")] string Nom, int Rang);",
        """
        void A(Fiche f) => Console.WriteLine(f); // GDPR203
        void B(Fiche f) => Console.WriteLine(f.Rang);
        void D(Fiche f) { var (nom, rang) = f; Console.WriteLine(nom); } // GDPR203
        void E(Fiche f) { var (nom, rang) = f; Console.WriteLine(rang); }
        """);

    [Fact]
    public Task Our_own_packages_are_not_governed() => Flows.In("""
        void A(Customer c, IMinimizer minimizer) => _ = minimizer.Minimize(c);
        void B(Customer c, IMinimizer minimizer) => Console.WriteLine(c.Email); // GDPR203
        """);

    [Fact]
    public Task A_mark_of_an_interface_s_parameter_holds_in_what_implements_it() => Flows.Across(
        "public interface ICourrier { void Envoyer([Personal(\"contact.email\")] string à, string sujet); } public abstract class Boîte { public abstract void Poster([Personal(\"contact.email\")] string à); }",
        """
        private sealed class Facteur : ICourrier
        {
            public void Envoyer(string à, string sujet)
            {
                Console.WriteLine(à); // GDPR203
                Console.WriteLine(sujet);
            }
        }
        private sealed class Discret : ICourrier { void ICourrier.Envoyer(string à, string sujet) { Console.WriteLine(à); } } // GDPR203
        private sealed class Jaune : Boîte { public override void Poster(string à) { Console.WriteLine(à); } } // GDPR203
        private sealed class Autre { public void Envoyer(string à, string sujet) { Console.WriteLine(à); } }
        """);

    [Fact]
    public Task What_a_governed_assembly_makes_of_a_whole_object_holds_its_members() => Flows.Across(
        "public static class Rendu { public static string Page<T>(string vue, T modèle) => \"\"; public static byte[] Export(object tout) => []; public static string Clé(Colis c) => \"\"; public static int Poids<T>(T de) => 0; } public class Colis { }",
        """
        void A(Customer c) => Console.WriteLine(Rendu.Page("facture", c)); // GDPR203
        void B(Plain p) => Console.WriteLine(Rendu.Page("facture", p));
        void D(Customer c) => File.WriteAllBytes("export", Rendu.Export(c)); // GDPR205
        void E(Customer c) => Console.WriteLine(Rendu.Poids(c));
        void F(Colis c) => Console.WriteLine(Rendu.Clé(c));
        """);
}
