using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>One project in one target framework, as the build met it.</summary>
internal sealed record Unit
{
    /// <summary>Full path of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Target framework, such as <c>net10.0</c>; empty where the project names none.</summary>
    public string Framework { get; init; } = "";

    /// <summary>MSBuild's name of the language: <c>C#</c>, <c>VB</c> or <c>F#</c>.</summary>
    public string Language { get; init; } = "C#";

    /// <summary>Whether it is a test project that is not to be checked.</summary>
    public bool IsUncheckedTest { get; init; }

    /// <summary>The build property <c>GdprEnforcement</c>; empty for the default.</summary>
    public string Enforcement { get; init; } = "";

    /// <summary>The build property <c>GdprBaselineFile</c>; empty where there is no policy and none is named.</summary>
    public string Baseline { get; init; } = "";

    /// <summary>Rules that the project's own <c>WarningsAsErrors</c> names; <c>*</c> for all (<c>TreatWarningsAsErrors</c>).</summary>
    public IReadOnlySet<string> AsErrors { get; init; } = new HashSet<string>();

    /// <summary>Rules that the project's own <c>WarningsNotAsErrors</c> names, which win.</summary>
    public IReadOnlySet<string> NotAsErrors { get; init; } = new HashSet<string>();

    /// <summary>Full path of the log that the compiler wrote, or was to write.</summary>
    public string Log { get; init; } = "";

    /// <summary>Name of the project, without its extension.</summary>
    public string ProjectName => Path.GetFileNameWithoutExtension(Project);

    /// <summary>Whether the unit is to be checked at all.</summary>
    public bool IsChecked => Language == "C#" && !IsUncheckedTest && !IsOff;

    /// <summary>Whether the project switched checking off.</summary>
    public bool IsOff => string.Equals(Enforcement, "off", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the project's own configuration makes an error of a rule's warning.</summary>
    public bool Raises(string rule) => (AsErrors.Contains("*") || AsErrors.Contains(rule)) && !NotAsErrors.Contains(rule);

    /// <summary>Reads the marks that the injected targets wrote.</summary>
    public static IReadOnlyList<Unit> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.unit").Select(Read).OrderBy(u => u.Project, StringComparer.Ordinal).ThenBy(u => u.Framework, StringComparer.Ordinal)];

    /// <summary>Reads which target frameworks the projects with several of them have: project path to frameworks.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadExpected(string folder)
    {
        var expected = new Dictionary<string, IReadOnlyList<string>>(PathText.Comparer);
        foreach (var file in Directory.GetFiles(folder, "*.expected"))
        {
            var values = Values(file);
            expected[values["project"]] = values["frameworks"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return expected;
    }

    private static Unit Read(string file)
    {
        var values = Values(file);
        var isTest = IsTrue("test") && !IsTrue("analyzeTests");
        var asErrors = Words("warningsAsErrors");
        if (IsTrue("treatWarningsAsErrors"))
        {
            asErrors.Add("*");
        }

        return new Unit
        {
            Project = values["project"],
            Framework = values["framework"],
            Language = values["language"],
            IsUncheckedTest = isTest,
            Enforcement = values["enforcement"],
            Baseline = values["baseline"].Length > 0 ? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(values["project"])!, values["baseline"])) : "",
            AsErrors = asErrors,
            NotAsErrors = Words("warningsNotAsErrors"),
            Log = Path.ChangeExtension(file, null) + ".sarif",
        };

        HashSet<string> Words(string key) =>
            new(values[key].Split([';', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

        bool IsTrue(string key) => values[key].Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string> Values(string file)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllLines(file))
        {
            var at = line.IndexOf('=');
            if (at > 0)
            {
                values[line[..at]] = MSBuildText.Unescape(line[(at + 1)..]);
            }
        }

        foreach (var key in new[] { "project", "framework", "frameworks", "language", "test", "analyzeTests", "enforcement", "baseline",
            "warningsAsErrors", "treatWarningsAsErrors", "warningsNotAsErrors" })
        {
            values.TryAdd(key, "");
        }

        return values;
    }
}
