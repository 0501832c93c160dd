using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

/// <summary>Suivi d’une commande sans compte : numéro et adresse électronique.</summary>
[AllowAnonymous]
[Processing("order-handling")]
public class SuiviModel(BoutiqueDb db) : PageModel
{
    public Commande? Commande { get; private set; }

    public bool Cherche { get; private set; }

    public async Task OnGetAsync(string? numero, string? email, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(numero) || string.IsNullOrEmpty(email))
        {
            return;
        }

        Cherche = true;
        Commande = await db.Commandes
            .Include(c => c.Lignes)
            .Where(c => c.Numero == numero)
            .FirstOrDefaultAsync(c => c.Client!.Email == email, cancellationToken);
    }
}
