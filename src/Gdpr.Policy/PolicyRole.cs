using System.Collections.Generic;

namespace Gdpr;

/// <summary>A function in the organisation, and what whoever holds it may see for which purpose (GDPR Art. 25(2), 29, 32(4)).</summary>
public sealed class PolicyRole : PolicyElement
{
    private Dictionary<string, List<PolicyGrant>>? _byPurpose;
    private List<PolicyGrant>? _anyPurpose;

    internal PolicyRole(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary>Reference of the contract or order that gives the mission; null where the file gives none.</summary>
    public string? Mission { get; internal set; }

    /// <summary>Values of role claims that stand for this role (<c>[Authorize(Roles = …)]</c>).</summary>
    public IReadOnlyList<string> Claims { get; internal set; } = [];

    /// <summary>Whether the role sees only the data of the person who acts.</summary>
    public bool Self { get; internal set; }

    /// <summary>What the role may see. A use is granted when one of them covers both purpose and category.</summary>
    public IReadOnlyList<PolicyGrant> Grants { get; internal set; } = [];

    /// <summary>What must hold before the role can act: <c>mfa</c>, <c>policy-accepted</c>, <c>competence</c>, <c>recent-auth</c>.</summary>
    public IReadOnlyList<string> Requires { get; internal set; } = [];

    /// <summary>Prepares the look-ups of <see cref="Granted"/>.</summary>
    internal void Index()
    {
        foreach (var grant in Grants)
        {
            if (grant.AllPurposes)
            {
                (_anyPurpose ??= []).Add(grant);
                continue;
            }

            foreach (var purpose in grant.Purposes)
            {
                _byPurpose ??= new Dictionary<string, List<PolicyGrant>>(System.StringComparer.Ordinal);
                if (!_byPurpose.TryGetValue(purpose, out var grants))
                {
                    _byPurpose.Add(purpose, grants = []);
                }

                grants.Add(grant);
            }
        }
    }

    /// <summary>Whether some grant covers the purpose and the category.</summary>
    internal Coverage Granted(string purpose, CategoryLine category)
    {
        List<PolicyGrant>? grants = null;
        _byPurpose?.TryGetValue(purpose, out grants);
        var best = Best(grants, category);
        return best == Coverage.Full ? best : Better(best, Best(_anyPurpose, category));
    }

    /// <summary>Whether some grant is for the purpose at all.</summary>
    internal bool Serves(string purpose) => _anyPurpose is not null || _byPurpose is not null && _byPurpose.ContainsKey(purpose);

    private static Coverage Best(List<PolicyGrant>? grants, CategoryLine category)
    {
        var best = Coverage.None;
        for (var i = 0; grants is not null && i < grants.Count && best != Coverage.Full; i++)
        {
            best = Better(best, grants[i].Cover.Of(category));
        }

        return best;
    }

    private static Coverage Better(Coverage a, Coverage b) => a > b ? a : b;
}

/// <summary>Purposes and categories that a role may combine.</summary>
public sealed class PolicyGrant
{
    internal PolicyGrant(IReadOnlyList<string> purposes, IReadOnlyList<string> categories)
    {
        Purposes = purposes;
        Categories = categories;
        Cover = new CategoryCover(categories);
        foreach (var purpose in purposes)
        {
            AllPurposes |= purpose == PolicyWords.Any;
        }
    }

    /// <summary>Purposes; <c>*</c>: all.</summary>
    public IReadOnlyList<string> Purposes { get; }

    /// <summary>Categories as the file writes them; <c>*</c>: all that are not special.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Whether the grant is for every purpose.</summary>
    internal bool AllPurposes { get; }

    /// <summary>What <see cref="Categories"/> covers.</summary>
    internal CategoryCover Cover { get; }
}
