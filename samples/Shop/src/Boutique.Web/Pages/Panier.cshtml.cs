using Boutique.Domain.Catalogue;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

[AllowAnonymous]
public class PanierModel(PanierService paniers) : PageModel
{
    public Panier Panier { get; private set; } = new();

    public decimal Remise { get; private set; }

    public decimal FraisDePort { get; private set; }

    public decimal Total => Panier.SousTotal - Remise + FraisDePort;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Panier = await paniers.CourantAsync(cancellationToken);
        Remise = await paniers.RemiseAsync(Panier, cancellationToken);
        FraisDePort = paniers.FraisDePort(Panier);
    }

    public async Task<IActionResult> OnPostRetirerAsync(int ligne, CancellationToken cancellationToken)
    {
        await paniers.RetirerAsync(ligne, cancellationToken);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCodeAsync(string code, CancellationToken cancellationToken)
    {
        var accepte = await paniers.AppliquerCodeAsync(code, cancellationToken);
        TempData["Message"] = accepte ? "Code appliqué." : "Ce code n’est pas valable.";
        return RedirectToPage();
    }
}
