namespace Gdpr.Tests.Flow;

/// <summary>The same flows in the dress of each version of the language, and in the shapes that programs have.</summary>
public class Syntax
{
    [Fact]
    public Task Top_level_statements() => Flows.Program("""
        var client = new Customer();
        var courriel = client.Email;
        Console.WriteLine(courriel); // GDPR203
        Console.WriteLine(client.Id);
        Dire(client.Name); // GDPR203
        static void Dire(string texte) => Console.WriteLine(texte);
        """);

    [Fact]
    public Task Top_level_statements_with_an_application() => Flows.Program("""
        using Microsoft.AspNetCore.Builder;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/a", [Processing("order-handling")] (ILogger<Program> log) => { log.LogInformation("Seen {Mail}", new Customer().Email); return 1; }); // GDPR203
        app.MapGet("/b", [Processing("order-handling")] (ILogger<Program> log) => { log.LogInformation("Seen {Id}", new Customer().Id); return 1; });
        app.Run();
        """);

    [Fact]
    public Task A_top_level_class_beside_the_statements() => Flows.Program("""
        Console.WriteLine(new Bureau().Ligne(new Customer())); // GDPR203
        Console.WriteLine(new Bureau().Code(new Customer()));
        [Processing("order-handling")] internal class Bureau { public string Ligne(Customer c) => c.Name; public string Code(Customer c) => "C" + c.Id; }
        """);

    [Fact]
    public Task An_expression_bodied_constructor_and_finaliser() => Flows.Of("""
        [Processing("order-handling")] public class Fiche
        {
            private readonly int _size;
            public Fiche(Customer c) => Console.WriteLine(c.Email); // GDPR203
            public Fiche(Order o) => _size = o.Customer.Email.Length;
            ~Fiche() => Console.WriteLine(_size);
        }
        """);

    [Fact]
    public Task Field_and_property_initialisers() => Flows.Of("""
        [Processing("order-handling")] public class Carte(Customer c)
        {
            private readonly string _titre = c.Name; // GDPR201
            private readonly int _size = c.Name.Length;
            [Personal("contact.email")] public string Mail { get; } = c.Email;
            public string Titre { get; } = $"Carte de {c.Name}"; // GDPR201
            public int Size => _size + _titre.Length;
        }
        """);

    [Fact]
    public Task Static_members_and_static_constructors() => Flows.Of("""
        [Processing("order-handling")] public static class Départ
        {
            private static readonly Customer s_premier = new();
            static Départ() { Console.WriteLine(s_premier.Name); } // GDPR203
            private static void A() { Console.WriteLine(s_premier.Id); }
        }
        """);

    [Fact]
    public Task Default_interface_methods() => Flows.Of("""
        [Processing("order-handling")] internal interface IJournal
        {
            void Voir(Customer c) => Console.WriteLine(c.Email); // GDPR203
            void Compter(Customer c) => Console.WriteLine(c.Id);
        }
        """);

    [Fact]
    public Task Structs_and_records_with_methods() => Flows.Of("""
        [Processing("order-handling")] internal readonly record struct Étape(Customer Client, int Rang)
        {
            public void Voir() => Console.WriteLine(Client.Name); // GDPR203
            public void Compter() => Console.WriteLine(Rang);
        }
        """);

    [Fact]
    public Task Nested_generic_types() => Flows.Of("""
        internal class Boîte<T> { private readonly List<T> _tout = new(); public T Premier() => _tout[0]; public class Note { public void Dire(string s) => Trace.WriteLine(s); } }
        [Processing("order-handling")] internal class Cases
        {
            void A(Boîte<Customer> b) => Console.WriteLine(b.Premier().Email); // GDPR203
            void B(Boîte<Customer> b) => Console.WriteLine(b.Premier().Id);
            void D(Customer c, Boîte<int>.Note n) => n.Dire(c.Name); // GDPR203
            void E(Customer c, Boîte<int>.Note n) => n.Dire("x");
        }
        """);

    [Fact]
    public Task A_generic_constraint_reaches_the_marked_member() => Flows.In("""
        void A<T>(T c) where T : Customer => Console.WriteLine(c.Email); // GDPR203
        void B<T>(T c) where T : Customer => Console.WriteLine(c.Id);
        """);

    [Fact]
    public Task Escaped_and_unicode_identifiers() => Flows.Of("""
        public class @class { [Personal("identity.name")] public string @string { get; set; } = ""; public int @int { get; set; } }
        [Processing("order-handling")] public class Cases
        {
            void A(@class @event) { var @new = @event.@string; Console.WriteLine(@new); } // GDPR203
            void B(@class @event) { var @new = @event.@int; Console.WriteLine(@new); }
            void D(Customer c) { var m\u0061il = c.Email; Console.WriteLine(mail); } // GDPR203
        }
        """);

    [Fact]
    public Task Aliases_and_static_usings() => Flows.Of("""
        using static System.Console;
        using Journal = System.Diagnostics.Trace;
        using Paire = (string Mail, int Id);
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) => WriteLine(c.Email); // GDPR203
            void B(Customer c) => WriteLine(c.Id);
            void D(Customer c) => Journal.WriteLine(c.Name); // GDPR203
            void E(Customer c) { Paire p = (c.Email, c.Id); WriteLine(p.Mail); } // GDPR203
            void F(Customer c) { Paire p = (c.Email, c.Id); WriteLine(p.Id); }
        }
        """);

