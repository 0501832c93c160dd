using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data is read for a purpose that may not use it (GDPR Art. 5(1)(b) and (c)).</summary>
internal sealed class GDPR102_PurposeNotPermitted : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR102",
        title: "Personal data is read for a purpose that may not use it",
        messageFormat: "'{0}' ({1}) may not be used for '{2}': {3}. {4}.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR102"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(AccessFact fact, AccessVerdict verdict, Policy? policy)
    {
        if (verdict is not { Outcome: AccessOutcome.PurposeRefused, Mark: { } mark, Refused: { } label })
        {
            return null;
        }

        var permitting = AccessVerdict.PermittingPurposes(fact.Labels, mark.Role, policy!).ToList();
        return new Finding(
            Rule, fact.Location, fact.Enclosing, fact.Member, null,
            fact.Member.ShortName(), label.Category, string.Join("', '", fact.Mandate.Processings.Select(p => p.Purpose).Distinct()), verdict.Why(policy!),
            permitting.Count == 0
                ? $"No purpose permits it{(mark.Role is null ? "" : $" in role '{mark.Role}'")}: do without it, or have the policy changed"
                : $"Permitted for {Quoted(permitting.Take(5))}: read it there, or do without it")
        {
            Properties = ImmutableDictionary<string, string?>.Empty
                .Add(FindingProperty.Category, label.Category)
                .Add(FindingProperty.Purpose, mark.Purpose)
                .Add(FindingProperty.Role, mark.Role)
                .Add(FindingProperty.Permitting, string.Join(";", permitting)),
        };
    }
}
