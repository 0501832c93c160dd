using System.Collections.Generic;

namespace Gdpr.Tool;

/// <summary>What the help of each command shows.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> ByCommand = new()
    {
        ["gdpr"] = ["gdpr check Shop.sln", "gdpr policy show", "gdpr explain GDPR102"],
        ["gdpr check"] =
        [
            "gdpr check Shop.sln                          what is wrong, and what to do first",
            "gdpr check --format sarif --out gdpr.sarif   the same for a code-scanning server",
            "gdpr check --update-baseline                 live with today's findings, fail on new ones",
            "gdpr check --severity error --strict         fail on errors and on code that cannot be followed",
        ],
        ["gdpr policy"] = ["gdpr policy validate", "gdpr policy diff main.json gdpr.policy.json"],
        ["gdpr policy validate"] = ["gdpr policy validate src/gdpr.policy.json"],
        ["gdpr policy test"] = ["gdpr policy test --threshold 80"],
        ["gdpr policy show"] = ["gdpr policy show --format md --out access.md"],
        ["gdpr policy diff"] = ["gdpr policy diff old/gdpr.policy.json gdpr.policy.json"],
        ["gdpr explain"] = ["gdpr explain GDPR102"],
    };

    /// <summary>Examples of a command, which is named with its parents.</summary>
    public static IReadOnlyList<string> Of(string command) => ByCommand.TryGetValue(command, out var examples) ? examples : [command];
}
