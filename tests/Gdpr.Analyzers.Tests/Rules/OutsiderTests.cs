using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gdpr.Tests.Rules;

/// <summary>A second reader's cases: each sentence of the contract and each construct of the language, with twins that stay silent.</summary>
public partial class OutsiderTests
{
    private static readonly string[] Access = ["GDPR101", "GDPR102", "GDPR103"];

    private static Task Reads(string source) => Check.Reports("""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading.Tasks;
        using Gdpr;

        """ + source, Access);

    [Fact]
    public Task Constructors_and_initialisers() => Reads("""
        public class Base { public Base(string s) { } public Base() { } }
        public class ByBody : Base { public ByBody(Customer c) : base(c.Email) { } } // GDPR101
        public class ByThis { public ByThis(string s) { } public ByThis(Customer c) : this(c.Email) { } } // GDPR101
        public class Primary(Customer c) : Base(c.Email) // GDPR101
        {
            private readonly string _name = c.Name; // GDPR101
            public string Name { get; } = c.Name; // GDPR101
            public string Again() => c.Name + _name; // GDPR101
        }
        [Processing("order-handling")] public class Marked(Customer c) : Base(c.Email) { public string Name { get; } = c.Name; }
        public class ByCtor : Base { [Processing("order-handling")] public ByCtor(Customer c) : base(c.Email) { Name = c.Name; } public string Name; }
        public class PropertyInit
        {
            private static readonly Customer Some = new();
            [Processing("order-handling")] public string A { get; } = Some.Email;
            public string B { get; } = Some.Email; // GDPR101
            public static string C = Some.Email; // GDPR101
            static PropertyInit() { C = Some.Email; } // GDPR101
            ~PropertyInit() { C = Some.Email; } // GDPR101
        }
        [method: Processing("order-handling")] public class OnPrimary(Customer c) : Base(c.Email);
        """);

    [Fact]
    public Task Writes_of_every_shape() => Reads("""
        public class Address { public string Street = ""; public Line? Line { get; set; } public string this[int i] { get => ""; set { } } }
        public class Line { public string Text { get; set; } = ""; }
        public class Holder
        {
            [Personal("contact.email")] public Address Home { get; set; } = new();
            [Personal("contact.email")] public string Mail = "";
            [Personal("contact.email")] public List<string> Mails { get; set; } = new();
            [Personal("contact.email")] public string[] Array { get; set; } = [];
        }
        public class S
        {
            public void A(Holder h) { h.Home.Street = "x"; h.Home.Line!.Text = "x"; h.Home!.Street = "x"; (h.Home).Street = "x"; h.Home[0] = "x"; h.Array[0] = "x"; }
            public Holder B() => new() { Home = { Street = "x", Line = { Text = "y" }, [0] = "z" }, Mails = { "a", "b" }, Mail = "c" };
            public void C(Holder h) { Set(out h.Mail); (h.Mail, (h.Home.Street, _)) = ("a", ("b", 1)); }
            public void D(Holder h) { foreach (var x in "ab") { (h.Mail, _) = ("", x); } }
            private static void Set(out string s) => s = "";
            private static void Ref(ref string s) { }
            private static void In(in string s) { }
            public void E(Holder h) { Ref(ref h.Mail); } // GDPR101
            public void F(Holder h) { In(in h.Mail); } // GDPR101
            public void G(Holder h) { ref var r = ref h.Mail; } // GDPR101
            public void H(Holder h) { h.Home.Street += "x"; } // GDPR101
            public string I(Holder h) => h.Mail = "x";
            public string J(Holder h) => h.Array[0]; // GDPR101
            public void K(Holder h, Holder g) { h.Mail = g.Mail; } // GDPR101
            public void L(Holder h) { h.Home.Street = h.Mail; } // GDPR101
        }
        """);

