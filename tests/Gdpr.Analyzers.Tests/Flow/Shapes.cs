namespace Gdpr.Tests.Flow;

/// <summary>Rarer shapes of values on their way: delegates in members, nested tuples, handlers of interpolation, iterators.</summary>
public class Shapes
{
    [Fact]
    public Task A_delegate_in_a_field_is_called() => Flows.In("""
        private readonly Action<string> _say = s => Console.WriteLine(s);
        private readonly Func<string, int> _size = s => s.Length;
        void A(Customer c) => _say(c.Email); // GDPR203
        void B(Customer c) => Console.WriteLine(_size(c.Email));
        """);

    [Fact]
    public Task A_delegate_handed_to_a_constructor_is_called_later() => Flows.Of("""
        internal class Coureur(Action<string> act) { public void Run(string text) => act(text); }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) => new Coureur(s => Console.WriteLine(s)).Run(c.Email); // GDPR203
            void B(Customer c) => Console.WriteLine(c.Id);
        }
        """);

    [Fact]
    public Task A_helper_returns_a_tuple_part_by_part() => Flows.In("""
        private static (string Mail, int Id) Both(Customer c) => (c.Email, c.Id);
        void A(Customer c) => Console.WriteLine(Both(c).Mail); // GDPR203
        void B(Customer c) => Console.WriteLine(Both(c).Id);
        void D(Customer c) { var (mail, _) = Both(c); Console.WriteLine(mail); } // GDPR203
        void E(Customer c) { var (_, id) = Both(c); Console.WriteLine(id); }
        """);

    [Fact]
    public Task Nested_tuples_carry_part_by_part() => Flows.In("""
        void A(Customer c) { var ((mail, id), rank) = ((c.Email, c.Id), 3); Console.WriteLine(mail); } // GDPR203
        void B(Customer c) { var ((mail, id), rank) = ((c.Email, c.Id), 3); Console.WriteLine(id + rank); }
        void D(Customer c) { var t = (Who: (c.Name, c.Id), 3); Console.WriteLine(t.Who.Name); } // GDPR203
        void E(Customer c) { var t = (Who: (c.Name, c.Id), 3); Console.WriteLine(t.Who.Id); }
        """);

    [Fact]
    public Task Nested_anonymous_types_carry_member_by_member() => Flows.In("""
        void A(Order o) { var v = new { o.Reference, Client = new { o.Customer.Name, o.Customer.Id } }; Console.WriteLine(v.Client.Name); } // GDPR203
        void B(Order o) { var v = new { o.Reference, Client = new { o.Customer.Name, o.Customer.Id } }; Console.WriteLine(v.Client.Id + v.Reference); }
        """);

    [Fact]
    public Task A_formattable_string_carries() => Flows.In("""
        void A(Customer c) { FormattableString f = $"Bonjour {c.Name}"; Console.WriteLine(f.ToString()); } // GDPR203
        void B(Customer c) { FormattableString f = $"Bonjour {c.Id}"; Console.WriteLine(FormattableString.Invariant(f)); }
        void D(Customer c) => Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Email}")); // GDPR203
        void E(Customer c) => Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Id}"));
        """);

    [Fact]
    public Task An_entity_out_of_a_dictionary() => Flows.In("""
        void A(Dictionary<int, Customer> by) => Console.WriteLine(by.TryGetValue(1, out var c) ? c.Email : "none"); // GDPR203
        void B(Dictionary<int, Customer> by) => Console.WriteLine(by.TryGetValue(1, out var c) ? c.Id : 0);
        void D(Dictionary<int, Customer> by) { foreach (var (id, c) in by) { Console.WriteLine(c.Name); } } // GDPR203
        void E(Dictionary<int, Customer> by) { foreach (var (id, c) in by) { Console.WriteLine(id); } }
        """);

    [Fact]
    public Task A_value_added_on_demand() => Flows.In("""
        private readonly ConcurrentDictionary<int, string> _by = new();
        void A(Customer c) { var local = new ConcurrentDictionary<int, string>(); Console.WriteLine(local.GetOrAdd(c.Id, _ => c.Email)); } // GDPR203
        void B(Customer c) { var local = new ConcurrentDictionary<int, int>(); Console.WriteLine(local.GetOrAdd(c.Id, _ => c.Email.Length)); }
        void D(Customer c) => _by.GetOrAdd(c.Id, _ => c.Email); // GDPR201
        void E(Customer c) => _by.GetOrAdd(c.Id, _ => "x");
        """);

    [Fact]
    public Task A_switch_statement_with_patterns_and_guards() => Flows.In("""
        void A(object o)
        {
            switch (o)
            {
                case Customer { Email: { Length: > 3 } mail } when mail.EndsWith(".fr"):
                    Console.WriteLine(mail); // GDPR203
                    break;
                case Customer { Id: var id }:
                    Console.WriteLine(id);
                    break;
                case Contact(var mail, 0):
                    Console.WriteLine(mail); // GDPR203
                    break;
                case Contact(_, var rank):
                    Console.WriteLine(rank);
                    break;
            }
        }
        """);

