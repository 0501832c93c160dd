namespace Gdpr.Tests.Flow;

/// <summary>Methods of the same compilation without marks are followed; the report stands where marked data enters the helper that leaks it.</summary>
public class AcrossBodies
{
    [Fact]
    public Task A_helper_that_logs_its_argument_is_reported_at_the_call() => Flows.In("""
        private void Say(string text) => _log.LogInformation("Said {Text}", text);
        void A(Customer c) => Say(c.Email); // GDPR203
        void B(Customer c) => Say("Client " + c.Id);
        """);

    [Fact]
    public Task A_helper_that_reads_and_logs_by_itself_is_reported_inside() => Flows.In("""
        private static void Say(Customer c) => Console.WriteLine(c.Email); // GDPR203
        private static void Tell(Customer c) => Console.WriteLine(c.Id);
        void A(Customer c) { Say(c); Tell(c); }
        """);

    [Fact]
    public Task Only_the_argument_that_leaks_is_reported() => Flows.In("""
        private static void Say(string first, string second) { _ = second.Length; Console.WriteLine(first); }
        void A(Customer c) => Say(c.Email, "x"); // GDPR203
        void B(Customer c) => Say("x", c.Email);
        """);

    [Fact]
    public Task Named_and_reordered_arguments_find_their_parameters() => Flows.In("""
        private static void Say(string shown, string hidden = "") => Console.WriteLine(shown);
        void A(Customer c) => Say(hidden: "x", shown: c.Email); // GDPR203
        void B(Customer c) => Say(hidden: c.Email, shown: "x");
        """);

    [Fact]
    public Task A_helper_three_calls_deep_is_reported_at_the_first() => Flows.In("""
        private static void One(string s) => Two(s);
        private static void Two(string s) => Three(s);
        private static void Three(string s) => Console.WriteLine(s);
        void A(Customer c) => One(c.Email); // GDPR203
        void B(Customer c) => One(c.Id.ToString());
        """);

    [Fact]
    public Task A_helper_returns_what_it_is_given() => Flows.In("""
        private static string Trimmed(string s) => s.Trim();
        private static int Size(string s) => s.Length;
        void A(Customer c) => Console.WriteLine(Trimmed(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(Size(c.Email));
        """);

    [Fact]
    public Task A_helper_returns_what_it_reads() => Flows.In("""
        private static string MailOf(Order o) => o.Customer.Email;
        private static string LabelOf(Order o) => o.Reference + o.Customer.Id;
        void A(Order o) => Console.WriteLine(MailOf(o)); // GDPR203
        void B(Order o) => Console.WriteLine(LabelOf(o));
        """);

    [Fact]
    public Task A_helper_returns_only_one_of_its_arguments() => Flows.In("""
        private static string First(string a, string b) => b.Length > 3 ? a : a.Trim();
        void A(Customer c) => Console.WriteLine(First(c.Email, "x")); // GDPR203
        void B(Customer c) => Console.WriteLine(First("x", c.Email));
        """);

    [Fact]
    public Task A_helper_that_replaces_its_argument_returns_it_clean() => Flows.In("""
        private static string Kept(string s) { var t = s; return t; }
        private static string Replaced(string s) { s = "none"; return s; }
        void A(Customer c) => Console.WriteLine(Kept(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(Replaced(c.Email));
        """);

    [Fact]
    public Task An_async_helper_is_followed() => Flows.In("""
        private async Task Say(string text) { await Task.Delay(1); _log.LogInformation("Said {Text}", text); }
        private async Task<string> Fetch(Customer c) { await Task.Delay(1); return c.Email; }
        private async Task<int> FetchId(Customer c) { await Task.Delay(1); return c.Id; }
        async Task A(Customer c) => await Say(c.Email); // GDPR203
        async Task B(Customer c) => await Say(c.Id.ToString());
        async Task D(Customer c) => Console.WriteLine(await Fetch(c)); // GDPR203
        async Task E(Customer c) => Console.WriteLine(await FetchId(c));
        """);

