using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Ouverture d’un compte client.</summary>
[AllowAnonymous]
[Processing("account")]
public class InscriptionModel(ComptesService comptes) : PageModel
{
    [BindProperty]
    public SaisieInscription Saisie { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var ip = AdresseDuVisiteur();
        var resultat = await comptes.OuvrirAsync(Saisie, ip, cancellationToken);
        if (!resultat.Succeeded)
        {
            foreach (var erreur in resultat.Errors)
            {
                ModelState.AddModelError("", erreur.Description);
            }

            return Page();
        }

        TempData["Message"] = $"Bienvenue {Saisie.Prenom}, votre compte est ouvert."; // expect: GDPR208
        return RedirectToPage("/Compte/Connexion");
    }

    [Processing("security")]
    private string? AdresseDuVisiteur()
    {
        return HttpContext.Connection.RemoteIpAddress?.ToString();
    }
}
