using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Gdpr.Tool;

namespace Gdpr.Tests;

public sealed class BaselineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gdpr-tests-").FullName;

    private string Policy => Path.Combine(_folder, "gdpr.policy.json");

    private string Baseline => Path.Combine(_folder, "gdpr.baseline.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private LogText Log() => new LogText().Policy(Policy);

    private static CheckOptions Update => Judged.Options with { UpdateBaseline = true };

    [Fact]
    public void It_is_written_beside_the_policy_sorted_and_without_lines()
    {
        var log = Log()
            .Finding("GDPR203", "Web/B.cs", 30, symbol: "M:Shop.B.Run")
            .Finding("GDPR203", "Web/B.cs", 40, symbol: "M:Shop.B.Run")
            .Finding("GDPR101", "Web/A.cs", 9, symbol: "M:Shop.A.Run");

        var report = Judged.Of(Update, log.Read(LogText.UnitOf("Web")));

        Assert.Equal(0, report.ExitCode);
        Assert.Equal(
            """
            {
              "version": 1,
              "findings": [
                {
                  "rule": "GDPR101",
                  "symbol": "M:Shop.A.Run",
                  "member": "P:Shop.Customer.Email",
                  "count": 1
                },
                {
                  "rule": "GDPR203",
                  "symbol": "M:Shop.B.Run",
                  "member": "P:Shop.Customer.Email",
                  "count": 2
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(Baseline));
        Assert.Equal([Baseline], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Moved_lines_change_nothing()
    {
        Judged.Of(Update, Log().Finding("GDPR203", "Web/B.cs", 30).Read(LogText.UnitOf("Web")));
        var before = File.ReadAllText(Baseline);

        Judged.Of(Update, Log().Finding("GDPR203", "Web/B.cs", 99, baseline: true, severity: "info").Read(LogText.UnitOf("Web")));

        Assert.Equal(before, File.ReadAllText(Baseline));
    }

    [Fact]
    public void What_it_lists_does_not_count()
    {
        Judged.Of(Update, Log().Finding("GDPR203", "Web/B.cs", 30).Read(LogText.UnitOf("Web")));

        var report = Judged.Of(null, Log().Finding("GDPR203", "Web/B.cs", 30, baseline: true, severity: "info").Read(LogText.UnitOf("Web")));

        Assert.Equal(0, report.ExitCode);
        Assert.Contains("Kept silent: 1 by baseline", Judged.Text(report));
    }

    [Fact]
    public void The_count_is_the_most_that_one_compilation_shows()
    {
        Judged.Of(
            Update,
            Log().Finding("GDPR203", "Web/B.cs", 30).Finding("GDPR203", "Web/B.cs", 31).Read(LogText.UnitOf("Web", "net8.0")),
            Log().Finding("GDPR203", "Web/B.cs", 30).Finding("GDPR203", "Web/B.cs", 32).Finding("GDPR203", "Web/B.cs", 33)
                .Read(LogText.UnitOf("Web", "net10.0")));

        Assert.Equal(3, Assert.Single(BaselineFile.Load(Baseline)).Count);
    }

    [Fact]
    public void Errors_by_default_never_go_in()
    {
        var log = Log()
            .Finding("GDPR003", "Web/B.cs", 1, severity: "error")
            .Finding("GDPR301", "Web/B.cs", 2, severity: "error")
            .Finding("GDPR901", "Web/B.cs", 3, severity: "error");

        var report = Judged.Of(Update, log.Read(LogText.UnitOf("Web")));

        Assert.Empty(BaselineFile.Load(Baseline));
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public void Suppressed_findings_do_not_go_in()
    {
        Judged.Of(Update, Log().Finding("GDPR203", "Web/B.cs", 1, suppression: "Pragma Directive").Read(LogText.UnitOf("Web")));

        Assert.Empty(BaselineFile.Load(Baseline));
    }

    [Fact]
    public void Suggestions_go_in_only_when_asked_for()
    {
        var log = Log().Finding("GDPR903", "Web/B.cs", 1, severity: "info").Read(LogText.UnitOf("Web"));

        Judged.Of(Update, log);
        Assert.Empty(BaselineFile.Load(Baseline));

        Judged.Of(Update with { Threshold = Severity.Info }, log);
        Assert.Single(BaselineFile.Load(Baseline));
    }

    [Fact]
    public void What_no_longer_occurs_is_902_at_its_line_and_is_dropped_by_an_update()
    {
        Judged.Of(Update, Log().Finding("GDPR203", "Web/B.cs", 1).Finding("GDPR101", "Web/A.cs", 1, symbol: "M:Shop.A.Run").Read(LogText.UnitOf("Web")));
        var left = Log().Finding("GDPR203", "Web/B.cs", 1, baseline: true, severity: "info").Read(LogText.UnitOf("Web"));

        var stale = Assert.Single(Judged.Of(null, left).Open);
        Assert.Equal(("GDPR902", 4), (stale.Rule, stale.Position!.Line));
        Assert.Contains("'M:Shop.A.Run', which no longer occurs", stale.Message);

        var updated = Judged.Of(Update, left);
        Assert.Equal(0, updated.ExitCode);
        Assert.Equal("GDPR203", Assert.Single(BaselineFile.Load(Baseline)).Key.Rule);
        Assert.Contains("0 new, 1 gone", Assert.Single(updated.BaselineChanges));
    }

    [Fact]
    public void An_entry_that_occurs_less_often_is_902_too()
    {
        Judged.Of(Update, Log().Finding("GDPR203", "Web/B.cs", 1).Finding("GDPR203", "Web/B.cs", 2).Read(LogText.UnitOf("Web")));

        var report = Judged.Of(null, Log().Finding("GDPR203", "Web/B.cs", 1, baseline: true, severity: "info").Read(LogText.UnitOf("Web")));

        Assert.Contains("lists 2 of GDPR203 in 'M:Shop.Orders.Send' and 1 occur", Assert.Single(report.Open).Message);
    }

    [Fact]
    public void A_single_project_of_a_larger_tree_neither_calls_entries_stale_nor_drops_them()
    {
        var explicitFile = Judged.Options with { Baseline = Baseline };
        var jobs = Log().Finding("GDPR101", "Jobs/A.cs", 1, symbol: "M:Shop.Jobs.Run").Read(LogText.UnitOf("Jobs"));
        Judged.Of(explicitFile with { UpdateBaseline = true }, jobs);
        var web = new LogText().Policy(Policy).Finding("GDPR203", "Web/B.cs", 1).Read(LogText.UnitOf("Web"));
        var build = new BuildResult([web], [web.Unit], new Dictionary<string, IReadOnlyList<string>>(), [], Succeeded: true);

        Assert.DoesNotContain(Judged.Of(explicitFile, isWhole: false, build).Findings, f => f.Rule == "GDPR902");
        Judged.Of(explicitFile with { UpdateBaseline = true }, isWhole: false, build);

        Assert.Equal(["GDPR101", "GDPR203"], BaselineFile.Load(Baseline).Select(e => e.Key.Rule).Order());
    }

    [Fact]
    public void An_incomplete_run_writes_nothing()
    {
        var report = Judged.Of(Update, Log().Finding("GDPR203", "Web/B.cs", 1).CompilerError("Web/B.cs", 2).Read(LogText.UnitOf("Web")));

        Assert.Equal(2, report.ExitCode);
        Assert.False(File.Exists(Baseline));
        Assert.Contains("not written", Assert.Single(report.BaselineChanges));
    }

    [Fact]
    public void Without_a_policy_the_user_is_told_where_it_would_go()
    {
        var log = new LogText().Policy("").Finding("GDPR501", "Web/B.cs", 1).Read(LogText.UnitOf("Web"));

        Assert.Contains("--baseline FILE", Assert.Throws<ToolException>(() => Judged.Of(Update, log)).Message);
        Judged.Of(Update with { Baseline = Baseline }, log);
        Assert.Single(BaselineFile.Load(Baseline));
    }

    [Fact]
    public void Comments_trailing_commas_a_byte_order_mark_and_repeated_entries_are_read()
    {
        const string entries = "{'rule':'GDPR203','symbol':'M:A','member':'é','count':2},\n{'rule':'GDPR203','symbol':'M:A','member':'é'},";
        var text = ("\uFEFF{ // ours\n 'version': 1, 'findings': [\n" + entries + "]}").Replace('\'', '"');

        var entry = Assert.Single(BaselineFile.Parse(Encoding.UTF8.GetBytes(text)));

        Assert.Equal((new BaselineKey("GDPR203", "M:A", "é"), 3, 3), (entry.Key, entry.Count, entry.Line));
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        File.WriteAllText(Baseline, "{ \"findings\": [ {");

        Assert.Contains(Baseline, Assert.Throws<ToolException>(() => BaselineFile.Load(Baseline)).Message);
    }
}