    [Fact]
    public Task Out_and_ref_parameters_of_a_helper_carry() => Flows.In("""
        private static void Read(Customer c, out string mail, out int id) { mail = c.Email; id = c.Id; }
        private static void Fill(Customer c, ref string text) => text = c.Name;
        void A(Customer c) { Read(c, out var mail, out _); Console.WriteLine(mail); } // GDPR203
        void B(Customer c) { Read(c, out _, out var id); Console.WriteLine(id); }
        void D(Customer c) { var text = ""; Fill(c, ref text); Console.WriteLine(text); } // GDPR203
        void E(Customer c) { var text = ""; var other = ""; Fill(c, ref text); Console.WriteLine(other); }
        """);

    [Fact]
    public Task A_helper_that_fills_a_collection_labels_it() => Flows.In("""
        private static void Collect(List<string> into, Customer c) => into.Add(c.Email);
        private static void Number(List<string> into, Customer c) => into.Add(c.Id.ToString());
        void A(Customer c) { var all = new List<string>(); Collect(all, c); Console.WriteLine(all[0]); } // GDPR203
        void B(Customer c) { var all = new List<string>(); Number(all, c); Console.WriteLine(all[0]); }
        """);

    [Fact]
    public Task A_recursive_helper_ends_and_is_followed() => Flows.In("""
        private static string Root(Customer c) => c.Referrer is null ? c.Name : Root(c.Referrer);
        private static int RootId(Customer c) => c.Referrer is null ? c.Id : RootId(c.Referrer);
        void A(Customer c) => Console.WriteLine(Root(c)); // GDPR203
        void B(Customer c) => Console.WriteLine(RootId(c));
        """);

    [Fact]
    public Task Two_helpers_that_call_each_other_end_and_are_followed() => Flows.In("""
        private static void Ping(string s, int n) { if (n > 0) { Pong(s, n - 1); } }
        private static void Pong(string s, int n) { if (n > 0) { Ping(s, n - 1); } else { Console.WriteLine(s); } }
        void A(Customer c) => Ping(c.Email, 3); // GDPR203
        void B(Customer c) => Ping("x", c.Id);
        """);

    [Fact]
    public Task A_params_helper_is_followed() => Flows.In("""
        private static void Say(params string[] parts) => Console.WriteLine(string.Join(" ", parts));
        void A(Customer c) => Say("Bonjour", c.Name); // GDPR203
        void B(Customer c) => Say("Bonjour", "client");
        """);

    [Fact]
    public Task A_generic_helper_is_followed() => Flows.In("""
        private static void Dump<T>(T value) => Console.WriteLine(value);
        private static T Same<T>(T value) => value;
        void A(Customer c) => Dump(c.Email); // GDPR203
        void B(Customer c) => Dump(c.Id);
        void D(Customer c) => Console.WriteLine(Same(c.Name)); // GDPR203
        void E(Customer c) => Console.WriteLine(Same(c.Id));
        """);

    [Fact]
    public Task An_extension_method_is_followed() => Flows.Of("""
        internal static class Extensions
        {
            public static void Trace(this string text) => Console.WriteLine(text);
            public static string Shown(this Customer c) => c.Name + " <" + c.Email + ">";
            public static string Numbered(this Customer c) => "C" + c.Id;
        }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) => c.Email.Trace(); // GDPR203
            void B(Customer c) => c.Id.ToString().Trace();
            void D(Customer c) => Console.WriteLine(c.Shown()); // GDPR203
            void E(Customer c) => Console.WriteLine(c.Numbered());
        }
        """);

    [Fact]
    public Task A_property_of_one_s_own_is_followed() => Flows.Of("""
        internal class Panier(Customer client)
        {
            public string Destinataire => client.Name + ", " + client.Email;
            public string Numéro => "P" + client.Id;
        }
        [Processing("order-handling")] public class Cases
        {
            void A(Panier p) => Console.WriteLine(p.Destinataire); // GDPR203
            void B(Panier p) => Console.WriteLine(p.Numéro);
        }
        """);

