using System;
using System.Collections.Generic;
using System.Linq;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>How an access fares under the policy.</summary>
internal enum AccessOutcome
{
    /// <summary>Permitted, or not judged because another rule speaks (an undeclared name, no policy).</summary>
    Silent,
    NoPurpose,
    PurposeRefused,
    RoleRefused,
}

/// <summary>The policy's answer to one access: of several <c>[Processing]</c> one that permits is enough, and each label of the member must be permitted.</summary>
/// <param name="Outcome">What follows.</param>
/// <param name="Mark">The processing that came nearest.</param>
/// <param name="Role">The role that was asked for, or null.</param>
/// <param name="Refused">The label that was refused.</param>
/// <param name="Decision">The refusal.</param>
internal sealed record AccessVerdict(AccessOutcome Outcome, ProcessingMark? Mark = null, string? Role = null, Label? Refused = null, PolicyDecision? Decision = null)
{
    private static readonly AccessVerdict Silent = new(AccessOutcome.Silent);

    public static AccessVerdict Of(AccessFact fact, Policy? policy)
    {
        if (fact.Mandate.Processings.Length == 0)
        {
            return new AccessVerdict(AccessOutcome.NoPurpose, Refused: fact.Labels[0]);
        }

        if (policy is null || NamesUndeclared(fact, policy))
        {
            return Silent;
        }

        AccessVerdict? purposeRefused = null, roleRefused = null;
        foreach (var mark in fact.Mandate.Processings)
        {
            var verdict = Of(fact, mark, policy);
            switch (verdict.Outcome)
            {
                case AccessOutcome.Silent:
                    return verdict;
                case AccessOutcome.PurposeRefused:
                    purposeRefused ??= verdict;
                    break;
                default:
                    roleRefused ??= verdict;
                    break;
            }
        }

        // Some purpose fits, so what is wrong is the role.
        return roleRefused ?? purposeRefused ?? Silent;
    }

    /// <summary>Purposes of the policy that may use all labels, in the role if one is given; for messages and fixes.</summary>
    public static IEnumerable<string> PermittingPurposes(Label[] labels, string? role, Policy policy) =>
        policy.Purposes.Keys.OrderBy(p => p, StringComparer.Ordinal).Where(p => labels.All(l => Ask(policy, p, role, l).IsPermitted));

    /// <summary>Roles of the policy that may see all labels for the purpose.</summary>
    public static IEnumerable<string> PermittedRoles(Label[] labels, string purpose, Policy policy) =>
        policy.Roles.Keys.OrderBy(r => r, StringComparer.Ordinal).Where(r => labels.All(l => Ask(policy, purpose, r, l).IsPermitted));

    /// <summary>Why it was refused, as a clause of a message.</summary>
    public string Why(Policy policy)
    {
        var purpose = Mark is not null && policy.Purposes.TryGetValue(Mark.Purpose, out var found) ? found : null;
        return Decision?.Reason switch
        {
            DecisionReason.NotUnderPurpose => "the policy lists for it " + Listed(purpose?.Data.Keys),
            DecisionReason.SpecialNotNamed => "a special category must be named in full",
            DecisionReason.MemberPurposes => "its mark allows only " + Listed(Refused?.Purposes),
            DecisionReason.MemberRoles => "its mark allows only " + Listed(Refused?.Roles),
            DecisionReason.SubjectKind => $"that purpose concerns {Listed(purpose?.Subjects)}, not '{Refused?.SubjectKind}'",
            DecisionReason.NotGranted => "no grant of the role covers it",
            _ => Decision?.Explanation ?? "",
        };
    }

    private static string Listed(IEnumerable<string>? names)
    {
        var all = names?.ToList() ?? [];
        return all.Count == 0 ? "nothing" : string.Join(", ", all.Take(6).Select(n => "'" + n + "'")) + (all.Count > 6 ? ", …" : "");
    }

    private static AccessVerdict Of(AccessFact fact, ProcessingMark mark, Policy policy)
    {
        var roles = mark.Role is not null ? [mark.Role] : fact.Mandate.EndpointRoles;
        foreach (var label in fact.Labels)
        {
            var purpose = policy.DecidePurpose(mark.Purpose, label.Category, label.Purposes, label.SubjectKind);
            if (!purpose.IsPermitted)
            {
                return new AccessVerdict(AccessOutcome.PurposeRefused, mark, null, label, purpose);
            }
        }

        foreach (var role in roles)
        {
            foreach (var label in fact.Labels)
            {
                var decision = Ask(policy, mark.Purpose, role, label);
                if (!decision.IsPermitted)
                {
                    return new AccessVerdict(AccessOutcome.RoleRefused, mark, role, label, decision);
                }
            }
        }

        return Silent;
    }

    public static PolicyDecision Ask(Policy policy, string purpose, string? role, Label label) =>
        role is null
            ? policy.DecidePurpose(purpose, label.Category, label.Purposes, label.SubjectKind)
            : policy.Decide(purpose, role, label.Category, label.Purposes, label.Roles, label.SubjectKind);

    /// <summary>Where a purpose, role or category is undeclared, only GDPR003-005 speak.</summary>
    private static bool NamesUndeclared(AccessFact fact, Policy policy) =>
        fact.Mandate.Processings.Any(p => !policy.Purposes.ContainsKey(p.Purpose) || p.Role is not null && !policy.Roles.ContainsKey(p.Role))
        || fact.Labels.Any(l => l.Category != Label.Unclassified && !policy.Categories.ContainsKey(l.Category)
                                || l.SubjectKind is not null && !policy.Subjects.ContainsKey(l.SubjectKind));
}
