using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>What to do first, and how much of it there is.</summary>
/// <param name="Stage">The first stage that is not done.</param>
/// <param name="Count">Its findings.</param>
/// <param name="Rule">The rule of it that has most.</param>
/// <param name="Text">What to do, in words.</param>
internal sealed record NextStep(Stage Stage, int Count, string Rule, string Text)
{
    /// <summary>
    /// The stages in their order, each with its findings: a valid policy, marks, purposes, permissions, leaks, the rest. An earlier stage makes the later
    /// ones speak: what is not marked cannot leak.
    /// </summary>
    public static IReadOnlyList<(Stage Stage, int Count)> Stages(CheckReport report) =>
        [.. report.Open.Where(f => f.Severity >= Severity.Warning)
            .GroupBy(f => RuleCatalog.Of(f.Rule).Stage).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];

    /// <summary>The next step, or <c>null</c> when nothing is left.</summary>
    public static NextStep? Of(CheckReport report)
    {
        var stages = Stages(report);
        if (stages.Count == 0)
        {
            return null;
        }

        var (stage, count) = stages[0];
        var most = report.Open.Where(f => f.Severity >= Severity.Warning && RuleCatalog.Of(f.Rule).Stage == stage)
            .GroupBy(f => f.Rule).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return new NextStep(stage, count, most, Words(stage, count, most));
    }

    /// <summary>A stage in a word or two.</summary>
    public static string Name(Stage stage) => stage switch
    {
        Stage.Policy => "policy",
        Stage.Marks => "marks",
        Stage.Purposes => "purposes",
        Stage.Permissions => "permissions",
        Stage.Leaks => "leaks",
        _ => "other",
    };

    private static string Words(Stage stage, int count, string most) => stage switch
    {
        Stage.Policy when most == "GDPR001" => "write a policy: personal data is marked and no gdpr.policy.json was found",
        Stage.Policy => $"make the policy valid and its names known: {Wording.Counted(count, "problem")}",
        Stage.Marks => $"mark {Wording.Counted(count, "member")} that {(count == 1 ? "looks" : "look")} personal, or rename what is not",
        Stage.Purposes => $"declare with [Processing] why {Wording.Counted(count, "read")} of personal data {(count == 1 ? "happens" : "happen")}",
        Stage.Permissions => $"settle {Wording.Counted(count, "read")} that the policy refuses: change the code, its purpose or role, or the policy",
        Stage.Leaks => $"stop {Wording.Counted(count, "leak")} of personal data",
        _ => $"settle the last {Wording.Counted(count, "finding")}",
    };
}
