using System;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace Gdpr.Tool;

/// <summary><c>gdpr policy test</c>.</summary>
internal static class PolicyTestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var path = PolicyCommands.PathArgument();
        var threshold = new Option<int>("--threshold")
        {
            Description = "Least share of the granted uses that tests must touch, in percent.",
            HelpName = "PERCENT",
        };
        threshold.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && !(int.TryParse(r.Tokens[0].Value, out var percent) && percent is >= 0 and <= 100))
            {
                r.AddError($"'{r.Tokens[0].Value}' is no percentage from 0 to 100");
            }
        });
        var format = PolicyCommands.FormatOption("text", "json");
        var command = new Command(
            "test",
            $"Asks the policy what {PolicyTests.FileName} beside it expects, and tells which granted uses no test touches. Exit code 1 when a test fails.")
        {
            path, threshold, format,
        };
        command.SetAction(parsed =>
        {
            var file = PolicyLocation.Find(parsed.GetValue(path));
            var tests = Path.Combine(Path.GetDirectoryName(file)!, PolicyTests.FileName);
            if (!File.Exists(tests))
            {
                const string example =
                    """{ "tests": [ { "name": "...", "purpose": "billing", "role": "clerk", "category": "contact.email", "expect": "refused" } ] }""";
                throw new ToolException($"there are no tests beside the policy: write '{tests}', as in {example}.");
            }

            var run = PolicyTests.Run(PolicyLocation.Load(file), PolicyLocation.Text(tests));
            if (parsed.GetValue(format) == "json")
            {
                terminal.Out.Write(Json(run));
            }
            else
            {
                Write(run, PathText.Relative(Directory.GetCurrentDirectory(), tests), terminal);
            }

            var least = parsed.GetValue(threshold);
            if (run.Passed && Percent(run) < least)
            {
                terminal.Error.WriteLine($"gdpr: tests touch {Percent(run)} % of the granted uses and {least} % are asked for: test what is listed.");
                return 1;
            }

            return run.Passed ? 0 : 1;
        });
        return command;
    }

    private static int Percent(PolicyTestRun run)
    {
        var all = run.Tested.Count + run.Untested.Count;
        return all == 0 ? 100 : run.Tested.Count * 100 / all;
    }

    private static void Write(PolicyTestRun run, string file, Terminal terminal)
    {
        foreach (var problem in run.Problems)
        {
            var what = terminal.Coloured(Severity.Error, "error " + problem.RuleId);
            terminal.Out.WriteLine($"{file}({problem.Line},{problem.Column}): {what}: {problem.Message}");
        }

        foreach (var failed in run.Results.Where(r => !r.Passed))
        {
            terminal.Out.WriteLine($"{file}({failed.Line},{failed.Position.Column}): {terminal.Coloured(Severity.Error, "failed")} '{failed.Name}': "
                + $"expected {failed.Expected}, the policy says {failed.Actual}. {failed.Explanation}");
        }

        foreach (var untested in run.Untested)
        {
            terminal.Out.WriteLine(terminal.Faint($"no test touches {untested}"));
        }

        var failures = run.Results.Count(r => !r.Passed) + run.Problems.Count;
        terminal.Out.WriteLine($"{Wording.Counted(run.Results.Count(r => r.Passed), "test")} passed, {failures} failed; "
            + $"{run.Tested.Count} of {Wording.Counted(run.Tested.Count + run.Untested.Count, "granted use")} tested ({Percent(run)} %).");
    }

    private static string Json(PolicyTestRun run) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteBoolean("passed", run.Passed);
        json.WriteNumber("coverage", Percent(run));
        json.WriteStartArray("tests");
        foreach (var result in run.Results)
        {
            json.WriteStartObject();
            json.WriteString("name", result.Name);
            json.WriteString("purpose", result.Purpose);
            json.WriteString("role", result.Role);
            json.WriteString("category", result.Category);
            json.WriteString("expected", result.Expected);
            json.WriteString("actual", result.Actual);
            json.WriteString("explanation", result.Explanation);
            json.WriteNumber("line", result.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in run.Problems)
        {
            json.WriteStartObject();
            json.WriteString("rule", problem.RuleId);
            json.WriteNumber("line", problem.Line);
            json.WriteNumber("column", problem.Column);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("untested");
        foreach (var use in run.Untested)
        {
            json.WriteStartObject();
            json.WriteString("role", use.Role);
            json.WriteString("purpose", use.Purpose);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
