using System.Collections.Generic;
using System.Linq;
using Gdpr.Tool;

namespace Gdpr.Tests;

public sealed class MergeTests
{
    [Fact]
    public void The_same_finding_in_two_frameworks_is_one()
    {
        var report = Judged.Of(
            null,
            new LogText().Policy().Finding("GDPR203", "Web/A.cs", 3).Read(LogText.UnitOf("Web", "net8.0")),
            new LogText().Policy().Finding("GDPR203", "Web/A.cs", 3).Read(LogText.UnitOf("Web", "net10.0")));

        Assert.Equal("Web", Assert.Single(Assert.Single(report.Findings).Projects));
    }

    [Fact]
    public void What_the_analyzer_leaves_open_is_empty()
    {
        var report = Judged.Of(null, new LogText().Policy().Finding("GDPR102", "Web/A.cs", 3).Read(LogText.UnitOf("Web")));

        Assert.Equal("", Assert.Single(report.Findings).Role);
    }

    [Fact]
    public void A_policy_problem_that_every_project_reports_is_one_and_names_them_all()
    {
        var report = Judged.Of(
            null,
            new LogText().Policy().Finding("GDPR008", "gdpr.policy.json", 7, message: "no retention", symbol: "policy").Read(LogText.UnitOf("Web")),
            new LogText().Policy().Finding("GDPR008", "gdpr.policy.json", 7, message: "no retention", symbol: "policy").Read(LogText.UnitOf("Jobs")));

        Assert.Equal(["Jobs", "Web"], Assert.Single(report.Findings).Projects);
    }

    [Fact]
    public void What_one_framework_suppresses_and_another_does_not_counts()
    {
        var report = Judged.Of(
            null,
            new LogText().Policy().Finding("GDPR203", "Web/A.cs", 3, suppression: "Pragma Directive").Read(LogText.UnitOf("Web", "net8.0")),
            new LogText().Policy().Finding("GDPR203", "Web/A.cs", 3).Read(LogText.UnitOf("Web", "net10.0")));

        Assert.Equal(Silence.None, Assert.Single(report.Findings).Silence);
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public void Two_findings_at_one_place_with_different_messages_stay_two()
    {
        var log = new LogText().Policy().Finding("GDPR203", "Web/A.cs", 3, message: "Email").Finding("GDPR203", "Web/A.cs", 3, message: "Name");

        Assert.Equal(2, Judged.Of(null, log.Read(LogText.UnitOf("Web"))).Findings.Count);
    }

    [Fact]
    public void The_order_of_logs_does_not_change_the_report()
    {
        var a = new LogText().Policy().Finding("GDPR203", "Web/B.cs", 3).Finding("GDPR101", "Web/A.cs", 9).Read(LogText.UnitOf("Web"));
        var b = new LogText().Policy().Finding("GDPR102", "Jobs/C.cs", 1).Read(LogText.UnitOf("Jobs"));

        Assert.Equal(JsonReport.Render(Judged.Of(null, a, b)), JsonReport.Render(Judged.Of(null, b, a)));
    }

    [Fact]
    public void Severity_is_what_the_build_would_have_said()
    {
        var log = new LogText().Policy().Finding("GDPR203", "Web/A.cs", 3, severity: "error", level: "warning").Read(LogText.UnitOf("Web"));

        Assert.Equal(Severity.Error, Assert.Single(log.Findings).Severity);
    }

    [Fact]
    public void A_rule_that_the_project_makes_an_error_is_one()
    {
        var unit = LogText.UnitOf("Web") with { AsErrors = new HashSet<string> { "GDPR203", "GDPR102" }, NotAsErrors = new HashSet<string> { "GDPR102" } };
        var log = new LogText().Policy().Finding("GDPR203", "Web/A.cs", 3).Finding("GDPR101", "Web/A.cs", 4).Finding("GDPR102", "Web/A.cs", 5).Read(unit);

        Assert.Equal([Severity.Error, Severity.Warning, Severity.Warning], log.Findings.Select(f => f.Severity));
    }

    [Fact]
    public void A_risk_that_silences_nothing_in_one_framework_only_is_not_reported()
    {
        const string message = "[AcceptedRisk] for GDPR203 silences nothing here: remove it.";
        UnitLog In(string framework) => new LogText().Policy().Finding("GDPR902", "Web/A.cs", 3, message: message).Read(LogText.UnitOf("Web", framework));
        var useless = In("net8.0");

        Assert.Single(Judged.Of(null, useless).Findings);
        Assert.Empty(Judged.Of(null, useless, new LogText().Policy().Read(LogText.UnitOf("Web", "net10.0"))).Findings);
        Assert.Single(Judged.Of(null, useless, In("net10.0")).Findings);
    }

    [Fact]
    public void The_same_is_true_when_the_analyzer_says_it_as_a_fact()
    {
        LogText Useless() => new LogText().Policy().Fact("silences-nothing", ("gdpr.rule", "GDPR203"), ("gdpr.symbol", "T:Shop.A"));

        Assert.Equal("GDPR902", Assert.Single(Judged.Of(null, Useless().Read(LogText.UnitOf("Web"))).Findings).Rule);
        Assert.Empty(Judged.Of(null, Useless().Read(LogText.UnitOf("Web", "net8.0")), new LogText().Policy().Read(LogText.UnitOf("Web", "net10.0"))).Findings);
    }

    [Fact]
    public void A_razor_page_is_found_from_its_project()
    {
        var log = new LogText().Policy().Finding("GDPR101", "rel:Pages/My%20Page.cshtml", 2).Read(LogText.UnitOf("Web"));

        Assert.Equal(LogText.At("Web/Pages/My Page.cshtml"), Assert.Single(log.Findings).Position!.File);
    }

    [Theory]
    [InlineData("Pragma Directive", nameof(Silence.Pragma))]
    [InlineData("SuppressMessageAttribute", nameof(Silence.SuppressMessage))]
    [InlineData("DiagnosticSuppressor { Suppression Id: SGDPR101, Suppression Justification: accepted }", nameof(Silence.AcceptedRisk))]
    [InlineData("DiagnosticSuppressor { Suppression Id: XYZ1, Suppression Justification: theirs }", nameof(Silence.Other))]
    public void Suppressions_are_told_apart(string type, string expected)
    {
        var log = new LogText().Policy().Finding("GDPR101", "Web/A.cs", 2, suppression: type, justification: "because").Read(LogText.UnitOf("Web"));

        Assert.Equal((expected, "because"), (log.Findings[0].Silence.ToString(), log.Findings[0].Justification));
    }

    [Fact]
    public void Facts_are_no_findings()
    {
        var log = new LogText().Policy().Fact("stats", ("gdpr.bodies.seen", "3")).Read(LogText.UnitOf("Web"));

        Assert.Empty(log.Findings);
        Assert.Equal(2, log.Facts.Count);
    }
}
