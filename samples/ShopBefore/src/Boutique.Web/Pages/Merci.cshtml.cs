using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

/// <summary>Remerciement après la commande.</summary>
[AllowAnonymous]
public class MerciModel(BoutiqueDb db) : PageModel
{
    public Commande Commande { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(string numero, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes.Include(c => c.Lignes).FirstOrDefaultAsync(c => c.Numero == numero, cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        Commande = commande;
        return Page();
    }
}
