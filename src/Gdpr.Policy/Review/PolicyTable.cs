using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>One permitted use.</summary>
internal sealed class PolicyTableRow
{
    public PolicyTableRow(string role, string purpose, string category, Necessity necessity, bool ownDataOnly)
    {
        Role = role;
        Purpose = purpose;
        Category = category;
        Necessity = necessity;
        OwnDataOnly = ownDataOnly;
    }

    public string Role { get; }

    public string Purpose { get; }

    public string Category { get; }

    public Necessity Necessity { get; }

    /// <summary>Whether the role sees only the data of the person who acts.</summary>
    public bool OwnDataOnly { get; }
}

/// <summary>Everything that a policy permits: role × purpose × category, as the one decision decides it.</summary>
internal sealed class PolicyTable
{
    private PolicyTable(IReadOnlyList<PolicyTableRow> rows) => Rows = rows;

    /// <summary>The permitted uses, by role, purpose and category in ordinal order.</summary>
    public IReadOnlyList<PolicyTableRow> Rows { get; }

    public static PolicyTable Of(Policy policy)
    {
        var categories = CategoriesOf(policy);
        var rows = new List<PolicyTableRow>();
        foreach (var role in policy.Roles.Values.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            foreach (var purpose in policy.Purposes.Values.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                if (!role.Serves(purpose.Key))
                {
                    continue;
                }

                foreach (var category in categories)
                {
                    if (policy.Decide(purpose.Key, role.Key, category).IsPermitted)
                    {
                        rows.Add(new PolicyTableRow(role.Key, purpose.Key, category, purpose.NecessityOf(category) ?? Necessity.Optional, role.Self));
                    }
                }
            }
        }

        return new PolicyTable(rows);
    }

    /// <summary>The declared categories and <c>unclassified</c>, which every policy knows.</summary>
    internal static IReadOnlyList<string> CategoriesOf(params Policy[] policies) =>
        policies.SelectMany(p => p.Categories.Keys).Append(PolicyWords.Unclassified).Distinct().OrderBy(c => c, StringComparer.Ordinal).ToList();
}
