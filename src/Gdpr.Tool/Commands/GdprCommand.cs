using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Gdpr.Tool;

/// <summary>The command line: parses, runs, and turns what went wrong into one line and an exit code.</summary>
internal static class GdprCommand
{
    /// <summary>Runs the command line.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="toolFolder">Folder of the files that a checked build imports.</param>
    /// <param name="interruption">Ends the run early.</param>
    /// <returns>The exit code of the contract; 2 when the command could not run.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, string toolFolder, Interruption interruption)
    {
        var root = new Command("gdpr", "Privacy for .NET code: checks what is read, where it goes and why, against a policy.");
        root.Subcommands.Add(CheckCommand.Create(terminal, toolFolder));
        root.Subcommands.Add(PolicyCommands.Create(terminal));
        root.Subcommands.Add(ExplainCommand.Create(terminal));
        var version = new Option<bool>("--version") { Description = "Shows the version." };
        root.Options.Add(version);
        root.Options.Add(new HelpOption { Recursive = true, Action = new HelpWithExamples(), Description = "Shows help." });
        root.SetAction(parsed =>
        {
            if (parsed.GetValue(version))
            {
                terminal.Out.WriteLine(ToolVersion.Text);
                return 0;
            }

            terminal.Error.WriteLine("gdpr: say what to do, as in 'gdpr check'; 'gdpr --help' lists the commands.");
            return 2;
        });

        var result = root.Parse(args);
        if (result.Errors.Count > 0 && result.Action is not HelpWithExamples)
        {
            var at = string.Join(' ', result.CommandResult.Path());
            terminal.Error.WriteLine($"gdpr: {OneLine(result.Errors[0].Message).TrimEnd('.')}: see '{at} --help'.");
            return 2;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await result.InvokeAsync(configuration, interruption.Token).ConfigureAwait(false);
        }
        catch (ToolException e)
        {
            terminal.Error.WriteLine("gdpr: " + OneLine(e.Message));
            return 2;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("gdpr: interrupted; nothing was left behind.");
            return interruption.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine("gdpr: " + OneLine(e.Message));
            return 2;
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    private static string[] Path(this System.CommandLine.Parsing.CommandResult result)
    {
        var names = result.Parent is System.CommandLine.Parsing.CommandResult parent ? parent.Path() : [];
        return [.. names, result.Command.Name];
    }

    /// <summary>The usual help, and an example after it.</summary>
    private sealed class HelpWithExamples : SynchronousCommandLineAction
    {
        private readonly HelpAction _help = new();

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            _help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            var examples = Examples.Of(string.Join(' ', parseResult.CommandResult.Path()));
            output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }

            return 0;
        }
    }
}
