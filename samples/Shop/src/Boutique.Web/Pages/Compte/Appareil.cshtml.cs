using System.Security.Cryptography;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Enregistre l’appareil de la double authentification ; sans elle, le personnel n’accède à rien.</summary>
[Authorize]
[Processing(Purposes.Security)]
public class AppareilModel(UserManager<Data.Compte> comptes, SignInManager<Data.Compte> connexions) : PageModel
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [BindProperty]
    public SaisieCode Saisie { get; set; } = new();

    /// <summary>À saisir dans l’application d’authentification.</summary>
    [Personal(DataCategories.AccountCredential)]
    public string Cle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var compte = await comptes.GetUserAsync(User);
        if (compte is null || compte.TwoFactorEnabled)
        {
            return Redirect("/bureau");
        }

        var cle = RandomNumberGenerator.GetString(Alphabet, 32);
        await comptes.SetAuthenticationTokenAsync(compte, "[AspNetUserStore]", "AuthenticatorKey", cle);
        Cle = cle;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var compte = await comptes.GetUserAsync(User);
        if (compte is null || compte.TwoFactorEnabled)
        {
            return Redirect("/bureau");
        }

        var valide = ModelState.IsValid
            && await comptes.VerifyTwoFactorTokenAsync(compte, comptes.Options.Tokens.AuthenticatorTokenProvider, Saisie.Chiffres);
        if (!valide)
        {
            TempData["Message"] = "Code incorrect ; voici une nouvelle clé.";
            return RedirectToPage();
        }

        await comptes.SetTwoFactorEnabledAsync(compte, true);
        await connexions.SignOutAsync();
        TempData["Message"] = "Appareil enregistré : connectez-vous de nouveau, avec le code.";
        return RedirectToPage("/Compte/Connexion");
    }
}
