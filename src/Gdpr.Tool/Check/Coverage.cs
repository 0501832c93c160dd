using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>Which projects were checked, and why the others were not. What cannot be told counts as not checked.</summary>
internal static class Coverage
{
    /// <summary>The state of each expected project in each of its target frameworks, and of each other that the build met.</summary>
    public static IReadOnlyList<UnitState> Of(CheckTarget target, BuildResult build)
    {
        var states = new List<UnitState>();
        var logs = build.Logs.ToLookup(l => (Key(l.Unit.Project), l.Unit.Framework));
        foreach (var unit in build.Units)
        {
            states.Add(State(unit, logs[(Key(unit.Project), unit.Framework)].FirstOrDefault(), build));
        }

        var met = build.Units.Select(u => (Key(u.Project), u.Framework)).ToHashSet();
        var metProjects = build.Units.Select(u => Key(u.Project)).ToHashSet();
        foreach (var project in target.Projects)
        {
            if (build.Expected.TryGetValue(project, out var frameworks))
            {
                states.AddRange(frameworks.Where(f => !met.Contains((Key(project), f))).Select(f => Missing(project, f, build)));
            }
            else if (!metProjects.Contains(Key(project)))
            {
                states.Add(Missing(project, "", build));
            }
        }

        states.AddRange(target.Others.Where(o => !metProjects.Contains(Key(o))).Select(OtherLanguage));
        return [.. states.OrderBy(s => s.Project, StringComparer.Ordinal).ThenBy(s => s.Framework, StringComparer.Ordinal)];
    }

    private static UnitState State(Unit unit, UnitLog? log, BuildResult build)
    {
        if (unit.Language != "C#")
        {
            return OtherLanguage(unit.Project) with { Framework = unit.Framework };
        }

        if (unit.IsUncheckedTest)
        {
            return new UnitState(unit.Project, unit.Framework, UnitStatus.Test, "a test project; set GdprAnalyzeTests to check it");
        }

        if (unit.IsOff)
        {
            return new UnitState(unit.Project, unit.Framework, UnitStatus.Off, "GdprEnforcement is off: set it to suggest, warn or error");
        }

        if (log is null)
        {
            return Missing(unit.Project, unit.Framework, build);
        }

        if (log.CompilerErrors.Count > 0)
        {
            var more = log.CompilerErrors.Count > 1 ? $" (and {log.CompilerErrors.Count - 1} more)" : "";
            return new UnitState(unit.Project, unit.Framework, UnitStatus.DoesNotCompile, log.CompilerErrors[0] + more);
        }

        if (log.AnalyzerFailures.Count > 0)
        {
            return new UnitState(unit.Project, unit.Framework, UnitStatus.Missing, "the analyzer failed: " + log.AnalyzerFailures[0]);
        }

        if (log.Facts.Any(f => f.Kind == "unchecked"))
        {
            return new UnitState(unit.Project, unit.Framework, UnitStatus.Off, "the analyzer was switched off: set GdprEnforcement to suggest, warn or error");
        }

        if (IsPolicyInvalid(log))
        {
            return new UnitState(unit.Project, unit.Framework, UnitStatus.InvalidPolicy, "the policy is invalid: only the policy was checked");
        }

        return log.Facts.Count == 0
            ? new UnitState(unit.Project, unit.Framework, UnitStatus.Missing, "the analyzer did not run: remove what switches off GDPR000 or the category Gdpr")
            : new UnitState(unit.Project, unit.Framework, UnitStatus.Checked, "");
    }

    private static UnitState Missing(string project, string framework, BuildResult build)
    {
        if (build.Logs.FirstOrDefault(IsPolicyInvalid) is { } stopped)
        {
            var why = $"the policy of {stopped.Unit.ProjectName} is invalid, and what builds on it was not built: make the policy valid";
            return new UnitState(project, framework, UnitStatus.Missing, why);
        }

        var error = build.Errors.FirstOrDefault(e => PathText.Comparer.Equals(e.Project, project)) ?? build.Errors.FirstOrDefault();
        var reason = error?.Text ?? "the solution's configuration does not build it: check the project itself, or another configuration (-c)";
        return new UnitState(project, framework, UnitStatus.Missing, reason);
    }

    /// <summary>Errors that no state explains: the build failed somewhere after compiling. What only a test or another language shows does not count.</summary>
    public static IReadOnlyList<string> Unexplained(IReadOnlyList<UnitState> states, BuildResult build)
    {
        if (build.Succeeded || states.Any(s => s.IsIncomplete))
        {
            return [];
        }

        var forgiven = states.Where(s => s.Status is UnitStatus.Test or UnitStatus.OtherLanguage).Select(s => s.Project).ToHashSet(PathText.Comparer);
        return [.. build.Errors.Where(e => !forgiven.Contains(e.Project)).Select(e => e.Text)];
    }

    /// <summary>A compiler that met an error which nothing may suppress asks no analyzer.</summary>
    private static bool IsPolicyInvalid(UnitLog log) =>
        log.Facts.Count == 0 && log.Findings.Any(f => f is { Rule: "GDPR002", Silence: Silence.None, Severity: Severity.Error });

    private static UnitState OtherLanguage(string project) => new(project, "", UnitStatus.OtherLanguage, "in a language that is not checked, only C# is");

    private static string Key(string path) => OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? path.ToUpperInvariant() : path;
}
