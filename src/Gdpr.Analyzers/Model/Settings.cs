using System;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gdpr.Analyzers.Model;

/// <summary>How strictly a build takes the rules (contract §5).</summary>
internal enum Enforcement
{
    Off,
    Suggest,
    Warn,
    Error,
}

/// <summary>What the build says to the analyzer, read from MSBuild properties.</summary>
/// <param name="Enforcement"><c>GdprEnforcement</c>.</param>
/// <param name="AsOf"><c>GdprAsOf</c>: the day that expiry is judged against, or null.</param>
/// <param name="Check"><c>GdprCheck</c>: the command <c>gdpr check</c> runs the build. Nothing is reported above Warning, so that dependents are built, and facts are written.</param>
/// <param name="IsUncheckedTest">A test project, while <c>GdprAnalyzeTests</c> is not set.</param>
/// <param name="RunsAnalyzers">False with <c>RunAnalyzers=false</c> or <c>RunAnalyzersDuringBuild=false</c>.</param>
internal sealed record Settings(Enforcement Enforcement, DateTime? AsOf, bool Check, bool IsUncheckedTest, bool RunsAnalyzers)
{
    public static Settings Read(AnalyzerConfigOptions global)
    {
        return new Settings(
            Property(global, "GdprEnforcement").ToLowerInvariant() switch
            {
                "off" => Enforcement.Off,
                "suggest" => Enforcement.Suggest,
                "error" => Enforcement.Error,
                _ => Enforcement.Warn, // The build files refuse anything else.
            },
            ParseDay(Property(global, "GdprAsOf")),
            IsTrue(Property(global, "GdprCheck")),
            IsTrue(Property(global, "IsTestProject")) && !IsTrue(Property(global, "GdprAnalyzeTests")),
            !IsFalse(Property(global, "RunAnalyzers")) && !IsFalse(Property(global, "RunAnalyzersDuringBuild")));
    }

    /// <summary>A day written <c>yyyy-MM-dd</c>, or null.</summary>
    public static DateTime? ParseDay(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Property(AnalyzerConfigOptions global, string name) =>
        global.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

    private static bool IsFalse(string value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