    [Fact]
    public Task Patterns_of_every_shape() => Reads("""
        public record Pair(Contact First, Contact Second);
        public class S
        {
            public bool A(object o) => o is Customer { Email.Length: > 3 }; // GDPR101
            public bool B(object o) => o is Customer { Referrer: { Referrer.Name: "x" } }; // GDPR101
            public bool C(object o) => o is Customer { Id: 3, Referrer: not null };
            public bool D(Customer[] a) => a is [{ Email: "x" }, ..]; // GDPR101
            public bool E(Customer[] a) => a is [{ Id: 1 }, .., var last];
            public int F(Customer c) => c switch { { Id: 1 } => 1, { Phone: null } => 2, _ => 3 }; // GDPR101
            public int G(Customer c) { switch (c) { case { Name: "x" }: return 1; default: return 0; } } // GDPR101
            public int H(Customer c) => c switch { var d when d.Email == "" => 1, _ => 0 }; // GDPR101
            public bool I(Pair p) => p is (("x", _), _); // GDPR101
            public bool J(Pair p) => p is ((_, 1), var second);
            public bool K(Contact r) => r is (Mail: "x", Rank: 1); // GDPR101
            public bool L(Contact r) => r is { Mail: "x" }; // GDPR101
            public bool M(Contact r) => r is (_, _) { Rank: 2 };
            public bool N((string Email, int Id) t) => t is (Email: "x", Id: 1);
            public bool O(string s) => s is "Email" or "Name";
        }
        """);

    [Fact]
    public Task Deconstruction_nested_and_in_loops() => Reads("""
        public record Pair(Contact First, int Second);
        public record Derived(string Mail, int Rank, int More) : Contact(Mail, Rank);
        public class S
        {
            public void A(Pair p) { var ((mail, _), _) = p; } // GDPR101
            public void B(Pair p) { var ((_, rank), second) = p; }
            public void C(Pair p) { (var (mail, rank), var second) = p; } // GDPR101
            public void D(Pair p) { string m; int r; ((m, r), _) = p; } // GDPR101
            public void E(IEnumerable<Pair> all) { foreach (var ((mail, _), _) in all) { } } // GDPR101
            public void F(IEnumerable<Pair> all) { foreach (var ((_, r), _) in all) { } }
            public void G(IEnumerable<Pair> all) { foreach ((var (m, _), int x) in all) { } } // GDPR101
            public void H(Contact r, Customer c) { (c.Email, _) = r; } // GDPR101
            public void I(Derived d) { var (mail, rank, more) = d; } // GDPR101
            public void J(Derived d) { var (_, rank, more) = d; }
            public string K(Derived d) => d.Mail; // GDPR101
            public void L(Customer c) { var (a, b) = (c.Id, c.Id); }
            public void M(Customer c) { var (a, b) = (c.Id, c.Name); } // GDPR101
            public void N(Dictionary<int, Customer> all) { foreach (var (key, value) in all) { } }
            public Derived O(Derived d) => d with { More = 2 };
            public Derived P(Derived d) => d with { Mail = "x" };
            public Derived Q(Derived d, Customer c) => d with { Mail = c.Email }; // GDPR101
        }
        """);

    [Fact]
    public Task Query_syntax() => Reads("""
        public class S
        {
            public object A(IEnumerable<Customer> all) => from c in all let m = c.Email select m; // GDPR101
            public object B(IEnumerable<Customer> all) => from c in all orderby c.Name descending select c.Id; // GDPR101
            public object C(IEnumerable<Customer> all) => from c in all group c by c.Name; // GDPR101
            public object D(IEnumerable<Customer> all) => from c in all join d in all on c.Email equals d.Email select c.Id; // GDPR101, GDPR101
            public object E(IEnumerable<Customer> all) => from c in all group c.Id by c.Id into g select g.Key;
            public object F(IQueryable<Customer> all) => from c in all where c.Id == 1 select new { c.Id, c.Referrer };
            public object G(IQueryable<Customer> all) => from c in all select new { c.Id, c.Email }; // GDPR101
            [Processing("order-handling")] public object H(IQueryable<Customer> all) => from c in all where c.Name != "" orderby c.Email select c.Phone;
            public object I(IEnumerable<Contact> all) => from c in all from d in all where d.Rank == c.Rank select d.Mail; // GDPR101
            public object J() { return from c in new List<Customer>() select Local(c); [Processing("order-handling")] string Local(Customer c) => c.Email; }
        }
        """);

