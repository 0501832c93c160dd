namespace Gdpr.Tests.Flow;

/// <summary>202: a mark that allows more than the source's, or another category.</summary>
public class Widened
{
    [Fact]
    public Task Another_category_is_a_change() => Flows.In("""
        void A(Customer c, Person p) => p.Name = c.Email; // GDPR202
        void B(Customer c, Person p) => p.Name = c.Name;
        """);

    [Fact]
    public Task The_category_above_is_fine_and_the_one_below_is_not() => Flows.Of("""
        public class Wide { [Personal("contact")] public string Any { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Wide w, Customer c) => w.Any = c.Email;
            void B(Wide w, Customer c) => c.Email = w.Any; // GDPR202
            void D(Wide w, Customer c) => w.Any = c.Name; // GDPR202
        }
        """);

    [Fact]
    public Task A_sibling_whose_name_begins_alike_is_another_category() => Flows.Of("""
        public class Pair { [Personal("contact.email")] public string Mail { get; set; } = ""; [Personal("contact.phone")] public string Phone { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Pair p) => p.Mail = p.Phone; // GDPR202
            void B(Pair p, Pair q) => p.Mail = q.Mail;
        }
        """);

    [Fact]
    public Task Purposes_that_the_source_does_not_allow() => Flows.Of("""
        public class Narrow { [Personal("contact.email", Purposes = ["order-handling"])] public string Mail { get; set; } = ""; }
        public class Both { [Personal("contact.email", Purposes = ["order-handling", "direct-marketing"])] public string Mail { get; set; } = ""; }
        public class Open { [Personal("contact.email")] public string Mail { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Narrow n, Both b) => b.Mail = n.Mail; // GDPR202
            void B(Narrow n, Open o) => o.Mail = n.Mail; // GDPR202
            void C(Narrow n, Narrow m) => m.Mail = n.Mail;
            void D(Narrow n, Both b) => n.Mail = b.Mail;
            void E(Narrow n, Open o) => n.Mail = o.Mail;
        }
        """);

    [Fact]
    public Task Roles_that_the_source_does_not_allow() => Flows.Of("""
        public class Narrow { [Personal("identity.name", Roles = ["order-clerk"])] public string Nom { get; set; } = ""; }
        public class Wide { [Personal("identity.name", Roles = ["accountant", "order-clerk"])] public string Nom { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Narrow n, Wide w) => w.Nom = n.Nom; // GDPR202
            void B(Narrow n, Wide w) => n.Nom = w.Nom;
        }
        """);

    [Fact]
    public Task A_marked_parameter_of_another_category_widens() => Flows.In("""
        private static void Write([Personal("contact.email")] string mail) => _ = mail.Length;
        void A(Customer c) => Write(c.Name); // GDPR202
        void B(Customer c) => Write(c.Email);
        """);

    [Fact]
    public Task A_marked_result_of_another_category_widens() => Flows.In("""
        [return: Personal("contact.phone")] public string A(Customer c) => c.Email; // GDPR202
        [return: Personal("contact.phone")] public string? B(Customer c) => c.Phone;
        """);

    [Fact]
    public Task A_record_parameter_of_another_category_widens() => Flows.In("""
        void A(Customer c) => _ = new Contact(c.Name, 1); // GDPR202
        void B(Customer c) => _ = new Contact(c.Email, 1);
        void D(Customer c, Contact k) => _ = k with { Mail = c.Name }; // GDPR202
        void E(Customer c, Contact k) => _ = k with { Mail = c.Email };
        """);

    [Fact]
    public Task A_join_of_two_categories_needs_both() => Flows.Of("""
        public class Line { [Personal("contact.email")] public string Mail { get; set; } = ""; [Personal("contact.email"), Personal("identity.name")] public string Full { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c, Line l) => l.Mail = c.Name + " <" + c.Email + ">"; // GDPR202
            void B(Customer c, Line l) => l.Full = c.Name + " <" + c.Email + ">";
        }
        """);

    [Fact]
    public Task Unclassified_sources_widen_nothing() => Flows.Of("""
        public class Compte : Microsoft.AspNetCore.Identity.IdentityUser { [Microsoft.AspNetCore.Identity.PersonalData] public string Ville { get; set; } = ""; }
        public class Fiche { [Personal("identity.name")] public string Nom { get; set; } = ""; public string Note { get; set; } = ""; }
        [Processing("order-handling")] public class Cases
        {
            void A(Compte c, Fiche f) => f.Nom = c.Ville;
            void B(Compte c, Fiche f) => f.Note = c.Ville; // GDPR201
        }
        """);

    [Fact]
    public Task The_framework_s_own_members_are_sources_with_categories() => Flows.Of("""
        using Microsoft.AspNetCore.Identity;
        [Processing("order-handling")] public class Cases
        {
            void A(IdentityUser u, Customer c) => c.Email = u.Email!;
            void B(IdentityUser u, Customer c) => c.Name = u.Email!; // GDPR202
            void D(IdentityUser u, Customer c) => c.Name = u.UserName!;
        }
        """);

    [Fact]
    public Task A_constant_written_into_a_marked_member_is_no_flow() => Flows.In("""
        void A(Customer c, Person p) { p.Name = "Durand"; p.Name = c.Id.ToString(); }
        void B(Customer c, Person p) => p.Name = c.Phone!; // GDPR202
        """);
}
