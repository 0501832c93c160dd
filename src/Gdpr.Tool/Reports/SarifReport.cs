using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gdpr.Tool;

/// <summary>
/// One SARIF 2.1.0 run over all projects. Files below the root are relative to <c>SRCROOT</c>; what is silenced stays in the log with its reason; a
/// fingerprint without line numbers lets a server recognise a finding that moved.
/// </summary>
internal static class SarifReport
{
    /// <summary>Renders the report.</summary>
    public static string Render(CheckReport report) => JsonText.Write(json =>
    {
        var rules = report.Findings.Select(f => f.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, report, rules);
        WriteInvocation(json, report);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject("SRCROOT");
        json.WriteStartObject("description");
        json.WriteString("text", "The root of the repository, or the folder of the solution.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        var seen = new Dictionary<BaselineKey, int>();
        foreach (var finding in report.Findings)
        {
            var nth = seen[finding.Key] = seen.GetValueOrDefault(finding.Key) + 1;
            WriteResult(json, report, finding, rules.IndexOf(finding.Rule), nth);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json, CheckReport report, List<string> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "gdpr");
        json.WriteString("semanticVersion", ToolVersion.Text);
        json.WriteStartArray("rules");
        foreach (var id in rules)
        {
            var rule = RuleCatalog.Of(id);
            var text = report.RuleTexts.GetValueOrDefault(id, "");
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteIfAny("name", rule.Name);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", text.Length > 0 ? text : rule.Name.Length > 0 ? rule.Name : id);
            json.WriteEndObject();
            json.WriteIfAny("helpUri", report.Findings.Where(f => f.Rule == id).Select(f => f.HelpUri).FirstOrDefault(h => h.Length > 0) ?? "");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.IsComplete);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var unit in report.Units.Where(u => u.IsIncomplete))
        {
            WriteNotification(json, $"{PathText.Relative(report.Root, unit.Project)} {unit.Framework} was not checked: {unit.Reason}");
        }

        foreach (var error in report.BuildErrors)
        {
            WriteNotification(json, error);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("level", "error");
        WriteMessage(json, text);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckReport report, Finding finding, int rule, int nth)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        WriteMessage(json, finding.Message);
        json.WriteStartArray("locations");
        if (finding.Position is { } position)
        {
            json.WriteStartObject();
            WritePlace(json, report.Root, position);
            if (finding.Symbol.Length > 0)
            {
                json.WriteStartArray("logicalLocations");
                json.WriteStartObject();
                json.WriteString("fullyQualifiedName", finding.Symbol);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteSteps(json, report.Root, finding);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("gdprFinding/v1", Fingerprint(finding.Key, nth));
        json.WriteEndObject();
        WriteSuppression(json, finding);
        json.WriteStartObject("properties");
        json.WriteIfAny("symbol", finding.Symbol);
        json.WriteIfAny("member", finding.Member);
        json.WriteIfAny("category", finding.Category);
        json.WriteIfAny("purpose", finding.Purpose);
        json.WriteIfAny("role", finding.Role);
        json.WriteStartArray("projects");
        foreach (var project in finding.Projects)
        {
            json.WriteStringValue(project);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSteps(Utf8JsonWriter json, string root, Finding finding)
    {
        if (finding.Steps.Count == 0)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < finding.Steps.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i);
            WritePlace(json, root, finding.Steps[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (finding.Position is null)
        {
            return;
        }

        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        json.WriteStartArray("locations");
        foreach (var step in finding.Steps.Contains(finding.Position) ? finding.Steps : [.. finding.Steps, finding.Position])
        {
            json.WriteStartObject();
            json.WriteStartObject("location");
            WritePlace(json, root, step);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Silence == Silence.None)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", finding.Silence == Silence.Baseline ? "external" : "inSource");
        var reason = finding.Justification.Length > 0 ? finding.Justification : finding.Silence == Silence.Baseline ? BaselineFile.Name : "";
        json.WriteIfAny("justification", reason);
        json.WriteStartObject("properties");
        json.WriteString("by", Wording.Of(finding.Silence));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, string root, Position position)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        if (PathText.IsBelow(root, position.File))
        {
            json.WriteString("uri", string.Join('/', PathText.Relative(root, position.File).Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", "SRCROOT");
        }
        else
        {
            json.WriteString("uri", new Uri(position.File).AbsoluteUri);
        }

        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", position.Line);
        json.WriteNumber("startColumn", position.Column);
        json.WriteNumber("endLine", position.EndLine);
        json.WriteNumber("endColumn", position.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Fingerprint(BaselineKey key, int nth) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Rule}\n{key.Symbol}\n{key.Member}\n{nth}")).AsSpan(0, 16));

    private static string Level(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
}

/// <summary>The version of this tool.</summary>
internal static class ToolVersion
{
    /// <summary>Major, minor and patch.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
