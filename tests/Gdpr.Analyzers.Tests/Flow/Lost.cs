namespace Gdpr.Tests.Flow;

/// <summary>201: personal data in an unmarked member, or in a result that is visible outside the assembly.</summary>
public class Lost
{
    [Fact]
    public Task An_unmarked_property_loses_the_mark() => Flows.In("""
        void A(Customer c, Plain p) => p.Text = c.Email; // GDPR201
        void B(Customer c, Plain p) => p.Number = c.Id;
        """);

    [Fact]
    public Task An_unmarked_field_loses_the_mark_even_a_private_one() => Flows.In("""
        private string _last = "";
        private int _count;
        void A(Customer c) => _last = c.Email; // GDPR201
        void B(Customer c) => _count = c.Email.Length;
        """);

    [Fact]
    public Task A_static_field_loses_the_mark() => Flows.In("""
        private static string s_last = "";
        [Personal("contact.email")] private static string s_mail = "";
        void A(Customer c) => s_last = c.Email; // GDPR201
        void B(Customer c) => s_mail = c.Email;
        """);

    [Fact]
    public Task A_marked_member_keeps_it() => Flows.In("""
        void A(Customer c, Person p) { var d = new Plain { Text = c.Name }; } // GDPR201
        void B(Customer c, Person p) { var d = new Person { Name = c.Name }; }
        """);

    [Fact]
    public Task An_object_initialiser_is_an_assignment() => Flows.In("""
        void A(Customer c)
        {
            var p = new Plain
            {
                Number = c.Id,
                Text = c.Email, // GDPR201
            };
        }
        """);

    [Fact]
    public Task A_collection_inside_an_unmarked_member_loses_the_mark() => Flows.In("""
        void A(Customer c, Plain p) => p.Lines.Add(c.Email); // GDPR201
        void B(Customer c, Plain p) => p.Lines.Add("C" + c.Id);
        """);

    [Fact]
    public Task Adding_to_a_collection_in_a_field_is_reported_at_that_call() => Flows.In("""
        private readonly List<string> _seen = new();
        [Personal("contact.email")] private readonly List<string> _mails = new();
        private readonly ConcurrentDictionary<int, string> _by = new();
        void A(Customer c) => _seen.Add(c.Email); // GDPR201
        void B(Customer c) => _mails.Add(c.Email);
        void D(Customer c) => _by.TryAdd(c.Id, c.Name); // GDPR201
        void E(Customer c) => _by.TryAdd(c.Id, "x");
        void F(Customer c) => _by[c.Id] = c.Name; // GDPR201
        """);

    [Fact]
    public Task An_element_of_an_array_in_a_field_loses_the_mark() => Flows.In("""
        private readonly string[] _slots = new string[3];
        void A(Customer c) => _slots[0] = c.Phone!; // GDPR201
        void B(Customer c) => _slots[0] = c.Phone is null ? "none" : "some";
        """);

    [Fact]
    public Task A_value_whose_own_type_is_marked_needs_no_second_mark() => Flows.In("""
        private Customer? _current;
        private readonly List<Customer> _all = new();
        private string _mail = "";
        void A(Customer c) => _current = c;
        void B(Customer c) => _all.Add(c);
        void D(Customer c) => _mail = c.Email; // GDPR201
        """);

    [Fact]
    public Task An_unmarked_record_member_loses_the_mark_at_the_construction() => Flows.Of("""
        public record Line(string Text, int Number);
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) { var l = new Line(c.Email, 1); } // GDPR201
            void B(Customer c) { var l = new Line("x", c.Id); }
            void D(Customer c) { var l = new Contact(c.Email, 1); }
        }
        """);

    [Fact]
    public Task An_unmarked_record_member_loses_the_mark_in_a_with() => Flows.Of("""
        public record Line(string Text, int Number);
        [Processing("order-handling")] public class Cases
        {
            Line A(Customer c, Line l) => l with { Text = c.Email }; // GDPR201
            Line B(Customer c, Line l) => l with { Number = c.Id };
        }
        """);

    [Fact]
    public Task A_constructor_that_stores_its_parameter_is_reported_at_the_new() => Flows.Of("""
        internal class Letter { public Letter(string to, int weight) { To = to; Weight = weight; } public string To { get; } public int Weight { get; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) { var l = new Letter(c.Email, 3); } // GDPR201
            void B(Customer c) { var l = new Letter("x", c.Id); }
        }
        """);

