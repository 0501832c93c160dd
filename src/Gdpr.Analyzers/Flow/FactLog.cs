using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Flow;

/// <summary>Writes beside the reports what <c>gdpr check</c> unites over all projects: one compilation cannot know what another uses.</summary>
internal static class FactLog
{
    public static void ReportUnchecked(CompilationAnalysisContext context, Settings settings) =>
        Write(context, "unchecked", ("gdpr.enforcement", settings.Enforcement.ToString().ToLowerInvariant()), ("gdpr.test", settings.IsUncheckedTest ? "true" : "false"));

    public static void Report(
        CompilationAnalysisContext context, Settings settings, AdditionalText? policy, IEnumerable<(DeclaredKind Kind, string Name)> used, Reporter reporter,
        (int Seen, int Walked, int Bound) counts)
    {
        Write(context, "policy", ("gdpr.path", policy?.Path ?? ""), ("gdpr.enforcement", settings.Enforcement.ToString().ToLowerInvariant()));
        foreach (var kind in used.GroupBy(u => u.Kind))
        {
            Write(context, "used-" + kind.Key.ToString().ToLowerInvariant(), (FindingProperty.Value, string.Join("\n", kind.Select(u => u.Name).OrderBy(n => n, System.StringComparer.Ordinal))));
        }

        foreach (var silenced in reporter.Silenced.OrderBy(s => s.Key.Rule, System.StringComparer.Ordinal).ThenBy(s => s.Key.By, System.StringComparer.Ordinal))
        {
            Write(context, "silenced", ("gdpr.rule", silenced.Key.Rule), ("gdpr.by", silenced.Key.By), ("gdpr.count", Text(silenced.Value)));
        }

        Write(context, "stats", ("gdpr.bodies.seen", Text(counts.Seen)), ("gdpr.bodies.walked", Text(counts.Walked)), ("gdpr.bodies.bound", Text(counts.Bound)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(CompilationAnalysisContext context, string fact, params (string Key, string Value)[] values)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FindingProperty.Fact, fact).AddRange(values.Select(v => new KeyValuePair<string, string?>(v.Key, v.Value)));

        // Reports that differ only in their properties count as one and the same, so the text tells them apart.
        var text = fact + ": " + string.Join(", ", values.Select(v => v.Value.Replace("\n", " ")));
        context.ReportDiagnostic(Diagnostic.Create(GdprAnalyzer.Fact, Location.None, DiagnosticSeverity.Info, null, properties, text));
    }
}
