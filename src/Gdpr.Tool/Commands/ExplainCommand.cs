using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Gdpr.Tool;

/// <summary><c>gdpr explain</c>.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("rule") { Arity = ArgumentArity.ZeroOrOne, Description = "Id or name of the rule; all rules are listed when left out." };
        var command = new Command("explain", "Shows a rule's page: what it reports, why, and the way out.") { id };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(id);
            if (wanted is null)
            {
                List(terminal);
            }
            else
            {
                Explain(wanted, terminal);
            }

            return 0;
        });
        return command;
    }

    private static void List(Terminal terminal)
    {
        foreach (var line in Wording.Table([.. RuleCatalog.All.Select(r => new[] { r.Id, r.Name, Wording.Of(r.Severity) })]))
        {
            terminal.Out.WriteLine(line);
        }
    }

    private static void Explain(string wanted, Terminal terminal)
    {
        var rule = RuleCatalog.All.FirstOrDefault(r => Matches(r, wanted))
            ?? throw new ToolException($"there is no rule '{wanted}': did you mean {string.Join(" or ", Nearest(wanted))}? 'gdpr explain' lists them all.");
        if (RulePages.Find(rule.Id) is { } page)
        {
            MarkdownText.Write(page, terminal);
        }
        else
        {
            terminal.Out.WriteLine(terminal.Bold($"{rule.Id} {rule.Name}") + $" ({Wording.Of(rule.Severity)})");
        }
    }

    private static bool Matches(RuleInfo rule, string wanted) =>
        rule.Id.Equals(wanted, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)
        || rule.Id.Equals("GDPR" + wanted.PadLeft(3, '0'), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Nearest(string wanted) =>
        RuleCatalog.All
            .Select(r => (r.Id, Distance: Math.Min(Distance(r.Id, wanted.ToUpperInvariant()), Distance(r.Name.ToUpperInvariant(), wanted.ToUpperInvariant()))))
            .OrderBy(r => r.Distance).ThenBy(r => r.Id, StringComparer.Ordinal).Take(3).Select(r => r.Id);

    /// <summary>Edit distance: insertions, deletions and replacements.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
