using System;
using System.Linq;
using System.Text.Json;
using Gdpr.Tool;

namespace Gdpr.Tests;

public sealed class ReportTests
{
    private static CheckReport Several()
    {
        var web = new LogText().Policy().Rule("GDPR203")
            .Finding("GDPR203", "Web/A.cs", 3, message: "Customer.Email leaks", steps: [("Web/A.cs", 1), ("Web/B.cs", 2)])
            .Finding("GDPR101", "Web/A.cs", 5, symbol: "M:Shop.Orders.Read(System.Int32)")
            .Finding("GDPR101", "Web/A.cs", 6, symbol: "M:Shop.Orders.Read(System.Int32)")
            .Finding("GDPR003", "Web/C.cs", 1, severity: "error", symbol: "T:Shop.C")
            .Finding("GDPR501", "Web/D.cs", 1, symbol: "T:Shop.D")
            .Finding("GDPR203", "Web/E.cs", 1, suppression: "SuppressMessageAttribute", justification: "masked <before>")
            .Fact("silenced", ("gdpr.rule", "GDPR204"), ("gdpr.by", "NoWarn"), ("gdpr.count", "7"))
            .Rule("GDPR205", isSwitchedOff: true);
        return Judged.Of(null, web.Read(LogText.UnitOf("Web")), new LogText().Policy().Finding("GDPR203", "Jobs/A.cs", 3).Read(LogText.UnitOf("Jobs")));
    }