    [Fact]
    public Task Target_typed_new_and_conditionals() => Flows.In("""
        void A(Customer c, bool b) { string? s = b ? null : c.Email; Console.WriteLine(s); } // GDPR203
        void B(Customer c) { KeyValuePair<int, string> p = new(c.Id, c.Name); Console.WriteLine(p.Value); } // GDPR203
        void D(Customer c) { KeyValuePair<int, string> p = new(c.Id, c.Name); Console.WriteLine(p.Key > 3); }
        """);

    [Fact]
    public Task Conditional_compilation() => Flows.In("""
        #if NEVER
        void A(Customer c) => Console.WriteLine(c.Email);
        #else
        void A(Customer c) => Console.WriteLine(c.Name); // GDPR203
        #endif
        #if !NEVER
        void B(Customer c) => Console.WriteLine(c.Id);
        #endif
        """);

    [Fact]
    public Task Multi_line_calls_report_the_argument() => Flows.In("""
        void A(Customer c) => _log.LogInformation(
            "Seen {Id} {Mail}",
            c.Id,
            c.Email); // GDPR203
        void B(Customer c) => _log.LogInformation(
            "Seen {Id} {Length}",
            c.Id,
            c.Email.Length);
        """);

    [Fact]
    public Task Two_leaks_in_one_statement() => Flows.In("""
        void A(Customer c) { Console.WriteLine(c.Email); Trace.WriteLine(c.Name); } // GDPR203, GDPR203
        void B(Customer c) { Console.WriteLine(c.Id); Trace.WriteLine(c.Id); }
        """);

    [Fact]
    public Task A_required_and_init_member_is_assigned_in_the_initialiser() => Flows.Of("""
        public class Fiche { public required string Titre { get; init; } [Personal("identity.name")] public required string Nom { get; init; } }
        [Processing("order-handling")] public class Cases
        {
            Fiche A(Customer c) => new() { Titre = c.Name, Nom = "x" }; // GDPR201
            Fiche B(Customer c) => new() { Titre = "x", Nom = c.Name };
        }
        """);

    [Fact]
    public Task A_file_local_type() => Flows.Of("""
        file class Carnet { [Personal("contact.phone")] public string Portable { get; set; } = ""; public string Couleur { get; set; } = ""; }
        [Processing("order-handling")] file class Cases
        {
            void A(Carnet c) => Console.WriteLine(c.Portable); // GDPR203
            void B(Carnet c) => Console.WriteLine(c.Couleur);
        }
        """);

    [Fact]
    public Task Extension_members() => Flows.InNewest("""
        internal static class Extensions
        {
            extension(Customer c)
            {
                public string Shown => c.Name + " <" + c.Email + ">";
                public string Code => "C" + c.Id;
            }
            extension(string text)
            {
                public string Loud => text + "!";
                public int Size => text.Length;
                public void Say() => Console.WriteLine(text);
                public void Greet(string name) => Console.WriteLine(name);
            }
        }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) => Trace.WriteLine(c.Shown); // GDPR203
            void B(Customer c) => Trace.WriteLine(c.Code);
            void D(Customer c) => c.Email.Say(); // GDPR203
            void E(Customer c) => c.Id.ToString().Say();
            void F(Customer c) => Trace.WriteLine(c.Email.Loud); // GDPR203
            void G(Customer c) => Trace.WriteLine(c.Email.Size);
            void H(Customer c) => Extensions.Say(c.Email); // GDPR203
            void I(Customer c) => Extensions.Greet("Bonjour", c.Email); // GDPR203
            void J(Customer c) => Extensions.Greet(c.Email, "Zoé");
            void K(Customer c) => Trace.WriteLine(Extensions.get_Loud(c.Email)); // GDPR203
        }
        """);

    [Fact]
    public Task Operators_that_change_the_object_itself() => Flows.InNewest("""
        internal sealed class Line { public string Text = ""; public void operator +=(string more) => Console.WriteLine(more); public void operator ++() => Text += "."; }
        internal sealed class Tally { public int Count; public void operator +=(string more) => Count += more.Length; }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) { var line = new Line(); line += c.Email; line++; } // GDPR203
            void B(Customer c) { var tally = new Tally(); tally += c.Email; Console.WriteLine(tally.Count); }
        }
        """);

    [Fact]
    public Task Null_conditional_assignment() => Flows.InNewest("""
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c, Plain? p) => p?.Text = c.Email; // GDPR201
            void B(Customer c, Plain? p) => p?.Number = c.Id;
        }
        """);

    [Fact]
    public Task The_field_keyword() => Flows.InNewest("""
        public class Compte
        {
            [Personal("contact.email")] public string Mail { get; set => field = value.Trim(); } = "";
            public string Note { get; set { Console.WriteLine(value); field = ""; } } = "";
            public string Rest { get => field; set => field = value; } = "";
        }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c, Compte k) => k.Note = c.Email; // GDPR203
            void B(Customer c, Compte k) => k.Mail = c.Email;
            void D(Customer c, Compte k) => k.Rest = c.Email; // GDPR201
        }
        """);

    [Fact]
    public Task Params_collections_and_partial_properties() => Flows.InNewest("""
        public partial class Fiche { [Personal("identity.name")] public partial string Nom { get; set; } public partial string Titre { get; set; } }
        public partial class Fiche { private string _n = ""; public partial string Nom { get => _n; set => _n = value; } public partial string Titre { get => ""; set { } } }
        [Processing("order-handling")] internal class Cases
        {
            private static void Dire(params ReadOnlySpan<string> parts) => Console.WriteLine(string.Join(" ", parts));
            void A(Fiche f) => Dire("Bonjour", f.Nom); // GDPR203
            void B(Fiche f) => Dire("Bonjour", f.Titre);
        }
        """);
}
