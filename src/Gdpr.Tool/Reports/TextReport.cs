using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>The report for people: findings by member, the worst first; then what they add up to and what to do next.</summary>
internal sealed class TextReport(CheckReport report, Terminal terminal, string currentFolder)
{
    private const int ShownFindings = 60;
    private const int ShownInMember = 8;

    private readonly TextWriter _out = terminal.Out;

    /// <summary>Writes findings and summary.</summary>
    /// <param name="all">Whether to write all findings, however many.</param>
    public void Write(bool all)
    {
        WriteFindings(all);
        WriteSummary();
    }

    /// <summary>Writes the findings alone.</summary>
    public void WriteFindings(bool all)
    {
        var listed = Listed().ToList();
        var left = all ? int.MaxValue : ShownFindings;
        var hiddenFindings = 0;
        var hiddenMembers = 0;
        foreach (var member in Members(listed))
        {
            if (left <= 0)
            {
                hiddenFindings += member.Count;
                hiddenMembers++;
                continue;
            }

            var shown = all ? member.Count : Math.Min(Math.Min(left, ShownInMember), member.Count);
            left -= shown;
            _out.WriteLine(terminal.Bold(Heading(member)));
            foreach (var finding in member.Take(shown))
            {
                _out.WriteLine("  " + Line(finding));
            }

            if (shown < member.Count)
            {
                hiddenFindings += member.Count - shown;
                _out.WriteLine(terminal.Faint($"  ... and {member.Count - shown} more here"));
            }

            _out.WriteLine();
        }

        if (hiddenFindings > 0)
        {
            var members = hiddenMembers > 0 ? $", {Wording.Counted(hiddenMembers, "further member")} among them" : "";
            _out.WriteLine($"{Wording.Counted(hiddenFindings, "finding")} not shown{members}: --all shows everything.");
            _out.WriteLine();
        }
    }

