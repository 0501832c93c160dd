using Microsoft.CodeAnalysis;

namespace Gdpr.Tests.Rules;

/// <summary>GDPR001-008: names in code and in the policy file.</summary>
public class DeclarationTests
{
    [Fact]
    public Task Undeclared_names_are_reported_at_the_word() => Check.Reports("""
        using Gdpr;
        [DataSubject("custmer")] // GDPR005
        public class A
        {
            [Personal("contact.emial")] public string X { get; set; } = ""; // GDPR005
            [Personal("contact.email", Purposes = new[] { "order-handling", "biling" })] public string Y { get; set; } = ""; // GDPR003
            [Personal("contact.email", Roles = ["clerk"])] public string Z { get; set; } = ""; // GDPR004
            [ConsentCheck("newsletter")] public bool Consents { get; set; } // GDPR003
            public void M([DisclosedTo("ovhh")] string s) { } // GDPR006
            [return: Personal("contact.mail")] public string N() => ""; // GDPR005
            public void O([Personal("contact.mail")] string s) { } // GDPR005
        }
        [Store("shopdb")] public class Db { } // GDPR007
        public class B
        {
            const string Purpose = "biling";
            [Processing(Purpose)] public void M() { } // GDPR003
            [Processing("billing", Role = "acountant")] public void N() // GDPR004
            {
                [Processing("bill")] void Local() { } // GDPR003
                var f = [Processing("bills")] () => 1; // GDPR003
            }
        }
        """, "GDPR003", "GDPR004", "GDPR005", "GDPR006", "GDPR007");

    [Fact]
    public Task Declared_names_and_other_attributes_are_silent() => Check.Reports("""
        using Gdpr;
        using Gdpr.Declared;
        [DataSubject("customer")]
        public class A
        {
            [Personal("contact.email")] public string X { get; set; } = "";
            [Personal(DataCategories.ContactPhone)] public string Y { get; set; } = "";
            [Personal("unclassified")] public string Z { get; set; } = "";
            [Processing(Purposes.OrderHandling, Role = Roles.OrderClerk)] public void M() { }
            public void N([DisclosedTo(Recipients.Ovh)] string s) { }
        }
        [Store(Stores.ShopDb)] public class Db { }
        [Other.Processing("whatever")] public class C { }
        namespace Other { public class ProcessingAttribute : System.Attribute { public ProcessingAttribute(string s) { } } }
        """);

    [Fact]
    public async Task The_nearest_name_goes_with_the_report()
    {
        var (_, diagnostics) = await new Check { Only = ["GDPR003"] }.Diagnose("""
            using Gdpr;
            public class B { [Processing("order-handlng")] public void M() { } }
            """);
        var found = Assert.Single(diagnostics, d => d.Id == "GDPR003");
        Assert.Equal("order-handling", found.Properties["gdpr.nearest"]);
        Assert.Contains("Did you mean 'order-handling'?", found.GetMessage());
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Fact]
    public async Task A_missing_policy_is_reported_once_at_the_first_mark()
    {
        var (_, diagnostics) = await new Check { Policy = null, WithTypes = false }.Diagnose(
            "public class Nothing { }",
            """
            using Gdpr;
            public class A { [Personal("x")] public string X { get; set; } = ""; [Personal("y")] public string Y { get; set; } = ""; }
            """);
        var found = Assert.Single(diagnostics, d => d.Id == "GDPR001");
        Assert.Equal("/src/Test1.cs", found.Location.SourceTree!.FilePath);
        Assert.Equal(1, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Without_marks_and_policy_nothing_is_reported()
    {
        var (_, diagnostics) = await new Check { Policy = null, WithTypes = false }.Diagnose("""
            using Microsoft.AspNetCore.Http;
            public class A { public string? M(HttpContext h) => h.Connection.RemoteIpAddress?.ToString(); }
            """);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public async Task Problems_of_the_policy_stand_at_their_line_and_column()
    {
        var policy = Shop.Policy.Replace("\"contact\": \"required\"", "\"conttact\": \"required\"").Replace("\"version\": 1,", "\"version\": 1, \"titel\": \"é\",");
        var (_, diagnostics) = await new Check { Policy = policy }.Diagnose("public class A { }");
        var unknown = Assert.Single(diagnostics, d => d.Id == "GDPR002");
        Assert.Equal("/src/gdpr.policy.json", unknown.Location.GetLineSpan().Path);
        Assert.Equal(1, unknown.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("titel", unknown.GetMessage());
        Assert.Contains("title", unknown.GetMessage());
        var category = Assert.Single(diagnostics, d => d.Id == "GDPR005");
        Assert.Equal("\"conttact\"", policy.Substring(category.Location.SourceSpan.Start, category.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("2027-10-01", 0)]
    [InlineData("2027-10-02", 3)]
    [InlineData("2027-11-02", 4)]
    public async Task A_policy_or_measure_past_its_review_is_incomplete(string? asOf, int overdue)
    {
        var (_, diagnostics) = await new Check { Options = asOf is null ? [] : new() { ["GdprAsOf"] = asOf } }.Diagnose("");
        Assert.Equal(overdue, diagnostics.Count(d => d.Id == "GDPR008"));
        if (overdue == 4)
        {
            Assert.Contains(diagnostics, d => d.GetMessage() == "The policy was last changed on 2026-11-01, 366 days ago; its review every P1Y was due on 2027-11-01."
                                              && d.Location.GetLineSpan().StartLinePosition.Line == 1);
        }
    }
}
