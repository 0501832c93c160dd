using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into a member whose marks allow more than the source's (GDPR Art. 5(1)(b)).</summary>
internal sealed class GDPR202_LabelWidened : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR202",
        title: "Personal data gets a wider or other mark",
        messageFormat: "Personal data goes into '{1}', whose mark {2}: {0}. Give both the same mark, or keep the data where it was.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR202"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.End == FlowEnd.Marked && fact.Target is not null && Widening.Of(fact, policy, out var sources) is { } why ? fact.Finding(Rule, sources, fact.TargetName(), why) : null;
}
