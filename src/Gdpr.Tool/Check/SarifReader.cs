using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Gdpr.Tool;

/// <summary>Something that the analyzer tells this tool and nobody else.</summary>
/// <param name="Kind">Kind, such as <c>used-purpose</c>.</param>
/// <param name="Properties">Properties of the report.</param>
/// <param name="Position">Where it stands, if anywhere.</param>
/// <param name="Message">Its text.</param>
internal sealed record Fact(string Kind, IReadOnlyDictionary<string, string> Properties, Position? Position, string Message)
{
    /// <summary>A property, or the empty string.</summary>
    public string this[string name] => Properties.TryGetValue(name, out var value) ? value : "";

    /// <summary>The values of a fact that lists several.</summary>
    public IEnumerable<string> Values => this["gdpr.value"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What the log of one project and target framework holds.</summary>
internal sealed record UnitLog(Unit Unit)
{
    /// <summary>Findings of our rules, silent ones included.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Facts of our analyzer.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>Errors of the C# compiler.</summary>
    public List<string> CompilerErrors { get; } = [];

    /// <summary>Whether errors of analyzers alone kept the project from being built.</summary>
    public bool IsStoppedByAnalyzer => HasOtherErrors && CompilerErrors.Count == 0;

    /// <summary>Whether the log holds an error that is not the compiler's.</summary>
    public bool HasOtherErrors { get; set; }

    /// <summary>Signs that our analyzer was not loaded or threw.</summary>
    public List<string> AnalyzerFailures { get; } = [];

    /// <summary>Rules of ours that configuration switched off somewhere.</summary>
    public SortedSet<string> SwitchedOff { get; } = new(StringComparer.Ordinal);

    /// <summary>Help link and short text of our rules, by id.</summary>
    public Dictionary<string, (string HelpUri, string Text)> Rules { get; } = new(StringComparer.Ordinal);
}

/// <summary>Reads the SARIF 2.1 logs that the C# compiler writes.</summary>
internal static class SarifReader
{
    private static readonly string[] AnalyzerFailureIds = ["AD0001", "CS8032", "CS8034", "CS9057"];

    /// <summary>Reads the log of a unit.</summary>
    /// <exception cref="ToolException">The log is no SARIF.</exception>
    public static UnitLog Read(Unit unit)
    {
        try
        {
            using var stream = File.OpenRead(unit.Log);
            using var json = JsonDocument.Parse(stream);
            return Read(unit, json.RootElement);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolException($"the compiler's log of {unit.ProjectName} {unit.Framework} cannot be read ({e.Message}): run 'gdpr check' again, with room in '{Path.GetTempPath()}'.");
        }
    }

    /// <summary>Reads a log that is already parsed.</summary>
    public static UnitLog Read(Unit unit, JsonElement root)
    {
        var log = new UnitLog(unit);
        var folder = Path.GetDirectoryName(unit.Project) ?? "";
        foreach (var run in root.GetProperty("runs").EnumerateArray())
        {
            ReadRules(run, log);
            foreach (var result in run.GetProperty("results").EnumerateArray())
            {
                ReadResult(result, folder, log);
            }
        }

        return log;
    }

    private static void ReadRules(JsonElement run, UnitLog log)
    {
        if (!run.TryGetProperty("tool", out var tool) || !tool.GetProperty("driver").TryGetProperty("rules", out var rules))
        {
            return;
        }

        foreach (var rule in rules.EnumerateArray())
        {
            var id = Text(rule, "id");
            if (!id.StartsWith("GDPR", StringComparison.Ordinal))
            {
                continue;
            }

            log.Rules[id] = (Text(rule, "helpUri"), rule.TryGetProperty("shortDescription", out var text) ? Text(text, "text") : "");
            if (rule.TryGetProperty("properties", out var properties) && properties.TryGetProperty("suppressionKinds", out var kinds)
                && kinds.EnumerateArray().Any(k => k.GetString() == "external"))
            {
                log.SwitchedOff.Add(id);
            }
        }
    }

    private static void ReadResult(JsonElement result, string folder, UnitLog log)
    {
        var id = Text(result, "ruleId");
        var level = Text(result, "level");
        var message = result.TryGetProperty("message", out var m) ? Text(m, "text") : "";
        var position = Positions(result, "locations", folder).FirstOrDefault();
        log.HasOtherErrors |= level == "error" && !id.StartsWith("CS", StringComparison.Ordinal);
        if (AnalyzerFailureIds.Contains(id) && message.Contains("Gdpr", StringComparison.Ordinal))
        {
            log.AnalyzerFailures.Add($"{id}: {message.ReplaceLineEndings(" ")}");
        }
        else if (id.StartsWith("CS", StringComparison.Ordinal) && level == "error")
        {
            log.CompilerErrors.Add(position is null ? $"{id}: {message}" : $"{position.File}({position.Line},{position.Column}): {id}: {message}");
        }
        else if (id.StartsWith("GDPR", StringComparison.Ordinal))
        {
            var properties = Custom(result);
            if (id == RuleCatalog.Fact)
            {
                log.Facts.Add(new Fact(properties.GetValueOrDefault("gdpr.fact", ""), properties, position, message));
                return;
            }

            var (silence, justification) = Suppression(result);
            var baseline = properties.GetValueOrDefault("gdpr.baseline") == "true";
            log.Findings.Add(new Finding
            {
                Rule = id,
                Severity = SeverityOf(id, level, properties.GetValueOrDefault("gdpr.severity", ""), log.Unit),
                Message = message,
                Position = position,
                Symbol = properties.GetValueOrDefault("gdpr.symbol", ""),
                Member = properties.GetValueOrDefault("gdpr.member", ""),
                Category = properties.GetValueOrDefault("gdpr.category", ""),
                Purpose = properties.GetValueOrDefault("gdpr.purpose", ""),
                Role = properties.GetValueOrDefault("gdpr.role", ""),
                HelpUri = log.Rules.TryGetValue(id, out var rule) ? rule.HelpUri : "",
                Steps = [.. Positions(result, "relatedLocations", folder)],
                Silence = silence != Silence.None ? silence : baseline ? Silence.Baseline : Silence.None,
                Justification = justification.Length > 0 ? justification : properties.GetValueOrDefault("gdpr.accepted", ""),
                Projects = [log.Unit.ProjectName],
            });
        }
    }

    /// <summary>
    /// The analyzer reports nothing above a warning here, so that dependents are built, and says in a property what the build would have said. What the
    /// project's own configuration raises is raised again.
    /// </summary>
    private static Severity SeverityOf(string id, string level, string told, Unit unit)
    {
        var severity = told switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "info" => Severity.Info,
            _ => level switch { "error" => Severity.Error, "warning" => Severity.Warning, _ => Severity.Info },
        };
        var raised = level == "error" || (severity == Severity.Warning && unit.Raises(id));
        return raised ? Severity.Error : severity;
    }

    private static (Silence Silence, string Justification) Suppression(JsonElement result)
    {
        if (!result.TryGetProperty("suppressions", out var suppressions) || suppressions.GetArrayLength() == 0)
        {
            return (Silence.None, "");
        }

        var first = suppressions[0];
        var type = first.TryGetProperty("properties", out var properties) ? Text(properties, "suppressionType") : "";
        var silence = type switch
        {
            _ when type.StartsWith("Pragma", StringComparison.OrdinalIgnoreCase) => Silence.Pragma,
            _ when type.StartsWith("SuppressMessage", StringComparison.OrdinalIgnoreCase) => Silence.SuppressMessage,
            _ when type.Contains("GDPR", StringComparison.OrdinalIgnoreCase) => Silence.AcceptedRisk,
            _ => Silence.Other,
        };
        return (silence, Text(first, "justification"));
    }

    private static Dictionary<string, string> Custom(JsonElement result)
    {
        var custom = new Dictionary<string, string>(StringComparer.Ordinal);
        if (result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var values))
        {
            foreach (var value in values.EnumerateObject().Where(v => v.Value.ValueKind != JsonValueKind.Null))
            {
                custom[value.Name] = value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString()! : value.Value.GetRawText();
            }
        }

        return custom;
    }

    private static IEnumerable<Position> Positions(JsonElement result, string list, string folder)
    {
        if (!result.TryGetProperty(list, out var locations))
        {
            yield break;
        }

        foreach (var location in locations.EnumerateArray())
        {
            if (location.TryGetProperty("physicalLocation", out var place) && place.TryGetProperty("artifactLocation", out var artifact))
            {
                var region = place.TryGetProperty("region", out var r) ? r : default;
                var line = Number(region, "startLine", 1);
                var column = Number(region, "startColumn", 1);
                yield return new Position(
                    FullPath(Text(artifact, "uri"), folder), line, column, Number(region, "endLine", line), Number(region, "endColumn", column));
            }
        }
    }

    /// <summary>Path of a URI; a Razor page is named relative to its project.</summary>
    private static string FullPath(string uri, string folder)
    {
        if (Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile)
        {
            return Path.GetFullPath(absolute.LocalPath);
        }

        return Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(uri)));
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int Number(JsonElement element, string name, int otherwise) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetInt32() : otherwise;
}
