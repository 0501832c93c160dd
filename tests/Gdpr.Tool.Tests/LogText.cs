using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gdpr.Tool;

namespace Gdpr.Tests;

/// <summary>Writes logs as the C# compiler does, so that what is judged over them can be tested without a build.</summary>
internal sealed class LogText
{
    private readonly JsonArray _results = [];
    private readonly JsonArray _rules = [];

    /// <summary>A folder that need not exist: an absolute path on this system.</summary>
    public static string Root { get; } = Path.GetFullPath(OperatingSystem.IsWindows() ? @"C:\shop" : "/shop");

    public static string At(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    public static Unit UnitOf(string project, string framework = "net10.0") => new() { Project = At($"{project}/{project}.csproj"), Framework = framework };

    /// <summary>A finding in a file below the root.</summary>
    public LogText Finding(
        string rule,
        string file,
        int line,
        int column = 1,
        string message = "Customer.Email leaks",
        string symbol = "M:Shop.Orders.Send",
        string member = "P:Shop.Customer.Email",
        string severity = "warning",
        bool baseline = false,
        string? suppression = null,
        string? justification = null,
        string level = "warning",
        params (string File, int Line)[] steps)
    {
        var result = Result(rule, level, message, file, line, column, new()
        {
            ["gdpr.severity"] = severity,
            ["gdpr.symbol"] = symbol,
            ["gdpr.member"] = member,
            ["gdpr.role"] = null,
        });
        if (baseline)
        {
            result["properties"]!["customProperties"]!["gdpr.baseline"] = "true";
        }

        if (suppression is not null)
        {
            var entry = new JsonObject { ["kind"] = "inSource", ["properties"] = new JsonObject { ["suppressionType"] = suppression } };
            if (justification is not null)
            {
                entry["justification"] = justification;
            }

            result["suppressions"] = new JsonArray(entry);
        }

        if (steps.Length > 0)
        {
            result["relatedLocations"] = new JsonArray([.. steps.Select(s => (JsonNode)Location(s.File, s.Line, 1))]);
        }

        _results.Add(result);
        return this;
    }

    /// <summary>A fact of the analyzer.</summary>
    public LogText Fact(string kind, params (string Name, string Value)[] properties)
    {
        var custom = properties.ToDictionary(p => p.Name, p => (string?)p.Value);
        custom["gdpr.fact"] = kind;
        _results.Add(Result("GDPR000", "note", kind, null, 0, 0, custom));
        return this;
    }

    /// <summary>The fact that every checked unit has.</summary>
    public LogText Policy(string path = "") => Fact("policy", ("gdpr.path", path), ("gdpr.enforcement", "warn"));

    /// <summary>An error of the compiler.</summary>
    public LogText CompilerError(string file, int line)
    {
        _results.Add(Result("CS0103", "error", "The name 'x' does not exist", file, line, 5, []));
        return this;
    }

    /// <summary>A report of anybody else.</summary>
    public LogText Other(string id, string level, string message)
    {
        _results.Add(Result(id, level, message, "Other.cs", 1, 1, []));
        return this;
    }

    /// <summary>A rule's description.</summary>
    public LogText Rule(string id, bool isSwitchedOff = false)
    {
        var properties = new JsonObject { ["category"] = "Gdpr" };
        if (isSwitchedOff)
        {
            properties["suppressionKinds"] = new JsonArray("external");
        }

        _rules.Add(new JsonObject
        {
            ["id"] = id,
            ["shortDescription"] = new JsonObject { ["text"] = "Text of " + id },
            ["helpUri"] = "https://example.org/" + id,
            ["properties"] = properties,
        });
        return this;
    }

    public UnitLog Read(Unit unit)
    {
        var root = new JsonObject
        {
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["results"] = _results.DeepClone(),
                ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = "compiler", ["rules"] = _rules.DeepClone() } },
            }),
        };
        using var json = JsonDocument.Parse(root.ToJsonString());
        return SarifReader.Read(unit, json.RootElement);
    }

    private static JsonObject Result(string rule, string level, string message, string? file, int line, int column, Dictionary<string, string?> custom)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in custom)
        {
            properties[name] = value;
        }

        var result = new JsonObject
        {
            ["ruleId"] = rule,
            ["level"] = level,
            ["message"] = new JsonObject { ["text"] = message },
            ["properties"] = new JsonObject { ["warningLevel"] = 1, ["customProperties"] = properties },
        };
        if (file is not null)
        {
            result["locations"] = new JsonArray(Location(file, line, column));
        }

        return result;
    }

    private static JsonObject Location(string file, int line, int column) => new()
    {
        ["physicalLocation"] = new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = file.StartsWith("rel:", StringComparison.Ordinal) ? file[4..] : new Uri(At(file)).AbsoluteUri },
            ["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = column, ["endLine"] = line, ["endColumn"] = column + 5 },
        },
    };
}
