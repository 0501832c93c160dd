using Microsoft.CodeAnalysis;

namespace Gdpr.Tests.Rules;

/// <summary>The second reader's cases of what is personal: marks in every place, across assemblies, of Identity, the policy and classifications.</summary>
public partial class OutsiderTests
{
    private static MetadataReference Image(string source, params MetadataReference[] references)
    {
        var compilation = new Check { WithTypes = false, References = [.. references] }.Compile(source).Compilation.WithAssemblyName("Library" + Math.Abs(source.GetHashCode(StringComparison.Ordinal)));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static string With(string section) => Shop.Policy.Replace("\"transfers\"", section + ", \"transfers\"");

    [Fact]
    public Task Marks_of_another_assembly() => new Check
    {
        Only = Access,
        References =
        [
            Image("""
                using Gdpr;
                [assembly: System.Reflection.AssemblyMetadata("Gdpr.Governed", "1")]
                namespace Lib;
                public record Person([Personal("identity.name")] string Nom, int Rank);
                public record Older(string Nom, int Rank, int Age) : Person(Nom, Rank);
                public record Generic<T>([Personal("identity.name")] T Value, T Other);
                public class Account { [Personal("contact.email")] public string Mail { get; set; } = ""; public string Other { get; set; } = ""; [Personal("contact.phone")] public string Tel = ""; }
                public class Vip : Account { public new string Other { get; set; } = ""; }
                public interface IHas { [Personal("contact.email")] string Adresse { get; } }
                public class Has : IHas { public string Adresse => ""; }
                [Personal("contact.email")] public class Coordinates { public string Text = ""; }
                public class Place { public Coordinates Where { get; set; } = new(); public string Name { get; set; } = ""; }
                public class Indexed { [Personal("contact.email")] public string this[int i] { get => ""; set { } } }
                public class Outer { public class Inner { [Personal("contact.email")] public string Deep = ""; } }
                """),
        ],
    }.Run("""
        using Lib;
        using Gdpr;
        public class S
        {
            public string A(Person p) => p.Nom; // GDPR101
            public int B(Person p) => p.Rank;
            public string C(Older p) => p.Nom; // GDPR101
            public void D(Person p) { var (nom, rank) = p; } // GDPR101
            public void E(Person p) { var (_, rank) = p; }
            public void F(Older p) { var (nom, rank, age) = p; } // GDPR101
            public string G(Generic<string> g) => g.Value; // GDPR101
            public string H(Generic<string> g) => g.Other;
            public string I(Account a) => a.Mail; // GDPR101
            public string J(Account a) => a.Tel; // GDPR101
            public string K(Vip v) => v.Mail; // GDPR101
            public string L(Vip v) => v.Other;
            public string M(Has h) => h.Adresse; // GDPR101
            public object N(Place p) => p.Where; // GDPR101
            public object O(Place p) => p.Name;
            public object P(Indexed i) => i[0]; // GDPR101
            public void Q(Indexed i) { i[0] = "x"; }
            public object R(Outer.Inner i) => i.Deep; // GDPR101
            public void T(Generic<int> g) { var (value, other) = g; } // GDPR101
            public void U(Generic<int> g) { var (_, other) = g; }
            [Processing("billing")] public string V(Person p) => p.Nom;
            [Processing("billing")] public string W(Account a) => a.Mail; // GDPR102
            public class Own : IHas { public string Adresse => ""; }
            public string X(Own o) => o.Adresse; // GDPR101
            public Person Y(Person p) => p with { Nom = "x" };
            public bool Z(Person p) => p is ("x", _); // GDPR101
        }
        """);

    [Fact]
    public Task Marks_on_every_target_of_a_type() => new Check { Only = Access }.Run("""
        using System.Collections.Generic;
        using Gdpr;
        public class A
        {
            [Personal("contact.email")] public string X { get; set; } = "", Y = "";
        }
        """.Replace(", Y = \"\"", "") + """
        public struct B { [Personal("contact.email")] public string One, Two; public string Three; }
        public record C { [property: Personal("contact.email")] public string P { get; init; } = ""; }
        public record struct D([property: Personal("contact.email")] string Q, int R);
        public record E(string Mail2, int R) { [Personal("contact.email")] public string Mail2 { get; init; } = Mail2; }
        public class F<T> { [Personal("contact.email")] public T? Value { get; set; } public class In<U> { [Personal("contact.email")] public U? Deep; public U? Flat; } }
        public interface G { [Personal("contact.email")] static string Shared => ""; [Personal("contact.email")] string Default => ""; string Plain => ""; }
        public class H : G { }
        public abstract class I { [Personal("contact.email")] public virtual string V { get; set; } = ""; }
        public class J : I { public override string V { get => base.V; set => base.V = value; } }
        public class K : J { public override string V { get; set; } = ""; public new class X { public string V = ""; } }
        public class L : J { public new string V { get; set; } = ""; }
        public class M([Personal("contact.email")] string Mail3) { public string Get() => Mail3; }
        public class N { public string O([Personal("contact.email")] string p) => p; [return: Personal("contact.email")] public string P2() => ""; }
        public class S
        {
            public object A1(A a) => a.X; // GDPR101
            public object B1(B b) => b.One; // GDPR101
            public object B2(B b) => b.Two; // GDPR101
            public object B3(B b) => b.Three;
            public object C1(C c) => c.P; // GDPR101
            public object D1(D d) => d.Q; // GDPR101
            public object D2(D d) { var (_, r) = d; return r; }
            public object D3(D d) { var (q, _) = d; return q; } // GDPR101
            public object E1(E e) => e.Mail2; // GDPR101
            public object E2(E e) { var (m, _) = e; return m; } // GDPR101
            public object E3(E e) { var (_, r) = e; return r; }
            public object? F1(F<int> f) => f.Value; // GDPR101
            public object? F2(F<int>.In<string> f) => f.Deep; // GDPR101
            public object? F3(F<int>.In<string> f) => f.Flat;
            public object G1() => G.Shared; // GDPR101
            public object G2(H h) => ((G)h).Default; // GDPR101
            public object G3(H h) => ((G)h).Plain;
            public object J1(J j) => j.V; // GDPR101
            public object K1(K k) => k.V; // GDPR101
            public object K2(K.X x) => x.V;
            public object L1(L l) => l.V;
            public object M1(M m) => m.Get();
            public object N1(N n) => n.O("") + n.P2();
        }
        """);

    [Fact]
    public Task Instances_of_types_that_derive_from_a_marked_one() => new Check { Only = Access }.Run("""
        using System.Collections.Generic;
        using Gdpr;
        [Personal("contact.email")] public class Address { public string Text = ""; }
        public class Deep<T> : Home { public T? More { get; set; } }
        public class Home : Address { }
        public class Plain { public string Text = ""; }
        public record Owner(Home One, List<Deep<int>> Two, Plain Three);
        public class S
        {
            public object A(Owner o) => o.One; // GDPR101
            public object B(Owner o) => o.Two; // GDPR101
            public object C(Owner o) => o.Three.Text;
            public object D(Owner o) { var (one, _, three) = o; return one; } // GDPR101
            public object? E(Deep<int> d) => d.More;
        }
        """);

    [Fact]
    public Task What_no_category_says_is_unclassified() => new Check
    {
        Policy = Shop.Policy.Replace("\"contact.phone\": {}, ", "").Replace("\"identity.name\": \"required\" }, \"retention\": { \"active\": \"P10Y\"", "\"identity.name\": \"required\", \"unclassified\": \"optional\" }, \"retention\": { \"active\": \"P10Y\""),
        WithTypes = false,
        Only = [.. Access, "GDPR002", "GDPR005"],
    }.Run("""
        using Gdpr;
        using Microsoft.AspNetCore.Identity;
        public class U : IdentityUser { [PersonalData] public string Nick { get; set; } = ""; [Personal("unclassified")] public string Own { get; set; } = ""; }
        public class S
        {
            [Processing("order-handling")] public string? A(U u) => u.PhoneNumber; // GDPR102
            [Processing("order-handling")] public string? B(U u) => u.Email;
            [Processing("billing")] public string? C(U u) => u.PhoneNumber + u.Nick + u.Own;
            [Processing("direct-marketing")] public string? D(U u) => u.Nick; // GDPR102
            [Processing("billing", Role = "accountant")] public string? E(U u) => u.Nick; // GDPR103
        }
        """);

    [Fact]
    public Task Helpers_of_views() => new Check { Only = Access }.Run("""
        using Gdpr;
        using Microsoft.AspNetCore.Mvc.Rendering;
        using Microsoft.AspNetCore.Mvc.ViewFeatures;
        public class S
        {
            public object A(IHtmlHelper<Customer> html) => html.DisplayFor(m => m.Email); // GDPR101
            public object B(IHtmlHelper<Customer> html) => html.ValueFor(m => m.Email); // GDPR101
            public object C(IHtmlHelper<Customer> html) => html.LabelFor(m => m.Email);
            public object D(IHtmlHelper<Customer> html) => html.DisplayNameFor(m => m.Email);
            public object E(IHtmlHelper<Customer> html) => html.ValidationMessageFor(m => m.Email);
            public object F(IHtmlHelper<Customer> html) => html.DisplayFor(m => m.Id);
            [Processing("order-handling")] public object G(IHtmlHelper<Customer> html) => html.DisplayFor(m => m.Email);
            public object H(IHtmlHelper<Customer> html) => html.DisplayTextFor(m => m.Referrer!.Name); // GDPR101
            [Anonymizes] public int I(Customer c) => c.Email.Length; // GDPR101
        }
        """);

    [Fact]
    public Task Rarer_constructs() => new Check { Only = Access }.Run("""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading.Tasks;
        using Gdpr;
        using Pair = (string Email, int Id);
        public struct Number { [Personal("contact.phone")] public int Value; public int Plain; public readonly int Twice => Value * 2; }
        public ref struct Span { [Personal("contact.phone")] public ref int Value; }
        public class Node<T> where T : Node<T> { [Personal("contact.email")] public T? Next { get; set; } public T? Other { get; set; } }
        public sealed class Leaf : Node<Leaf> { }
        public interface IMark<TSelf> where TSelf : IMark<TSelf> { [Personal("contact.email")] string Mail { get; } static abstract TSelf Make(); }
        public class Made : IMark<Made> { string IMark<Made>.Mail => ""; public string Mail => ""; public static Made Make() => new(); }
        public class S
        {
            public unsafe int A(Number* p) => p->Value; // GDPR101
            public unsafe int B(Number* p) => p->Plain + p->Twice;
            public unsafe void C(Number* p) { p->Value = 3; (*p).Value = 4; }
            public unsafe void D(ref Number n) { fixed (int* p = &n.Value) { } } // GDPR101
            public int E(Span s) => s.Value; // GDPR101
            public void F(Span s) { s.Value = 3; }
            public object? G(Leaf l) => l.Next?.Next; // GDPR101, GDPR101
            public object? H(Leaf l) => l.Other?.Other;
            public string I<T>(T t) where T : IMark<T> => t.Mail; // GDPR101
            public string J(Made m) => m.Mail;
            public string K(Made m) => ((IMark<Made>)m).Mail; // GDPR101
            public string L(Pair p) => p.Email;
            public bool M(Customer c) => c is not { Email: null }; // GDPR101
            public int N(Customer c) => (c.Email, c.Id) switch { ("x", _) => 1, _ => 2 }; // GDPR101
            public async Task O(IAsyncEnumerable<Contact> all) { await foreach (var (mail, _) in all) { } } // GDPR101
            public async Task P(IAsyncEnumerable<Contact> all) { await foreach (var (_, rank) in all) { } }
            public Exception Q(Customer c) => throw new Exception(c.Email); // GDPR101
            public void R(Customer c) { for (var m = c.Email; m != ""; m = c.Phone) { } } // GDPR101, GDPR101
            public string T(Customer c) { const string Email = "x"; return Email; }
            public List<string> U(Customer c) => [c.Email, .. new[] { c.Name }]; // GDPR101, GDPR101
            public object V(Customer c) => (Func<string>)(() => c.Id + ""), W = 1;
            public Func<Func<Customer, string>> X() => () => [Processing("order-handling")] (c) => c.Email;
            public Func<Func<Customer, string>> Y() => [Processing("order-handling")] () => c => c.Email;
            public Action Z(Customer c) { return [Processing("billing")] () => { string Local() => c.Name; _ = Local() + c.Email; }; } // GDPR102
            public void A2(Customer c) { _ = c.Email; } // GDPR101
            public void B2(Customer c) { var (_, _) = (c, c); _ = c; }
            public object C2(Customer c) => new Dictionary<string, int> { [c.Email] = c.Id }; // GDPR101
            public object D2(Customer c) => new Dictionary<string, Customer> { ["Email"] = c };
            public Expression<Func<string>> E2(Customer c) => () => c.Email;
            public Expression<Func<Customer, Customer>> F2() => c => new Customer { Email = "x", Name = c.Name }; // GDPR101
            public string G2(params Customer[] all) => all[0].Email + all[^1].Referrer!.Phone; // GDPR101, GDPR101
            public checkedS H2() => new();
            public class checkedS { public static checkedS operator checked ++(checkedS s) { _ = new Customer().Email; return s; } public static checkedS operator ++(checkedS s) => s; } // GDPR101
        }
        """.Replace(", W = 1", ""));

    [Fact]
    public Task Identity() => new Check { Only = Access }.Run("""
        using Gdpr;
        using Microsoft.AspNetCore.Identity;
        public class ShopUser : IdentityUser<int>
        {
            [PersonalData] public string Nickname { get; set; } = "";
            [ProtectedPersonalData] public string Iban { get; set; } = "";
            [Secret] public string Diary { get; set; } = "";
            [PersonalData] public bool Vip { get; set; }
            [PersonalData] public bool? Maybe { get; set; }
            [PersonalData] public new int Id { get; set; }
            [Personal("contact.email"), PersonalData] public override string? Email { get; set; }
        }
        public class SecretAttribute : PersonalDataAttribute { }
        public class Twin { public string Email { get; set; } = ""; public string UserName { get; set; } = ""; public string PhoneNumber { get; set; } = ""; }
        public class S
        {
            public object A(ShopUser u) => u.Nickname; // GDPR101
            public object B(ShopUser u) => u.Iban; // GDPR101
            public object C(ShopUser u) => u.Diary; // GDPR101
            public object? D(ShopUser u) => u.Vip ? u.Maybe : null;
            public object E(ShopUser u) => u.Id;
            public object? F(ShopUser u) => u.Email; // GDPR101
            public object? G(IdentityUser u) => u.PhoneNumber; // GDPR101
            public object? H(IdentityUser u) => u.EmailConfirmed && u.PhoneNumberConfirmed && u.TwoFactorEnabled ? u.Id + u.PasswordHash : null;
            public object? I(Twin t) => t.Email + t.UserName + t.PhoneNumber;
            [Processing("direct-marketing")] public object? J(ShopUser u) => u.Email;
            [Processing("direct-marketing")] public object? K(IdentityUser u) => u.UserName; // GDPR102
            public IdentityUser L() => new() { Email = "x", UserName = "y" };
        }
        """);

    [Fact]
    public Task Classifications_that_the_policy_maps() => new Check
    {
        Policy = With("\"classifications\": { \"Shop:Mail\": \"contact.email\", \"Shop:Name\": \"identity.name\", \"Shop:Tel\": \"contact.phone\" }"),
        Only = Access,
    }.Run("""
        namespace Microsoft.Extensions.Compliance.Classification
        {
            public readonly struct DataClassification { public DataClassification(string taxonomyName, string value) { } }
            public class DataClassificationAttribute : System.Attribute { public DataClassificationAttribute(DataClassification c) { } public string Notes { get; set; } = ""; }
        }
        namespace App
        {
            using Gdpr;
            using Microsoft.Extensions.Compliance.Classification;
            using Short = MailDataAttribute;
            public static class Taxonomy
            {
                public const string Name = "Shop";
                public static DataClassification Names => new(Name, "Name");
                public static DataClassification Tel { get; } = new DataClassification(Name, "Tel");
            }
            public class MailDataAttribute : DataClassificationAttribute { public MailDataAttribute() : base(new DataClassification("Shop", "Mail")) { } }
            public sealed class NameDataAttribute() : DataClassificationAttribute(Taxonomy.Names);
            public class TelDataAttribute : DataClassificationAttribute { public TelDataAttribute() : base(Taxonomy.Tel) { } }
            public class OtherDataAttribute : DataClassificationAttribute { public OtherDataAttribute() : base(new DataClassification("Shop", "Other")) { } }
            public class A
            {
                [MailData] public string One { get; set; } = "";
                [NameData(Notes = "n")] public string Two { get; set; } = "";
                [TelData] public string Three { get; set; } = "";
                [OtherData] public string Four { get; set; } = "";
                [Short] public string Five { get; set; } = "";
                [MailData, Personal("identity.name")] public string Own { get; set; } = "";
            }
            public record R([MailData] string Six, int Rank);
            public class S
            {
                public object A(A a) => a.One; // GDPR101
                public object B(A a) => a.Two; // GDPR101
                public object C(A a) => a.Three; // GDPR101
                public object D(A a) => a.Four;
                public object E(A a) => a.Five; // GDPR101
                public object F(R r) => r.Six; // GDPR101
                public void G(R r) { var (six, _) = r; } // GDPR101
                [Processing("billing")] public object H(A a) => a.Two + a.Own;
                [Processing("billing")] public object I(A a) => a.One; // GDPR102
            }
        }
        """);

    [Fact]
    public Task Members_that_the_policy_names() => new Check
    {
        Policy = With("""
            "members": {
              "P:Vendor.Box`1.Item": "contact.email", "F:Vendor.Outer.Inner.Deep": "contact.email", "T:Vendor.Person": "identity.name", "P:Vendor.Rec.Mail": "contact.email",
              "P:Vendor.Map.Item(System.String)": "contact.email", "P:Vendor.Box`1.Nested`1.Both": "contact.phone"
            }
            """),
        Only = Access,
        References =
        [
            Image("""
                namespace Vendor;
                public class Box<T> { public T? Item { get; set; } public T? Other { get; set; } public class Nested<U> { public U? Both { get; set; } } }
                public class Outer { public class Inner { public string Deep = ""; public string Flat = ""; } }
                public class Person { public string Text = ""; }
                public record Rec(string Mail, int Rank);
                public class Map { public string this[string key] { get => ""; set { } } public string this[int i] => ""; }
                """),
        ],
    }.Run("""
        using Gdpr;
        using Vendor;
        public class Holder { public Person Main { get; set; } = new(); public string Other { get; set; } = ""; }
        public class S
        {
            public object? A(Box<string> b) => b.Item; // GDPR101
            public object? B(Box<string> b) => b.Other;
            public object C(Outer.Inner i) => i.Deep; // GDPR101
            public object D(Outer.Inner i) => i.Flat;
            public object E(Holder h) => h.Main; // GDPR101
            public object F(Holder h) => h.Other;
            public object G(Rec r) => r.Mail; // GDPR101
            public object H(Rec r) { var (mail, _) = r; return mail; } // GDPR101
            public object I(Rec r) { var (_, rank) = r; return rank; }
            public object J(Map m) => m["x"]; // GDPR101
            public object K(Map m) => m[1];
            public object? L(Box<int>.Nested<string> n) => n.Both; // GDPR101
            public void M(Map m) { m["x"] = "y"; }
            [Processing("billing")] public object? N(Box<string> b) => b.Item; // GDPR102
            [Processing("order-handling")] public object? O(Box<string> b) => b.Item;
        }
        """);

    [Fact]
    public Task Narrowing_kinds_roles_and_special_categories() => new Check
    {
        Policy = Shop.Policy.Replace("\"contact\": \"required\" }", "\"contact\": \"required\", \"health\": \"optional\" }").Replace("[\"identity.*\", \"contact.*\"]", "[\"identity.*\", \"contact.*\", \"health\"]"),
        Only = Access,
    }.Run("""
        using Gdpr;
        [DataSubject("staff")] public class Employee { [Personal("identity.name")] public string Title { get; set; } = ""; }
        public class Manager : Employee { [Personal("identity.name")] public string Rank { get; set; } = ""; }
        [DataSubject("customer")] public record Buyer([Personal("identity.name")] string Nom);
        public class Note
        {
            [Personal("contact.email", Purposes = ["direct-marketing", "order-handling"], Roles = ["order-clerk"])] public string A { get; set; } = "";
            [Personal("contact.email", Purposes = new string[] { "billing" })] public string B { get; set; } = "";
            [Personal("contact.email"), Personal("identity.name")] public string C { get; set; } = "";
            [Personal("contact.email", Purposes = new string[0])] public string D { get; set; } = "";
        }
        public class S
        {
            [Processing("order-handling", Role = "order-clerk")] public object A(Note n) => n.A + n.C + n.D;
            [Processing("order-handling", Role = "customer")] public object B(Note n) => n.A; // GDPR103
            [Processing("order-handling")] public object C(Note n) => n.B; // GDPR102
            [Processing("billing")] public object D(Note n) => n.C; // GDPR102
            [Processing("order-handling", Role = "order-clerk")] public object? E(Customer c) => c.Allergies;
            [Processing("order-handling", Role = "customer")] public object? F(Customer c) => c.Allergies; // GDPR103
            [Processing("order-handling", Role = "customer")] public object? G(Customer c) => c.Email;
            [Processing("order-handling")] public object H(Employee e) => e.Title; // GDPR102
            [Processing("order-handling")] public object I(Manager m) => m.Rank; // GDPR102
            [Processing("billing")] public object J(Manager m) => m.Rank;
            [Processing("order-handling")] public object K(Buyer b) => b.Nom;
            [Processing("billing"), Processing("order-handling", Role = "order-clerk")] public object L(Customer c) => c.Name + c.Email;
            [Processing("billing", Role = "order-clerk"), Processing("order-handling", Role = "accountant")] public object M(Customer c) => c.Name; // GDPR103
            [Processing("Billing")] public object N(Customer c) => c.Email;
        }
        """);

    [Fact]
    public Task Authorize_of_handlers_and_types() => new Check { Only = Access }.Run("""
        using Gdpr;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        public class ClerksAttribute : AuthorizeAttribute { }
        [Authorize(Roles = "Accountant"), Processing("order-handling")] public class A : ControllerBase
        {
            public string One(Customer c) => c.Email; // GDPR103
            [Authorize(Roles = " OrderClerk ")] public string Two(Customer c) => c.Email;
            [Authorize] public string Three(Customer c) => c.Email; // GDPR103
            [Processing("order-handling", Role = "order-clerk")] public string Four(Customer c) => c.Email;
            [Clerks(Roles = "OrderClerk,Other")] public string Five(Customer c) => c.Email;
        }
        [Processing("order-handling")] public class Derived : A { public string Six(Customer c) => c.Email; } // GDPR103
        public static class Api
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/a", [Authorize(Roles = "OrderClerk"), Processing("order-handling")] (int id) => new Customer().Email);
                app.MapGet("/b", [Authorize(Roles = "Accountant"), Processing("order-handling")] (int id) => new Customer().Email); // GDPR103
                app.MapGet("/c", [Authorize(Policy = "Accountant"), Processing("order-handling")] (int id) => new Customer().Email);
            }
        }
        """);
}
