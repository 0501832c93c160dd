using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Api;

/// <summary>Commandes pour l’outil de préparation de l’entrepôt.</summary>
public static class CommandesApi
{
    public static void MapCommandesApi(this IEndpointRouteBuilder app)
    {
        var groupe = app.MapGroup("/api/commandes").RequireAuthorization(p => p.RequireRole(RolesBoutique.Commandes, RolesBoutique.Administration));

        groupe.MapGet("/", [Processing("order-handling", Role = "order-clerk")] async (BoutiqueDb db, CancellationToken cancellationToken) =>
        {
            return await db.Commandes
                .Where(c => c.Etat == EtatCommande.Payee)
                .OrderBy(c => c.PasseeLe)
                .Select(c => new CommandeDto(c.Id, c.Numero, c.NomLivraison, c.AdresseLivraison, c.Total))
                .ToListAsync(cancellationToken);
        });

        groupe.MapGet("/{id:int}/client", Client);

        groupe.MapPost("/{id:int}/expedition", async (int id, CommandeService commandes, CancellationToken cancellationToken) =>
            await commandes.ExpedierAsync(id, cancellationToken) ? Results.NoContent() : Results.Conflict());

        groupe.MapGet("/{id:int}/etiquette", [Processing("delivery", Role = "order-clerk")] async (int id, BoutiqueDb db, CancellationToken cancellationToken) =>
        {
            var commande = await db.Commandes.FindAsync([id], cancellationToken);
            if (commande is null)
            {
                return Results.NotFound();
            }

            var valeur = commande.Total; // expect: GDPR102
            return Results.Text($"{Etiquette.Texte(commande)}\nValeur déclarée {valeur:0.00} €");
        });

        groupe.MapGet("/{id:int}/tournee", [Processing("delivery", Role = "livreur")] async (int id, BoutiqueDb db, CancellationToken cancellationToken) => // expect: GDPR004
        {
            var commande = await db.Commandes.FindAsync([id], cancellationToken);
            return commande is null ? Results.NotFound() : Results.Text(commande.AdresseLivraison);
        });

        groupe.MapGet("/recherche", [Processing("commandes")] async (string nom, BoutiqueDb db, CancellationToken cancellationToken) => // expect: GDPR003
        {
            return await db.Commandes.Where(c => c.NomLivraison.Contains(nom)).Select(c => c.Numero).ToListAsync(cancellationToken);
        });

        groupe.MapGet("/{id:int}/paiement", [Processing("billing", Role = "order-clerk")] async (int id, BoutiqueDb db, CancellationToken cancellationToken) =>
        {
            var paiement = await db.Paiements.FirstOrDefaultAsync(p => p.CommandeId == id, cancellationToken);
            if (paiement is null)
            {
                return Results.NotFound();
            }

            var jeton = paiement.Jeton; // expect: GDPR103
            return Results.Text(jeton);
        });
    }

    [Processing("order-handling", Role = "order-clerk")]
    private static async Task<IResult> Client(int id, BoutiqueDb db, CancellationToken cancellationToken)
    {
        var client = await db.Commandes.Where(c => c.Id == id).Select(c => c.Client).FirstOrDefaultAsync(cancellationToken);
        if (client is null)
        {
            return Results.NotFound();
        }

        return Results.Ok(new ClientDto(client.Id, client.NomComplet, client.Email, client.Telephone));
    }
}
