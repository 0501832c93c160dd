using Boutique.Web.Data;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Audience : des totaux de visites consenties, et rien au-dessous du seuil.</summary>
[Processing(Purposes.SiteAnalytics, Role = Roles.MarketingOfficer)]
public sealed class AudienceService(ShopDb db)
{
    public const int SeuilAnonymat = 5;

    [Anonymizes]
    public async Task<IReadOnlyDictionary<string, int>> PagesAsync(CancellationToken cancellationToken)
    {
        var totaux = await db.Visites
            .Where(v => v.Consentie)
            .GroupBy(v => v.Page)
            .Select(g => new { g.Key, Vues = g.Count() })
            .Where(t => t.Vues >= SeuilAnonymat)
            .OrderByDescending(t => t.Vues)
            .Take(10)
            .ToListAsync(cancellationToken);
        return totaux.ToDictionary(t => t.Key, t => t.Vues);
    }

    [Anonymizes]
    public async Task<IReadOnlyDictionary<string, int>> ProvenancesAsync(CancellationToken cancellationToken)
    {
        var totaux = await db.Visites
            .Where(v => v.Consentie)
            .GroupBy(v => v.Provenance)
            .Select(g => new { g.Key, Vues = g.Count() })
            .Where(t => t.Vues >= SeuilAnonymat)
            .OrderByDescending(t => t.Vues)
            .Take(10)
            .ToListAsync(cancellationToken);
        return totaux.ToDictionary(t => t.Key, t => t.Vues);
    }

    [Anonymizes]
    public Task<int> VisiteursUniquesAsync(CancellationToken cancellationToken)
    {
        return db.Visites.Where(v => v.Consentie).Select(v => v.Visiteur).Distinct().CountAsync(cancellationToken);
    }

    /// <summary>Clients revenus depuis un mois ; n’est pas rapproché de l’audience.</summary>
    public Task<int> PassagesAsync(DateTime depuis, CancellationToken cancellationToken)
    {
        return db.Passages.CountAsync(p => p.DernierLe >= depuis, cancellationToken);
    }
}
