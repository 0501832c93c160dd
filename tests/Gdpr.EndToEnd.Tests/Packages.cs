using System.Reflection;

namespace Gdpr.Tests;

/// <summary>The packages as users get them: packed once, in a feed of their own, restored to a folder of their own (a package cache never takes the same version twice).</summary>
public sealed class Packages : IDisposable
{
    public Packages()
    {
        Root = Path.Combine(Path.GetTempPath(), "gdpr-e2e-" + Guid.NewGuid().ToString("N")[..8]);
        Feed = Path.Combine(Root, "feed");
        Directory.CreateDirectory(Feed);
        foreach (var project in new[] { "src/Gdpr.Annotations", "src/Gdpr.Analyzers/Fixes" })
        {
            var packed = Shell.Dotnet(Repository, "pack", project, "-c", "Release", "-o", Feed, "-nologo", "-v", "q", "--artifacts-path", Path.Combine(Root, "build"));
            Assert.True(packed.ExitCode == 0, packed.Output);
        }
    }

    public static string Repository { get; } =
        Path.GetFullPath(Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == "Repository").Value!);

    public string Root { get; }

    public string Feed { get; }

    public static string Version { get; } = "0.1.0";

    public Sandbox Sandbox(string name)
    {
        var sandbox = new Sandbox(Path.Combine(Root, name));
        sandbox.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Root, "packages")}" /></config>
              <packageSources><add key="gdpr-packed" value="{Feed}" /></packageSources>
            </configuration>
            """);
        // Nothing of a folder above counts.
        sandbox.Write("Directory.Build.props", "<Project />");
        sandbox.Write("Directory.Build.targets", "<Project />");
        sandbox.Write("Directory.Packages.props", "<Project />");
        return sandbox;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A build server may still hold a file; the temporary folder is the system's to clean.
        }
    }
}

/// <summary>A folder with a shop in it.</summary>
public sealed class Sandbox(string folder)
{
    public string Folder { get; } = folder;

    public Sandbox Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Builds without the compiler server, which would share what another build has loaded.</summary>
    public Built Build(string project, params string[] more) =>
        new(Shell.Dotnet(Folder, ["build", project, "-nologo", "-v", "m", "--no-incremental", "-p:UseSharedCompilation=false", .. more]));

    public (int ExitCode, string Output) Run(string path, params string[] arguments) => Shell.Dotnet(Folder, [path, .. arguments]);
}

/// <summary>What a build said.</summary>
public sealed class Built((int ExitCode, string Output) result)
{
    public int ExitCode => result.ExitCode;

    public string Output => result.Output;

    /// <summary>Reports as <c>warning GDPR101 File.cs</c>, each once, in order.</summary>
    public List<string> Reports { get; } =
    [
        .. System.Text.RegularExpressions.Regex.Matches(result.Output, @"([\w.]+)\(\d+,\d+\): (warning|error) ((?:GDPR|CS|AD|CA)\d+)")
            .Select(m => m.Groups[2].Value + " " + m.Groups[3].Value + " " + m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal),
    ];
}

internal static class Shell
{
    public static (int ExitCode, string Output) Dotnet(string folder, params string[] arguments) => Run("dotnet", folder, arguments);

    public static (int ExitCode, string Output) Run(string command, string folder, params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment.Remove("CI");
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close(); // The test runner talks to this process over its own input; a child must not listen in.
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
