using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>Writes the sentence that goes with a decision.</summary>
internal static class DecisionExplanation
{
    private const int Shown = 8;

    public static string Of(DecisionReason reason, bool concernsRole, in DecisionQuestion q)
    {
        var inRole = q.Role is null ? "" : $" in role '{q.Role}'";
        var use = $"use of '{q.Category}' for purpose '{q.Purpose}'{inRole}";
        var policy = q.Policy;
        switch (reason)
        {
            case DecisionReason.Permitted:
                return $"Purpose '{q.Purpose}' may use '{q.Category}'{inRole}.";
            case DecisionReason.UnknownPurpose:
                return $"Refused {use}: the policy declares no purpose '{q.Purpose}'{Instead(q.Purpose, policy.Purposes.Keys)}.";
            case DecisionReason.UnknownCategory:
                return $"Refused {use}: the policy declares no category '{q.Category}'{Instead(q.Category, policy.Categories.Keys)}.";
            case DecisionReason.UnknownSubject:
                return $"Refused {use}: the policy declares no kind of person '{q.SubjectKind}'{Instead(q.SubjectKind ?? "", policy.Subjects.Keys)}.";
            case DecisionReason.UnknownRole:
                return $"Refused {use}: the policy declares no role '{q.Role}'{Instead(q.Role ?? "", policy.Roles.Keys)}.";
            case DecisionReason.NotUnderPurpose:
                return $"Refused {use}: the purpose lists {List(policy.Purposes[q.Purpose].Data.Keys, "no data")} under its data"
                       + $"{Served(policy, q.Category)}.";
            case DecisionReason.SpecialNotNamed:
                return concernsRole
                    ? $"Refused {use}: the category is special, and the role's grants cover it only from above or by a wildcard; "
                      + $"a grant must name '{q.Category}' in full."
                    : $"Refused {use}: the category is special, and the purpose lists it only from above or by a wildcard; "
                      + $"its data must name '{q.Category}' in full.";
            case DecisionReason.MemberPurposes:
                return $"Refused {use}: the member's own mark allows only {List(q.MemberPurposes ?? [], "no purpose")}.";
            case DecisionReason.MemberRoles:
                return $"Refused {use}: the member's own mark allows only {List(q.MemberRoles ?? [], "no role")}.";
            case DecisionReason.SubjectKind:
                return $"Refused {use}: the purpose is for data of {List(policy.Purposes[q.Purpose].Subjects, "nobody")}, not of '{q.SubjectKind}'.";
            case DecisionReason.NotGranted:
                return $"Refused {use}: {Granted(policy, q.Purpose, q.Role ?? "", q.Category)}.";
            default:
                return $"Refused {use}.";
        }
    }

    private static string Served(Policy policy, string category)
    {
        var purposes = policy.Purposes.Keys.Where(p => policy.DecidePurpose(p, category).IsPermitted).OrderBy(p => p, StringComparer.Ordinal).ToList();
        return purposes.Count == 0 ? $"; no purpose lists '{category}'" : $"; '{category}' is listed by {List(purposes, "")}";
    }

    private static string Granted(Policy policy, string purpose, string role, string category)
    {
        var entries = policy.Roles[role].Grants.Where(g => g.AllPurposes || g.Purposes.Contains(purpose)).SelectMany(g => g.Categories).Distinct();
        var has = policy.Roles[role].Serves(purpose)
            ? $"the role's grants for that purpose cover {List(entries, "no category")}"
            : "the role has no grant for that purpose";
        var others = policy.Roles.Keys.Where(r => policy.Decide(purpose, r, category).IsPermitted).OrderBy(r => r, StringComparer.Ordinal);
        return has + $"; it is granted to {List(others, "no role")}";
    }

    private static string Instead(string word, IEnumerable<string> declared) =>
        NearestName.Of(word, declared) is { } nearest
            ? $" (did you mean '{nearest}'?)"
            : $"; it declares {List(declared.OrderBy(d => d, StringComparer.Ordinal), "none")}";

    private static string List(IEnumerable<string> words, string none)
    {
        var some = words.Take(Shown + 1).ToList();
        return some.Count == 0 ? none : string.Join(", ", some.Take(Shown).Select(w => $"'{w}'")) + (some.Count > Shown ? ", …" : "");
    }
}
