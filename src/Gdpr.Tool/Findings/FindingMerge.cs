using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>Unites what several projects and target frameworks found: one problem is one finding, wherever it was seen.</summary>
internal static class FindingMerge
{
    /// <summary>All findings of all logs, each once, in a fixed order.</summary>
    public static IReadOnlyList<Finding> Merge(IEnumerable<UnitLog> logs)
    {
        var byProject = logs.GroupBy(l => l.Unit.Project, PathText.Comparer);
        return Unite(byProject.SelectMany(OfProject));
    }

    /// <summary>Makes one of findings that say the same at the same place.</summary>
    public static IReadOnlyList<Finding> Unite(IEnumerable<Finding> findings) =>
        [.. findings
            .GroupBy(f => (f.Rule, f.Position?.File, f.Position?.Line, f.Position?.Column, f.Message))
            .Select(g => One([.. g]))
            .OrderBy(f => f.Position?.File, StringComparer.Ordinal)
            .ThenBy(f => f.Position?.Line)
            .ThenBy(f => f.Position?.Column)
            .ThenBy(f => f.Rule, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal)];

    /// <summary>A risk that silences nothing in one target framework may silence something in another (contract §4a).</summary>
    private static IEnumerable<Finding> OfProject(IEnumerable<UnitLog> logs)
    {
        var frameworks = logs.ToList();
        var useless = frameworks
            .SelectMany(l => l.Findings.Where(SaysNothingSilenced).Concat(l.Facts.Where(f => f.Kind == "silences-nothing").Select(f => OfFact(f, l))))
            .GroupBy(f => (f.Position, f.Symbol, f.Message))
            .Where(g => g.Count() == frameworks.Count)
            .Select(g => g.First());
        return frameworks.SelectMany(l => l.Findings.Where(f => !SaysNothingSilenced(f))).Concat(useless);
    }

    private static bool SaysNothingSilenced(Finding finding) =>
        finding.Rule == "GDPR902" && finding.Message.Contains("silences nothing", StringComparison.Ordinal);

    private static Finding OfFact(Fact fact, UnitLog log) => new()
    {
        Rule = "GDPR902",
        Severity = Severity.Warning,
        Message = $"The risk accepted for {fact["gdpr.rule"]} silences nothing: remove it.",
        Position = fact.Position,
        Symbol = fact["gdpr.symbol"],
        HelpUri = log.Rules.TryGetValue("GDPR902", out var rule) ? rule.HelpUri : "",
        Projects = [log.Unit.ProjectName],
    };

    /// <summary>What counts anywhere counts.</summary>
    private static Finding One(List<Finding> same)
    {
        var first = same.Find(f => f.Silence == Silence.None) ?? same[0];
        return same.Count == 1 ? first : first with
        {
            Severity = same.Where(f => f.Silence == first.Silence).Max(f => f.Severity),
            Projects = [.. same.SelectMany(f => f.Projects).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            HelpUri = same.Select(f => f.HelpUri).FirstOrDefault(h => h.Length > 0) ?? "",
        };
    }
}
