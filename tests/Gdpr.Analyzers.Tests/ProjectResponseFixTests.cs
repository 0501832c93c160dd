using Microsoft.CodeAnalysis.CodeFixes;
using Gdpr.Analyzers.Fixes;

namespace Gdpr.Tests;

/// <summary>The fix of GDPR207: what may leave takes the place of the whole object.</summary>
public class ProjectResponseFixTests
{
    private const string Title = "Project the response to what may leave";

    private const string Answers = """
        // The shop's answers.
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Gdpr;
        using Microsoft.AspNetCore.Mvc;

        [Processing("order-handling")]
        public class CustomersController(List<Customer> customers, Customer first) : Controller
        {
            // One.
            public IActionResult One(Customer customer)
            {
                // what the desk sees
                return Ok(/* who */ customer); // the desk
            }

            // All.
            public IActionResult Every() => Json(customers); // the list

            public async Task<IActionResult> Found(int id)
            {
                // looked up once
                return Ok(/* who */ await Find(id) /* found */); // and shown
            }

            public object First() => first;

            public Customer Typed() => first;

            public ActionResult<Customer> Declared() => Ok(first);

            private static Task<Customer> Find(int id) => Task.FromResult(new Customer { Id = id });
        }

        """;

    private static readonly string Answered = Answers
        .Replace("using System.Threading.Tasks;", "using System.Linq;\nusing System.Threading.Tasks;")
        .Replace("/* who */ customer)", "/* who */ new { customer.Id, customer.Name, customer.Email, customer.Phone })")
        .Replace("Json(customers)", "Json(customers.Select(c => new { c.Id, c.Name, c.Email, c.Phone }))")
        .Replace("        return Ok(/* who */ await Find(id) /* found */)",
            "        var customer = await Find(id);\n        return Ok(/* who */ new { customer.Id, customer.Name, customer.Email, customer.Phone } /* found */)")
        .Replace("object First() => first", "object First() => new { first.Id, first.Name, first.Email, first.Phone }");

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Every_response_is_projected_where_its_type_allows_it(FixAllScope scope)
    {
        var fixing = Fixing.With(new ProjectResponseFix(), Shop.Policy, [Answers]);
        await fixing.All(Title, scope);
        Assert.Equal(Answered, fixing.Text());
        Assert.Equal(2, await fixing.Left()); // Typed and Declared.
    }

