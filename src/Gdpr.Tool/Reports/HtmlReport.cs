using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace Gdpr.Tool;

/// <summary>The report as one page without scripts or outside resources, to attach to a ticket or an audit.</summary>
internal static class HtmlReport
{
    /// <summary>Renders the report.</summary>
    public static string Render(CheckReport report)
    {
        var html = HtmlPage.Start("gdpr check " + report.Target);
        var policies = report.Policies.Count == 0 ? "no policy" : string.Join(", ", report.Policies.Select(p => Code(PathText.Relative(report.Root, p))));
        html.Append("<h1>").Append(Text(report.Target)).Append("</h1>\n<p>Checked on ").Append(report.AsOf.ToString("yyyy-MM-dd")).Append(" against ")
            .Append(policies).Append(": ")
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

        Table(html, "Rules", ["Rule", "Findings"], report.Open.GroupBy(f => f.Rule)
            .OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count())
            .Select(g => new[] { Link(g.First()), g.Count().ToString() }));
        Table(html, "Projects", ["Project", "Framework", "Checked"], report.Units.Select(u => new[]
        {
            Code(PathText.Relative(report.Root, u.Project)), Text(u.Framework), u.Status == UnitStatus.Checked ? "yes" : Text("no: " + u.Reason),
        }));
        Table(html, "Findings", ["Where", "Rule", "What"], Finding.WorstFirst(report.Open).Select(f => Row(report, f)));
        Table(html, "Kept silent", ["Where", "Rule", "What", "By"], report.Findings.Where(f => f.Silence != Silence.None)
            .Select(f => (string[])[.. Row(report, f), Text(Wording.Of(f.Silence) + (f.Justification.Length > 0 ? ": " + f.Justification : ""))]));
        Table(html, "Switched off by configuration", ["Rule", "By", "Findings", "Projects"], report.Silenced
            .Select(s => new[] { Text(Wording.Rule(s.Rule)), Text(s.By), s.Count?.ToString() ?? "unknown", Text(string.Join(", ", s.Projects)) }));
        return html.Append(HtmlPage.End).ToString();
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

        html.Append("<h2>").Append(Text(title)).Append("</h2>\n<table>\n<tr>");
        html.Append(string.Concat(headers.Select(h => $"<th>{Text(h)}</th>"))).Append("</tr>\n");
        foreach (var row in all)
        {
            html.Append("<tr>").Append(string.Concat(row.Select(c => $"<td>{c}</td>"))).Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    private static string Code(string text) => $"<code>{Text(text)}</code>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
