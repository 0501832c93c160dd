using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gdpr.Tool;

namespace Gdpr.Tests;

/// <summary>Judges logs as <c>gdpr check</c> does after the build.</summary>
internal static class Judged
{
    public static CheckOptions Options { get; } = new() { AsOf = new DateOnly(2026, 11, 1) };

    /// <summary>The report over logs of projects, each of which the solution lists.</summary>
    public static CheckReport Of(CheckOptions? options, params UnitLog[] logs) =>
        Of(options, isWhole: true, new BuildResult(logs, [.. logs.Select(l => l.Unit)], new Dictionary<string, IReadOnlyList<string>>(), [], Succeeded: true));

    public static CheckReport Of(CheckOptions? options, bool isWhole, BuildResult build, params string[] alsoExpected)
    {
        var projects = build.Units.Select(u => u.Project).Concat(alsoExpected.Select(LogText.At)).Distinct().ToList();
        return CheckRun.Judge(options ?? Options, new CheckTarget(null, LogText.Root, "Shop.sln", projects, [], isWhole), build);
    }

    public static string Text(CheckReport report, bool all = false)
    {
        var text = new StringWriter { NewLine = "\n" };
        new TextReport(report, new Terminal { Out = text, Error = TextWriter.Null }, LogText.Root).Write(all);
        return text.ToString();
    }
}
