using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers;

/// <summary>
/// The door for code. Registers per file and not per operation: an operation action makes the compiler build operations for every body, which alone costs more than all that
/// is done here (docs/architecture.md, "Cost").
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GdprAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What <c>gdpr check</c> reads and nobody sees: used names, counts, what is kept silent. Written only when <c>GdprCheck</c> is set.</summary>
    internal static readonly DiagnosticDescriptor Fact = new(
        id: "GDPR000",
        title: "Fact for gdpr check",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        customTags: [WellKnownDiagnosticTags.CompilationEnd, WellKnownDiagnosticTags.NotConfigurable]);

    private static readonly SyntaxTreeValueProvider<TreeMarks> TreeMarksOf = new(TreeMarks.Read);
    private static readonly SourceTextValueProvider<PolicyReadResult> PolicyOf = new(PolicySource.Read);
    private static readonly SourceTextValueProvider<Baseline> BaselineOf = new(Baseline.Read);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rule.All.Select(r => r.Descriptor).Append(Fact).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Razor views are generated code that a person wrote; Analysis passes over the rest.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var settings = Settings.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var files = context.Options.AdditionalFiles;
        var policyFile = PolicySource.Find(files, context.Options.AnalyzerConfigOptionsProvider);
        if (settings.Enforcement == Enforcement.Off || settings.IsUncheckedTest)
        {
            if (settings.Check)
            {
                context.RegisterCompilationEndAction(end => FactLog.ReportUnchecked(end, settings));
            }

            return;
        }

        var policyText = policyFile?.GetText(context.CancellationToken);
        PolicyReadResult? policy = null;
        if (policyText is not null && context.TryGetValue(policyText, PolicyOf, out var read))
        {
            policy = read;
        }

        var baseline = Baseline.Empty;
        var baselineFile = Baseline.Find(files, context.Options.AnalyzerConfigOptionsProvider);
        if (baselineFile?.GetText(context.CancellationToken) is { } baselineText && context.TryGetValue(baselineText, BaselineOf, out var listed))
        {
            baseline = listed;
        }

        var marks = CompilationMarks.Collect(
            context.Compilation, policy?.Policy, tree => context.TryGetValue(tree, TreeMarksOf, out var known) ? known : TreeMarks.None, context.CancellationToken);
        var reporter = new Reporter(settings, baseline, context.Compilation.Options);
        var analysis = new Analysis(context.Compilation, settings, policyFile, policy?.Policy, marks, reporter, baseline, baselineFile);
        context.RegisterSemanticModelAction(analysis.VisitFile);
        context.RegisterCompilationEndAction(analysis.Complete);
        if (policyFile is not null && policyText is not null && policy is not null)
        {
            context.RegisterAdditionalFileAction(file =>
            {
                if (file.AdditionalFile.Path == policyFile.Path)
                {
                    reporter.Report(PolicyFindings.Of(policy, policyFile, policyText, settings.AsOf), file.ReportDiagnostic);
                }
            });
        }
    }
}
