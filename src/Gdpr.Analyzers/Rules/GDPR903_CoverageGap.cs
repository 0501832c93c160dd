using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data enters code that analysis cannot follow.</summary>
internal sealed class GDPR903_CoverageGap : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR903",
        title: "Personal data enters code that analysis cannot follow",
        messageFormat: "Personal data enters {1}, which analysis cannot follow: {0}. Use code that can be followed, or have a person judge it and accept the risk.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR903"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.End == FlowEnd.Gap ? fact.Finding(Rule, fact.Sources, fact.Reason ?? "code") : null;
}
