using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>A role that the policy does not declare, in code or in the policy file.</summary>
internal sealed class GDPR004_UndeclaredRole : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR004",
        title: "The policy declares no such role",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR004"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(NameFact fact, Policy policy) =>
        fact.Kind == DeclaredKind.Role && !policy.Roles.ContainsKey(fact.Name)
            ? UndeclaredName.In(Rule, fact, "role", "roles", policy.Roles.Keys)
            : null;
}