    [Fact]
    public Task A_helper_that_stores_its_parameter_is_reported_at_the_call() => Flows.In("""
        private string _kept = "";
        private void Keep(string s) => _kept = s;
        private void Drop(string s) => _kept = s.Length.ToString();
        void A(Customer c) => Keep(c.Email); // GDPR201
        void B(Customer c) => Drop(c.Email);
        """);

    [Fact]
    public Task A_public_method_loses_the_mark_by_its_return_value() => Flows.In("""
        public string A(Customer c) => c.Email; // GDPR201
        [return: Personal("contact.email")] public string B(Customer c) => c.Email;
        public int C(Customer c) => c.Email.Length;
        public bool D(Customer c) => c.Email == "x";
        internal string E(Customer c) => c.Email;
        private protected string F(Customer c) => c.Email;
        protected string G(Customer c) { return c.Email; } // GDPR201
        public Customer H(Customer c) => c;
        """);

    [Fact]
    public Task What_is_not_visible_outside_is_followed_instead() => Flows.Of("""
        [Processing("order-handling")] internal class Inner { public string Mail(Customer c) => c.Email; public class Nested { public string Name(Customer c) => c.Name; } }
        [Processing("order-handling")] public class Outer { public string Mail(Customer c) => c.Email; private class Nested { public string Name(Customer c) => c.Name; } } // GDPR201
        [Processing("order-handling")] public sealed class Sealed { private string Mail(Customer c) => c.Email; }
        """);

    [Fact]
    public Task A_public_property_loses_the_mark() => Flows.Of("""
        [Processing("order-handling")] public class Étiquette(Customer client)
        {
            public string Destinataire => client.Name; // GDPR201
            [Personal("identity.name")] public string Nom => client.Name;
            public string Numéro => "C" + client.Id;
            public string Courriel { get { return client.Email; } } // GDPR201
        }
        """);

    [Fact]
    public Task Tasks_sequences_and_tuples_of_public_members_are_return_values() => Flows.In("""
        public async Task<string> A(Customer c) { await Task.Yield(); return c.Email; } // GDPR201
        public IEnumerable<string> B(List<Customer> all) => all.Select(c => c.Email); // GDPR201
        public IEnumerable<string> C(List<Customer> all)
        {
            foreach (var c in all)
            {
                yield return c.Name; // GDPR201
            }
        }
        public (string, int) D(Customer c) => (c.Email, c.Id); // GDPR201
        public async Task<int> E(Customer c) { await Task.Yield(); return c.Id; }
        public IEnumerable<Customer> F(List<Customer> all) => all.Where(c => c.Email != "");
        public (bool, int) G(Customer c) => (c.Email == "", c.Id);
        """);

    [Fact]
    public Task Out_and_ref_parameters_of_public_members_are_return_values() => Flows.In("""
        public void A(Customer c, out string mail)
        {
            mail = c.Email; // GDPR201
        }
        public void B(Customer c, ref int id)
        {
            id = c.Id;
        }
        public bool C(Customer c, [Personal("contact.email")] out string mail)
        {
            mail = c.Email;
            return true;
        }
        private void D(Customer c, out string mail)
        {
            mail = c.Email;
        }
        """);

    [Fact]
    public Task An_override_of_a_framework_member_is_never_lost() => Flows.Of("""
        public class Fiche : IEquatable<Fiche>
        {
            [Personal("identity.name")] public string Nom { get; set; } = "";
            public override string ToString() => Nom;
            public override bool Equals(object? o) => o is Fiche f && f.Nom == Nom;
            public bool Equals(Fiche? f) => f?.Nom == Nom;
            public override int GetHashCode() => Nom.GetHashCode();
            public string Shown() => Nom; // GDPR201
        }
        """);

    [Fact]
    public Task A_field_behind_one_marked_property_has_its_marks() => Flows.Of("""
        public class Compte
        {
            private string _courriel = "";
            private string _trace = "";
            [Personal("contact.email")] public string Courriel { get => _courriel; set => _courriel = value.Trim(); }
            [Personal("identity.name")] public string Nom
            {
                get => "";
                set
                {
                    _trace = value; // GDPR201
                }
            }
            public int Trace() => _trace.Length;
        }
        """);

