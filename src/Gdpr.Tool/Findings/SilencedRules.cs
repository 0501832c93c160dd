using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>What configuration switched off: severity <c>none</c>, <c>NoWarn</c>, <c>generated_code</c>.</summary>
internal static class SilencedRules
{
    /// <summary>What silences in the source keeps the report in the log, where it is counted.</summary>
    private static readonly HashSet<string> InLog = new(StringComparer.OrdinalIgnoreCase) { "pragma", "SuppressMessage" };

    /// <summary>Unites what the logs say; the frameworks of a project show the same code, so the most that one of them shows counts.</summary>
    public static IReadOnlyList<SilencedRule> Of(IReadOnlyList<UnitLog> logs)
    {
        var counted = (
            from log in logs
            from fact in log.Facts
            where fact.Kind == "silenced" && !InLog.Contains(fact["gdpr.by"])
            group (log.Unit.Project, Count: int.TryParse(fact["gdpr.count"], out var n) ? n : 0) by (Rule: fact["gdpr.rule"], By: fact["gdpr.by"]) into same
            let projects = same.GroupBy(s => s.Project).ToList()
            select new SilencedRule(same.Key.Rule, same.Key.By, projects.Sum(p => p.Max(x => x.Count)), Names(projects.Select(p => p.Key)))).ToList();
        var known = counted.Select(c => c.Rule).ToHashSet(StringComparer.Ordinal);
        var uncounted =
            from log in logs
            from rule in log.SwitchedOff
            where rule != RuleCatalog.Fact && !known.Contains(rule)
            group log.Unit.Project by rule into same
            select new SilencedRule(same.Key, "configuration", null, Names(same));
        return [.. counted.Concat(uncounted).OrderBy(s => s.Rule, StringComparer.Ordinal).ThenBy(s => s.By, StringComparer.Ordinal)];
    }

    private static List<string> Names(IEnumerable<string> projects) =>
        [.. projects.Select(p => System.IO.Path.GetFileNameWithoutExtension(p)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
