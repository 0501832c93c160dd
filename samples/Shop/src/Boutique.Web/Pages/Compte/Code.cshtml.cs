using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Seconde étape de la connexion.</summary>
[AllowAnonymous]
[Processing(Purposes.Security)]
public class CodeModel(SignInManager<Data.Compte> connexions) : PageModel
{
    [BindProperty]
    public SaisieCode Saisie { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        var compte = await connexions.GetTwoFactorAuthenticationUserAsync();
        return compte is null ? RedirectToPage("/Compte/Connexion") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var resultat = await connexions.TwoFactorAuthenticatorSignInAsync(Saisie.Chiffres, isPersistent: false, rememberClient: false);
        if (!resultat.Succeeded)
        {
            ModelState.AddModelError("", "Code incorrect.");
            return Page();
        }

        return LocalRedirect(returnUrl ?? "/bureau");
    }
}
