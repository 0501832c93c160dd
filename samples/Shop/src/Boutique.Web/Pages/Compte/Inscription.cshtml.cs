using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Ouverture d’un compte client.</summary>
[AllowAnonymous]
[Processing(Purposes.Account)]
public class InscriptionModel(CompteService comptes) : PageModel
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

        if (!await comptes.OuvrirAsync(Saisie, cancellationToken))
        {
            ModelState.AddModelError("", "Inscription impossible : le mot de passe demande douze caractères, dont une majuscule, un chiffre et un signe.");
            return Page();
        }

        TempData["Message"] = "Suivez le lien que nous venons de vous envoyer pour confirmer votre adresse.";
        return RedirectToPage("/Compte/Connexion");
    }
}
