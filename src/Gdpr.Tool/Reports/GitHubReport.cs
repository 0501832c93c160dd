using System;
using System.Linq;
using System.Text;

namespace Gdpr.Tool;

/// <summary>Workflow commands that GitHub Actions turns into annotations, the worst first: it shows only the first few.</summary>
internal static class GitHubReport
{
    /// <summary>Renders the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="root">Folder that the runner takes paths to be relative to.</param>
    public static string Render(CheckReport report, string root)
    {
        var text = new StringBuilder();
        foreach (var unit in report.Units.Where(u => u.IsIncomplete))
        {
            Append(text, "error", null, root, "gdpr: not checked", $"{unit.Name} {unit.Framework} was not checked: {unit.Reason}");
        }

        foreach (var error in report.BuildErrors)
        {
            Append(text, "error", null, root, "gdpr: the build failed", error);
        }

        var least = report.Threshold < Severity.Warning ? report.Threshold : Severity.Warning;
        foreach (var finding in Finding.WorstFirst(report.Open.Where(f => f.Severity >= least).Concat(report.Forbidden)))
        {
            Append(
                text, finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" },
                finding.Position, root, Wording.Rule(finding.Rule), finding.Message);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string command, Position? position, string root, string title, string message)
    {
        text.Append("::").Append(command).Append(' ');
        if (position is not null)
        {
            text.Append("file=").Append(EscapeProperty(PathText.Relative(root, position.File)));
            text.Append(",line=").Append(position.Line).Append(",col=").Append(position.Column);
            text.Append(",endLine=").Append(position.EndLine);
            if (position.EndLine == position.Line)
            {
                text.Append(",endColumn=").Append(position.EndColumn);
            }

            text.Append(',');
        }

        text.Append("title=").Append(EscapeProperty(title)).Append("::").Append(EscapeData(message)).Append('\n');
    }

    private static string EscapeData(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) =>
        EscapeData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
