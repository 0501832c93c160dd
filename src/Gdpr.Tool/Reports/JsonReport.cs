using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Gdpr.Tool;

/// <summary>
/// The report for programs. The shape is version 1: members are added, never renamed or removed. Paths are relative to the repository's root, lines and
/// columns count from 1.
/// </summary>
internal static class JsonReport
{
    /// <summary>Renders the report.</summary>
    public static string Render(CheckReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("tool", "gdpr " + ToolVersion.Text);
        json.WriteString("target", report.Target);
        json.WriteString("asOf", report.AsOf.ToString("yyyy-MM-dd"));
        json.WriteString("severity", Wording.Of(report.Threshold));
        json.WriteBoolean("complete", report.IsComplete);
        json.WriteNumber("exitCode", report.ExitCode);
        WriteSummary(json, report);
        WriteStrings(json, "policies", report.Policies.Select(p => PathText.Relative(report.Root, p)));
        json.WriteStartArray("projects");
        foreach (var unit in report.Units)
        {
            json.WriteStartObject();
            json.WriteString("path", PathText.Relative(report.Root, unit.Project));
            json.WriteIfAny("framework", unit.Framework);
            json.WriteString("status", StatusName(unit.Status));
            json.WriteIfAny("reason", unit.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteStrings(json, "buildErrors", report.BuildErrors);
        json.WriteStartArray("silenced");
        foreach (var rule in report.Silenced)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Rule);
            json.WriteString("by", rule.By);
            if (rule.Count is { } count)
            {
                json.WriteNumber("count", count);
            }

            WriteStrings(json, "projects", rule.Projects);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            WriteFinding(json, report.Root, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("errors", report.Open.Count(f => f.Severity == Severity.Error));
        json.WriteNumber("warnings", report.Open.Count(f => f.Severity == Severity.Warning));
        json.WriteNumber("suggestions", report.Open.Count(f => f.Severity == Severity.Info));
        json.WriteNumber("baseline", report.Findings.Count(f => f.Silence == Silence.Baseline));
        json.WriteNumber("suppressed", report.Findings.Count(f => f.Silence is not (Silence.None or Silence.Baseline)));
        json.WriteStartObject("rules");
        foreach (var rule in report.Open.GroupBy(f => f.Rule).OrderBy(g => g.Key))
        {
            json.WriteNumber(rule.Key, rule.Count());
        }

        json.WriteEndObject();
        json.WriteStartArray("stages");
        foreach (var (stage, count) in NextStep.Stages(report))
        {
            json.WriteStartObject();
            json.WriteString("stage", NextStep.Name(stage));
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, string root, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteIfAny("name", RuleCatalog.Of(finding.Rule).Name);
        json.WriteString("severity", Wording.Of(finding.Severity));
        json.WriteString("message", finding.Message);
        if (finding.Position is { } position)
        {
            WritePosition(json, root, position);
        }

        json.WriteIfAny("symbol", finding.Symbol);
        json.WriteIfAny("member", finding.Member);
        json.WriteIfAny("category", finding.Category);
        json.WriteIfAny("purpose", finding.Purpose);
        json.WriteIfAny("role", finding.Role);
        WriteStrings(json, "projects", finding.Projects);
        json.WriteIfAny("help", finding.HelpUri);
        if (finding.Silence != Silence.None)
        {
            json.WriteString("silencedBy", Wording.Of(finding.Silence));
            json.WriteIfAny("justification", finding.Justification);
        }

        if (finding.Steps.Count > 0)
        {
            json.WriteStartArray("steps");
            foreach (var step in finding.Steps)
            {
                json.WriteStartObject();
                WritePosition(json, root, step);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string root, Position position)
    {
        json.WriteString("file", PathText.Relative(root, position.File));
        json.WriteNumber("line", position.Line);
        json.WriteNumber("column", position.Column);
        json.WriteNumber("endLine", position.EndLine);
        json.WriteNumber("endColumn", position.EndColumn);
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string StatusName(UnitStatus status) => status switch
    {
        UnitStatus.Checked => "checked",
        UnitStatus.Test => "test",
        UnitStatus.OtherLanguage => "other-language",
        UnitStatus.InvalidPolicy => "invalid-policy",
        UnitStatus.Off => "off",
        UnitStatus.DoesNotCompile => "does-not-compile",
        _ => "missing",
    };
}