    [Fact]
    public Task A_captured_primary_constructor_parameter_is_followed() => Flows.Of("""
        internal class Note(string text) { public void Say() => Console.WriteLine(text); }
        internal class Tag(string text) { public void Say() => Console.WriteLine(text.Length); }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) => new Note(c.Email).Say(); // GDPR203
            void B(Customer c) => new Tag(c.Email).Say();
        }
        """);

    [Fact]
    public Task A_primary_constructor_parameter_kept_in_a_property_is_stored() => Flows.Of("""
        public class Note(string text) { public string Text { get; } = text; }
        public class Tag(string text) { public int Size { get; } = text.Length; }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) { _ = new Note(c.Email); } // GDPR201
            void B(Customer c) { _ = new Tag(c.Email); }
        }
        """);

    [Fact]
    public Task Reading_an_unmarked_member_after_its_201_is_silent() => Flows.In("""
        private string _last = "";
        void A(Customer c)
        {
            _last = c.Email; // GDPR201
            Console.WriteLine(_last);
        }
        """);

    [Fact]
    public Task A_tuple_field_loses_the_mark() => Flows.In("""
        private (string Text, int Number) _pair;
        void A(Customer c) => _pair = (c.Email, c.Id); // GDPR201
        void B(Customer c) => _pair = ("x", c.Id);
        """);

    [Fact]
    public Task Compound_and_coalescing_assignments_store() => Flows.In("""
        private string? _text;
        void A(Customer c) => _text += c.Email; // GDPR201
        void B(Customer c) => _text ??= c.Name; // GDPR201
        void D(Customer c) => _text += c.Id;
        """);

    [Fact]
    public Task A_deconstruction_stores_part_by_part() => Flows.In("""
        private string _text = "";
        private int _rank;
        void A(Contact c) => (_text, _rank) = c; // GDPR201
        void B(Contact c) => (_, _rank) = c;
        """);

    [Fact]
    public Task Where_a_sink_speaks_201_is_silent() => Flows.In("""
        public string A(Customer c) { Console.WriteLine(c.Email); return ""; } // GDPR203
        public void B(Customer c) { Console.WriteLine(c.Id); }
        """);

    [Fact]
    public Task A_marked_parameter_stored_in_an_unmarked_member_is_lost() => Flows.In("""
        private string _kept = "";
        void A([Personal("contact.email")] string mail) => _kept = mail; // GDPR201
        void B(string mail) => _kept = mail;
        """);

    [Fact]
    public Task A_public_field_initialised_by_a_constructor_is_lost_there() => Flows.Of("""
        [Processing("order-handling")] public class Carte
        {
            public readonly string Titre;
            public Carte(Customer c)
            {
                Titre = "Carte de " + c.Name; // GDPR201
                Code = "C" + c.Id;
            }
            public string Code { get; }
        }
        """);

    [Fact]
    public Task Anonymous_types_and_tuples_inside_are_no_boundary() => Flows.In("""
        private object? _box;
        void A(Customer c) { var both = new { c.Email, Pair = (c.Name, c.Id) }; Console.WriteLine(both.Pair.Id); }
        void B(Customer c) { var both = new { c.Email, Pair = (c.Name, c.Id) }; _box = both; } // GDPR201
        """);

    [Fact]
    public Task What_joins_after_a_way_out_is_still_lost() => Flows.In("""
        private string _kept = "";
        void A(Customer c, bool x)
        {
            var mail = c.Email;
            var text = JsonSerializer.Serialize(mail);
            if (x) text = c.Name;
            _kept = text; // GDPR201
        }
        void B(Customer c)
        {
            var mail = c.Email;
            var text = JsonSerializer.Serialize(mail);
            _kept = text;
        }
        """);

    [Fact]
    public Task What_a_helper_logs_beside_giving_it_back_is_still_lost() => Flows.In("""
        private string _kept = "";
        private static string Echo(string text) { Console.WriteLine(text); return text; }
        void A(Customer c) { var mail = Echo(c.Email); // GDPR203
            _kept = mail; } // GDPR201
        void B(Customer c) { var code = Echo("C" + c.Id); _kept = code; }
        """);
}