    [Fact]
    public Task Bodies_of_every_kind() => Reads("""
        public class S
        {
            public string A(Customer c) { string L() => c.Email; return L(); } // GDPR101
            public Func<Customer, string> B() => static c => c.Email; // GDPR101
            public Func<Customer, string> C() => delegate (Customer c) { return c.Email; }; // GDPR101
            public IEnumerable<string> D(Customer c) { yield return c.Email; } // GDPR101
            public async IAsyncEnumerable<string> E(Customer c) { await Task.Yield(); yield return c.Email; } // GDPR101
            public string F { get { return new Customer().Email; } set { _ = new Customer().Email; } } // GDPR101, GDPR101
            public string this[Customer c] { [Processing("order-handling")] get => c.Email; set => _ = c.Email; } // GDPR101
            public event Action Happened { add { _ = new Customer().Email; } remove { } } // GDPR101
            public static string operator +(S s, Customer c) => c.Email; // GDPR101
            public static implicit operator S(Customer c) { _ = c.Email; return new(); } // GDPR101
            public unsafe void G(Customer c) { fixed (char* p = c.Email) { } } // GDPR101
            public void H(Customer c) { lock (c.Email) { } } // GDPR101
            public void I(Customer c) { start: if (c.Id > 0) { goto start; } goto end; end: _ = c.Email; } // GDPR101
            public string J(Customer c) => $"{c.Email,10:x} {nameof(c.Name)}"; // GDPR101
            public string K(Customer c) => c.Email[..3] + c.Email[^1]; // GDPR101, GDPR101
            public string L(Customer? c) => c?.Email?.Trim() ?? c?.Referrer?.Referrer?.Name ?? ""; // GDPR101, GDPR101
            public string M(string Email = "x", string Name = nameof(Customer.Name)) => Email + Name;
            public void N(Customer c) { M(Email: "x"); M(Name: c.Email); } // GDPR101
            public void O(Customer c) { try { } catch (Exception) when (c.Email == "") { } } // GDPR101
            public void P(Customer c) { using var x = c.Email as object as IDisposable; } // GDPR101
            public string Q(Customer c) { Label: switch (c.Id) { case 1: goto Label; } return default(Customer)!.Email; } // GDPR101
            public Task<string> R(Task<Customer> t) => t.ContinueWith(x => x.Result.Email); // GDPR101
            public async Task<string> T(Task<Customer> t) => (await t).Email; // GDPR101
            public object U(Customer c) => new { Email = c.Id, Name = 1 };
            public object V(Customer c) => new { c.Email }; // GDPR101
            public object W() { Customer Email = new(); return Email.Id; }
            public string X(Customer c) { void Email() { } Email(); return c.ToString()!; }
            public Email Y(Email Email) => Email;
            public bool Z(object o) => o is Email or Name;
        }
        public class Email { public static string Name = ""; }
        public enum Name { Email }
        """);

    [Fact]
    public Task Names_in_nameof_attributes_and_documentation_are_no_reads() => Reads("""
        using System.ComponentModel.DataAnnotations;
        /// <summary><see cref="Customer.Email"/> <paramref name="c"/> <c>c.Email</c></summary>
        public class S
        {
            [Obsolete(nameof(Customer.Email) + "x")] public void A([Display(Name = nameof(Customer.Name))] string s) { }
            public string B(Customer c) => nameof(c.Referrer.Email) + nameof(@c.Email) + nameof(Customer.Phone);
            public string C(Customer c) => nameof(c.Email) + c.Email; // GDPR101
            public string D(Customer c) => string.Concat(nameof(c.Email), new Func<string>(() => c.Email)()); // GDPR101
            public Type E() => typeof(Customer);
            public string F => "c.Email \" c.Name" + @"c.Email";
        #if NEVER
            public string G(Customer c) => c.Email;
        #endif
            [return: Obsolete2(nameof(Customer.Email))] public string H() => "";
        }
        public class Obsolete2Attribute(string s) : Attribute { public string S => s; }
        """);