    [Fact]
    public Task An_iterator_with_a_finally_and_a_break() => Flows.In("""
        private static IEnumerable<string> Lines(List<Customer> all)
        {
            yield return "id;mail";
            try { foreach (var c in all) { if (c.Id < 0) { yield break; } yield return c.Id + ";" + c.Email; } } finally { GC.KeepAlive(all); }
        }
        private static IEnumerable<string> Heads(List<Customer> all) { yield return "id;mail"; foreach (var c in all) { yield return c.Id.ToString(); } }
        void A(List<Customer> all) => Console.WriteLine(string.Join("\n", Lines(all))); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(string.Join("\n", Heads(all)));
        """);

    [Fact]
    public Task A_generic_and_an_iterating_local_function() => Flows.In("""
        void A(Customer c) { Console.WriteLine(Same(c.Email)); T Same<T>(T x) => x; } // GDPR203
        void B(Customer c) { Console.WriteLine(Same(c.Id)); T Same<T>(T x) => x; }
        void D(List<Customer> all) { foreach (var m in Mails()) { Console.WriteLine(m); } IEnumerable<string> Mails() { foreach (var c in all) { yield return c.Email; } } } // GDPR203
        void E(List<Customer> all) { foreach (var m in Sizes()) { Console.WriteLine(m); } IEnumerable<int> Sizes() { foreach (var c in all) { yield return c.Email.Length; } } }
        """);

    [Fact]
    public Task Negated_and_combined_patterns() => Flows.In("""
        void A(Customer c) { if (c.Phone is not null and var phone) { Console.WriteLine(phone); } } // GDPR203
        void B(Customer c) { if (c.Phone is not (null or "")) { Console.WriteLine("reachable"); } }
        void D(Customer c) { if (c.Phone is not { } phone) { return; } Console.WriteLine(phone); } // GDPR203
        """);

    [Fact]
    public Task Indexed_access_over_a_range_of_numbers() => Flows.In("""
        void A(List<Customer> all) { for (var i = 0; i < all.Count; i++) { Console.WriteLine(all[i].Email); } } // GDPR203
        void B(List<Customer> all) { foreach (var mail in Enumerable.Range(0, all.Count).Select(i => all[i].Email)) { Console.WriteLine(mail); } } // GDPR203
        void D(List<Customer> all) { for (var i = 0; i < all.Count; i++) { Console.WriteLine(i + ":" + all[i].Id); } }
        void E(Customer[] all) => Console.WriteLine(all[^1].Name); // GDPR203
        void F(Customer[] all) => Console.WriteLine(all[1..].Length);
        """);

    [Fact]
    public Task Date_arithmetic_carries() => Flows.Of("""
        public class Client { [Personal("identity.birth-date")] public DateTime Naissance { get; set; } public DateTime Créé { get; set; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Client c) => Console.WriteLine((DateTime.Today - c.Naissance).Days / 365); // GDPR203
            void B(Client c) => Console.WriteLine((DateTime.Today - c.Créé).Days / 365);
            void D(Client c) => Console.WriteLine(c.Naissance.AddYears(18) <= DateTime.Today);
            void E(Client c) => Console.WriteLine(c.Naissance.AddYears(18)); // GDPR203
        }
        """);

    [Fact]
    public Task A_nullable_value_out_of_its_shell() => Flows.In("""
        void A(Person? p) { int? year = p?.BirthYear; Console.WriteLine(year.GetValueOrDefault()); } // GDPR203
        void B(Person? p) { int? year = p?.BirthYear; Console.WriteLine(year.HasValue); }
        void D(Person? p) => Console.WriteLine(p?.BirthYear ?? 0); // GDPR203
        void E(Person? p) => Console.WriteLine(p?.Rank ?? 0);
        """);

    [Fact]
    public Task A_chain_of_extension_methods() => Flows.Of("""
        internal static class Textes { public static string Quoted(this string s) => "\"" + s + "\""; public static string Upper(this string s) => s.ToUpperInvariant(); public static string Hidden(this string s) => new('*', s.Length); }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) => Console.WriteLine(c.Email.Quoted().Upper().Trim()); // GDPR203
            void B(Customer c) => Console.WriteLine(c.Email.Quoted().Hidden().Upper());
        }
        """);

    [Fact]
    public Task A_default_argument_and_an_optional_label() => Flows.In("""
        private static void Say(string text = "none", string? more = null) => Console.WriteLine(text + more);
        void A(Customer c) => Say(more: c.Phone); // GDPR203
        void B(Customer c) => Say();
        void D(Customer c) => Say(c.Id.ToString());
        """);

    [Fact]
    public Task A_static_helper_with_a_cache_of_its_own() => Flows.In("""
        private static readonly Dictionary<string, string> s_known = new();
        private static string Known(string key) { if (!s_known.TryGetValue(key, out var value)) { s_known[key] = value = key.Trim(); } return value; }
        void A(Customer c) => _ = Known(c.Email); // GDPR201
        void B(Customer c) => _ = Known("C" + c.Id);
        """);
}
