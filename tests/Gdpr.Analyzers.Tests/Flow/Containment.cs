namespace Gdpr.Tests.Flow;

/// <summary>A value of a type with marked members contains their labels: it leaks where it is written out whole, not where its reference or another member is used.</summary>
public class Containment
{
    [Fact]
    public Task An_entity_named_in_a_log_leaks_when_destructured() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Saw {@Customer}", c); // GDPR203
        void B(Customer c) => _log.LogInformation("Saw {Customer}", c);
        """);

    [Fact]
    public Task A_record_named_in_a_log_leaks_by_its_text() => Flows.In("""
        void A(Contact c) => _log.LogInformation("Saw {Contact}", c); // GDPR203
        void B(Contact c) => _log.LogInformation("Saw {Rank}", c.Rank);
        """);

    [Fact]
    public Task An_entity_with_an_overridden_text_leaks_in_a_log() => Flows.In("""
        void A(Person p) => _log.LogInformation("Saw {Person}", p); // GDPR203
        void B(Person p) => _log.LogInformation("Saw {Person}", p.Rank);
        """);

    [Fact]
    public Task A_record_that_holds_an_entity_prints_what_the_entity_prints() => Flows.Of("""
        public record Envelope(Contact To, int Weight);
        public record Box(Customer For, int Weight);
        [Processing("order-handling")] public class Cases
        {
            void A(Envelope e) => Console.WriteLine(e); // GDPR203
            void B(Box b) => Console.WriteLine(b);
        }
        """);

    [Fact]
    public Task A_derived_record_prints_what_its_base_holds() => Flows.Of("""
        public record Subscriber([Personal("contact.email")] string Mail);
        public record Fan(int Since) : Subscriber("");
        public record Base(int Since);
        public record Plainer(int Since, string Tag) : Base(Since);
        [Processing("order-handling")] public class Cases
        {
            void A(Fan f) => Console.WriteLine(f); // GDPR203
            void B(Plainer p) => Console.WriteLine(p);
        }
        """);

    [Fact]
    public Task A_serialised_entity_holds_all_its_marked_members() => Flows.In("""
        void A(Contact c) => File.WriteAllText("c.json", JsonSerializer.Serialize(c)); // GDPR205
        void B(Plain p) => File.WriteAllText("p.json", JsonSerializer.Serialize(p));
        """);

    [Fact]
    public Task Comparing_and_passing_a_reference_leaks_nothing() => Flows.In("""
        void A(Customer c, Customer d, List<Customer> all)
        {
            Console.WriteLine(c == d);
            Console.WriteLine(all.Contains(c));
            Console.WriteLine(all.IndexOf(c));
            Console.WriteLine(ReferenceEquals(c, d));
            Console.WriteLine(all.Count);
            Console.WriteLine(c.Email); // GDPR203
        }
        """);

    [Fact]
    public Task An_entity_inside_an_anonymous_type_is_printed_with_it() => Flows.In("""
        void A(Contact c) => Console.WriteLine(new { Contact = c, At = 3 }); // GDPR203
        void B(Contact c) => Console.WriteLine(new { c.Rank, At = 3 });
        """);

    [Fact]
    public Task A_list_of_entities_leaks_when_destructured() => Flows.In("""
        void A(List<Customer> all) => _log.LogInformation("Saw {@All}", all); // GDPR203
        void B(List<Customer> all) => _log.LogInformation("Saw {Count}", all.Count);
        """);

    [Fact]
    public Task An_inherited_marked_member_is_contained() => Flows.Of("""
        public class Vip : Customer { public int Level { get; set; } }
        [Processing("order-handling")] public class Cases(ILogger<Cases> log)
        {
            void A(Vip v) => log.LogInformation("Saw {@Vip}", v); // GDPR203
            void B(Vip v) => log.LogInformation("Saw {Vip}", v.Level);
            void D(Vip v) => log.LogInformation("Saw {Vip}", v.Email); // GDPR203
        }
        """);

    [Fact]
    public Task A_generic_envelope_contains_what_it_is_made_of() => Flows.Of("""
        public record Reply<T>(T Body, int Code);
        [Processing("order-handling")] public class Cases
        {
            void A(Reply<Contact> r) => Console.WriteLine(r); // GDPR203
            void B(Reply<Plain> r) => Console.WriteLine(r);
            void D(Reply<Contact> r) => Console.WriteLine(r.Code);
            void E(Reply<Contact> r) => Console.WriteLine(r.Body.Mail); // GDPR203
        }
        """);

    [Fact]
    public Task A_record_asked_for_its_text_gives_its_members_wherever_it_comes_from() => Flows.Of("""
        public record Reach([Personal("contact.email")] string Mail, int Rank);
        public class Parcel { public Reach To { get; set; } = new("", 0); public Customer For { get; set; } = new(); public int Weight { get; set; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Parcel p) => Console.WriteLine(p.To.ToString()); // GDPR203
            void B(Parcel p) => Console.WriteLine(p.For.ToString());
            void D(Parcel p) => Console.WriteLine(p.To.Rank.ToString());
        }
        """);

    [Fact]
    public Task A_struct_record_prints_its_members() => Flows.Of("""
        public readonly record struct Coordonnées([Personal("contact.phone")] string Téléphone, int Rang);
        [Processing("order-handling")] public class Cases
        {
            void A(Coordonnées c) => Console.WriteLine($"{c}"); // GDPR203
            void B(Coordonnées c) => Console.WriteLine($"{c.Rang}");
        }
        """);

    [Fact]
    public Task An_override_of_a_marked_member_is_marked() => Flows.Of("""
        public abstract class Party { [Personal("identity.name")] public abstract string Title { get; } public abstract int Size { get; } }
        public class Firm : Party { public override string Title => "Boutique"; public override int Size => 3; }
        public interface IReachable { [Personal("contact.email")] string Mail { get; } }
        public class Desk : IReachable { public string Mail => "desk@boutique.example"; public string Room => "3"; }
        [Processing("order-handling")] public class Cases
        {
            void A(Firm f) => Console.WriteLine(f.Title); // GDPR203
            void B(Firm f) => Console.WriteLine(f.Size);
            void D(Desk d) => Console.WriteLine(d.Mail); // GDPR203
            void E(Desk d) => Console.WriteLine(d.Room);
        }
        """);

    [Fact]
    public Task A_whole_entity_in_an_exception_message_leaks_by_its_text() => Flows.In("""
        void A(Person p) => throw new InvalidOperationException($"Bad {p}"); // GDPR204
        void B(Customer c) => throw new InvalidOperationException($"Bad {c}");
        """);

    [Fact]
    public Task Type_parameters_bound_to_an_entity_are_known() => Flows.Of("""
        [Processing("order-handling")] public class Cases(ILogger<Cases> log)
        {
            private void Dump<T>(T value) => log.LogInformation("Saw {@Value}", value);
            void A(Customer c) => Dump(c); // GDPR203
            void B(Plain p) => Dump(p);
        }
        """);

    [Fact]
    public Task A_shop_may_live_in_a_namespace_of_the_framework() => Flows.Of("""
        namespace Microsoft.Boutique
        {
            public class Person { [Personal("contact.email")] public string Mail { get; set; } = ""; public Address Home { get; set; } = new(); }
            public class Address { [Personal("contact.phone")] public string Phone { get; set; } = ""; }
            public class Crate { public Person Owner { get; set; } = new(); }
            public class Empty { public int Id { get; set; } }
            [Processing("order-handling")] internal class Cases
            {
                private readonly ILogger _log = null!;
                void A(Crate c) => _log.LogInformation("Saw {@Crate}", c); // GDPR203
                void B(Empty e) => _log.LogInformation("Saw {@Empty}", e);
                void D(Customer c, Address to) => to.Phone = c.Email; // GDPR202
            }
        }
        """);
}
