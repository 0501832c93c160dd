using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>A store that the policy does not declare, in code or in the policy file.</summary>
internal sealed class GDPR007_UndeclaredStore : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR007",
        title: "The policy declares no such store",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR007"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(NameFact fact, Policy policy) =>
        fact.Kind == DeclaredKind.Store && !policy.Stores.ContainsKey(fact.Name)
            ? UndeclaredName.In(Rule, fact, "store", "stores", policy.Stores.Keys)
            : null;
}
