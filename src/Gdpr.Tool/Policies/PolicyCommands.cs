using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace Gdpr.Tool;

/// <summary><c>gdpr policy</c>.</summary>
internal static class PolicyCommands
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("policy", "Checks, tests, shows and compares policies.");
        command.Subcommands.Add(Validate(terminal));
        command.Subcommands.Add(PolicyTestCommand.Create(terminal));
        command.Subcommands.Add(PolicyShowCommand.Create(terminal));
        command.Subcommands.Add(PolicyDiffCommand.Create(terminal));
        return command;
    }

    /// <summary>The argument that names a policy.</summary>
    public static Argument<string?> PathArgument() => new("path")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Policy file, or the folder that holds it; the nearest gdpr.policy.json in this folder or above when left out.",
    };

    /// <summary>The option <c>--format</c>, of which the first form is the default.</summary>
    public static Option<string> FormatOption(params string[] forms)
    {
        var format = new Option<string>("--format") { Description = "Form of the result.", DefaultValueFactory = _ => forms[0] };
        format.AcceptOnlyFromAmong(forms);
        return format;
    }

    private static Command Validate(Terminal terminal)
    {
        var path = PathArgument();
        var severity = CheckCommand.SeverityOption();
        var format = FormatOption("text", "json");
        var command = new Command("validate", "Checks a policy file: syntax, names, values, and what the law asks for. Exit code 1 when something is wrong.")
        {
            path, severity, format,
        };
        command.SetAction(parsed =>
        {
            var file = PolicyLocation.Find(parsed.GetValue(path));
            var problems = PolicyReader.Read(PolicyLocation.Text(file)).Problems;
            if (parsed.GetValue(format) == "json")
            {
                terminal.Out.Write(Json(file, problems));
            }
            else
            {
                WriteText(file, problems, terminal);
            }

            var least = CheckCommand.ParseSeverity(parsed.GetValue(severity)!);
            return problems.Any(p => SeverityOf(p) >= least) ? 1 : 0;
        });
        return command;
    }

    private static void WriteText(string file, IReadOnlyList<PolicyProblem> problems, Terminal terminal)
    {
        var shown = PathText.Relative(Directory.GetCurrentDirectory(), file);
        foreach (var problem in problems)
        {
            terminal.Out.WriteLine($"{shown}({problem.Line},{problem.Column}): "
                + terminal.Coloured(SeverityOf(problem), $"{Wording.Of(SeverityOf(problem))} {problem.RuleId}") + $": {problem.Message}");
        }

        var errors = problems.Count(p => SeverityOf(p) == Severity.Error);
        var warnings = problems.Count - errors;
        terminal.Out.WriteLine(
            problems.Count == 0 ? $"{shown} is valid and complete."
            : errors == 0 ? $"{shown} is valid, with {Wording.Counted(warnings, "warning")}."
            : $"{shown} is not valid: {Wording.Counted(errors, "error")}, {Wording.Counted(warnings, "warning")}.");
    }

    private static string Json(string file, IReadOnlyList<PolicyProblem> problems) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("policy", PathText.Relative(Directory.GetCurrentDirectory(), file));
        json.WriteBoolean("valid", problems.All(p => !p.IsError));
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("rule", problem.RuleId);
            json.WriteString("severity", Wording.Of(SeverityOf(problem)));
            json.WriteNumber("line", problem.Line);
            json.WriteNumber("column", problem.Column);
            json.WriteString("path", problem.Path);
            json.WriteString("message", problem.Message);
            json.WriteIfAny("word", problem.Word ?? "");
            json.WriteIfAny("nearest", problem.Nearest ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static Severity SeverityOf(PolicyProblem problem) => RuleCatalog.Of(problem.RuleId).Severity;
}
