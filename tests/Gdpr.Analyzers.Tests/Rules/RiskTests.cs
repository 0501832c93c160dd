using Microsoft.CodeAnalysis;

namespace Gdpr.Tests.Rules;

/// <summary>GDPR901, GDPR902, accepted risks and the baseline.</summary>
public class RiskTests
{
    [Fact]
    public Task Silencing_needs_a_reason() => Check.Reports("""
        using System.Diagnostics.CodeAnalysis;
        using Gdpr;
        public class A
        {
        #pragma warning disable GDPR101 // GDPR901
        #pragma warning disable GDPR102 // billing is moved in March, ticket 12
        // reviewed by the DPO on 2026-10-01
        #pragma warning disable GDPR103
        #pragma warning restore GDPR101, GDPR102, GDPR103
        #pragma warning disable CS0168
            [SuppressMessage("Gdpr", "GDPR101", Justification = "legacy, ticket 4")] public void B() { }
            [SuppressMessage("Gdpr", "GDPR101:Personal data")] public void C() { } // GDPR901
            [SuppressMessage("Gdpr", "GDPR101", Justification = "<Pending>")] public void D() { } // GDPR901
            [SuppressMessage("Style", "IDE0001")] public void E() { }
            [AcceptedRisk("GDPR203")] public void F() { } // GDPR901
            [AcceptedRisk("GDPR203", Reason = "r")] public void G() { } // GDPR901
            [AcceptedRisk("GDPR203", Reason = " ", Owner = "o")] public void H() { } // GDPR901
            [AcceptedRisk("GDPR203", Reason = "r", Owner = "o")] public void I() { }
        }
        """, "GDPR901");

    [Fact]
    public async Task The_title_that_editors_write_is_no_reason()
    {
        var (_, diagnostics) = await new Check().Diagnose("""
            public class A
            {
            #pragma warning disable GDPR101 // Personal data is read where no purpose is declared
            }
            """);
        Assert.Single(diagnostics, d => d.Id == "GDPR901");
    }

