using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

/// <summary>Remerciement après la commande : son numéro et son état, rien sur la personne.</summary>
[AllowAnonymous]
public class MerciModel(ShopDb db) : PageModel
{
    public string Numero { get; private set; } = "";

    public bool AConfirmer { get; private set; }

    public async Task<IActionResult> OnGetAsync(string numero, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes
            .Where(c => c.Numero == numero)
            .Select(c => new { c.Numero, c.Etat })
            .FirstOrDefaultAsync(cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        Numero = commande.Numero;
        AConfirmer = commande.Etat == EtatCommande.AConfirmer;
        return Page();
    }
}