    [Fact]
    public async Task Projects_are_mended_together()
    {
        var fixing = Fixing.With(new ProjectResponseFix(), Shop.Policy, [Answers, Answers.Replace("CustomersController", "ClientsController")], [Answers]);
        await fixing.All(Title, FixAllScope.Solution);
        Assert.Equal(Answered, fixing.Text());
        Assert.Equal(Answered.Replace("CustomersController", "ClientsController"), fixing.Text(document: 1));
        Assert.Equal(Answered, fixing.Text(project: 1));
    }

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using Gdpr;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        """;

    private static string Controller(string action, string processing = "[Processing(\"order-handling\")]") =>
        processing + " public class CustomersController(List<Customer> all, IQueryable<Customer> query, Customer one, Customer? maybe) : Controller { " + action
        + " private Customer Find(int id) => all[id]; private Customer? Seek(int id) => all.Find(a => a.Id == id); private Task<List<Customer>> Load() => Task.FromResult(all); }";

    /// <summary>The types with their first report mended, after which they are silent and compile.</summary>
    private static async Task<string> Fixed(string types, string? policy = null)
    {
        var fixing = Fixing.With(new ProjectResponseFix(), policy ?? Shop.Policy, [Usings + types]);
        await fixing.One(Title);
        Assert.True(await fixing.Left() == 0, "still reported:\n" + fixing.Text());
        return fixing.Text()[Usings.Length..];
    }

    private static async Task Becomes(string action, string projected, string processing = "[Processing(\"order-handling\")]") =>
        Assert.Equal(Controller(projected, processing), await Fixed(Controller(action, processing)));

    private static async Task Stays(string types)
    {
        var fixing = Fixing.With(new ProjectResponseFix(), Shop.Policy, [Usings + types]);
        Assert.NotEqual(0, await fixing.Left());
        Assert.Empty(await fixing.Titles());
    }

    [Theory]
    [InlineData("Ok(one)", "Ok(new { one.Id, one.Name, one.Email, one.Phone })")]
    [InlineData("Json(this.one_)", "Json(new { this.one_.Id, this.one_.Name, this.one_.Email, this.one_.Phone })")]
    [InlineData("new JsonResult((object)one)", "new JsonResult(new { one.Id, one.Name, one.Email, one.Phone })")]
    [InlineData("StatusCode(409, one)", "StatusCode(409, new { one.Id, one.Name, one.Email, one.Phone })")]
    [InlineData("Ok(value: one)", "Ok(value: new { one.Id, one.Name, one.Email, one.Phone })")]
    public Task An_object_by_its_name(string answer, string projected) =>
        Becomes($"private readonly Customer one_ = new(); public IActionResult A() => {answer};", $"private readonly Customer one_ = new(); public IActionResult A() => {projected};");

    [Theory]
    [InlineData("all", "all.Select(c => ")]
    [InlineData("query", "query.Select(c => ")]
    [InlineData("query.Where(c => c.Id > 3)", "query.Where(c => c.Id > 3).Select(c2 => ")]
    [InlineData("all.ToArray()", "all.ToArray().Select(c => ")]
    [InlineData("from x in all where x.Id > 3 select x", "(from x in all where x.Id > 3 select x).Select(c => ")]
    public Task A_sequence_member_by_member(string answer, string projected)
    {
        var c = projected.Contains("c2", StringComparison.Ordinal) ? "c2" : "c";
        return Becomes($"public IActionResult A() => Ok({answer});", $"public IActionResult A() => Ok({projected}new {{ {c}.Id, {c}.Name, {c}.Email, {c}.Phone }}));");
    }

    [Fact]
    public Task A_sequence_that_is_awaited() => Becomes(
        "public async Task<IActionResult> A() => Ok(await Load());",
        "public async Task<IActionResult> A() => Ok((await Load()).Select(c => new { c.Id, c.Name, c.Email, c.Phone }));");

    [Fact]
    public Task A_sequence_of_objects_may_be_of_projections() => Becomes(
        "public IEnumerable<object> A() => all;", "public IEnumerable<object> A() => all.Select(c => new { c.Id, c.Name, c.Email, c.Phone });");

    [Fact]
    public Task What_may_be_null_stays_null() => Becomes(
        "public IActionResult A() => Ok(maybe);", "public IActionResult A() => Ok(maybe == null ? null : new { maybe.Id, maybe.Name, maybe.Email, maybe.Phone });");

    [Fact]
    public Task What_was_asked_for_null_is_projected_as_it_is() => Becomes(
        "public IActionResult A(Customer? c) { if (c is null) { return NotFound(); } return Ok(c); }",
        "public IActionResult A(Customer? c) { if (c is null) { return NotFound(); } return Ok(new { c.Id, c.Name, c.Email, c.Phone }); }");

    [Fact]
    public Task What_is_said_not_to_be_null_is_projected_as_it_is() => Becomes(
        "public IActionResult A() => Ok(maybe!);", "public IActionResult A() => Ok(new { maybe.Id, maybe.Name, maybe.Email, maybe.Phone });");

    [Fact]
    public Task A_sequence_that_may_be_null_and_holds_nulls() => Becomes(
        "public IActionResult A(List<Customer?>? some) => Ok(some);",
        "public IActionResult A(List<Customer?>? some) => Ok(some?.Select(c => c == null ? null : new { c.Id, c.Name, c.Email, c.Phone }));");

    [Theory]
    [InlineData("return Ok(Find(3));", "var customer = Find(3); return Ok(new { customer.Id, customer.Name, customer.Email, customer.Phone });")]
    [InlineData("return Ok(Seek(3));", "var customer = Seek(3); return Ok(customer == null ? null : new { customer.Id, customer.Name, customer.Email, customer.Phone });")]
    [InlineData("var customer = 3; return Ok(Find(customer));", "var customer = 3; var customer2 = Find(customer); return Ok(new { customer2.Id, customer2.Name, customer2.Email, customer2.Phone });")]
    [InlineData("return Ok(all[0].Id > 3 ? all[0] : all[1]);", "var customer = all[0].Id > 3 ? all[0] : all[1]; return Ok(new { customer.Id, customer.Name, customer.Email, customer.Phone });")]
    [InlineData("return Created(\"/c\", all[0]);", "var customer = all[0]; return Created(\"/c\", new { customer.Id, customer.Name, customer.Email, customer.Phone });")]
    [InlineData("var answer = Ok(all[0]); return answer;", "var customer = all[0]; var answer = Ok(new { customer.Id, customer.Name, customer.Email, customer.Phone }); return answer;")]
    public Task What_is_computed_is_computed_once(string body, string projected) => Becomes($"public IActionResult A() {{ {body} }}", $"public IActionResult A() {{ {projected} }}");

    [Theory]
    [InlineData("public IActionResult A() => Ok(Find(3));")]
    [InlineData("public IActionResult A(bool b) { return b ? Ok(Find(3)) : NotFound(); }")]
    [InlineData("public IActionResult A(bool b) { if (b) return Ok(Find(3)); return NotFound(); }")]
    [InlineData("public IActionResult A() { return Created(Next(), Find(3)); } private string Next() => \"/\" + all.Count;")]
    public Task What_cannot_be_computed_before_is_left(string action) => Stays(Controller(action));

    [Theory]
    [InlineData("public Customer A() => one;")]
    [InlineData("public List<Customer> A() => all;")]
    [InlineData("public ActionResult<Customer> A() => one;")]
    [InlineData("public ActionResult<Customer> A() => Ok(one);")]
    [InlineData("public async Task<ActionResult<IEnumerable<Customer>>> A() { await Load(); return Ok(all); }")]
    [InlineData("private string A() => JsonSerializer.Serialize(one, typeof(Customer));")]
    [InlineData("private string A() => JsonSerializer.Serialize<Customer>(one);")]
    public Task Where_the_type_is_said_it_is_left(string action) => Stays(Controller(action));

    [Fact]
    public Task A_dictionary_is_left() => Stays(Controller("public IActionResult A(Dictionary<string, Customer> by) => Ok(by);"));

    [Fact]
    public Task A_text_is_left() => Stays("""
        public class Middleware { public static Task A(HttpContext http, [Personal("contact.email")] string mail) => http.Response.WriteAsync(mail); }
        """);

    [Fact]
    public Task Where_nothing_would_remain_it_is_left() => Stays("""
        public class Case { [Personal("health")] public string Note { get; set; } = ""; }
        [Processing("order-handling")] public class CasesController : Controller { public IActionResult A(Case one) => Ok(one); }
        """);

    [Fact]
    public Task A_type_that_is_personal_itself_is_left() => Stays("""
        [Personal("health")] public class Case { public int Id { get; set; } }
        [Processing("order-handling")] public class CasesController : Controller { public IActionResult A(Case one) => Ok(one); }
        """);

    [Fact]
    public Task Without_a_purpose_only_what_is_not_personal_leaves() => Becomes("public IActionResult A() => Ok(one);", "public IActionResult A() => Ok(new { one.Id });", "");

    [Theory]
    [InlineData("billing", "accountant", "one.Id, one.Name")]
    [InlineData("order-handling", "order-clerk", "one.Id, one.Name, one.Email, one.Phone")]
    [InlineData("order-handling", "accountant", "one.Id")]
    public Task What_may_leave_is_what_the_purpose_and_the_role_may_have(string purpose, string role, string members) => Becomes(
        "public IActionResult A() => Ok(one);", $"public IActionResult A() => Ok(new {{ {members} }});", $"[Processing(\"{purpose}\", Role = \"{role}\")]");

    [Theory]
    [InlineData("new { one.Id, one.Email }", "new { one.Id }")]
    [InlineData("new { one.Email, one.Id, HasMail = one.Email.Length > 0 }", "new { one.Id, HasMail = one.Email.Length > 0 }")]
    [InlineData("new { one.Id, Mail = \"<\" + one.Email + \">\", one.Name }", "new { one.Id }")]
    [InlineData("new { Total = 3, one }", "new { Total = 3, one = new { one.Id } }")]
    [InlineData("new { All = all, one.Email, }", "new { All = all.Select(c => new { c.Id }), }")]
    [InlineData("all.Select(a => new { a.Id, a.Email })", "all.Select(a => new { a.Id })")]
    [InlineData("all.Select(a => new Row { Id = a.Id, Mail = a.Email }).ToList()", "all.Select(a => new Row { Id = a.Id }).ToList()")]
    [InlineData("new Row { Mail = one.Email, Id = one.Id }", "new Row { Id = one.Id }")]
    public Task What_may_not_leave_is_left_out_of_an_object_that_is_put_together(string answer, string projected) => Becomes(
        $"public class Row {{ public int Id {{ get; set; }} public string Mail {{ get; set; }} = \"\"; }} public IActionResult A() => Ok({answer});",
        $"public class Row {{ public int Id {{ get; set; }} public string Mail {{ get; set; }} = \"\"; }} public IActionResult A() => Ok({projected});", "");

    [Theory]
    [InlineData("new { Total = 3, Found = Find(3) }", "new { Total = 3 }")]
    [InlineData("new { By = all.ToDictionary(a => a.Id), Total = 3 }", "new { Total = 3 }")]
    public Task What_cannot_be_projected_there_is_left_out(string answer, string projected) => Becomes($"public IActionResult A() => Ok({answer});", $"public IActionResult A() => Ok({projected});");

    [Fact]
    public Task What_a_part_computes_is_computed_before() => Becomes(
        "public IActionResult A() { return Ok(new { Total = 3, Found = Find(3) }); }",
        "public IActionResult A() { var customer = Find(3); return Ok(new { Total = 3, Found = new { customer.Id, customer.Name, customer.Email, customer.Phone } }); }");

    [Fact]
    public Task With_a_purpose_the_whole_object_in_an_answer_is_projected() => Becomes(
        "public IActionResult A() => Ok(new { one.Name, Customer = one });",
        "public IActionResult A() => Ok(new { one.Name, Customer = new { one.Id, one.Name, one.Email, one.Phone } });");

    [Fact]
    public async Task Comments_of_what_stays_stay() => Assert.Equal(
        """
        public class A : Controller
        {
            public IActionResult Get(Customer c) => Ok(new
            {
                // the key
                c.Id, // of the shop
                Now = 3 // days
            });
        }

