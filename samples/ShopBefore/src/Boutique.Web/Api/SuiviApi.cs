using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Api;

/// <summary>Suivi des colis, ouvert à tous.</summary>
public static class SuiviApi
{
    public static void MapSuiviApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/suivi/{numero}", [Processing("order-handling")] async (string numero, BoutiqueDb db, CancellationToken cancellationToken) => // expect: GDPR105
        {
            var commande = await db.Commandes.FirstOrDefaultAsync(c => c.Numero == numero, cancellationToken);
            return commande is null ? Results.NotFound() : Results.Ok(new SuiviDto(commande.Numero, commande.Etat, commande.NomLivraison));
        });

        app.MapGet("/api/suivi/{numero}/adresse", Adresse); // expect: GDPR105

        app.MapGet("/api/suivi/{numero}/etat", async (string numero, BoutiqueDb db, CancellationToken cancellationToken) =>
            await db.Commandes.Where(c => c.Numero == numero).Select(c => c.Etat.ToString()).FirstOrDefaultAsync(cancellationToken));

        app.MapGet("/api/suivi/{numero}/colis", [AllowAnonymous, Processing("delivery")] async (string numero, BoutiqueDb db, CancellationToken cancellationToken) =>
        {
            return await db.Commandes.Where(c => c.Numero == numero).Select(c => c.CodePostalLivraison).FirstOrDefaultAsync(cancellationToken);
        });
    }

    [Processing("delivery")]
    private static async Task<IResult> Adresse(string numero, BoutiqueDb db, CancellationToken cancellationToken)
    {
        var adresse = await db.Commandes.Where(c => c.Numero == numero).Select(c => c.AdresseLivraison).FirstOrDefaultAsync(cancellationToken);
        return adresse is null ? Results.NotFound() : Results.Text(adresse);
    }
}
