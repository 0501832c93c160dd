using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data is read in a role that may not see it (GDPR Art. 25(2), 32(4)).</summary>
internal sealed class GDPR103_RoleNotAuthorised : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR103",
        title: "Personal data is read in a role that may not see it",
        messageFormat: "'{0}' ({1}) may not be seen by '{2}' for '{3}': {4}. {5}.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR103"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(AccessFact fact, AccessVerdict verdict, Policy? policy)
    {
        if (verdict is not { Outcome: AccessOutcome.RoleRefused, Mark: { } mark, Role: { } role, Refused: { } label })
        {
            return null;
        }

        var permitted = AccessVerdict.PermittedRoles(fact.Labels, mark.Purpose, policy!).ToList();
        return new Finding(
            Rule, fact.Location, fact.Enclosing, fact.Member, null,
            fact.Member.ShortName(), label.Category, role, mark.Purpose, verdict.Why(policy!),
            permitted.Count == 0 ? "No role may see it for this purpose" : $"Permitted to {Quoted(permitted.Take(5))}: read it there, or do without it")
        {
            Properties = ImmutableDictionary<string, string?>.Empty
                .Add(FindingProperty.Category, label.Category)
                .Add(FindingProperty.Purpose, mark.Purpose)
                .Add(FindingProperty.Role, role),
        };
    }
}
