using Boutique.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Api;

/// <summary>Catalogue public, sans donnée personnelle.</summary>
public static class CatalogueApi
{
    public static void MapCatalogueApi(this IEndpointRouteBuilder app)
    {
        var groupe = app.MapGroup("/api/catalogue").AllowAnonymous();

        groupe.MapGet("/", async (ShopDb db, CancellationToken cancellationToken) =>
            await db.Produits
                .OrderBy(p => p.Reference)
                .Select(p => new { p.Id, p.Reference, p.NomProduit, p.Prix, p.Stock })
                .ToListAsync(cancellationToken));

        groupe.MapGet("/{id:int}", async (int id, ShopDb db, CancellationToken cancellationToken) =>
            await db.Produits.FindAsync([id], cancellationToken) is { } produit ? Results.Ok(produit) : Results.NotFound());

        groupe.MapGet("/magasins", async (ShopDb db, CancellationToken cancellationToken) =>
            await db.Magasins.OrderBy(m => m.Ville).ToListAsync(cancellationToken));

        groupe.MapGet("/entrepots", async (ShopDb db, CancellationToken cancellationToken) =>
            await db.Entrepots.Select(e => new { e.Code, e.Ville, e.State }).ToListAsync(cancellationToken));
    }
}
