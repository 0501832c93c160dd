using Boutique.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Api;

/// <summary>Catalogue public, sans donnée personnelle.</summary>
public static class CatalogueApi
{
    public static void MapCatalogueApi(this IEndpointRouteBuilder app)
    {
        var groupe = app.MapGroup("/api/catalogue");

        groupe.MapGet("/", async (BoutiqueDb db, CancellationToken cancellationToken) =>
            await db.Produits
                .OrderBy(p => p.Reference)
                .Select(p => new { p.Id, p.Reference, p.NomProduit, p.Prix, p.Stock })
                .ToListAsync(cancellationToken));

        groupe.MapGet("/{id:int}", async (int id, BoutiqueDb db, CancellationToken cancellationToken) =>
            await db.Produits.FindAsync([id], cancellationToken) is { } produit ? Results.Ok(produit) : Results.NotFound());

        groupe.MapGet("/magasins", async (BoutiqueDb db, CancellationToken cancellationToken) =>
            await db.Magasins.OrderBy(m => m.Ville).ToListAsync(cancellationToken));

        groupe.MapGet("/entrepots", async (BoutiqueDb db, CancellationToken cancellationToken) =>
            await db.Entrepots.Select(e => new { e.Code, e.Ville, e.State }).ToListAsync(cancellationToken));
    }
}
