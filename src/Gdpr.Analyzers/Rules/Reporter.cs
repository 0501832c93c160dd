using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>
/// Turns findings into diagnostics: severity by enforcement, baseline and accepted risks. Findings of one declaration arrive in one batch, so that counts of
/// the baseline are taken in the order of the text, whatever the order of files and threads.
/// </summary>
internal sealed class Reporter
{
    private readonly Settings _settings;
    private readonly Baseline _baseline;
    private readonly CompilationOptions _options;
    private readonly ConcurrentDictionary<(SyntaxTree, int), bool> _usedRisks = new();
    private readonly ConcurrentDictionary<BaselineKey, int> _occurrences = new();
    private readonly ConcurrentDictionary<(string Rule, string By), int> _silenced = new();

    public Reporter(Settings settings, Baseline baseline, CompilationOptions options)
    {
        _settings = settings;
        _baseline = baseline;
        _options = options;
    }

    /// <summary>How often each listed finding occurred.</summary>
    public IReadOnlyDictionary<BaselineKey, int> Occurrences => _occurrences;

    /// <summary>What configuration keeps silent, with its count.</summary>
    public IReadOnlyDictionary<(string Rule, string By), int> Silenced => _silenced;

    /// <summary>Whether a finding was covered by this accepted risk.</summary>
    public bool IsUsed(AttributeData risk) => risk.ApplicationSyntaxReference is { } at && _usedRisks.ContainsKey((at.SyntaxTree, at.Span.Start));

    public void Report(IEnumerable<Finding> findings, Action<Diagnostic> report)
    {
        foreach (var group in findings.GroupBy(KeyOf))
        {
            var listed = _baseline.Count(group.Key);
            var seen = 0;
            foreach (var finding in group.OrderBy(f => f.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Location.SourceSpan.Start))
            {
                report(Build(finding, group.Key, inBaseline: seen++ < listed && finding.Rule.DefaultSeverity != DiagnosticSeverity.Error));
            }

            if (listed > 0)
            {
                _occurrences.AddOrUpdate(group.Key, seen, (_, before) => before + seen);
            }
        }
    }

    /// <summary>Counts what configuration keeps silent before it could be reported.</summary>
    public void NoteSilenced(IEnumerable<Finding> findings, string by)
    {
        foreach (var finding in findings)
        {
            _silenced.AddOrUpdate((finding.Rule.Id, by), 1, (_, n) => n + 1);
        }
    }

    public static BaselineKey KeyOf(Finding finding) =>
        new(finding.Rule.Id, finding.Containing is IAssemblySymbol assembly ? assembly.Name : finding.Containing?.NamedMember().DocId() ?? "policy", finding.Member?.OriginalDefinition.DocId() ?? finding.Word ?? "");

    private Diagnostic Build(Finding finding, BaselineKey key, bool inBaseline)
    {
        var severity = inBaseline ? Least(DiagnosticSeverity.Info, finding.Rule.DefaultSeverity) : Severity(finding.Rule, _settings);
        var properties = finding.Properties.Add(FindingProperty.Symbol, key.Symbol).Add(FindingProperty.Member, key.Member);
        if (inBaseline)
        {
            properties = properties.Add(FindingProperty.Baseline, "true");
        }

        if (AcceptingRisk(finding) is { } risk)
        {
            properties = properties.Add(FindingProperty.Accepted, risk.Reason);
        }

        if (_settings.Check)
        {
            var (configured, by) = Configured(finding);
            if (configured == ReportDiagnostic.Suppress)
            {
                _silenced.AddOrUpdate((finding.Rule.Id, by), 1, (_, n) => n + 1);
            }

            properties = properties.Add(FindingProperty.Severity, Name(inBaseline ? severity : FromConfiguration(configured) ?? severity));
            severity = Least(severity, DiagnosticSeverity.Warning);
        }

        return Diagnostic.Create(finding.Rule, finding.Location, severity, finding.Path, properties, finding.Arguments);
    }

    /// <summary>Severity by enforcement (contract §5), before <c>.editorconfig</c>.</summary>
    public static DiagnosticSeverity Severity(DiagnosticDescriptor rule, Settings settings) =>
        settings.Enforcement switch
        {
            Enforcement.Suggest when rule.Id is not ("GDPR002" or "GDPR901") => Least(DiagnosticSeverity.Info, rule.DefaultSeverity),
            Enforcement.Error when rule.DefaultSeverity == DiagnosticSeverity.Warning => DiagnosticSeverity.Error,
            _ => rule.DefaultSeverity,
        };

    public static string Name(DiagnosticSeverity severity) =>
        severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };

    private static DiagnosticSeverity Least(DiagnosticSeverity a, DiagnosticSeverity b) => a < b ? a : b;

    private static DiagnosticSeverity? FromConfiguration(ReportDiagnostic configured) =>
        configured switch
        {
            ReportDiagnostic.Error => DiagnosticSeverity.Error,
            ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
            ReportDiagnostic.Info or ReportDiagnostic.Hidden => DiagnosticSeverity.Info,
            _ => null,
        };

    private (ReportDiagnostic, string By) Configured(Finding finding)
    {
        if (finding.Rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
        {
            return (ReportDiagnostic.Default, "");
        }

        if (_options.SpecificDiagnosticOptions.TryGetValue(finding.Rule.Id, out var specific) && specific == ReportDiagnostic.Suppress)
        {
            return (specific, "NoWarn");
        }

        return finding.Location.SourceTree is { } tree && _options.SyntaxTreeOptionsProvider is { } provider
               && (provider.TryGetDiagnosticValue(tree, finding.Rule.Id, default, out var configured)
                   || provider.TryGetGlobalDiagnosticValue(finding.Rule.Id, default, out configured))
            ? (configured, "editorconfig none")
            : (specific, "");
    }

    /// <summary>The accepted risk that covers a finding: the report, the named member or all of the leaks lie in its declaration. Errors by default accept none.</summary>
    private RiskMark? AcceptingRisk(Finding finding)
    {
        if (finding.Rule.DefaultSeverity == DiagnosticSeverity.Error)
        {
            return null;
        }

        // All are asked: a risk that covers something is not useless.
        var here = RiskAround(finding.Containing, finding.Rule.Id);
        var atLeaks = finding.Leaks.Select(l => RiskAround(l, finding.Rule.Id)).ToList();
        var atMember = RiskAround(finding.Member, finding.Rule.Id);
        return here ?? (atLeaks.Contains(null) ? null : atLeaks.FirstOrDefault()) ?? atMember;
    }

    private RiskMark? RiskAround(ISymbol? declaration, string rule)
    {
        RiskMark? accepting = null;
        foreach (var risk in declaration is null ? [] : Declarations.Levels(declaration).SelectMany(Marks.RisksOf).Where(r => r.Rule == rule && r.IsJustified))
        {
            // An expired risk is not useless, it is late: GDPR902 says so once.
            if (risk.Data.ApplicationSyntaxReference is { } at)
            {
                _usedRisks[(at.SyntaxTree, at.Span.Start)] = true;
            }

            accepting ??= IsExpired(risk) ? null : risk;
        }

        return accepting;
    }

    private bool IsExpired(RiskMark risk) =>
        risk.Until is not null && (Settings.ParseDay(risk.Until) is not { } until || _settings.AsOf > until);
}
