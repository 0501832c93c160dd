using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace Gdpr.Tool;

/// <summary>The report as one page without scripts or outside resources, to attach to a ticket or an audit.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #ddd }
        code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere } .error { color: #a40000 } .warning { color: #7a5200 } .info { color: #00556b }
        @media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #16181b } th, td { border-color: #3a3d42 } .error { color: #ff8f8f } .warning { color: #f0c060 } .info { color: #7fd0e6 } }
        """;

    /// <summary>Renders the report.</summary>
    public static string Render(CheckReport report)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>gdpr check ")
            .Append(Text(report.Target)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n");
        html.Append("<h1>").Append(Text(report.Target)).Append("</h1>\n<p>Checked on ").Append(report.AsOf.ToString("yyyy-MM-dd")).Append(" against ")
            .Append(report.Policies.Count == 0 ? "no policy" : string.Join(", ", report.Policies.Select(p => Code(PathText.Relative(report.Root, p))))).Append(": ")
            .Append(Wording.Counted(report.Open.Count(f => f.Severity == Severity.Error), "error")).Append(", ")
            .Append(Wording.Counted(report.Open.Count(f => f.Severity == Severity.Warning), "warning")).Append(", ")
            .Append(Wording.Counted(report.Open.Count(f => f.Severity == Severity.Info), "suggestion")).Append('.');
        if (!report.IsComplete)
        {
            html.Append(" <strong class=\"error\">Not every project was checked.</strong>");
        }

        html.Append("</p>\n");
        if (NextStep.Of(report) is { } next)
        {
            html.Append("<p><strong>Next:</strong> ").Append(Text(next.Text)).Append(".</p>\n");
        }

        Table(html, "Rules", ["Rule", "Findings"], report.Open.GroupBy(f => f.Rule).OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count())
            .Select(g => new[] { Link(g.First()), g.Count().ToString() }));
        Table(html, "Projects", ["Project", "Framework", "Checked"], report.Units.Select(u => new[]
        {
            Code(PathText.Relative(report.Root, u.Project)), Text(u.Framework), u.Status == UnitStatus.Checked ? "yes" : Text("no: " + u.Reason),
        }));
        Table(html, "Findings", ["Where", "Rule", "What"], report.Open
            .OrderByDescending(f => f.Severity).ThenBy(f => RuleCatalog.Of(f.Rule).Stage).ThenBy(f => f.Position?.File, StringComparer.Ordinal).ThenBy(f => f.Position?.Line)
            .Select(f => Row(report, f)));
        Table(html, "Kept silent", ["Where", "Rule", "What", "By"], report.Findings.Where(f => f.Silence != Silence.None)
            .Select(f => (string[])[.. Row(report, f), Text(Wording.Of(f.Silence) + (f.Justification.Length > 0 ? ": " + f.Justification : ""))]));
        Table(html, "Switched off by configuration", ["Rule", "By", "Findings", "Projects"], report.Silenced
            .Select(s => new[] { Text(Wording.Rule(s.Rule)), Text(s.By), s.Count?.ToString() ?? "unknown", Text(string.Join(", ", s.Projects)) }));
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string[] Row(CheckReport report, Finding finding)
    {
        var place = finding.Position is { } p ? $"{PathText.Relative(report.Root, p.File)}({p.Line},{p.Column})" : "";
        return
        [
            Code(place) + (finding.Symbol.Length > 0 ? "<br>" + Code(Wording.Member(finding.Symbol)) : ""),
            $"<span class=\"{Wording.Of(finding.Severity)}\">{Wording.Of(finding.Severity)}</span> {Link(finding)}",
            Text(finding.Message),
        ];
    }

    private static string Link(Finding finding)
    {
        var isLink = finding.HelpUri.StartsWith("https://", StringComparison.Ordinal);
        return isLink ? $"<a href=\"{Text(finding.HelpUri)}\">{Text(Wording.Rule(finding.Rule))}</a>" : Text(Wording.Rule(finding.Rule));
    }

    private static void Table(StringBuilder html, string title, string[] headers, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        html.Append("<h2>").Append(Text(title)).Append("</h2>\n<table>\n<tr>").Append(string.Concat(headers.Select(h => $"<th>{Text(h)}</th>"))).Append("</tr>\n");
        foreach (var row in all)
        {
            html.Append("<tr>").Append(string.Concat(row.Select(c => $"<td>{c}</td>"))).Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    private static string Code(string text) => $"<code>{Text(text)}</code>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