    [Fact]
    public Task Using_aliases_and_static_usings() => new Check { Only = Access }.Run(
        """
        global using P = Gdpr.PersonalAttribute;
        global using MarkAttribute = Gdpr.PersonalAttribute;
        global using Doing = Gdpr.ProcessingAttribute;
        """,
        """
        using static Statics;
        using G = Gdpr;
        using C = Customer;
        public class A
        {
            [P("contact.email")] public string One { get; set; } = "";
            [Mark("contact.email")] public string Two { get; set; } = "";
            [G.Personal("contact.email")] public string Three { get; set; } = "";
            [G::PersonalAttribute("contact.email")] public string Four { get; set; } = "";
            [global::Gdpr.Personal("contact.email")] public string Five { get; set; } = "";
            [@P("contact.email")] public string Six { get; set; } = "";
            public string Seven { get; set; } = "";
        }
        public static class Statics
        {
            [P("contact.email")] public static string Shared = "";
            [P("contact.email")] public const string Fixed = "x";
        }
        public class S
        {
            public string A(A a) => a.One; // GDPR101
            public string B(A a) => a.Two; // GDPR101
            public string C(A a) => a.Three; // GDPR101
            public string D(A a) => a.Four; // GDPR101
            public string E(A a) => a.Five; // GDPR101
            public string F(A a) => a.Six; // GDPR101
            public string G(A a) => a.Seven;
            public string H() => Shared; // GDPR101
            public string I() => Statics.Fixed; // GDPR101
            public string J(C c) => c.Email; // GDPR101
            [Doing("order-handling")] public string K(A a) => a.One + a.Two;
        }
        """,
        """
        file class Hidden { [P("contact.email")] public string Mail { get; set; } = ""; }
        file class Twin { public string Mail { get; set; } = ""; }
        file class S2 { public string A(Hidden h) => h.Mail; public string B(Twin t) => t.Mail; } // GDPR101
        """);

    [Fact]
    public Task Expression_trees() => Reads("""
        public class Validator<T>
        {
            public Validator<T> RuleFor<P>(Expression<Func<T, P>> e) => this;
            public Validator<T> When(Func<T, bool> f) => this;
            public Validator<T> ForMember<M>(Expression<Func<T, M>> to, Action<Options<T>> from) => this;
            public Validator(params Expression<Func<T, object?>>[] all) { }
        }
        public class Options<T> { public void MapFrom<P>(Expression<Func<T, P>> e) { } }
        public class Query<T> { public Query<T> Where(Expression<Func<T, bool>> e) => this; }
        public static class Extensions
        {
            public static IQueryable<T> WhereIf<T>(this IQueryable<T> q, bool b, Expression<Func<T, bool>> e) => q;
            public static IQueryable<T> Include<T, P>(this IQueryable<T> q, Expression<Func<T, P>> e) => q;
            public static IQueryable<T> ThenInclude<T, P>(this IQueryable<T> q, Expression<Func<T, P>> e) => q;
            public static void Run(this object o, Action a) { }
        }
        public class S
        {
            public void A(Validator<Customer> v) => v.RuleFor(c => c.Email).RuleFor(c => c.Referrer!.Name).RuleFor(c => (object)c.Phone!).RuleFor(c => new { c.Email, c.Name });
            public void B(Validator<Customer> v) => v.RuleFor(c => c.Id).When(c => c.Email != ""); // GDPR101
            public void C(Validator<Customer> v) => v.RuleFor(c => c.Email.Length > 3 ? c.Id : 0); // GDPR101
            public void D(Validator<Customer> v) => v.ForMember(d => d.Name, opt => opt.MapFrom(s => s.Email));
            public void E(Validator<Customer> v) => v.ForMember(d => d.Name, opt => opt.MapFrom(s => s.Email + "x")); // GDPR101
            public object F() => new Validator<Customer>(c => c.Email, c => c.Phone);
            public object G(IQueryable<Customer> q) => q.Include(c => c.Referrer).ThenInclude(c => c.Email);
            public object H(IQueryable<Customer> q) => q.WhereIf(true, c => c.Email == "x"); // GDPR101
            public object I(IQueryable<Customer> q) => q.OrderBy(c => c.Email); // GDPR101
            public object J(IQueryable<Customer> q) => Queryable.OrderBy(q, c => c.Email); // GDPR101
            public object K(IQueryable<Customer> q) => q.Select(c => new { Mail = c.Email }); // GDPR101
            public object L(IQueryable<Customer> q) => q.Where(c => c.Id == 1).Select(c => c.Referrer!.Id);
            public object M(IQueryable<List<Customer>> q) => q.Where(l => l.Any(c => c.Email == "x")); // GDPR101
            public object N(Query<Customer> q) => q.Where(c => c.Email == "x"); // GDPR101
            public List<int> O(List<Customer> l) => l.Select(x => { Expression<Func<Customer, string>> e = c => c.Email; return x.Id; }).ToList();
            public object P(IQueryable<Customer> q) => q.Select((Expression<Func<Customer, string>>)(c => c.Email)); // GDPR101
            public object Q(IQueryable<Customer> q) => q.GroupBy(c => c.Name, c => c.Id); // GDPR101
            public object R(IEnumerable<Customer> q) => q.ToDictionary(c => c.Id).Values.MaxBy(c => c.Phone); // GDPR101
        }
        """);

