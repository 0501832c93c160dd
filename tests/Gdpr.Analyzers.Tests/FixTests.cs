using Microsoft.CodeAnalysis.CodeFixes;
using Gdpr.Analyzers.Fixes;

namespace Gdpr.Tests;

/// <summary>Each fix on code with comments and trivia, one by one and for document, project and solution.</summary>
public class FixTests
{
    private const string Misnamed = """
        using Gdpr;

        /* head */
        public class A // tail
        {
            /// <summary>Doc.</summary>
            [Processing( /* why */ "order-handlng" /* there */, Role = "order-clrk")] // end
            public void M() { }

            [Personal("contact.emial")] public string X { get; set; } = "";
        }

        """;

    [Fact]
    public async Task Nearest_name_keeps_trivia()
    {
        var fixing = Fixing.With(new NearestNameFix(), Shop.Policy, [Misnamed]);
        await fixing.One("Replace by 'order-handling'");
        Assert.Equal(Misnamed.Replace("order-handlng", "order-handling"), fixing.Text());
    }

    [Theory]
    [InlineData(FixAllScope.Document, 6)]
    [InlineData(FixAllScope.Project, 3)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task Nearest_name_fixes_all(FixAllScope scope, int left)
    {
        var fixing = Fixing.With(new NearestNameFix(), Shop.Policy, [Misnamed, Misnamed.Replace("class A", "class B")], [Misnamed]);
        await fixing.All("Replace by", scope);
        Assert.Equal(Misnamed.Replace("order-handlng", "order-handling").Replace("order-clrk", "order-clerk").Replace("contact.emial", "contact.email"), fixing.Text());
        Assert.Equal(left, await fixing.Left());
    }

    [Fact]
    public async Task Nearest_name_mends_the_policy_file_too()
    {
        var policy = Shop.Policy.Replace("\"purposes\": [\"billing\"]", "\"purposes\": [ /* é */ \"biling\" ]");
        var fixing = Fixing.With(new NearestNameFix(), policy, ["public class A { }"]);
        await fixing.One("Replace by 'billing'");
        Assert.Equal(policy.Replace("biling", "billing"), fixing.Policy);
    }

    private const string Reading = """
        namespace Shop.Orders;

        // Sends mails.
        public class Mailer
        {
            // The address.
            public string A(Customer c) => c.Email; // x

            /// <summary>Doc.</summary>
            public string B(Customer c) => c.Name + c.Phone;
        }

        public struct Value { public string C(Customer c) => c.Name; }

        """;

    [Fact]
    public async Task Processing_is_offered_on_the_type_first()
    {
        var titles = await Fixing.With(new DeclareProcessingFix(), Shop.Policy, [Reading]).Titles();
        Assert.Equal(
            [
                "Declare [Processing(\"direct-marketing\")] on type 'Mailer'", "Declare [Processing(\"order-handling\")] on type 'Mailer'",
                "Declare [Processing(\"direct-marketing\")] on method 'A'", "Declare [Processing(\"order-handling\")] on method 'A'",
            ],
            titles);
    }

    [Fact]
    public async Task Processing_on_a_method_keeps_trivia_and_imports()
    {
        var fixing = Fixing.With(new DeclareProcessingFix(), Shop.Policy, [Reading]);
        await fixing.One("Declare [Processing(\"order-handling\")] on method 'A'");
        Assert.Equal(
            "using Gdpr;\n\n" + Reading.Replace("    public string A", "    [Processing(\"order-handling\")]\n    public string A"),
            fixing.Text().Replace("\r\n", "\n"));
    }

    [Theory]
    [InlineData(FixAllScope.Document, 8)]
    [InlineData(FixAllScope.Project, 4)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task Processing_fixes_all_with_the_purpose_that_permits_most(FixAllScope scope, int left)
    {
        var fixing = Fixing.With(new DeclareProcessingFix(), Shop.Policy, [Reading, Reading.Replace("Shop.Orders", "Other")], [Reading]);
        await fixing.All("Declare [Processing(\"direct-marketing\")] on type", scope);
        Assert.Contains("[Processing(\"order-handling\")]", fixing.Text());
        Assert.DoesNotContain("direct-marketing", fixing.Text());
        Assert.Contains("// Sends mails.\n[Processing(\"order-handling\")]\npublic class Mailer", fixing.Text().Replace("\r\n", "\n"));
        Assert.Equal(left, await fixing.Left());
    }

    [Fact]
    public async Task Processing_goes_to_the_lambda_where_there_is_no_type()
    {
        var fixing = Fixing.With(new DeclareProcessingFix(), Shop.Policy, ["var f = /* a */ (Customer c) => c.Email; // b\n"]);
        await fixing.One("Declare [Processing(\"order-handling\")] on the lambda");
        Assert.Contains("var f = /* a */ [Processing(\"order-handling\")] (Customer c) => c.Email; // b", fixing.Text());
    }

    private const string Unmarked = """
        // Persons.
        public class Person
        {
            /// <summary>Her name.</summary>
            public string FirstName { get; set; } = ""; // a

            // Two of them.
            public string Email, Iban;

            public string Rank { get; set; } = "";
        }

        public record Signup(int Id, string Courriel); // b

        """;

    [Fact]
    public async Task A_member_is_marked_and_its_category_declared()
    {
        var fixing = Fixing.With(new MarkMemberFix(), Shop.Policy.Replace("\"identity.name\": {}, ", "").Replace("\"identity.name\"", "\"contact.email\""), [Unmarked]);
        await fixing.One("Mark with [Personal(\"identity.name\")]");
        Assert.Contains("    /// <summary>Her name.</summary>\n    [Personal(\"identity.name\")]\n    public string FirstName { get; set; } = \"\"; // a", fixing.Text().Replace("\r\n", "\n"));
        Assert.Contains("\"identity.name\": {},", fixing.Policy);
        Assert.DoesNotContain(PolicyReader.Read(fixing.Policy).Problems, p => p.RuleId == "GDPR002");
    }

    [Fact]
    public async Task All_of_a_type_are_marked()
    {
        var fixing = Fixing.With(new MarkMemberFix(), Shop.Policy, [Unmarked]);
        await fixing.One("Mark all personal data of 'Person'");
        Assert.Contains("    // Two of them.\n    [Personal(\"contact.email\")]\n    public string Email, Iban;", fixing.Text().Replace("\r\n", "\n"));
        Assert.DoesNotContain("Rank { get; set; } = \"\";\n    [", fixing.Text());
        Assert.Equal(1, await fixing.Left());
    }

    [Theory]
    [InlineData(FixAllScope.Document, 8)]
    [InlineData(FixAllScope.Project, 4)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task Marking_fixes_all(FixAllScope scope, int left)
    {
        var fixing = Fixing.With(new MarkMemberFix(), Shop.Policy, [Unmarked, "namespace Two;\n" + Unmarked], [Unmarked]);
        await fixing.All("Mark with", scope);
        Assert.Contains("Signup(int Id, [Personal(\"contact.email\")] string Courriel); // b", fixing.Text());
        Assert.Equal(left, await fixing.Left());
        Assert.DoesNotContain(PolicyReader.Read(fixing.Policy).Problems, p => p.RuleId == "GDPR002");
    }
}
