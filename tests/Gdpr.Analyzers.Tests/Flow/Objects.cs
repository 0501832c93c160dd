namespace Gdpr.Tests.Flow;

/// <summary>Inheritance, generics, properties and constructors of one's own types.</summary>
public class Objects
{
    [Fact]
    public Task One_of_two_implementations_leaks() => Flows.Of("""
        internal interface INotifier { void Notify(string text); }
        internal class Silent : INotifier { public void Notify(string text) { } }
        internal class Loud : INotifier { public void Notify(string text) => Console.WriteLine(text); }
        internal interface IMute { void Notify(string text); }
        internal class Mute : IMute { public void Notify(string text) { } }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, INotifier n) => n.Notify(c.Email); // GDPR203
            void B(Customer c, IMute n) => n.Notify(c.Email);
            void D(Customer c, Silent n) => n.Notify(c.Email);
        }
        """);

    [Fact]
    public Task An_explicit_implementation_is_reached() => Flows.Of("""
        internal interface INotifier { void Notify(string text); }
        internal class Loud : INotifier { void INotifier.Notify(string text) => Console.WriteLine(text); public void Notify(string text) { } }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, INotifier n) => n.Notify(c.Email); // GDPR203
            void B(Customer c, Loud n) => n.Notify(c.Email);
        }
        """);

    [Fact]
    public Task A_template_method_calls_the_override() => Flows.Of("""
        internal abstract class Export { public void Run(string text) => Write(text); protected abstract void Write(string text); }
        internal class ToConsole : Export { protected override void Write(string text) => Console.WriteLine(text); }
        internal abstract class Count { public void Run(string text) => Write(text); protected abstract void Write(string text); }
        internal class Counting : Count { protected override void Write(string text) => Console.WriteLine(text.Length); }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, ToConsole e) => e.Run(c.Email); // GDPR203
            void B(Customer c, Counting e) => e.Run(c.Email);
        }
        """);

    [Fact]
    public Task A_base_call_is_followed() => Flows.Of("""
        internal class Base { public virtual void Write(string text) => Console.WriteLine(text); }
        internal class Derived : Base { public override void Write(string text) => base.Write("> " + text); }
        internal class Cut : Base { public override void Write(string text) => base.Write("> " + text.Length); }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) => new Derived().Write(c.Email); // GDPR203
            void B(Customer c) => new Cut().Write(c.Email);
        }
        """);

    [Fact]
    public Task An_unmarked_generic_member_loses_the_mark() => Flows.Of("""
        internal class Boîte<T> { public T? Valeur { get; set; } public int Rang { get; set; } }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, Boîte<string> b) => b.Valeur = c.Email; // GDPR201
            void B(Customer c, Boîte<Customer> b) => b.Valeur = c;
            void D(Customer c, Boîte<string> b) => b.Rang = c.Id;
        }
        """);

    [Fact]
    public Task A_struct_of_one_s_own_loses_the_mark_too() => Flows.Of("""
        internal struct Ligne { public string Texte; public int Rang; }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) { Ligne l = default; l.Texte = c.Name; } // GDPR201
            void B(Customer c) { Ligne l = default; l.Rang = c.Id; }
        }
        """);

    [Fact]
    public Task An_exchange_by_reference_stores() => Flows.In("""
        private string _last = "";
        private int _count;
        void A(Customer c) => Interlocked.Exchange(ref _last, c.Email); // GDPR201
        void B(Customer c) => Interlocked.Add(ref _count, c.Email.Length);
        """);

    [Fact]
    public Task A_builder_in_a_field_stores_what_is_appended() => Flows.In("""
        private readonly StringBuilder _lines = new();
        void A(Customer c) => _lines.AppendLine(c.Email); // GDPR201
        void B(Customer c) => _lines.AppendLine("C" + c.Id);
        """);

    [Fact]
    public Task A_collection_in_a_collection_of_a_field_stores() => Flows.In("""
        private readonly Dictionary<int, List<string>> _by = new();
        void A(Customer c) => _by[c.Id].Add(c.Email); // GDPR201
        void B(Customer c) => _by[c.Id].Add("x");
        """);

