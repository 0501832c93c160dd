using Boutique.Domain.Audience;
using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Chiffres du tableau de bord.</summary>
[Processing("order-analytics", Role = "shop-admin")]
public class StatistiquesVentes(BoutiqueDb db)
{
    public async Task<TableauDeBord> CalculerAsync(CancellationToken cancellationToken)
    {
        var commandes = await db.Commandes.Include(c => c.Lignes).ToListAsync(cancellationToken);
        var visites = await db.Visites.ToListAsync(cancellationToken);
        return new TableauDeBord
        {
            ChiffreAffaires = Ventes.ChiffreAffaires(commandes),
            PanierMoyen = Ventes.PanierMoyen(commandes),
            NombreDeCommandes = commandes.Count,
            ParDepartement = Ventes.ParDepartement(commandes),
            Pages = Frequentation.PagesLesPlusVues(visites, 10),
        };
    }

    public async Task<decimal> MeilleureVenteAsync(CancellationToken cancellationToken)
    {
        return await db.Commandes.MaxAsync(c => c.Total, cancellationToken); // expect: GDPR201
    }

    /// <summary>Classement affiché en salle de pause.</summary>
    public async Task<List<string>> MeilleursClientsAsync(CancellationToken cancellationToken)
    {
        var clients = await db.Clients.Include(c => c.Commandes).ToListAsync(cancellationToken);
        return clients // expect: GDPR201
            .OrderByDescending(c => c.Commandes.Sum(o => o.Total))
            .Take(10)
            .Select(c => c.NomComplet) // expect: GDPR102
            .ToList();
    }

    [Processing("order-analytics", Role = "marketing-officer")]
    public async Task<List<string>> VillesAsync(CancellationToken cancellationToken)
    {
        return await db.Adresses // expect: GDPR201
            .Select(a => a.Ville) // expect: GDPR103
            .Distinct()
            .ToListAsync(cancellationToken);
    }
}
