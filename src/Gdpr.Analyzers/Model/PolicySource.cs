using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Gdpr.Analyzers.Model;

/// <summary>The policy file among the additional files of a build.</summary>
internal static class PolicySource
{
    public const string FileName = "gdpr.policy.json";

    /// <summary>The file that the build files marked with <c>GdprPolicy</c>; else one of that name.</summary>
    public static AdditionalText? Find(ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options) =>
        files.FirstOrDefault(f => IsMarked(f, options)) ?? files.FirstOrDefault(IsNamed);

    public static bool IsNamed(AdditionalText file) => string.Equals(file.Path.FileName(), FileName, StringComparison.OrdinalIgnoreCase);

    public static bool IsMarked(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.GdprPolicy", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a policy; the compiler keeps the result as long as the text does not change.</summary>
    public static PolicyReadResult Read(SourceText text) => PolicyReader.Read(text.ToString());

    public static Location LocationOf(PolicyProblem problem, AdditionalText file, SourceText text)
    {
        var start = Math.Min(Math.Max(problem.Start, 0), text.Length);
        var span = new TextSpan(start, Math.Min(Math.Max(problem.Length, 0), text.Length - start));
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
