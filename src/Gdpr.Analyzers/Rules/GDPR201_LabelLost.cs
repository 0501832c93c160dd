using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes where nothing says that it is personal (GDPR Art. 5(2), 30).</summary>
internal sealed class GDPR201_LabelLost : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR201",
        title: "Personal data loses its mark",
        messageFormat: "Personal data goes into '{1}', which has no mark: {0}. Mark it with [{2}].",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR201"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.End == FlowEnd.Unmarked && fact.Target is not null && fact.Personal(policy, neverStored: fact.Target is IMethodSymbol or IParameterSymbol) is { Length: > 0 } sources
            ? fact.Finding(Rule, sources, fact.TargetName(), (fact.Target is IMethodSymbol ? "return: " : "") + "Personal(\"" + sources[0].Labels[0].Category + "\")") : null;
}