    [Fact]
    public void Text_shows_the_worst_member_first_then_the_largest()
    {
        var text = Judged.Text(Several());

        string[] members = ["Shop.C  (Web)", "Shop.Orders.Read  (Web)", "Shop.Orders.Send  (Jobs)"];
        var order = members.Select(t => text.IndexOf(t, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.Contains("  Web/A.cs(5,1): warning GDPR101: Customer.Email leaks\n", text);
    }

    [Fact]
    public void A_view_is_named_by_its_file()
    {
        var log = new LogText().Policy().Finding("GDPR101", "Web/Views/Index.cshtml", 3, symbol: "M:AspNetCoreGeneratedDocument.Views_Index.ExecuteAsync");

        var text = Judged.Text(Judged.Of(null, log.Read(LogText.UnitOf("Web"))));

        Assert.StartsWith("Web/Views/Index.cshtml  (Web)\n  Web/Views/Index.cshtml(3,1): warning GDPR101", text);
    }

    [Fact]
    public void Text_counts_by_rule_and_project_and_names_what_is_silent()
    {
        var text = Judged.Text(Several());

        Assert.Contains("GDPR203 PersonalDataInLog            2  Jobs 1, Web 1\n", text);
        Assert.Contains("Web           1         4        4\n", text);
        Assert.Contains("Kept silent: 1 by [SuppressMessage].\n", text);
        Assert.Contains("Switched off: GDPR204 by NoWarn, 7 findings in Web.\n", text);
        Assert.Contains("Switched off: GDPR205 by configuration, findings in Web.\n", text);
        Assert.Contains("Shop.sln: 2 projects checked without a policy: 1 error, 5 warnings.\n", text);
    }

    [Fact]
    public void The_next_step_is_the_first_stage_that_is_not_done()
    {
        Assert.EndsWith(
            "Next: make the policy valid and its names known: 1 problem ('gdpr explain GDPR003'). Then: marks 1, purposes 2, leaks 2.\n",
            Judged.Text(Several()));

        var marks = new LogText().Policy().Finding("GDPR501", "Web/A.cs", 1).Finding("GDPR203", "Web/A.cs", 2);
        Assert.Contains("Next: mark 1 member that looks personal", Judged.Text(Judged.Of(null, marks.Read(LogText.UnitOf("Web")))));
    }

    [Fact]
    public void A_large_report_is_cut_and_says_how_to_see_the_rest()
    {
        var log = new LogText().Policy();
        for (var i = 1; i <= 200; i++)
        {
            log.Finding("GDPR203", "Web/A.cs", i, symbol: "M:Shop.M" + i / 20);
        }

        var report = Judged.Of(null, log.Read(LogText.UnitOf("Web")));

        Assert.Contains("... and 12 more here", Judged.Text(report));
        Assert.Contains("140 findings not shown, 3 further members among them: --all shows everything.", Judged.Text(report));
        Assert.Equal(200, Judged.Text(report, all: true).Split("warning GDPR203").Length - 1);
    }

    [Fact]
    public void Colours_are_for_terminals()
    {
        Assert.DoesNotContain('\u001b', Judged.Text(Several()));

        var text = new System.IO.StringWriter();
        new TextReport(Several(), new Terminal { Out = text, Error = text, HasColour = true }, LogText.Root).Write(all: false);
        Assert.Contains("\u001b[31merror GDPR003\u001b[0m", text.ToString());
    }

    [Fact]
    public void Sarif_is_one_run_with_relative_paths_flows_help_and_suppressions()
    {
        using var json = JsonDocument.Parse(SarifReport.Render(Several()));
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var results = run.GetProperty("results").EnumerateArray().ToList();
        var leak = results.First(r => r.GetProperty("ruleId").GetString() == "GDPR203" && r.TryGetProperty("codeFlows", out _));
        var place = leak.GetProperty("locations")[0].GetProperty("physicalLocation");
        var flow = leak.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray()
            .Select(l => l.GetProperty("location").GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[leak.GetProperty("ruleIndex").GetInt32()];

        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(7, results.Count);
        Assert.Equal("Web/A.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("SRCROOT", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        Assert.Equal([1, 2, 3], flow);
        Assert.Equal("GDPR203", rule.GetProperty("id").GetString());
        Assert.Equal("https://example.org/GDPR203", rule.GetProperty("helpUri").GetString());
        var suppressed = Assert.Single(results, r => r.TryGetProperty("suppressions", out _));
        Assert.Equal("masked <before>", suppressed.GetProperty("suppressions")[0].GetProperty("justification").GetString());
        Assert.True(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void Sarif_fingerprints_survive_moved_lines_and_differ_from_each_other()
    {
        string[] Prints(params int[] lines)
        {
            var log = new LogText().Policy();
            foreach (var line in lines)
            {
                log.Finding("GDPR203", "Web/A.cs", line);
            }

            using var json = JsonDocument.Parse(SarifReport.Render(Judged.Of(null, log.Read(LogText.UnitOf("Web")))));
            return [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Select(r => r.GetProperty("partialFingerprints").GetProperty("gdprFinding/v1").GetString()!)];
        }

        Assert.Equal(Prints(3, 4), Prints(33, 44));
        Assert.Equal(2, Prints(3, 4).Distinct().Count());
    }

    [Fact]
    public void Sarif_escapes_paths_and_says_what_was_not_checked()
    {
        var log = new LogText().Policy().Finding("GDPR203", "Web é/A #1.cs", 3).CompilerError("Web é/A #1.cs", 1).Read(LogText.UnitOf("Web"));
        using var json = JsonDocument.Parse(SarifReport.Render(Judged.Of(null, log)));
        var run = json.RootElement.GetProperty("runs")[0];
        var place = run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        var invocation = run.GetProperty("invocations")[0];

        Assert.Equal("Web%20%C3%A9/A%20%231.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains("CS0103", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void Github_commands_are_escaped()
    {
        var log = new LogText().Policy().Finding("GDPR203", "Web/A,1:%.cs", 3, 7, "100 % of\nit", severity: "error").Read(LogText.UnitOf("Web"));

        Assert.Equal(
            "::error file=Web/A%2C1%3A%25.cs,line=3,col=7,endLine=3,endColumn=12,title=GDPR203 PersonalDataInLog::100 %25 of%0Ait\n",
            GitHubReport.Render(Judged.Of(null, log), LogText.Root));
    }

    [Fact]
    public void Github_shows_errors_first_and_no_silenced_findings()
    {
        var lines = GitHubReport.Render(Several(), LogText.Root).TrimEnd().Split('\n');

        Assert.StartsWith("::error file=Web/C.cs", lines[0]);
        Assert.Equal(6, lines.Length);
        Assert.DoesNotContain(lines, l => l.Contains("Web/E.cs"));
    }

    [Fact]
    public void Json_has_the_documented_members()
    {
        using var json = JsonDocument.Parse(JsonReport.Render(Several()));
        var root = json.RootElement;

        Assert.Equal(
            ["version", "tool", "target", "asOf", "severity", "complete", "exitCode", "summary", "policies", "projects", "buildErrors", "silenced", "findings"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal((1, 1), (root.GetProperty("version").GetInt32(), root.GetProperty("exitCode").GetInt32()));
        Assert.True(root.GetProperty("complete").GetBoolean());
        var stages = root.GetProperty("summary").GetProperty("stages").EnumerateArray();
        Assert.Equal(["policy", "marks", "purposes", "leaks"], stages.Select(s => s.GetProperty("stage").GetString()));
        Assert.Equal("2026-11-01", root.GetProperty("asOf").GetString());
        Assert.Equal("Web/A.cs", root.GetProperty("findings").EnumerateArray().First(f => f.TryGetProperty("steps", out _)).GetProperty("file").GetString());
    }

    [Fact]
    public void Html_is_one_page_and_escapes_what_it_shows()
    {
        var html = HtmlReport.Render(Several());

        Assert.StartsWith("<!doctype html>", html);
        Assert.Contains("masked &lt;before&gt;", html);
        Assert.DoesNotContain("<script", html);
    }

    [Theory]
    [InlineData("M:Shop.Orders.Send(System.Int32,System.String)", "Shop.Orders.Send")]
    [InlineData("M:Shop.Orders.#ctor(System.Int32)", "Shop.Orders constructor")]
    [InlineData("T:Shop.Orders", "Shop.Orders")]
    [InlineData("A:Shop, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null", "Shop")]
    [InlineData("policy", "policy")]
    public void Members_are_named_as_people_write_them(string id, string expected) => Assert.Equal(expected, Wording.Member(id));
}
