using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Analyse des commandes : des montants et des départements, personne.</summary>
[Processing(Purposes.OrderAnalytics, Role = Roles.MarketingOfficer)]
public sealed class ChiffresService(ShopDb db)
{
    public Task<List<Vente>> VentesAsync(CancellationToken cancellationToken)
    {
        return db.Commandes
            .Where(c => c.Etat != EtatCommande.Annulee)
            .Select(c => new Vente(c.Total, c.CodePostalLivraison))
            .ToListAsync(cancellationToken);
    }

    public Task<int> NombreAsync(CancellationToken cancellationToken)
    {
        return db.Commandes.CountAsync(c => c.Etat != EtatCommande.Annulee, cancellationToken);
    }
}