    [Fact]
    public async Task An_accepted_risk_suppresses_its_rule_in_its_declaration()
    {
        var (_, diagnostics) = await new Check().Diagnose("""
            using Gdpr;
            public class Service
            {
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] public string A(Customer c) => c.Email;
                [AcceptedRisk("GDPR102", Reason = "r", Owner = "o")] public string B(Customer c) => c.Email;
                [AcceptedRisk("GDPR101", Reason = "r")] public string C(Customer c) => c.Email;
            }
            [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] public class Whole { public string D(Customer c) => c.Email; }
            public class Holder { [Personal("contact.email"), AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] public string Mail { get; set; } = ""; }
            public class Reader { public string E(Holder h) => h.Mail; }
            """);
        var reads = diagnostics.Where(d => d.Id == "GDPR101").ToDictionary(d => d.Location.GetLineSpan().StartLinePosition.Line + 1, d => d.IsSuppressed);
        Assert.Equal(new Dictionary<int, bool> { [4] = true, [5] = false, [6] = false, [8] = true, [10] = true }, reads);
        var useless = Assert.Single(diagnostics, d => d.Id == "GDPR902");
        Assert.Equal(4, useless.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("2026-11-24", "2026-11-24", true, 0)]
    [InlineData("2026-11-23", "2026-11-24", false, 1)]
    [InlineData("2026-11-23", null, true, 0)]
    [InlineData("tomorrow", null, false, 1)]
    public async Task A_risk_ends_after_its_last_day(string until, string? asOf, bool suppressed, int expired)
    {
        var check = new Check { Options = asOf is null ? [] : new() { ["GdprAsOf"] = asOf } };
        var (_, diagnostics) = await check.Diagnose($$"""
            using Gdpr;
            public class Service
            {
                [AcceptedRisk("GDPR101", Reason = "r", Owner = "o", Until = "{{until}}")] public string A(Customer c) => c.Email;
            }
            """);
        Assert.Equal(suppressed, Assert.Single(diagnostics, d => d.Id == "GDPR101").IsSuppressed);
        Assert.Equal(expired, diagnostics.Count(d => d.Id == "GDPR902"));
    }

    [Fact]
    public async Task Errors_accept_no_risk()
    {
        var (_, diagnostics) = await new Check().Diagnose("""
            using Gdpr;
            public class Service { [AcceptedRisk("GDPR003", Reason = "r", Owner = "o"), Processing("bill")] public void A() { } }
            """);
        Assert.False(Assert.Single(diagnostics, d => d.Id == "GDPR003").IsSuppressed);
        Assert.Single(diagnostics, d => d.Id == "GDPR902");
    }

    private const string TwoReads = """
        using Gdpr;
        public class Service
        {
            public string A(Customer c)
            {
                var first = c.Email;
                return first + c.Email + c.Name;
            }
        }
        """;

    [Fact]
    public async Task What_the_baseline_lists_becomes_a_suggestion()
    {
        var (_, diagnostics) = await new Check { Baseline = Listing("M:Service.A(Customer)", "P:Customer.Email", 1) }.Diagnose(TwoReads);
        var reads = diagnostics.Where(d => d.Id == "GDPR101").Select(d => (d.Location.GetLineSpan().StartLinePosition.Line, d.Severity)).ToList();
        Assert.Equal([(5, DiagnosticSeverity.Info), (6, DiagnosticSeverity.Warning), (6, DiagnosticSeverity.Warning)], reads);
    }

    [Fact]
    public async Task What_no_longer_occurs_in_the_baseline_is_reported()
    {
        var (_, diagnostics) = await new Check { Baseline = Listing("M:Service.A(Customer)", "P:Customer.Email", 3) }.Diagnose(TwoReads);
        Assert.Single(diagnostics, d => d.Id == "GDPR902" && d.Location.GetLineSpan().Path.EndsWith("gdpr.baseline.json", StringComparison.Ordinal));
        (_, diagnostics) = await new Check { Baseline = Listing("M:Elsewhere.A", "P:Customer.Email", 3) }.Diagnose(TwoReads);
        Assert.DoesNotContain(diagnostics, d => d.Id == "GDPR902");
    }

    [Fact]
    public async Task The_baseline_never_silences_errors()
    {
        var listed = """{ "version": 1, "findings": [ { "rule": "GDPR003", "symbol": "M:S.A", "member": "bill", "count": 1 } ] }""";
        var (_, diagnostics) = await new Check { Baseline = listed }.Diagnose("""
            using Gdpr;
            public class S { [Processing("bill")] public void A() { } }
            """);
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(diagnostics, d => d.Id == "GDPR003").Severity);
    }

    [Theory]
    [InlineData("warn", DiagnosticSeverity.Warning, DiagnosticSeverity.Error)]
    [InlineData("suggest", DiagnosticSeverity.Info, DiagnosticSeverity.Info)]
    [InlineData("error", DiagnosticSeverity.Error, DiagnosticSeverity.Error)]
    [InlineData("off", null, null)]
    public async Task Enforcement_sets_severity(string enforcement, DiagnosticSeverity? warning, DiagnosticSeverity? error)
    {
        var (_, diagnostics) = await new Check { Options = new() { ["GdprEnforcement"] = enforcement } }.Diagnose("""
            using Gdpr;
            public class Service { public string A(Customer c) => c.Email; [Processing("bill")] public void B() { } }
            """);
        Assert.Equal(warning, diagnostics.FirstOrDefault(d => d.Id == "GDPR101")?.Severity);
        Assert.Equal(error, diagnostics.FirstOrDefault(d => d.Id == "GDPR003")?.Severity);
    }

    [Fact]
    public async Task Test_projects_are_not_checked_unless_asked()
    {
        const string Source = "public class T { public string A(Customer c) => c.Email; }";
        Assert.Empty((await new Check { Options = new() { ["IsTestProject"] = "true" } }.Diagnose(Source)).Diagnostics);
        Assert.NotEmpty((await new Check { Options = new() { ["IsTestProject"] = "true", ["GdprAnalyzeTests"] = "true" } }.Diagnose(Source)).Diagnostics);
    }

    private static string Listing(string symbol, string member, int count) =>
        $$"""{ "version": 1, "findings": [ { "rule": "GDPR101", "symbol": "{{symbol}}", "member": "{{member}}", "count": {{count}} } ] }""";
}
