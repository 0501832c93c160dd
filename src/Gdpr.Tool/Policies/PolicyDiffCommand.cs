using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Gdpr.Tool;

/// <summary><c>gdpr policy diff</c>.</summary>
internal static class PolicyDiffCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("old") { Description = "Policy before the change: a file, or the folder that holds it." };
        var now = new Argument<string?>("new")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Policy after the change; the nearest gdpr.policy.json in this folder or above when left out.",
        };
        var format = PolicyCommands.FormatOption("text", "md", "json");
        var command = new Command("diff", "Compares what two policies permit: who gains and who loses what. Exit code 1 when something was widened.")
        {
            old, now, format,
        };
        command.SetAction(parsed =>
        {
            var diff = PolicyDiff.Compare(
                PolicyLocation.Load(PolicyLocation.Find(parsed.GetValue(old))), PolicyLocation.Load(PolicyLocation.Find(parsed.GetValue(now))));
            switch (parsed.GetValue(format))
            {
                case "json":
                    terminal.Out.Write(Json(diff));
                    break;
                case "md":
                    WriteMarkdown(diff, terminal);
                    break;
                default:
                    WriteText(diff, terminal);
                    break;
            }

            return diff.Widens ? 1 : 0;
        });
        return command;
    }

    private static void WriteText(PolicyDiff diff, Terminal terminal)
    {
        Group(PolicyChangeKind.Widened, "Widened:", "+", Severity.Error);
        Group(PolicyChangeKind.Narrowed, "Narrowed:", "-", Severity.Info);
        if (diff.Changes.Count == 0)
        {
            terminal.Out.WriteLine("Both policies permit the same.");
        }

        void Group(PolicyChangeKind kind, string title, string sign, Severity colour)
        {
            var changes = Of(diff, kind);
            if (changes.Count > 0)
            {
                terminal.Out.WriteLine(terminal.Bold(title));
                foreach (var change in changes)
                {
                    terminal.Out.WriteLine($"  {terminal.Coloured(colour, sign)} {change.Area} {change.Subject}: {change.Description}");
                }
            }
        }
    }

    private static void WriteMarkdown(PolicyDiff diff, Terminal terminal)
    {
        terminal.Out.WriteLine("| change | what | whose | description |");
        terminal.Out.WriteLine("|---|---|---|---|");
        foreach (var change in Of(diff, PolicyChangeKind.Widened).Concat(Of(diff, PolicyChangeKind.Narrowed)))
        {
            var cells = new[] { Name(change.Kind), change.Area, change.Subject, change.Description };
            terminal.Out.WriteLine($"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |");
        }
    }

    private static string Json(PolicyDiff diff) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteBoolean("widened", diff.Widens);
        json.WriteStartArray("changes");
        foreach (var change in diff.Changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", Name(change.Kind));
            json.WriteString("area", change.Area);
            json.WriteString("subject", change.Subject);
            json.WriteString("description", change.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static List<PolicyChange> Of(PolicyDiff diff, PolicyChangeKind kind) => [.. diff.Changes.Where(c => c.Kind == kind)];

    private static string Name(PolicyChangeKind kind) => kind == PolicyChangeKind.Widened ? "widened" : "narrowed";
}
