using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

/// <summary>Suivi d’une commande sans compte : on dit où elle en est, pas qui l’attend.</summary>
[AllowAnonymous]
[Processing(Purposes.OrderHandling)]
public class SuiviModel(ShopDb db) : PageModel
{
    [BindProperty]
    public SaisieSuivi Saisie { get; set; } = new();

    public SuiviVue? Suivi { get; private set; }

    public bool Cherche { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Cherche = true;
        var numero = Saisie.Numero;
        var courriel = Saisie.Courriel;
        Suivi = await db.Commandes
            .Where(c => c.Numero == numero && c.Client!.Email == courriel)
            .Select(c => new SuiviVue { Numero = c.Numero, Etat = c.Etat, NumeroSuivi = c.NumeroSuivi })
            .FirstOrDefaultAsync(cancellationToken);
        return Page();
    }
}
