using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Gdpr.Tool;

/// <summary>What is passed to the build.</summary>
/// <param name="Configuration">Build configuration, or <c>null</c> for the projects' own default.</param>
/// <param name="Properties">Further properties, each <c>NAME=VALUE</c>.</param>
/// <param name="AsOf">The day that expiry is judged against.</param>
/// <param name="Baseline">Full path of the baseline to use instead of the one beside the policy.</param>
internal sealed record BuildOptions(string? Configuration, IReadOnlyList<string> Properties, DateOnly AsOf, string? Baseline);

/// <summary>An error that the build printed.</summary>
/// <param name="Text">Place, id and message.</param>
/// <param name="Project">Full path of the project, or empty.</param>
internal sealed record BuildError(string Text, string Project);

/// <summary>What a build left behind.</summary>
/// <param name="Logs">The log of each unit that was checked.</param>
/// <param name="Units">All units that the build met.</param>
/// <param name="Expected">Target frameworks of the projects that have several.</param>
/// <param name="Errors">Errors that the build printed, the first ones first, each once.</param>
/// <param name="Succeeded">Whether the (last) build succeeded.</param>
internal sealed record BuildResult(
    IReadOnlyList<UnitLog> Logs,
    IReadOnlyList<Unit> Units,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Expected,
    IReadOnlyList<BuildError> Errors,
    bool Succeeded);

/// <summary>
/// Builds a target in a temporary folder with our analyzers in it. The build writes nothing beside the sources: paths, lock files and documentation are
/// redirected by the injected files, and each of them is guarded.
/// </summary>
internal static partial class BuildRun
{
    /// <summary>How often an error that no compiler made is built around, so that the projects that depend on it are checked too.</summary>
    private const int MaxPasses = 16;

    /// <summary>Runs the build and reads its logs.</summary>
    /// <exception cref="ToolException">No build could be run.</exception>
    public static async Task<BuildResult> RunAsync(
        CheckTarget target, RunFolder run, BuildOptions options, string toolFolder, CancellationToken cancellation)
    {
        run.WriteProps(toolFolder);
        var file = target.BuildFile;
        if (file is null)
        {
            file = Path.Combine(run.Path, "gdpr.sln");
            await File.WriteAllTextAsync(file, SolutionFile.Write(target.Projects, options.Configuration ?? "Debug"), cancellation).ConfigureAwait(false);
        }

        var arguments = Arguments(file, run, options);
        var stopped = 0;
        for (var pass = 1; ; pass++)
        {
            var (exitCode, output, error) = await DotnetProcess.RunAsync(
                target.Folder, pass == 1 ? arguments : [.. arguments, $"-p:GdprRunPass={pass}"], cancellation).ConfigureAwait(false);
            var result = Read(run, output, error, exitCode == 0);

            // Another pass helps when a project was stopped by an analyzer's error: its log is complete, and without analyzers it builds for its dependents.
            var stoppedNow = result.Logs.Count(l => l.IsStoppedByAnalyzer);
            if (result.Succeeded || pass == MaxPasses || stoppedNow <= stopped)
            {
                return result;
            }

            stopped = stoppedNow;
        }
    }

    private static List<string> Arguments(string file, RunFolder run, BuildOptions options)
    {
        var arguments = new List<string>
        {
            "build", file, "-nologo", "-v:q", "-tl:off", "-clp:ErrorsOnly;NoSummary", "-nodeReuse:false",
            "-p:CustomBeforeDirectoryBuildProps=" + MSBuildText.Escape(run.Props),
            "-p:ArtifactsPath=" + MSBuildText.Escape(run.Artifacts),
            "-p:UseArtifactsOutput=true", "-p:UseArtifactsIntermediateOutput=true", "-p:IncludeProjectNameInArtifactsPaths=true",
            "-p:GdprCheck=true", "-p:GdprAsOf=" + options.AsOf.ToString("yyyy-MM-dd"), "-p:RunAnalyzers=true", "-p:RunAnalyzersDuringBuild=true",
            "-p:EnableNETAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:CodeAnalysisTreatWarningsAsErrors=false",
            "-p:EmitCompilerGeneratedFiles=false", "-p:GeneratePackageOnBuild=false", "-p:PostBuildEvent=",
        };
        if (options.Baseline is not null)
        {
            arguments.Add("-p:GdprBaselineFile=" + MSBuildText.Escape(options.Baseline));
        }

        if (options.Configuration is not null)
        {
            arguments.AddRange(["-c", options.Configuration]);
        }

        foreach (var property in options.Properties)
        {
            var at = property.IndexOf('=');
            if (at <= 0)
            {
                throw new ToolException($"'{property}' is no property: write it as NAME=VALUE.");
            }

            arguments.Add("-p:" + property[..at] + "=" + MSBuildText.Escape(property[(at + 1)..]));
        }

        return arguments;
    }

    private static BuildResult Read(RunFolder run, IReadOnlyList<string> output, IReadOnlyList<string> error, bool succeeded)
    {
        var units = Unit.ReadAll(run.Units);
        var logs = units.Where(u => u.IsChecked && File.Exists(u.Log)).Select(SarifReader.Read).ToList();
        var errors = output.Select(ErrorOf).OfType<BuildError>().Distinct().ToList();
        if (errors.Count == 0 && !succeeded)
        {
            // The host explains at length what "dotnet build" may have meant before it says which SDK is missing.
            var lines = error.Concat(output).Select(l => l.Trim(' ', '*', '\t')).ToList();
            var at = Math.Max(lines.FindIndex(l => l.Contains("SDK was not found", StringComparison.Ordinal)), 0);
            errors.Add(new BuildError(string.Join(' ', lines.Skip(at).Take(5)), ""));
        }

        return new BuildResult(logs, units, Unit.ReadExpected(run.Units), errors, succeeded);
    }

    /// <summary>Reads a line such as <c>A.cs(1,2): error CS0103: message [C:\A.csproj::TargetFramework=net10.0]</c>.</summary>
    private static BuildError? ErrorOf(string line)
    {
        var match = ErrorLine().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var project = match.Groups["project"].Value;
        var framework = project.IndexOf("::", StringComparison.Ordinal);
        return new BuildError(match.Groups["text"].Value, framework < 0 ? project : project[..framework]);
    }

    [GeneratedRegex("""^\s*(?<text>(?:.*:)?\s*(?:[\w ]+ )?error(?: [A-Za-z]+\d+)?\s*:.*?)(?:\s\[(?<project>[^\[\]]+)\])?\s*$""")]
    private static partial Regex ErrorLine();
}