    [Fact]
    public Task A_field_labelled_by_an_alias_of_its_collection() => Flows.In("""
        private readonly List<string> _seen = new();
        void A(Customer c) { var alias = _seen; alias.Add(c.Email); } // GDPR201
        void B(Customer c) { var copy = new List<string>(_seen); copy.Add(c.Email); }
        """);

    [Fact]
    public Task An_indexer_that_stores_is_followed() => Flows.Of("""
        internal class Sac { private string _v = ""; private int _n; public string this[string k] { get => ""; set => _v = value; } public string this[int k] { get => ""; set => _n = value.Length; } }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, Sac s) => s["x"] = c.Email; // GDPR201
            void B(Customer c, Sac s) => s[1] = c.Email;
        }
        """);

    [Fact]
    public Task A_property_computed_on_demand_is_followed() => Flows.Of("""
        [Processing("order-handling")] internal class Fiche(Customer client)
        {
            private int? _size;
            public string Adresse => $"{client.Name}, {client.Phone}";
            public int Taille => _size ??= client.Name.Length;
        }
        internal class Cases
        {
            void A(Fiche f) => Console.WriteLine(f.Adresse); // GDPR203
            void B(Fiche f) => Console.WriteLine(f.Taille);
        }
        """);

    [Fact]
    public Task A_factory_and_a_fluent_builder_are_followed() => Flows.Of("""
        internal class Texte
        {
            private readonly StringBuilder _b = new();
            public static Texte Nouveau() => new();
            public string Dire(string s) => _b.ToString() + s;
            public Texte Compter(string s) { Total += s.Length; return this; }
            public int Total { get; private set; }
        }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) => Console.WriteLine(Texte.Nouveau().Dire(c.Email)); // GDPR203
            void B(Customer c) => Console.WriteLine(Texte.Nouveau().Compter(c.Email).Total);
        }
        """);

    [Fact]
    public Task A_conversion_operator_of_one_s_own_is_followed() => Flows.Of("""
        internal class Adresse { public static implicit operator string(Adresse a) => "x"; public static string De(Customer c) => c.Email; public static explicit operator Adresse(Customer c) => new(); }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) { string s = Adresse.De(c); Console.WriteLine(s); } // GDPR203
            void B(Customer c) { string s = (Adresse)c; Console.WriteLine(s); }
        }
        """);

    [Fact]
    public Task A_deconstructor_of_one_s_own_is_followed() => Flows.Of("""
        [Processing("order-handling")] internal static class Décomposer { public static void Deconstruct(this Customer c, out string mail, out int id) { mail = c.Email; id = c.Id; } }
        internal class Cases
        {
            void A(Customer c) { var (mail, id) = c; Console.WriteLine(mail); } // GDPR203
            void B(Customer c) { var (mail, id) = c; Console.WriteLine(id); }
        }
        """);

    [Fact]
    public Task A_private_protected_chain_of_constructors_stores() => Flows.Of("""
        internal class Base(string titre) { public string Titre { get; } = titre; }
        internal class Milieu(string titre, int rang) : Base(titre) { public int Rang => rang; }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) => _ = new Milieu(c.Name, 1); // GDPR201
            void B(Customer c) => _ = new Milieu("x", c.Id);
        }
        """);

    [Fact]
    public Task A_private_nested_type_is_no_boundary_to_its_member() => Flows.Of("""
        [Processing("order-handling")] public class Externe
        {
            private class Interne { public string Texte = ""; public string Lire(Customer c) => c.Email; }
            void A(Customer c) => new Interne().Texte = c.Email; // GDPR201
            void B(Customer c) => Console.WriteLine(new Interne().Lire(c)); // GDPR203
            void D(Customer c) => Console.WriteLine(new Interne().Lire(c).Length);
        }
        """);

    [Fact]
    public Task A_covariant_override_returns_what_it_reads() => Flows.Of("""
        internal class Vue { public virtual object Lire(Customer c) => c.Id; }
        internal class Pleine : Vue { public override string Lire(Customer c) => c.Email; }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, Pleine v) => Console.WriteLine(v.Lire(c)); // GDPR203
            void B(Customer c) => Console.WriteLine(c.Id);
        }
        """);
}