        """,
        await Fixed(
            """
            public class A : Controller
            {
                public IActionResult Get(Customer c) => Ok(new
                {
                    // the key
                    c.Id, // of the shop
                    // the mail
                    c.Email, // private
                    Now = 3, // days
                    c.Name // surname
                });
            }

            """));

    [Theory]
    [InlineData("new { one.Email }")]
    [InlineData("new { Mail = MailOf(one), one.Id }")]
    public Task What_is_put_together_of_nothing_else_is_left(string answer) =>
        Stays(Controller($"public IActionResult A() => Ok({answer}); private static string MailOf(Customer c) => c.Email;", processing: ""));

    [Fact]
    public async Task Only_what_left_before_leaves() => Assert.Equal(
        "public IActionResult A(Person p) => Ok(new { p.Id, p.@class, p.Home });",
        (await Fixed(
            """
            public class Thing { public int Id { get; set; } public static int Count => 3; }
            public class Place { public string Town { get; set; } = ""; [JsonIgnore, Personal("health")] public string Ward { get; set; } = ""; }
            public class Person : Thing
            {
                public string @class { get; set; } = "";
                public Place? Home { get; set; }
                [Personal("health")] public string Note { get; set; } = "";
                [JsonIgnore] public string Secret { get; set; } = "";
                public string Hidden { private get; set; } = "";
                public int Field;
                public int this[int i] => i;
                public List<Person> Kin { get; set; } = new();
                internal int Inner { get; set; }
            }
            [Processing("order-handling")] public class PeopleController : Controller
            {
            public IActionResult A(Person p) => Ok(p);
            }
            """)).Split('\n')[^2]);

    [Fact]
    public async Task Of_what_the_framework_declares_only_the_key_leaves_unmarked() => Assert.Contains(
        "Ok(new { u.Id, u.UserName, u.NormalizedUserName, u.Email, u.NormalizedEmail, u.PhoneNumber, u.Rank })",
        await Fixed("""
            public class ShopUser : Microsoft.AspNetCore.Identity.IdentityUser { public int Rank { get; set; } [Personal("health")] public string Note { get; set; } = ""; }
            [Processing("order-handling")] public class UsersController : Controller { public IActionResult A(ShopUser u) => Ok(u); }
            """));

    [Fact]
    public async Task Members_that_the_policy_marks_are_marked() => Assert.Contains(
        "Ok(new { s.Id, s.Name })",
        await Fixed(
            """
            public class Slip { public int Id { get; set; } public string Name { get; set; } = ""; public string Ward { get; set; } = ""; }
            [Processing("order-handling")] public class SlipsController : Controller { public IActionResult A(Slip s) => Ok(s); }
            """,
            Shop.Policy.Replace("\"purposes\": {", "\"members\": { \"P:Slip.Ward\": \"health\", \"P:Slip.Name\": \"identity.name\" },\n  \"purposes\": {")));

    [Fact]
    public async Task A_minimal_api_is_projected() => Assert.Contains(
        "=> Results.Ok(new { c.Id, c.Name, c.Email, c.Phone }));",
        await Fixed(
            "public static class Api { public static void Map(WebApplication app, Customer c) => app.MapGet(\"/a\", [Processing(\"order-handling\")] () => Results.Ok(c)); }"));

    [Theory]
    [InlineData("using Gdpr;\nusing Microsoft.AspNetCore.Mvc;\n", "using System.Linq;\nusing Gdpr;\nusing Microsoft.AspNetCore.Mvc;\n")]
    [InlineData("// Ours.\nusing System;\nusing Gdpr;\nusing Microsoft.AspNetCore.Mvc;\n", "// Ours.\nusing System;\nusing System.Linq;\nusing Gdpr;\nusing Microsoft.AspNetCore.Mvc;\n")]
    [InlineData("// Ours.\nusing Microsoft.AspNetCore.Mvc;\nusing Gdpr;\n", "// Ours.\nusing System.Linq;\nusing Microsoft.AspNetCore.Mvc;\nusing Gdpr;\n")]
    [InlineData("global using Gdpr;\nglobal using Microsoft.AspNetCore.Mvc;\n", "global using Gdpr;\nglobal using Microsoft.AspNetCore.Mvc;\nusing System.Linq;\n")]
    [InlineData("namespace Web;\nusing Gdpr;\nusing Microsoft.AspNetCore.Mvc;\n", "namespace Web;\nusing System.Linq;\nusing Gdpr;\nusing Microsoft.AspNetCore.Mvc;\n")]
    [InlineData("namespace Web\n{\n\tusing Gdpr;\n\tusing Microsoft.AspNetCore.Mvc;\n", "namespace Web\n{\n\tusing System.Linq;\n\tusing Gdpr;\n\tusing Microsoft.AspNetCore.Mvc;\n", "}")]
    [InlineData("using Gdpr;\r\nusing Microsoft.AspNetCore.Mvc;\r\n", "using System.Linq;\r\nusing Gdpr;\r\nusing Microsoft.AspNetCore.Mvc;\r\n")]
    public async Task Linq_is_imported_in_its_place(string before, string after, string end = "")
    {
        const string Code = "[Processing(\"order-handling\")] public class C : Controller { public IActionResult A(Customer[] x) => Ok(x); }";
        var fixing = Fixing.With(new ProjectResponseFix(), Shop.Policy, [before + Code + end]);
        await fixing.One(Title);
        Assert.Equal(after + Code.Replace("Ok(x)", "Ok(x.Select(c => new { c.Id, c.Name, c.Email, c.Phone }))") + end, fixing.Text());
        Assert.Equal(0, await fixing.Left());
    }

    [Fact]
    public async Task Lines_end_as_they_do_in_the_file()
    {
        var code = (Usings + Controller("\n    public IActionResult A()\n    {\n        return Ok(Find(3));\n    }\n")).Replace("\n", "\r\n");
        var fixing = Fixing.With(new ProjectResponseFix(), Shop.Policy, [code]);
        await fixing.One(Title);
        Assert.Equal(code.Replace("        return Ok(Find(3))", "        var customer = Find(3);\r\n        return Ok(new { customer.Id, customer.Name, customer.Email, customer.Phone })"), fixing.Text());
    }

    [Fact]
    public async Task Two_responses_of_one_method_get_two_names()
    {
        var fixing = Fixing.With(new ProjectResponseFix(), Shop.Policy, [Usings + Controller("""

            public IActionResult A(bool b)
            {
                if (b)
                {
                    return Ok(Find(3));
                }

                return Ok(Find(4));
            }

            """)]);
        await fixing.All(Title, FixAllScope.Document);
        Assert.Equal(0, await fixing.Left());
        Assert.Contains("        var customer = Find(3);\n        return Ok(new { customer.Id,", fixing.Text());
        Assert.Contains("    var customer2 = Find(4);\n    return Ok(new { customer2.Id,", fixing.Text());
    }
}
