using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Changement d’adresse électronique par le client.</summary>
[Authorize(Roles = RolesBoutique.Client)]
[Processing(Purposes.Account, Role = Roles.Customer)]
public class CourrielModel(CompteService comptes, UserManager<Data.Compte> utilisateurs, SignInManager<Data.Compte> connexions) : PageModel
{
    [BindProperty]
    public SaisieCourriel Saisie { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await comptes.ChangerCourrielAsync(utilisateurs.GetUserId(User) ?? "", Saisie, cancellationToken))
        {
            ModelState.AddModelError("", "Changement impossible.");
            return Page();
        }

        await connexions.SignOutAsync();
        TempData["Message"] = "Suivez le lien que nous venons d’envoyer à votre nouvelle adresse.";
        return RedirectToPage("/Compte/Connexion");
    }
}
