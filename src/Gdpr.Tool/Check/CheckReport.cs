using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>Whether a project was checked in a target framework.</summary>
internal enum UnitStatus
{
    /// <summary>It was checked.</summary>
    Checked,

    /// <summary>A test project; not checked unless <c>GdprAnalyzeTests</c> is set.</summary>
    Test,

    /// <summary>A project in another language.</summary>
    OtherLanguage,

    /// <summary><c>GdprEnforcement</c> is <c>off</c>.</summary>
    Off,

    /// <summary>The policy is invalid, which is a finding, and keeps the compiler from asking the analyzers about anything else.</summary>
    InvalidPolicy,

    /// <summary>It does not compile.</summary>
    DoesNotCompile,

    /// <summary>The build never came to it, or our analyzer did not run in it.</summary>
    Missing,
}

/// <summary>A project in a target framework and whether it was checked.</summary>
/// <param name="Project">Full path of the project.</param>
/// <param name="Framework">Target framework, or empty.</param>
/// <param name="Status">Whether it was checked.</param>
/// <param name="Reason">Why not, in words that say what to do; empty when it was checked.</param>
internal sealed record UnitState(string Project, string Framework, UnitStatus Status, string Reason)
{
    /// <summary>Whether the run is incomplete because of it.</summary>
    public bool IsIncomplete => Status is UnitStatus.Off or UnitStatus.DoesNotCompile or UnitStatus.Missing;

    /// <summary>Name of the project, without its extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Project);
}

/// <summary>What configuration keeps silent, so that a clean report does not hide it.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="By">What silences it, such as <c>NoWarn</c>.</param>
/// <param name="Count">How many findings; <c>null</c> when that is not known.</param>
/// <param name="Projects">Names of the projects.</param>
internal sealed record SilencedRule(string Rule, string By, int? Count, IReadOnlyList<string> Projects);

/// <summary>Everything that a run of <c>gdpr check</c> says; each output format is a rendering of it.</summary>
internal sealed record CheckReport
{
    /// <summary>Name of the solution, project or folder.</summary>
    public required string Target { get; init; }

    /// <summary>Full path of the folder that paths in machine formats are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>The day that expiry was judged against.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Least severity that makes the run fail.</summary>
    public Severity Threshold { get; init; } = Severity.Warning;

    /// <summary>Whether coverage gaps make the run fail.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The projects in their target frameworks.</summary>
    public IReadOnlyList<UnitState> Units { get; init; } = [];

    /// <summary>Full paths of the policies in force.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>All findings, silent ones included.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What configuration keeps silent.</summary>
    public IReadOnlyList<SilencedRule> Silenced { get; init; } = [];

    /// <summary>What went wrong with the build as a whole; empty when every project was checked.</summary>
    public IReadOnlyList<string> BuildErrors { get; init; } = [];

    /// <summary>Short texts of the rules that the analyzers gave, by id.</summary>
    public IReadOnlyDictionary<string, string> RuleTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>What <c>--update-baseline</c> did, one line for each file.</summary>
    public IReadOnlyList<string> BaselineChanges { get; init; } = [];

    /// <summary>The findings that count.</summary>
    public IEnumerable<Finding> Open => Findings.Where(f => f.Silence == Silence.None);

    /// <summary>Suppressed reports of rules that accept no suppression (contract §5).</summary>
    public IEnumerable<Finding> Forbidden =>
        Findings.Where(f => f.Rule is "GDPR002" or "GDPR901" && f.Silence is not (Silence.None or Silence.Baseline));

    /// <summary>Whether every project was checked.</summary>
    public bool IsComplete => BuildErrors.Count == 0 && !Units.Any(u => u.IsIncomplete);

    /// <summary>The exit code of the contract, section 6.</summary>
    public int ExitCode =>
        !IsComplete ? 2
        : Open.Any(f => f.Severity >= Threshold) || Forbidden.Any() ? 1
        : IsStrict && Open.Any(f => f.Rule == "GDPR903") ? 3
        : 0;
}
