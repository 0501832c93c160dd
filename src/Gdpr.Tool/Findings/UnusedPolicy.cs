using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>GDPR009: what a policy declares and no code of any project uses.</summary>
internal static class UnusedPolicy
{
    /// <summary>The unused purposes, roles and categories of one policy.</summary>
    /// <param name="policy">Full path of the policy.</param>
    /// <param name="logs">Logs of all units that this policy is in force for.</param>
    public static IEnumerable<Finding> Find(string policy, IReadOnlyList<UnitLog> logs)
    {
        var used = logs.SelectMany(l => l.Facts)
            .Where(f => f.Kind.StartsWith("used-", StringComparison.Ordinal))
            .GroupBy(f => f.Kind["used-".Length..], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(f => f.Values).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var projects = logs.Select(l => l.Unit.ProjectName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var help = logs.Select(l => l.Rules.TryGetValue("GDPR009", out var rule) ? rule.HelpUri : "").FirstOrDefault(h => h.Length > 0) ?? "";
        return
            from key in Declared(policy)
            where !IsUsed(key.Kind, key.Element.Key, used.GetValueOrDefault(key.Kind, []))
            let at = key.Element.Position
            select new Finding
            {
                Rule = "GDPR009",
                Severity = Severity.Info,
                Message = $"No code uses the {key.Kind} '{key.Element.Key}': remove it from the policy, or mark the code that it stands for.",
                Position = new Position(policy, at.Line, at.Column, at.Line, at.Column + at.Length),
                Symbol = "policy",
                Member = key.Element.Key,
                HelpUri = help,
                Projects = projects,
            };
    }

    /// <summary>What a policy declares; nothing when it cannot be read, which is reported as GDPR002.</summary>
    private static IEnumerable<(string Kind, PolicyElement Element)> Declared(string path)
    {
        if (!File.Exists(path) || PolicyReader.Read(File.ReadAllText(path)).Policy is not { } policy)
        {
            return [];
        }

        return policy.Categories.Values.Select(c => ("category", (PolicyElement)c))
            .Concat(policy.Purposes.Values.Select(p => ("purpose", (PolicyElement)p)))
            .Concat(policy.Roles.Values.Select(r => ("role", (PolicyElement)r)));
    }

    /// <summary>A category is used with any category below it.</summary>
    private static bool IsUsed(string kind, string name, HashSet<string> used) =>
        used.Contains(name) || (kind == "category" && used.Any(u => u.StartsWith(name + ".", StringComparison.Ordinal)));
}