    /// <summary>Writes what the findings add up to.</summary>
    public void WriteSummary()
    {
        WriteTables();
        WriteSilence();
        WriteUnchecked();
        foreach (var change in report.BaselineChanges)
        {
            _out.WriteLine("Baseline: " + change.Replace(currentFolder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        }

        WriteVerdict();
    }

    private IEnumerable<Finding> Listed()
    {
        var least = report.Threshold < Severity.Warning || report.IsStrict ? Severity.Info : Severity.Warning;
        return report.Open.Where(f => f.Severity >= least && (report.Threshold == Severity.Info || f.Severity > Severity.Info || f.Rule == "GDPR903"))
            .Concat(report.Forbidden);
    }

    /// <summary>Findings of each member body, the worst member first. The body of a view is its file, that of the policy too.</summary>
    private static IEnumerable<List<Finding>> Members(IEnumerable<Finding> findings) =>
        findings.GroupBy(f => IsNamedByFile(f) ? (f.Position?.File ?? "", "") : (f.Symbol, f.Projects.Count > 0 ? f.Projects[0] : ""))
            .Select(g => Finding.WorstFirst(g).ToList())
            .OrderByDescending(g => g[0].Severity)
            .ThenByDescending(g => g.Count)
            .ThenBy(g => g[0].Position?.File, StringComparer.Ordinal)
            .ThenBy(g => g[0].Position?.Line);

    private static bool IsNamedByFile(Finding finding) =>
        finding.Symbol is "policy" or "" || Path.GetExtension(finding.Position?.File) is ".cshtml" or ".razor";

    private string Heading(List<Finding> member)
    {
        var first = member[0];
        var name = IsNamedByFile(first) ? Shown(first.Position?.File ?? report.Target) : Wording.Member(first.Symbol);
        return first.Symbol is "policy" or "" || first.Projects.Count == 0 ? name : $"{name}  ({string.Join(", ", first.Projects)})";
    }

    private string Line(Finding finding)
    {
        var place = finding.Position is { } at ? $"{Shown(at.File)}({at.Line},{at.Column}): " : "";
        var silenced = finding.Silence == Silence.None ? "" : $" (silenced by {Wording.Of(finding.Silence)}, which this rule does not accept)";
        var what = terminal.Coloured(finding.Severity, $"{Wording.Of(finding.Severity)} {finding.Rule}");
        return $"{place}{what}: {finding.Message.ReplaceLineEndings(" ")}{silenced}";
    }

    private void WriteTables()
    {
        var counted = Listed().ToList();
        if (counted.Count == 0)
        {
            return;
        }

        var rules = new List<IReadOnlyList<string>> { new[] { "rule", "findings", "in" } };
        rules.AddRange(counted.GroupBy(f => f.Rule)
            .OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new[] { Wording.Rule(g.Key), g.Count().ToString(), ByProject(g) }));
        WriteTable(rules);

        var projects = new List<IReadOnlyList<string>> { new[] { "project", "errors", "warnings", "members" } };
        projects.AddRange(counted.SelectMany(f => f.Projects.Select(p => (Project: p, Finding: f))).GroupBy(x => x.Project, x => x.Finding)
            .OrderByDescending(g => g.Count(f => f.Severity == Severity.Error)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new[]
            {
                g.Key, g.Count(f => f.Severity == Severity.Error).ToString(), g.Count(f => f.Severity == Severity.Warning).ToString(),
                g.Select(f => f.Symbol).Distinct().Count().ToString(),
            }));
        if (projects.Count > 2)
        {
            WriteTable(projects);
        }
    }

    private static string ByProject(IEnumerable<Finding> findings)
    {
        var projects = findings.SelectMany(f => f.Projects).GroupBy(p => p)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var text = string.Join(", ", projects.Take(4).Select(p => $"{p.Key} {p.Count()}"));
        return projects.Count > 4 ? $"{text}, {projects.Count - 4} more" : text;
    }

    private void WriteTable(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var isHeader = true;
        foreach (var line in Wording.Table(rows))
        {
            _out.WriteLine(isHeader ? terminal.Faint(line) : line);
            isHeader = false;
        }

        _out.WriteLine();
    }

    private void WriteSilence()
    {
        var silent = report.Findings.Where(f => f.Silence != Silence.None && !report.Forbidden.Contains(f)).GroupBy(f => f.Silence).OrderBy(g => g.Key)
            .Select(g => $"{g.Count()} by {Wording.Of(g.Key)}").ToList();
        if (silent.Count > 0)
        {
            _out.WriteLine("Kept silent: " + string.Join(", ", silent) + ".");
        }

        foreach (var rule in report.Silenced)
        {
            var count = rule.Count is { } n ? Wording.Counted(n, "finding") : "findings";
            _out.WriteLine($"Switched off: {rule.Rule} by {rule.By}, {count} in {string.Join(", ", rule.Projects)}.");
        }
    }

    private void WriteUnchecked()
    {
        var explained = report.Units.Where(u => u.Status is UnitStatus.Test or UnitStatus.OtherLanguage or UnitStatus.InvalidPolicy);
        foreach (var group in explained.GroupBy(u => u.Status))
        {
            var names = group.Select(u => Path.GetFileName(u.Project)).Distinct(StringComparer.Ordinal).ToList();
            _out.WriteLine($"Not checked: {string.Join(", ", names)} ({group.First().Reason}).");
        }

        foreach (var unit in report.Units.Where(u => u.IsIncomplete))
        {
            var framework = unit.Framework.Length > 0 ? $" ({unit.Framework})" : "";
            _out.WriteLine(terminal.Coloured(Severity.Error, $"Not checked: {unit.Name}{framework}: ") + unit.Reason);
        }

        foreach (var error in report.BuildErrors)
        {
            _out.WriteLine(terminal.Coloured(Severity.Error, "The build failed: ") + error);
        }
    }

    private void WriteVerdict()
    {
        var projects = Wording.Counted(report.Units.Where(u => u.Status == UnitStatus.Checked).Select(u => u.Project).Distinct().Count(), "project");
        var policies = report.Policies.Count == 0 ? "without a policy" : "against " + string.Join(", ", report.Policies.Select(Shown));
        var open = report.Open.ToList();
        var info = open.Count(f => f.Severity == Severity.Info);
        var counts = open.Count == info && info == 0
            ? "nothing found"
            : string.Join(", ", new[]
            {
                Part(open.Count(f => f.Severity == Severity.Error), "error"),
                Part(open.Count(f => f.Severity == Severity.Warning), "warning"),
                Part(info, "suggestion"),
            }.OfType<string>());
        var hint = info > 0 && report.Threshold > Severity.Info ? " (--severity info lists the suggestions)" : "";
        _out.WriteLine($"{report.Target}: {projects} checked {policies}: {counts}{hint}.");
        if (NextStep.Of(report) is { } next)
        {
            var later = NextStep.Stages(report).Skip(1).Select(s => $"{NextStep.Name(s.Stage)} {s.Count}").ToList();
            var then = later.Count > 0 ? $" Then: {string.Join(", ", later)}." : "";
            _out.WriteLine($"{terminal.Bold("Next:")} {next.Text} ('gdpr explain {next.Rule}').{then}");
        }
    }

    private static string? Part(int count, string noun) => count == 0 ? null : Wording.Counted(count, noun);

    private string Shown(string path) => PathText.Relative(currentFolder, path);
}
