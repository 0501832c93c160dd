using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Gdpr.Tool;

/// <summary>Runs the machine's <c>dotnet</c> and ends it, with everything it started, when the run is cancelled.</summary>
internal static class DotnetProcess
{
    /// <summary>Variables that a surrounding build leaves behind and that would make another SDK's MSBuild load.</summary>
    private static readonly string[] Inherited =
    [
        "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILDFAILONDRIVEENUMERATINGWILDCARD",
    ];

    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    /// <returns>Exit code and the lines of both streams.</returns>
    /// <exception cref="ToolException">There is no <c>dotnet</c>.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; no process is left.</exception>
    public static async Task<(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Error)> RunAsync(
        string folder, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_FORCE_UTF8_ENCODING"] = "true";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        var output = new List<string>();
        var error = new List<string>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Add(output, e.Data);
        process.ErrorDataReceived += (_, e) => Add(error, e.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new ToolException($"'dotnet' cannot be started ({e.Message}): install the .NET SDK or put it on the PATH.");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            throw;
        }

        lock (output)
        {
            lock (error)
            {
                return (process.ExitCode, [.. output], [.. error]);
            }
        }

        static void Add(List<string> lines, string? line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime.
        }
    }
}
