using System.Collections.Generic;
using System.Linq;
using Gdpr.Tool;

namespace Gdpr.Tests;

public sealed class CoverageTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFrameworks = [];

    private static UnitLog Clean(string project) => new LogText().Policy().Read(LogText.UnitOf(project));

    [Fact]
    public void Everything_checked_and_nothing_found_is_0() => Assert.Equal(0, Judged.Of(null, Clean("Web"), Clean("Jobs")).ExitCode);

    [Fact]
    public void A_project_that_the_build_never_met_is_2()
    {
        var build = new BuildResult([Clean("Web")], [LogText.UnitOf("Web")], NoFrameworks, [], Succeeded: true);

        var report = Judged.Of(null, true, build, "Jobs/Jobs.csproj");

        Assert.Equal(2, report.ExitCode);
        Assert.Equal("Jobs", Assert.Single(report.Units, u => u.IsIncomplete).Name);
    }

    [Fact]
    public void A_framework_without_a_log_is_2()
    {
        var expected = new Dictionary<string, IReadOnlyList<string>> { [LogText.At("Web/Web.csproj")] = ["net8.0", "net10.0"] };
        var build = new BuildResult([Clean("Web")], [LogText.UnitOf("Web")], expected, [], Succeeded: true);

        var report = Judged.Of(null, true, build);

        Assert.Equal(2, report.ExitCode);
        Assert.Equal("net8.0", Assert.Single(report.Units, u => u.IsIncomplete).Framework);
    }

    [Fact]
    public void Code_that_does_not_compile_is_2_and_its_first_error_is_named()
    {
        var report = Judged.Of(null, new LogText().Policy().CompilerError("Web/A.cs", 7).CompilerError("Web/A.cs", 8).Read(LogText.UnitOf("Web")));

        Assert.Equal(2, report.ExitCode);
        Assert.Contains("A.cs(7,5): CS0103", report.Units[0].Reason);
        Assert.Contains("1 more", report.Units[0].Reason);
    }

    [Fact]
    public void Enforcement_off_counts_as_not_checked()
    {
        var off = LogText.UnitOf("Web") with { Enforcement = "off" };
        var report = Judged.Of(null, true, new BuildResult([], [off], NoFrameworks, [], Succeeded: true));

        Assert.Equal(2, report.ExitCode);
        Assert.Contains("GdprEnforcement", report.Units[0].Reason);
    }

    [Fact]
    public void Tests_and_other_languages_are_listed_and_do_not_fail()
    {
        var test = LogText.UnitOf("Tests") with { IsUncheckedTest = true };
        var basic = LogText.UnitOf("Legacy") with { Language = "VB", Project = LogText.At("Legacy/Legacy.vbproj") };
        var report = Judged.Of(null, true, new BuildResult([Clean("Web")], [LogText.UnitOf("Web"), test, basic], NoFrameworks, [], Succeeded: true));

        Assert.Equal(0, report.ExitCode);
        var text = Judged.Text(report);
        Assert.Contains("Not checked: Tests.csproj", text);
        Assert.Contains("Not checked: Legacy.vbproj", text);
    }

    [Fact]
    public void A_run_that_checked_nothing_is_2()
    {
        var test = LogText.UnitOf("Tests") with { IsUncheckedTest = true };
        var report = Judged.Of(null, true, new BuildResult([], [test], NoFrameworks, [], Succeeded: true));

        Assert.Equal(2, report.ExitCode);
        Assert.Contains("nothing was checked: Tests is a test project", Assert.Single(report.BuildErrors));
    }

    [Fact]
    public void An_invalid_policy_is_a_finding_that_keeps_the_rest_unjudged()
    {
        var log = new LogText().Finding("GDPR002", "gdpr.policy.json", 3, severity: "error", symbol: "policy").Read(LogText.UnitOf("Web"));
        var report = Judged.Of(null, log);

        Assert.Equal(1, report.ExitCode);
        Assert.Equal(UnitStatus.InvalidPolicy, Assert.Single(report.Units).Status);
        Assert.Contains("Not checked: Web.csproj (the policy is invalid", Judged.Text(report));
    }

    [Fact]
    public void An_error_that_only_a_test_project_shows_does_not_fail()
    {
        var test = LogText.UnitOf("Tests") with { IsUncheckedTest = true };
        var error = new BuildError("T.cs(1,1): error CS0103: x", test.Project);
        var report = Judged.Of(null, true, new BuildResult([Clean("Web")], [LogText.UnitOf("Web"), test], NoFrameworks, [error], Succeeded: false));

        Assert.Equal(0, report.ExitCode);
    }

    [Fact]
    public void A_build_that_fails_after_compiling_is_2()
    {
        var error = new BuildError("MSB3027: cannot copy", LogText.At("Web/Web.csproj"));
        var report = Judged.Of(null, true, new BuildResult([Clean("Web")], [LogText.UnitOf("Web")], NoFrameworks, [error], Succeeded: false));

        Assert.Equal(2, report.ExitCode);
        Assert.Contains("MSB3027", Assert.Single(report.BuildErrors));
    }

    [Fact]
    public void An_analyzer_that_threw_or_did_not_run_is_2()
    {
        var threw = new LogText().Policy().Other("AD0001", "warning", "Analyzer 'Gdpr.Analyzers.GdprAnalyzer' threw").Read(LogText.UnitOf("Web"));
        var absent = new LogText().Read(LogText.UnitOf("Web"));
        var theirs = new LogText().Policy().Other("AD0001", "warning", "Analyzer 'Other.Analyzer' threw").Read(LogText.UnitOf("Web"));

        Assert.Equal(2, Judged.Of(null, threw).ExitCode);
        Assert.Equal(2, Judged.Of(null, absent).ExitCode);
        Assert.Equal(0, Judged.Of(null, theirs).ExitCode);
    }

    [Theory]
    [InlineData("warning", Severity.Warning, 1)]
    [InlineData("warning", Severity.Error, 0)]
    [InlineData("error", Severity.Error, 1)]
    [InlineData("info", Severity.Warning, 0)]
    [InlineData("info", Severity.Info, 1)]
    internal void The_threshold_decides_between_0_and_1(string found, Severity threshold, int expected)
    {
        var log = new LogText().Policy().Finding("GDPR203", "Web/A.cs", 1, severity: found).Read(LogText.UnitOf("Web"));

        Assert.Equal(expected, Judged.Of(Judged.Options with { Threshold = threshold }, log).ExitCode);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 0)]
    public void Coverage_gaps_are_3_when_strict(bool isStrict, int expected)
    {
        var log = new LogText().Policy().Finding("GDPR903", "Web/A.cs", 1, severity: "info").Read(LogText.UnitOf("Web"));

        Assert.Equal(expected, Judged.Of(Judged.Options with { IsStrict = isStrict }, log).ExitCode);
    }

    [Theory]
    [InlineData("GDPR002", 1)]
    [InlineData("GDPR901", 1)]
    [InlineData("GDPR203", 0)]
    public void Suppressing_a_broken_policy_or_an_unjustified_risk_fails(string rule, int expected)
    {
        var log = new LogText().Policy().Finding(rule, "Web/A.cs", 1, severity: "error", suppression: "SuppressMessageAttribute").Read(LogText.UnitOf("Web"));
        var report = Judged.Of(null, log);

        Assert.Equal(expected, report.ExitCode);
        Assert.Equal(expected == 1, Judged.Text(report).Contains("which this rule does not accept"));
    }

    [Fact]
    public void An_incomplete_run_does_not_say_what_is_unused()
    {
        var report = Judged.Of(null, new LogText().Policy(LogText.At("gdpr.policy.json")).CompilerError("Web/A.cs", 1).Read(LogText.UnitOf("Web")));

        Assert.DoesNotContain(report.Findings, f => f.Rule == "GDPR009");
        Assert.Equal(1, report.Units.Count(u => u.Status == UnitStatus.DoesNotCompile));
    }
}
