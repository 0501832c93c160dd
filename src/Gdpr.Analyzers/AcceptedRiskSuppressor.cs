using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers;

/// <summary>
/// Turns accepted risks into suppressions, so that the SARIF log keeps each report with its record. Which findings a risk covers was decided when they were found.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AcceptedRiskSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableArray<SuppressionDescriptor> Descriptors = Rule.All
        .Where(r => r.Descriptor.DefaultSeverity != DiagnosticSeverity.Error)
        .Select(r => new SuppressionDescriptor("S" + r.Descriptor.Id, r.Descriptor.Id, "The risk is accepted by an [AcceptedRisk] with reason and owner."))
        .ToImmutableArray();

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => Descriptors;

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Properties.ContainsKey(FindingProperty.Accepted)
                && Descriptors.FirstOrDefault(d => d.SuppressedDiagnosticId == diagnostic.Id) is { } descriptor)
            {
                context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            }
        }
    }
}
