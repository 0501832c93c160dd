using Boutique.Domain.Catalogue;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Panier du visiteur, retrouvé par son cookie.</summary>
public class PanierService(ShopDb db, IHttpContextAccessor accessor, IOptions<BoutiqueOptions> options)
{
    public const string NomDuCookie = "panier";

    private HttpContext Contexte => accessor.HttpContext ?? throw new InvalidOperationException("Hors requête");

    public async Task<Panier> CourantAsync(CancellationToken cancellationToken = default)
    {
        var jeton = Contexte.Request.Cookies[NomDuCookie];
        if (jeton is not null)
        {
            var connu = await db.Paniers
                .Include(p => p.Lignes).ThenInclude(l => l.Produit)
                .FirstOrDefaultAsync(p => p.Jeton == jeton, cancellationToken);
            if (connu is not null)
            {
                return connu;
            }
        }

        var panier = new Panier { Jeton = Guid.NewGuid().ToString("N"), ModifieLe = DateTime.UtcNow };
        db.Paniers.Add(panier);
        await db.SaveChangesAsync(cancellationToken);
        Contexte.Response.Cookies.Append(NomDuCookie, panier.Jeton, new CookieOptions { MaxAge = TimeSpan.FromDays(30), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        return panier;
    }

    public async Task<bool> AjouterAsync(int produitId, int quantite, CancellationToken cancellationToken = default)
    {
        var produit = await db.Produits.FindAsync([produitId], cancellationToken);
        if (produit is null || !produit.EstDisponible || quantite < 1)
        {
            return false;
        }

        var panier = await CourantAsync(cancellationToken);
        var ligne = panier.Lignes.FirstOrDefault(l => l.ProduitId == produitId);
        if (ligne is null)
        {
            panier.Lignes.Add(new LignePanier { ProduitId = produitId, Produit = produit, Quantite = Math.Min(quantite, produit.Stock) });
        }
        else
        {
            ligne.Quantite = Math.Min(ligne.Quantite + quantite, produit.Stock);
        }

        panier.ModifieLe = DateTime.UtcNow;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task RetirerAsync(int ligneId, CancellationToken cancellationToken = default)
    {
        var panier = await CourantAsync(cancellationToken);
        panier.Lignes.RemoveAll(l => l.Id == ligneId);
        panier.ModifieLe = DateTime.UtcNow;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> AppliquerCodeAsync(string code, CancellationToken cancellationToken = default)
    {
        var promo = await db.CodesPromo.FirstOrDefaultAsync(p => p.Code == code, cancellationToken);
        if (promo is null || !promo.EstValide(DateTime.UtcNow))
        {
            return false;
        }

        var panier = await CourantAsync(cancellationToken);
        panier.CodePromo = promo.Code;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<decimal> RemiseAsync(Panier panier, CancellationToken cancellationToken = default)
    {
        if (panier.CodePromo is null)
        {
            return 0m;
        }

        var promo = await db.CodesPromo.FirstOrDefaultAsync(p => p.Code == panier.CodePromo, cancellationToken);
        return promo is null ? 0m : panier.SousTotal - promo.Appliquer(panier.SousTotal);
    }

    public decimal FraisDePort(Panier panier)
    {
        return panier.EstVide || panier.SousTotal >= options.Value.FrancoDePort ? 0m : options.Value.FraisDePort;
    }

    public async Task ViderAsync(Panier panier, CancellationToken cancellationToken = default)
    {
        panier.Lignes.Clear();
        panier.CodePromo = null;
        await db.SaveChangesAsync(cancellationToken);
    }
}
