using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Securite;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Api;

/// <summary>Commandes pour l’outil de préparation de l’entrepôt.</summary>
public static class CommandesApi
{
    public static void MapCommandesApi(this IEndpointRouteBuilder app)
    {
        var groupe = app.MapGroup("/api/commandes")
            .RequireAuthorization(Acces.Salarie)
            .RequireAuthorization(new AuthorizeAttribute { Roles = RolesBoutique.Commandes });

        groupe.MapGet("/", [Processing(Purposes.OrderHandling, Role = Roles.OrderClerk)] async (ShopDb db, CancellationToken cancellationToken) =>
        {
            return await db.Commandes
                .Where(c => c.Etat == EtatCommande.Payee)
                .OrderBy(c => c.PasseeLe)
                .Select(c => new CommandeDto(c.Id, c.Numero, c.NomLivraison, c.AdresseLivraison))
                .ToListAsync(cancellationToken);
        });

        groupe.MapGet("/{id:int}/contact", Contact);

        groupe.MapPost("/{id:int}/expedition", async (int id, CommandeService commandes, CancellationToken cancellationToken) =>
            await commandes.ExpedierAsync(id, cancellationToken) ? Results.NoContent() : Results.Conflict());
    }

    [Processing(Purposes.OrderHandling, Role = Roles.OrderClerk)]
    private static async Task<IResult> Contact(int id, ShopDb db, CancellationToken cancellationToken)
    {
        var contact = await db.Commandes
            .Where(c => c.Id == id)
            .Select(c => new ContactLivraisonDto(c.Numero, c.NomLivraison, c.TelephoneLivraison))
            .FirstOrDefaultAsync(cancellationToken);
        return contact is null ? Results.NotFound() : Results.Ok(contact);
    }
}
