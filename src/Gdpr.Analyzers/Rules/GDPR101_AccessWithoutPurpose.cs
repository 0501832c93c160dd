using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data is read where no processing is declared (GDPR Art. 5(1)(b)).</summary>
internal sealed class GDPR101_AccessWithoutPurpose : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR101",
        title: "Personal data is read where no purpose is declared",
        messageFormat: "'{0}' ({1}) is read in '{2}', which declares no purpose. Add {5}[Processing(\"{3}\")] to {6}{4}.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR101"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(AccessFact fact, AccessVerdict verdict, Policy? policy)
    {
        if (verdict.Outcome != AccessOutcome.NoPurpose)
        {
            return null;
        }

        var permitting = policy is null ? [] : AccessVerdict.PermittingPurposes(fact.Labels, null, policy).ToList();
        var others = permitting.Count > 1 ? $" (or {Quoted(permitting.Skip(1).Take(4))})" : policy is not null && permitting.Count == 0 ? "; the policy permits it for no purpose yet" : "";
        var inView = fact.Enclosing.ContainingType is { } type && Razor.IsView(type);
        return new Finding(
            Rule, fact.Location, fact.Enclosing, fact.Member, null,
            fact.Member.ShortName(), fact.Labels[0].Category, fact.Enclosing.NamedMember().ShortName(), permitting.FirstOrDefault() ?? "…", others, inView ? "@attribute " : "", inView ? "the view" : "the type or the method")
        {
            Properties = ImmutableDictionary<string, string?>.Empty
                .Add(FindingProperty.Category, fact.Labels[0].Category)
                .Add(FindingProperty.Permitting, string.Join(";", permitting)),
        };
    }
}
