using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Claims;

namespace Gdpr;

/// <summary>Which scope a request has: the one mark whose role the principal holds. Two at once would widen in silence, so two are refused like none.</summary>
internal static class ScopeOfRequest
{
    public static AccessScope Choose(Policy policy, IReadOnlyList<ProcessingAttribute> marks, ClaimsPrincipal principal)
    {
        var held = policy.Roles.Values.Where(r => r.Claims.Any(principal.IsInRole)).Select(r => r.Key).ToList();
        var candidates = marks.Any(m => m.Role is not null)
            ? marks.Where(m => m.Role is not null && held.Contains(m.Role)).Select(m => (Role: m.Role!, m.Purpose)).Distinct().ToList()
            : held.Count == 1 ? [.. marks.Select(m => (held[0], m.Purpose)).Distinct()] : [];
        if (candidates is not [var (role, purpose)])
        {
            throw new GdprRefusedException(candidates.Count == 0
                ? $"Nothing is permitted here: the endpoint asks for {Asked(marks)}, and the account holds {Held(held)}."
                : $"The account holds more than one of the roles that the endpoint serves ({string.Join(", ", candidates.Select(c => "'" + c.Role + "'"))}): which one acts, nobody can tell. Let it act in one.");
        }

        var actor = principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? principal.FindFirstValue("sub") ?? principal.Identity?.Name ?? "unknown";
        return new AccessScope(actor, role, purpose, policy.Roles[role].Self ? actor : null);
    }

    private static string Asked(IReadOnlyList<ProcessingAttribute> marks) =>
        marks.Where(m => m.Role is not null).Select(m => "'" + m.Role + "'").Distinct().ToList() is { Count: > 0 } roles ? "role " + string.Join(" or ", roles) : "exactly one role of the policy";

    private static string Held(List<string> held) => held.Count == 0 ? "no role of the policy" : string.Join(", ", held.Select(h => "'" + h + "'"));
}
