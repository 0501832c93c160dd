using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>A recipient that the policy does not declare, in code or in the policy file.</summary>
internal sealed class GDPR006_UndeclaredRecipient : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR006",
        title: "The policy declares no such recipient",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR006"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(NameFact fact, Policy policy) =>
        fact.Kind == DeclaredKind.Recipient && !policy.Recipients.ContainsKey(fact.Name)
            ? UndeclaredName.In(Rule, fact, "recipient", "recipients", policy.Recipients.Keys)
            : null;
}
