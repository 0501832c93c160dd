namespace Gdpr.Tests.Rules;

/// <summary>GDPR101-103: what is a read, and what stands beside it and is none.</summary>
public class AccessTests
{
    private static Task Reads(string body) => Check.Reports($$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using Gdpr;
        public class Service
        {
        {{body}}
        }
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task A_read_without_purpose_is_reported_at_the_name() => Reads("""
        public string A(Customer c) => c.Email; // GDPR101
        public string B(Customer? c) => c?.Referrer?.Email ?? ""; // GDPR101
        public int C(Customer c) => c.Email.Length; // GDPR101
        public string D(Customer c) => c.Email!; // GDPR101
        public bool E(Customer c) => (c.Email) == "x"; // GDPR101
        """);

    [Fact]
    public Task Writes_are_no_reads() => Reads("""
        public void A(Customer c) { c.Email = "x"; c.Referrer!.Email = "y"; }
        public Customer B() => new() { Email = "x", Name = "y" };
        public Contact C(Contact r) => r with { Mail = "x" };
        public void D(Customer c) { (c.Email, c.Name) = ("a", "b"); }
        public void E(Customer c, string s) { int.TryParse(s, out var n); c.Phone = n.ToString(); }
        """);

    [Fact]
    public Task Compound_writes_read() => Reads("""
        public void A(Customer c) { c.Email += "x"; } // GDPR101
        public void B(Customer c) { c.Phone ??= "x"; } // GDPR101
        """);

    [Fact]
    public Task Names_attributes_and_documentation_are_no_reads() => Reads("""
        public string A(Customer c) => nameof(c.Email) + nameof(Customer.Name);
        /// <summary><see cref="Customer.Email"/> of <see cref="Customer"/>.</summary>
        [Obsolete(nameof(Customer.Email))]
        public void B() { }
        // c.Email in a comment
        public string C() => "c.Email";
        public void D(string Email) { var Name = Email; }
        public object E(string Email) => new { Email };
        """);

    [Fact]
    public Task Patterns_and_deconstruction_read() => Reads("""
        public bool A(Customer c) => c is { Email: "x" }; // GDPR101
        public bool B(Customer c) => c is { Referrer.Email: "x" }; // GDPR101
        public string C(Contact r) { var (mail, rank) = r; return mail; } // GDPR101
        public int D(Contact r) { var (_, rank) = r; return rank; }
        public bool E(Contact r) => r is ("x", _); // GDPR101
        public bool F(Contact r) => r is (_, 3);
        public string G(Contact r) => r switch { (var m, 1) => m, _ => "" }; // GDPR101
        public void H(IEnumerable<Contact> all) { foreach (var (mail, rank) in all) { } } // GDPR101
        public string I(Customer c) => c switch { { Name: var n } => n }; // GDPR101
        """);

    [Fact]
    public Task Linq_lambdas_read_and_mapping_lambdas_only_name() => Reads("""
        public List<string> A(IEnumerable<Customer> all) => all.Select(c => c.Email).ToList(); // GDPR101
        public IQueryable<string> B(IQueryable<Customer> all) => all.Select(c => c.Email); // GDPR101
        public IQueryable<Customer> C(IQueryable<Customer> all) => from c in all where c.Name == "x" select c; // GDPR101
        public Expression<Func<Customer, string>> D() => c => c.Email;
        public Expression<Func<Customer, object>> E() => c => new { c.Email, c.Name };
        public Expression<Func<Customer, bool>> F() => c => c.Email == "x"; // GDPR101
        public void Rule(Expression<Func<Customer, string>> e) { }
        public void G() { Rule(c => c.Email); Rule(c => c.Referrer!.Email); }
        """);

    [Fact]
    public Task Inside_the_declaring_type_everything_may_be_read() => Reads("""
        public class Person
        {
            [Personal("contact.email")] public string Mail { get; set; } = "";
            public bool Same(Person other) => other.Mail == Mail;
            public class Nested { public string Of(Person p) => p.Mail; }
        }
        public class Derived : Person { public string Own() => Mail; } // GDPR101
        """);

    [Fact]
    public Task The_innermost_declaration_wins() => Check.Reports("""
        using Gdpr;
        [Processing("billing")]
        public class Service
        {
            public string A(Customer c) => c.Name;
            public string B(Customer c) => c.Email; // GDPR102
            [Processing("order-handling")] public string C(Customer c) => c.Email;
            [Processing("order-handling")] public string D => new Customer().Email;
            public string E(Customer c)
            {
                [Processing("order-handling")] string Local() => c.Email;
                var lambda = [Processing("direct-marketing")] (Customer d) => d.Email;
                return Local() + lambda(c) + c.Email; // GDPR102
            }
            public class Nested { public string F(Customer c) => c.Phone + c.Name; } // GDPR102
        }
        public class Inherits : Service { public string G(Customer c) => c.Name; } // GDPR101
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task A_role_sees_what_it_is_granted() => Check.Reports("""
        using Gdpr;
        public class Service
        {
            [Processing("billing", Role = "accountant")] public string A(Customer c) => c.Name;
            [Processing("billing", Role = "order-clerk")] public string B(Customer c) => c.Name; // GDPR103
            [Processing("order-handling", Role = "order-clerk")] public string C(Customer c) => c.Email + c.Name;
            [Processing("order-handling", Role = "accountant")] public string D(Customer c) => c.Email; // GDPR103
            [Processing("billing", Role = "accountant")] public string E(Customer c) => c.Email; // GDPR102
        }
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task Of_several_processings_one_that_permits_is_enough() => Check.Reports("""
        using Gdpr;
        public class Service
        {
            [Processing("billing"), Processing("order-handling")] public string A(Customer c) => c.Email + c.Name;
            [Processing("billing"), Processing("security")] public string B(Customer c) => c.Email; // GDPR102
            [Processing("billing"), Processing("order-handling", Role = "accountant")] public string C(Customer c) => c.Email; // GDPR103
        }
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task A_members_own_narrowing_counts() => Check.Reports("""
        using Gdpr;
        public class Note
        {
            [Personal("contact.email", Purposes = new[] { "order-handling" })] public string A { get; set; } = "";
            [Personal("contact.email", Roles = ["customer"])] public string B { get; set; } = "";
            [Personal("contact.email"), Personal("health")] public string C { get; set; } = "";
        }
        public class Service
        {
            [Processing("direct-marketing")] public string X(Note n) => n.A; // GDPR102
            [Processing("order-handling")] public string Y(Note n) => n.A + n.B;
            [Processing("order-handling", Role = "order-clerk")] public string Z(Note n) => n.B; // GDPR103
            [Processing("order-handling")] public string W(Note n) => n.C; // GDPR102
        }
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task Special_categories_are_covered_by_no_wildcard() => Check.Reports("""
        using Gdpr;
        public class Service
        {
            [Processing("order-handling", Role = "customer")] public string? A(Customer c) => c.Allergies; // GDPR102
        }
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task The_kind_of_person_must_be_the_purposes() => Check.Reports("""
        using Gdpr;
        [DataSubject("staff")] public class Employee { [Personal("identity.name")] public string Name { get; set; } = ""; }
        public class Service
        {
            [Processing("order-handling")] public string A(Employee e) => e.Name; // GDPR102
            [Processing("billing")] public string B(Employee e) => e.Name;
        }
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task Where_names_are_undeclared_only_they_are_reported() => Check.Reports("""
        using Gdpr;
        public class Service
        {
            [Processing("ordr-handling")] public string A(Customer c) => c.Email; // GDPR003
            [Processing("order-handling", Role = "clrk")] public string B(Customer c) => c.Email; // GDPR004
        }
        public class Other { [Personal("contact.mail")] public string X { get; set; } = ""; } // GDPR005
        [Processing("order-handling")] public class Third { public string C(Other o) => o.X; }
        """, "GDPR003", "GDPR004", "GDPR005", "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task Overrides_implementations_and_records_carry_the_mark() => Check.Reports("""
        using Gdpr;
        public abstract class Base { [Personal("contact.email")] public abstract string Mail { get; } }
        public class Impl : Base { public override string Mail => ""; }
        public interface IHas { [Personal("contact.email")] string Address { get; } }
        public class ByName : IHas { public string Address { get; set; } = ""; }
        public class Explicitly : IHas { string IHas.Address => ""; public string Address => ""; }
        public class Twin { public string Mail => ""; public string Address => ""; }
        public class Service
        {
            public string A(Impl i) => i.Mail; // GDPR101
            public string B(ByName b) => b.Address; // GDPR101
            public string C(IHas h) => h.Address; // GDPR101
            public string D<T>(T t) where T : IHas => t.Address; // GDPR101
            public string E(Explicitly e) => e.Address;
            public string F(Twin t) => t.Mail + t.Address;
            public string G(Contact c) => c.Mail; // GDPR101
        }
        """, "GDPR101");

    [Fact]
    public Task Members_of_a_marked_type_are_personal() => Check.Reports("""
        using System.Collections.Generic;
        using Gdpr;
        [Personal("contact.email")] public struct MailAddress { public string Value { get; set; } }
        public class Box<[Personal("contact.email")] T> { public T Item { get; set; } = default!; public int Size { get; set; } }
        public class Owner { public MailAddress Main { get; set; } public List<MailAddress> All { get; set; } = new(); public int Id { get; set; } }
        public class Service
        {
            public object A(Owner o) => o.Main; // GDPR101
            public object B(Owner o) => o.All; // GDPR101
            public object C(Owner o) => o.Id;
            public object D(Box<string> b) => b.Item; // GDPR101
            public object E(Box<string> b) => b.Size;
        }
        """, "GDPR101");

    [Fact]
    public Task The_framework_s_own_members_count() => Check.Reports("""
        using Gdpr;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Identity;
        public class ShopUser : IdentityUser { [PersonalData] public string Nickname { get; set; } = ""; [PersonalData] public bool Vip { get; set; } }
        public class Service
        {
            public string? A(HttpContext h) => h.Connection.RemoteIpAddress?.ToString(); // GDPR101
            public string? B(ShopUser u) => u.Email; // GDPR101
            public string? C(IdentityUser<int> u) => u.NormalizedUserName; // GDPR101
            public string D(ShopUser u) => u.Nickname; // GDPR101
            public object E(ShopUser u) => u.Id + u.Vip + u.EmailConfirmed;
            [Processing("security")] public string? F(HttpContext h) => h.Connection.RemoteIpAddress?.ToString();
            [Processing("order-handling")] public string? G(ShopUser u) => u.Email + u.PhoneNumber + u.UserName;
        }
        """, "GDPR101", "GDPR102");

    [Fact]
    public Task Policy_members_mark_what_cannot_be_edited() => new Check
    {
        Policy = Shop.Policy.Replace("\"transfers\"", "\"members\": { \"P:Vendor.Profile.Mail\": \"contact.email\", \"F:Vendor.Profile.Tel\": \"contact.phone\" }, \"transfers\""),
        Only = ["GDPR101", "GDPR005"],
    }.Run("""
        namespace Vendor { public class Profile { public string Mail { get; set; } = ""; public string Tel = ""; public string Other { get; set; } = ""; } }
        public class Service
        {
            public string A(Vendor.Profile p) => p.Mail; // GDPR101
            public string B(Vendor.Profile p) => p.Tel; // GDPR101
            public string C(Vendor.Profile p) => p.Other;
        }
        """);

    [Fact]
    public Task Authorize_names_the_role() => Check.Reports("""
        using Gdpr;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        [Processing("order-handling")]
        public class OrdersController : ControllerBase
        {
            [Authorize(Roles = "OrderClerk")] public string A(Customer c) => c.Email;
            [Authorize(Roles = "Accountant")] public string B(Customer c) => c.Email; // GDPR103
            [Authorize(Roles = "OrderClerk,Accountant")] public string C(Customer c) => c.Email; // GDPR103
            [Authorize(Roles = "Accountant"), AllowAnonymous] public string F(Customer c) => c.Email;
            [Authorize(Roles = "Unmapped")] public string D(Customer c) => c.Email;
            [Authorize(Roles = "Accountant")][Processing("order-handling", Role = "order-clerk")] public string E(Customer c) => c.Email;
        }
        """, "GDPR101", "GDPR102", "GDPR103");

    [Fact]
    public Task Escaped_and_verbatim_identifiers_are_names_like_others() => Reads("""
        public string A(Customer c) => c.\u0045mail; // GDPR101
        public string B(Customer c) => c.@Email; // GDPR101
        """);

    [Fact]
    public Task Without_a_policy_a_read_without_purpose_is_still_one() => new Check { Policy = null, Only = ["GDPR101", "GDPR102"] }.Run("""
        using Gdpr;
        public class Service
        {
            public string A(Customer c) => c.Email; // GDPR101
            [Processing("anything")] public string B(Customer c) => c.Email;
        }
        """);
}
