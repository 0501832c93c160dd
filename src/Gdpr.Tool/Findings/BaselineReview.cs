using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>One baseline file held against what a run found.</summary>
/// <param name="Path">Full path of the file, which may not exist yet.</param>
/// <param name="Logs">Logs of the units that it is in force for.</param>
/// <param name="IsWhole">Whether the run saw every project that the file may speak of; otherwise an entry that was not met says nothing.</param>
internal sealed record BaselineReview(string Path, IReadOnlyList<UnitLog> Logs, bool IsWhole)
{
    private IReadOnlyList<BaselineEntry>? _entries;

    /// <summary>What the file lists now.</summary>
    public IReadOnlyList<BaselineEntry> Entries => _entries ??= BaselineFile.Load(Path);

    /// <summary>The reviews of a run: one for each baseline file.</summary>
    /// <param name="logs">Logs of all units.</param>
    /// <param name="explicitPath">Full path given on the command line, or <c>null</c> for the file beside each policy.</param>
    /// <param name="seesAllOf">Whether the run saw every project that a policy may speak of.</param>
    public static IReadOnlyList<BaselineReview> Of(IReadOnlyList<UnitLog> logs, string? explicitPath, Func<string, bool> seesAllOf) =>
        [.. from log in logs
            let path = explicitPath ?? PathOf(log)
            where path is not null
            group log by path into file
            orderby file.Key
            select new BaselineReview(file.Key, [.. file], file.Select(l => PolicyOf(l) ?? file.Key).Distinct().All(seesAllOf))];

    /// <summary>Entries that no longer occur, or less often: GDPR902.</summary>
    /// <param name="made">Findings that the tool itself made and that this baseline may list.</param>
    public IEnumerable<Finding> Stale(IReadOnlyList<Finding> made)
    {
        if (!IsWhole)
        {
            yield break;
        }

        var found = Counts(made, _ => true);
        foreach (var entry in Entries)
        {
            var occurs = found.GetValueOrDefault(entry.Key);
            if (occurs < entry.Count)
            {
                var what = occurs == 0
                    ? $"{entry.Key.Rule} in '{entry.Key.Symbol}', which no longer occurs"
                    : $"{entry.Count} of {entry.Key.Rule} in '{entry.Key.Symbol}' and {occurs} occur";
                yield return new Finding
                {
                    Rule = "GDPR902",
                    Severity = Enforced(Severity.Warning),
                    Message = $"The baseline lists {what}: run 'gdpr check --update-baseline'.",
                    Position = new Position(Path, entry.Line, 1, entry.Line, 1),
                    Symbol = entry.Key.Symbol,
                    Member = entry.Key.Rule,
                };
            }
        }
    }

    /// <summary>Whether the file lists a finding that the tool itself made.</summary>
    public bool Lists(Finding finding) => Entries.Any(e => e.Key == finding.Key && e.Count > 0);

    /// <summary>What the file has to list so that everything found at or above a severity becomes a suggestion, and nothing else.</summary>
    public IReadOnlyList<BaselineEntry> Updated(IReadOnlyList<Finding> made, Severity threshold)
    {
        var counts = Counts(made, f => RuleCatalog.Of(f.Rule).IsBaselinable && (f.Silence == Silence.Baseline || f.Severity >= threshold));
        if (!IsWhole)
        {
            foreach (var entry in Entries.Where(e => RuleCatalog.Of(e.Key.Rule).IsBaselinable))
            {
                counts[entry.Key] = Math.Max(entry.Count, counts.GetValueOrDefault(entry.Key));
            }
        }

        return [.. counts.Select(c => new BaselineEntry(c.Key, c.Value))];
    }

    /// <summary>A baseline is held against each compilation, so its count is the most that one compilation shows.</summary>
    private Dictionary<BaselineKey, int> Counts(IReadOnlyList<Finding> made, Func<Finding, bool> counts)
    {
        var most = new Dictionary<BaselineKey, int>();
        foreach (var findings in Logs.Select(l => (IEnumerable<Finding>)l.Findings).Append(made))
        {
            foreach (var group in findings.Where(f => f.Silence is Silence.None or Silence.Baseline && counts(f)).GroupBy(f => f.Key))
            {
                most[group.Key] = Math.Max(group.Count(), most.GetValueOrDefault(group.Key));
            }
        }

        return most;
    }

    private Severity Enforced(Severity severity)
    {
        var strictest = Logs.Select(l => l.Unit.Enforcement.ToLowerInvariant()).ToHashSet();
        return strictest.Contains("error") ? Severity.Error : strictest.SetEquals(["suggest"]) ? Severity.Info : severity;
    }

    private static string? PathOf(UnitLog log)
    {
        if (log.Unit.Baseline.Length > 0)
        {
            return log.Unit.Baseline;
        }

        return PolicyOf(log) is { } policy ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(policy)!, BaselineFile.Name) : null;
    }

    private static string? PolicyOf(UnitLog log) => log.Facts.Find(f => f.Kind == "policy")?["gdpr.path"] is { Length: > 0 } policy ? policy : null;
}
