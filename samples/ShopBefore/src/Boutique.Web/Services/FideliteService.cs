using Boutique.Domain.Clients;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Programme de fidélité et parrainage.</summary>
public class FideliteService(BoutiqueDb db, Courrier courrier)
{
    public async Task<CarteFidelite> OuvrirAsync(Client client, CancellationToken cancellationToken)
    {
        var carte = await db.CartesFidelite.FirstOrDefaultAsync(c => c.ClientId == client.Id, cancellationToken);
        if (carte is not null)
        {
            return carte;
        }

        carte = new CarteFidelite
        {
            ClientId = client.Id,
            Numero = $"F{client.Id:00000000}",
            DateNaissance = client.DateNaissance, // expect: GDPR101, GDPR201
            EmailOffres = client.Email, // expect: GDPR101
            OuverteLe = DateTime.UtcNow,
        };
        db.CartesFidelite.Add(carte);
        await db.SaveChangesAsync(cancellationToken);
        return carte;
    }

    public async Task ParrainerAsync(Client parrain, SaisieParrainage saisie, CancellationToken cancellationToken)
    {
        var filleul = saisie.EnFilleul($"P{parrain.Id}");
        db.Parrainages.Add(new Parrainage { ParrainId = parrain.Id, CourrielFilleul = filleul.Email, EnvoyeLe = DateTime.UtcNow }); // expect: GDPR101, GDPR201
        await db.SaveChangesAsync(cancellationToken);
        await courrier.EnvoyerAsync(
            filleul.Email, // expect: GDPR101, GDPR203, GDPR210
            "Une invitation",
            $"On vous recommande notre boutique : {saisie.Mot}",
            cancellationToken);
    }

    [AcceptedRisk("GDPR101", Reason = "Étiquettes de Noël, reprises chaque année", Owner = "Boutique", Until = "2024-01-15")] // expect: GDPR902
    public static string EtiquetteCadeau(Client client)
    {
        return $"Pour {client.Prenom}"; // expect: GDPR101, GDPR201
    }

    [AcceptedRisk("GDPR101", Owner = "Boutique", Until = "2031-01-15")] // expect: GDPR901
    public static string Anniversaire(Client client)
    {
        return client.DateNaissance?.ToString("d MMMM") ?? ""; // expect: GDPR101, GDPR201
    }

    [AcceptedRisk("GDPR101", Reason = "Carte imprimée au comptoir devant le client", Owner = "Boutique", Until = "2031-01-15")]
    public static string Impression(Client client, CarteFidelite carte)
    {
        var nom = client.Nom;
        return $"{nom} {carte.Numero}"; // expect: GDPR201
    }

    [AcceptedRisk("GDPR103", Reason = "Points visibles en caisse", Owner = "Boutique", Until = "2031-01-15")] // expect: GDPR902
    public static int Points(CarteFidelite carte, decimal montant)
    {
        return carte.PointsApres(montant);
    }
}