    [Fact]
    public Task Columns_that_an_update_sets_are_written_and_not_read() => Reads("""
        namespace Microsoft.EntityFrameworkCore.Query
        {
            public class UpdateSettersBuilder<T> { public UpdateSettersBuilder<T> SetProperty<P>(Expression<Func<T, P>> e, P value) => this; public UpdateSettersBuilder<T> SetProperty<P>(Expression<Func<T, P>> e, Expression<Func<T, P>> value) => this; }
            public class SetPropertyCalls<T> { public SetPropertyCalls<T> SetProperty<P>(Func<T, P> e, P value) => this; public SetPropertyCalls<T> SetProperty<P>(Func<T, P> e, Func<T, P> value) => this; }
        }
        namespace Microsoft.EntityFrameworkCore
        {
            using Microsoft.EntityFrameworkCore.Query;
            public static class Extensions { public static int ExecuteUpdate<T>(this IQueryable<T> q, Expression<Func<SetPropertyCalls<T>, SetPropertyCalls<T>>> e) => 0; public static int ExecuteUpdate2<T>(this IQueryable<T> q, Action<UpdateSettersBuilder<T>> e) => 0; }
        }
        namespace App
        {
            using Microsoft.EntityFrameworkCore;
            public class S
            {
                public int A(IQueryable<Customer> q) => q.ExecuteUpdate(s => s.SetProperty(c => c.Email, "").SetProperty(c => c.Phone, "x"));
                public int B(IQueryable<Customer> q) => q.ExecuteUpdate(s => s.SetProperty(c => c.Email, c => c.Name + "x")); // GDPR101
                public int C(IQueryable<Customer> q) => q.Where(c => c.Name == "x").ExecuteUpdate(s => s.SetProperty(c => c.Email, "")); // GDPR101
                public int D(IQueryable<Customer> q) => q.ExecuteUpdate2(s => s.SetProperty(c => c.Email, ""));
                public int E(IQueryable<Customer> q) => q.ExecuteUpdate2(s => s.SetProperty(c => c.Email, c => c.Name)); // GDPR101
                public int F(IQueryable<Customer> q, Customer d) => q.ExecuteUpdate2(s => s.SetProperty(c => c.Email, d.Email)); // GDPR101
            }
        }
        """);

    [Fact]
    public Task Tuples_and_anonymous_types_are_no_members() => Reads("""
        [Personal("contact.email")] public class Address { public string Text = ""; }
        public class Holder { public Address Home { get; set; } = new(); public (Address Work, int Rank) Pair { get; set; } }
        public class S
        {
            public object A(Holder h) { var x = new { h.Home, h.Pair.Rank }; return x.Home; } // GDPR101
            public object B((Address Home, int Rank) t) => t.Home;
            public object C((Address, int) t) => t.Item1;
            public object D(Holder h) => h.Pair.Rank;
            public object E(KeyValuePair<int, Address> p) => p.Value;
        }
        """);

