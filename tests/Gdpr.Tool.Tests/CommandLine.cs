using System;
using System.IO;
using System.Threading.Tasks;
using Gdpr.Tool;

namespace Gdpr.Tests;

/// <summary>Runs the command in this process.</summary>
internal static class CommandLine
{
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        using var interruption = new Interruption();
        var exitCode = await GdprCommand.RunAsync(args, new Terminal { Out = output, Error = error }, AppContext.BaseDirectory, interruption);
        return (exitCode, output.ToString(), error.ToString());
    }
}
