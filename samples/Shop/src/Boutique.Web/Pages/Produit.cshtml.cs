using Boutique.Domain.Catalogue;
using Boutique.Web.Data;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

[AllowAnonymous]
public class ProduitModel(ShopDb db, PanierService paniers) : PageModel
{
    public Produit Produit { get; private set; } = new();

    [BindProperty]
    public int Quantite { get; set; } = 1;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        var produit = await db.Produits.Include(p => p.Categorie).FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (produit is null)
        {
            return NotFound();
        }

        Produit = produit;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellationToken)
    {
        var ajoute = await paniers.AjouterAsync(id, Quantite, cancellationToken);
        TempData["Message"] = ajoute ? "Produit ajouté au panier." : "Ce produit n’est plus disponible.";
        return RedirectToPage("/Panier");
    }
}
