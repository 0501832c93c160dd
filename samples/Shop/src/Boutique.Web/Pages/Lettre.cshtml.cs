using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

/// <summary>Choix des envois.</summary>
[AllowAnonymous]
[Processing(Purposes.DirectMarketing)]
public class LettreModel(InscriptionsLettres inscriptions) : PageModel
{
    [BindProperty]
    public SaisieLettre Saisie { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await inscriptions.InscrireAsync(Saisie, cancellationToken))
        {
            ModelState.AddModelError("", "Choisissez au moins un envoi.");
            return Page();
        }

        TempData["Message"] = "Confirmez votre choix avec le lien que nous venons de vous envoyer.";
        return RedirectToPage();
    }
}
