using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>A purpose that the policy does not declare, in code or in the policy file.</summary>
internal sealed class GDPR003_UndeclaredPurpose : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR003",
        title: "The policy declares no such purpose",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR003"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(NameFact fact, Policy policy) =>
        fact.Kind == DeclaredKind.Purpose && !policy.Purposes.ContainsKey(fact.Name)
            ? UndeclaredName.In(Rule, fact, "purpose", "purposes", policy.Purposes.Keys)
            : null;
}