    [Fact]
    public Task Top_level_statements() => new Check { Only = Access, Output = OutputKind.ConsoleApplication }.Run("""
        using System;
        using Gdpr;
        var c = new Customer();
        Console.WriteLine(c.Email); // GDPR101
        c.Email = "x";
        Console.WriteLine(Local(c) + nameof(c.Email));
        var f = [Processing("order-handling")] (Customer d) => d.Email;
        [Processing("order-handling")] static string Local(Customer c) => c.Email;
        static string Other(Customer c) => c.Name; // GDPR101
        if (c is { Phone: null }) { return; } // GDPR101
        """);

    [Fact]
    public Task The_assembly_declares_for_all_that_declares_nothing() => Check.Reports("""
        using Gdpr;
        [assembly: Processing("billing")]
        public class A { public string X(Customer c) => c.Name; public string Y(Customer c) => c.Email; } // GDPR102
        [Processing("order-handling")] public class B { public string X(Customer c) => c.Email; }
        public static class E { public static string X(this Customer c) => c.Name; }
        """, Access);

    [Fact]
    public Task Processing_of_a_contract_or_base_reaches_only_its_own_bodies() => Reads("""
        [Processing("order-handling")] public interface IDefault { string A(Customer c) => c.Email; }
        [Processing("order-handling")] public abstract class Base { public abstract string B(Customer c); public virtual string D(Customer c) => c.Email; }
        public class Impl : Base, IDefault
        {
            public string A(Customer c) => c.Email; // GDPR101
            public override string B(Customer c) => c.Email; // GDPR101
            [Processing("order-handling")] public override string D(Customer c) => c.Email;
        }
        public class Twin : IDefault { string IDefault.A(Customer c) => c.Email; } // GDPR101
        [Processing("order-handling")] public partial class Part { }
        public partial class Part { public string A(Customer c) => c.Email; partial void M(Customer c); }
        public partial class Part { partial void M(Customer c) { _ = c.Email; } }
        public partial class Half { [Processing("order-handling")] partial void M(Customer c); partial void N(Customer c); }
        public partial class Half { partial void M(Customer c) { _ = c.Email; } partial void N(Customer c) { _ = c.Email; } } // GDPR101
        """);

    [Fact]
    public Task Members_newer_than_the_oldest_compiler()
    {
        if (LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() < (LanguageVersion)1400)
        {
            return Task.CompletedTask;
        }

        return Check.Reports("""
            using System;
            using Gdpr;
            public partial class Late { public partial string Email { get; set; } } // GDPR501
            public partial class Late { private string _e = ""; public partial string Email { get => _e; set => _e = value; } }
            public partial class Part { [Personal("contact.email")] public partial string Mail { get; set; } public partial string Other { get; set; } }
            public partial class Part { private string _m = ""; public partial string Mail { get => _m; set => _m = value; } public partial string Other { get => _m; set => _m = value; } }
            public static class Extending
            {
                extension(Customer c)
                {
                    public string Upper => c.Email.ToUpper(); // GDPR101
                    [Processing("order-handling")] public string Lower() => c.Email.ToLower();
                    [Personal("contact.email")] public string Mail2 => "";
                    public string Plain => "";
                }
            }
            public class S
            {
                private string _field = "";
                public string A(Part p) => p.Mail; // GDPR101
                public string B(Part p) => p.Other;
                public string C(Customer c) => c.Mail2; // GDPR101
                public string D(Customer c) => c.Plain;
                public void E(Customer? c) { c?.Email = "x"; c?.Referrer?.Name = "y"; }
                public void F(Customer? c) { c?.Email += "x"; } // GDPR101
                public string G { get => field; set => field = new Customer().Email; } = ""; // GDPR101
            }
            """, [.. Access, "GDPR501"]);
    }
}
