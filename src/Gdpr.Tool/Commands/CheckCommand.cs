using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Gdpr.Tool;

/// <summary><c>gdpr check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal, string toolFolder)
    {
        var path = new Argument<string?>("path")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Solution (.sln, .slnx, .slnf), C# project or folder; the current folder when left out.",
        };
        var baseline = new Option<string?>("--baseline")
        {
            Description = "Baseline to use instead of gdpr.baseline.json beside the policy.",
            HelpName = "FILE",
        };
        var update = new Option<bool>("--update-baseline")
        {
            Description = "Writes the baseline: what was found becomes a suggestion, what no longer occurs is dropped.",
        };
        var format = new Option<string>("--format") { Description = "Form of the report.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "sarif", "json", "github", "html");
        var output = new Option<string?>("--out")
        {
            Description = "Writes the report to a file; the summary still goes to standard output.",
            HelpName = "FILE",
        };
        var severity = SeverityOption();
        var asOf = AsOfOption();
        var strict = new Option<bool>("--strict") { Description = "Exit code 3 when personal data enters code that the analysis cannot follow (GDPR903)." };
        var all = new Option<bool>("--all") { Description = "Shows all findings, however many." };
        var configuration = new Option<string?>("--configuration", "-c") { Description = "Build configuration.", HelpName = "NAME" };
        var property = new Option<string[]>("--property", "-p")
        {
            Description = "Build property; may repeat.",
            HelpName = "NAME=VALUE",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("check", "Builds and checks a solution, project or folder, with or without our package in it. The tree stays as it was.")
        {
            path, baseline, update, format, output, severity, asOf, strict, all, configuration, property,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new CheckOptions
            {
                Path = parsed.GetValue(path),
                Baseline = parsed.GetValue(baseline) is { } file ? Path.GetFullPath(file) : null,
                UpdateBaseline = parsed.GetValue(update),
                Threshold = ParseSeverity(parsed.GetValue(severity)!),
                AsOf = ParseDay(parsed.GetValue(asOf)),
                IsStrict = parsed.GetValue(strict),
                Configuration = parsed.GetValue(configuration),
                Properties = parsed.GetValue(property) ?? [],
            };
            return await RunAsync(
                options, parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(all), terminal, toolFolder, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>The option <c>--severity</c>.</summary>
    public static Option<string> SeverityOption()
    {
        var severity = new Option<string>("--severity") { Description = "Least severity that makes the exit code 1.", DefaultValueFactory = _ => "warning" };
        severity.AcceptOnlyFromAmong("info", "warning", "error");
        return severity;
    }

    /// <summary>The option <c>--as-of</c>.</summary>
    public static Option<string?> AsOfOption() => new("--as-of")
    {
        Description = "Day that expiry is judged against; today when left out.",
        HelpName = "yyyy-MM-dd",
    };

    /// <summary>Reads a severity.</summary>
    public static Severity ParseSeverity(string text) => text switch { "error" => Severity.Error, "info" => Severity.Info, _ => Severity.Warning };

    /// <summary>Reads a day.</summary>
    /// <exception cref="ToolException">It is no day.</exception>
    public static DateOnly ParseDay(string? text)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(DateTime.Today);
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ToolException($"'{text}' is no day: write it as yyyy-MM-dd.");
    }

    private static async Task<int> RunAsync(
        CheckOptions options, string format, string? output, bool all, Terminal terminal, string toolFolder, CancellationToken cancellation)
    {
        var report = await CheckRun.RunAsync(options, toolFolder, new Progress(terminal), cancellation).ConfigureAwait(false);
        var folder = Directory.GetCurrentDirectory();
        if (output is not null)
        {
            AtomicFile.Write(output, Render(report, format, folder));
            new TextReport(report, terminal, folder).WriteSummary();
        }
        else if (format == "text")
        {
            new TextReport(report, terminal, folder).Write(all);
        }
        else
        {
            terminal.Out.Write(Render(report, format, folder));
            if (format == "github")
            {
                new TextReport(report, terminal, folder).WriteSummary();
            }
        }

        WriteFailure(report, terminal);
        return report.ExitCode;
    }

    private static string Render(CheckReport report, string format, string folder)
    {
        switch (format)
        {
            case "sarif":
                return SarifReport.Render(report);
            case "json":
                return JsonReport.Render(report);
            case "html":
                return HtmlReport.Render(report);
            case "github":
                var workspace = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE");
                return GitHubReport.Render(report, string.IsNullOrEmpty(workspace) ? report.Root : Path.GetFullPath(workspace));
            default:
                var text = new StringWriter { NewLine = "\n" };
                new TextReport(report, new Terminal { Out = text, Error = TextWriter.Null }, folder).Write(all: true);
                return text.ToString();
        }
    }

    private static void WriteFailure(CheckReport report, Terminal terminal)
    {
        var incomplete = report.Units.Where(u => u.IsIncomplete).ToList();
        if (incomplete.Count > 0)
        {
            var first = incomplete[0];
            var more = incomplete.Count > 1 ? $" (and {incomplete.Count - 1} more)" : "";
            terminal.Error.WriteLine($"gdpr: not every project was checked: {first.Name}: {first.Reason.ReplaceLineEndings(" ")}{more}");
        }
        else if (report.BuildErrors.Count > 0)
        {
            terminal.Error.WriteLine($"gdpr: the build failed: {report.BuildErrors[0].ReplaceLineEndings(" ")}");
        }
        else if (report.Forbidden.FirstOrDefault() is { } suppressed)
        {
            var by = Wording.Of(suppressed.Silence);
            terminal.Error.WriteLine($"gdpr: {suppressed.Rule} was suppressed by {by}, which it does not accept: remove the suppression.");
        }
        else if (report.ExitCode == 3)
        {
            terminal.Error.WriteLine("gdpr: personal data enters code that cannot be followed (GDPR903): mark its way, or check without --strict.");
        }
    }
}