    [Fact]
    public Task A_method_of_the_marked_type_is_followed() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Greeting()); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Id);
        """);

    [Fact]
    public Task An_implementation_is_reached_through_its_interface() => Flows.Of("""
        internal interface IJournal { void Note(string text); void Count(string text); }
        internal class Journal : IJournal { public void Note(string text) => Console.WriteLine(text); public void Count(string text) => Console.WriteLine(text.Length); }
        [Processing("order-handling")] internal class Cases(IJournal journal)
        {
            void A(Customer c) => journal.Note(c.Email); // GDPR203
            void B(Customer c) => journal.Count(c.Email);
        }
        """);

    [Fact]
    public Task An_override_is_reached_through_its_base() => Flows.Of("""
        internal abstract class Journal { public abstract void Note(string text); }
        internal class Loud : Journal { public override void Note(string text) => Console.WriteLine(text); }
        internal abstract class Register { public abstract void Note(string text); }
        internal class Quiet : Register { public override void Note(string text) => _ = text.Length; }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c, Journal j) => j.Note(c.Email); // GDPR203
            void B(Customer c, Register r) => r.Note(c.Email);
        }
        """);

    [Fact]
    public Task A_constructor_that_logs_is_reported_at_the_new() => Flows.Of("""
        internal class Loud { public Loud(string text) => Console.WriteLine(text); }
        internal class Quiet { public Quiet(string text) => Size = text.Length; public int Size { get; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) => _ = new Loud(c.Email); // GDPR203
            void B(Customer c) => _ = new Quiet(c.Email);
        }
        """);

    [Fact]
    public Task A_base_constructor_that_logs_is_reached() => Flows.Of("""
        internal class Loud { public Loud(string text) => Console.WriteLine(text); }
        internal class Letter(string to) : Loud(to);
        internal class Parcel(string to) : Loud("parcel " + to.Length);
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) => _ = new Letter(c.Email); // GDPR203
            void B(Customer c) => _ = new Parcel(c.Email);
        }
        """);

    [Fact]
    public Task A_setter_that_logs_is_reported_at_the_assignment() => Flows.Of("""
        internal class Echo { public string Loud { set => Console.WriteLine(value); } public string Quiet { set => _ = value.Length; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c, Echo e) => e.Loud = c.Email; // GDPR203
            void B(Customer c, Echo e) => e.Quiet = c.Email;
            void D(Customer c) => _ = new Echo { Loud = c.Name }; // GDPR203
        }
        """);

    [Fact]
    public Task Logical_operators_of_ones_own_give_an_operand() => Flows.Of("""
        internal sealed class Answer(string text)
        {
            public string Get() => text;
            public static bool operator true(Answer a) => true;
            public static bool operator false(Answer a) => true;
            public static Answer operator &(Answer a, Answer b) => b;
        }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) => Console.WriteLine((new Answer(c.Email) && new Answer("x")).Get()); // GDPR203
            void B(Customer c) => Console.WriteLine((new Answer("x") && new Answer(c.Email)).Get()); // GDPR203
        }
        """);

    [Fact]
    public Task An_operator_and_an_indexer_of_one_s_own_are_followed() => Flows.Of("""
        internal class Sack { public string this[string key] { get => key + "!"; } public static string operator +(Sack s, string text) => text; public static int operator -(Sack s, string text) => text.Length; }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c, Sack s) => Console.WriteLine(s + c.Email); // GDPR203
            void B(Customer c, Sack s) => Console.WriteLine(s - c.Email);
            void D(Customer c, Sack s) => Console.WriteLine(s[c.Email]); // GDPR203
            void E(Customer c, Sack s) => Console.WriteLine(s["x"]);
        }
        """);

    [Fact]
    public Task A_partial_class_in_two_files_is_one_class() => Flows.OfTwo(
        """
        [Processing("order-handling")] public partial class Facturation
        {
            void A(Customer c) => Écrire(c.Email); // GDPR203
            void B(Customer c) => Compter(c.Email);
        }
        """,
        """
        public partial class Facturation
        {
            private void Écrire(string ligne) => Console.WriteLine(ligne);
            private void Compter(string ligne) => Console.WriteLine(ligne.Length);
        }
        """);

    [Fact]
    public Task A_helper_in_another_file_is_followed() => Flows.OfTwo(
        """
        internal static class Journal { public static void Noter(string texte) => Trace.TraceInformation(texte); }
        """,
        """
        [Processing("order-handling")] public class Commande
        {
            void A(Customer c) => Journal.Noter($"Commande de {c.Name}"); // GDPR203
            void B(Order o) => Journal.Noter($"Commande {o.Reference}");
        }
        """);

    [Fact]
    public Task A_source_in_another_file_is_followed() => Flows.OfTwo(
        """
        [Processing("order-handling")] internal static class Annuaire { public static string Adresse(Customer c) => c.Email; public static string Code(Customer c) => "C" + c.Id; }
        """,
        """
        public class Affichage
        {
            void A(Customer c) => Console.WriteLine(Annuaire.Adresse(c)); // GDPR203
            void B(Customer c) => Console.WriteLine(Annuaire.Code(c));
        }
        """);

    [Fact]
    public Task A_partial_method_is_followed() => Flows.Of("""
        [Processing("order-handling")] public partial class Cases
        {
            partial void Say(string text);
            partial void Silent(string text);
            void A(Customer c) => Say(c.Email); // GDPR203
            void B(Customer c) => Silent(c.Email);
        }
        public partial class Cases { partial void Say(string text) => Console.WriteLine(text); }
        """);

    [Fact]
    public Task Helpers_with_marks_are_judged_by_their_marks() => Flows.In("""
        private static void Tell([Personal("contact.email")] string mail) => _ = mail.Length;
        private static void Say([Personal("contact.email")] string mail) => Console.WriteLine(mail); // GDPR203
        void A(Customer c) { Tell(c.Email); Say(c.Email); }
        """);

    [Fact]
    public Task A_helper_marked_as_a_sink_is_one() => Flows.In("""
        [Sink(SinkKind.Log)] private static void Ship(string line) { }
        private static void Drop(string line) { }
        void A(Customer c) => Ship(c.Email); // GDPR203
        void B(Customer c) => Drop(c.Email);
        void D([Personal("contact.phone")] string phone) => Ship(phone); // GDPR203
        """);

    [Fact]
    public Task A_parameter_marked_as_a_sink_is_one() => Flows.In("""
        private static void Ship([Sink(SinkKind.File)] string line, string note) { }
        void A(Customer c) => Ship(c.Email, "x"); // GDPR205
        void B(Customer c) => Ship("x", c.Email);
        """);

    [Fact]
    public Task A_helper_that_only_sometimes_leaks_is_reported() => Flows.In("""
        private static void Maybe(string text, bool verbose) { if (verbose) { Console.WriteLine(text); } }
        private static void Never(string text, bool verbose) { if (verbose) { Console.WriteLine("x"); } }
        void A(Customer c) => Maybe(c.Email, true); // GDPR203
        void B(Customer c) => Never(c.Email, true);
        """);

    [Fact]
    public Task An_interface_that_is_implemented_elsewhere_is_a_boundary() => Flows.Of("""
        public interface ISender { void Send(string to, string subject); void Mark([Personal("contact.email")] string to); void Take(Customer whole); }
        public interface IDone { void Send(string to); }
        internal sealed class Done : IDone { public void Send(string to) { } }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c, ISender s) => s.Send(c.Email, "Votre commande"); // GDPR201
            void B(Customer c, ISender s) => s.Send("boutique@example.org", "Commande " + c.Id);
            void D(Customer c, ISender s) => s.Mark(c.Email);
            void E(Customer c, ISender s) => s.Take(c);
            void F(Customer c, IDone s) => s.Send(c.Email);
        }
        """);
}
