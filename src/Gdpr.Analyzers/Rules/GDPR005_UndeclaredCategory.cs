using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>A category, or a kind of person, that the policy does not declare, in code or in the policy file.</summary>
internal sealed class GDPR005_UndeclaredCategory : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR005",
        title: "The policy declares no such category",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR005"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(NameFact fact, Policy policy) =>
        fact.Kind switch
        {
            DeclaredKind.Category when !policy.Categories.ContainsKey(fact.Name) && fact.Name != Label.Unclassified =>
                UndeclaredName.In(Rule, fact, "category", "categories", policy.Categories.Keys),
            DeclaredKind.SubjectKind when !policy.Subjects.ContainsKey(fact.Name) =>
                UndeclaredName.In(Rule, fact, "kind of person", "subjects", policy.Subjects.Keys),
            _ => null,
        };
}
