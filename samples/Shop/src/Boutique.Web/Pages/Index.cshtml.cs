using Boutique.Domain.Catalogue;
using Boutique.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

[AllowAnonymous]
public class IndexModel(ShopDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Rayon { get; set; }

    public List<CategorieProduit> Rayons { get; private set; } = [];

    public List<Produit> Produits { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rayons = await db.Categories.OrderBy(c => c.Nom).ToListAsync(cancellationToken);
        var produits = db.Produits.AsQueryable();
        if (!string.IsNullOrEmpty(Rayon))
        {
            produits = produits.Where(p => p.Categorie!.Slug == Rayon);
        }

        Produits = await produits.OrderBy(p => p.NomProduit).ToListAsync(cancellationToken);
    }
}
