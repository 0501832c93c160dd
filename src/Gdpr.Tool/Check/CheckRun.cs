using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Gdpr.Tool;

/// <summary>What the user asked of <c>gdpr check</c>.</summary>
internal sealed record CheckOptions
{
    /// <summary>Solution, project or folder; <c>null</c> for the current folder.</summary>
    public string? Path { get; init; }

    /// <summary>Full path of the baseline, or <c>null</c> for the one beside each policy.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whether to write the baseline anew.</summary>
    public bool UpdateBaseline { get; init; }

    /// <summary>Least severity that makes the run fail.</summary>
    public Severity Threshold { get; init; } = Severity.Warning;

    /// <summary>The day that expiry is judged against.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether coverage gaps make the run fail.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Build configuration.</summary>
    public string? Configuration { get; init; }

    /// <summary>Further build properties, each <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}

/// <summary>Builds, reads, judges over all projects, and says what was found.</summary>
internal static class CheckRun
{
    /// <summary>Runs a check.</summary>
    /// <param name="options">What to check.</param>
    /// <param name="toolFolder">Folder that holds <c>inject</c>, <c>build</c> and <c>analyzers</c>.</param>
    /// <param name="progress">Told how far the build is.</param>
    /// <param name="cancellation">Ends the build and removes what it wrote.</param>
    /// <exception cref="ToolException">The check could not be run.</exception>
    public static async Task<CheckReport> RunAsync(CheckOptions options, string toolFolder, Progress progress, CancellationToken cancellation)
    {
        var target = CheckTarget.Find(options.Path);
        if (!File.Exists(Path.Combine(toolFolder, "analyzers", "Gdpr.Analyzers.dll")))
        {
            throw new ToolException($"the analyzers are missing beside the tool ('{Path.Combine(toolFolder, "analyzers")}'): install Gdpr.Tool again.");
        }

        if (options is { Baseline: { } baseline, UpdateBaseline: false } && !File.Exists(baseline))
        {
            throw new ToolException($"the baseline '{baseline}' does not exist: write it with --update-baseline.");
        }

        using var run = RunFolder.Create();
        BuildResult build;
        using (progress.Watch(run.Units, target.Projects.Count))
        {
            var how = new BuildOptions(options.Configuration, options.Properties, options.AsOf, options.Baseline);
            build = await BuildRun.RunAsync(target, run, how, toolFolder, cancellation).ConfigureAwait(false);
        }

        return Judge(options, target, build);
    }

    /// <summary>Judges what a build left behind.</summary>
    public static CheckReport Judge(CheckOptions options, CheckTarget target, BuildResult build)
    {
        var states = Coverage.Of(target, build);
        var errors = Coverage.Unexplained(states, build);
        if (!states.Any(s => s.IsIncomplete || s.Status is UnitStatus.Checked or UnitStatus.InvalidPolicy))
        {
            errors =
                build.Errors.Count > 0 ? [.. build.Errors.Select(e => e.Text)]
                : states.Count > 0 ? [$"nothing was checked: {states[0].Name} is {states[0].Reason}"]
                : ["no C# project was built: give a solution, project or folder that has one"];
        }

        var isComplete = errors.Count == 0 && !states.Any(s => s.IsIncomplete || s.Status == UnitStatus.InvalidPolicy);
        var policies = build.Logs
            .GroupBy(l => l.Facts.Find(f => f.Kind == "policy")?["gdpr.path"] ?? "", PathText.Comparer)
            .Where(g => g.Key.Length > 0).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var built = build.Units.Select(u => u.Project).ToList();
        var reviews = BaselineReview.Of(build.Logs, options.Baseline, policy => target.SeesAllOf(policy, built));

        // What needs every project is judged only when every project was seen.
        var made = new List<Finding>();
        if (isComplete)
        {
            foreach (var policy in policies.Where(p => target.SeesAllOf(p.Key, built)))
            {
                var unused = UnusedPolicy.Find(policy.Key, [.. policy]);
                made.AddRange(unused.Select(f => reviews.Any(r => r.Lists(f)) ? f with { Silence = Silence.Baseline } : f));
            }
        }

        var stale = isComplete && !options.UpdateBaseline ? reviews.SelectMany(r => r.Stale(made)).ToList() : [];
        var findings = FindingMerge.Unite([.. FindingMerge.Merge(build.Logs), .. made, .. stale]);
        var changes = new List<string>();
        if (options.UpdateBaseline)
        {
            findings = Update(options, reviews, made, findings, isComplete, changes);
        }

        return new CheckReport
        {
            Target = target.Name,
            Root = PathText.RepositoryRoot(target.Folder),
            AsOf = options.AsOf,
            Threshold = options.Threshold,
            IsStrict = options.IsStrict,
            Units = states,
            Policies = [.. policies.Select(p => p.Key)],
            Findings = findings,
            Silenced = SilencedRules.Of(build.Logs),
            BuildErrors = errors,
            RuleTexts = build.Logs.SelectMany(l => l.Rules).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.First().Value.Text, StringComparer.Ordinal),
            BaselineChanges = changes,
        };
    }

    private static IReadOnlyList<Finding> Update(
        CheckOptions options,
        IReadOnlyList<BaselineReview> reviews,
        IReadOnlyList<Finding> made,
        IReadOnlyList<Finding> findings,
        bool isComplete,
        List<string> changes)
    {
        if (!isComplete)
        {
            changes.Add("not written, because not every project was checked");
            return findings;
        }

        if (reviews.Count == 0)
        {
            throw new ToolException("a baseline is written beside the policy and no project has one: write gdpr.policy.json first, or give --baseline FILE.");
        }

        var listed = new HashSet<BaselineKey>();
        foreach (var review in reviews)
        {
            var entries = review.Updated(made, options.Threshold);
            var before = review.Entries.Select(e => e.Key).ToHashSet();
            var after = entries.Select(e => e.Key).ToHashSet();
            BaselineFile.Save(review.Path, entries);
            listed.UnionWith(after);
            changes.Add($"{review.Path}: {entries.Sum(e => e.Count)} findings in {entries.Count} entries, {after.Except(before).Count()} new, "
                + $"{before.Except(after).Count()} gone");
        }

        return [.. findings.Select(Listed)];

        Finding Listed(Finding finding) =>
            finding.Silence == Silence.None && listed.Contains(finding.Key) ? finding with { Silence = Silence.Baseline, Severity = Severity.Info } : finding;
    }
}
