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

/// <summary>Connexion des clients et, première étape, du personnel. Ne dit pas si l’adresse est connue.</summary>
[AllowAnonymous]
[Processing(Purposes.Security)]
public class ConnexionModel(SignInManager<Data.Compte> connexions, UserManager<Data.Compte> comptes, JournalConnexions journal) : PageModel
{
    [BindProperty]
    public SaisieConnexion Saisie { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? returnUrl, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var courriel = Saisie.Courriel;
        var compte = await comptes.FindByEmailAsync(courriel);
        if (compte is null)
        {
            return Refuser();
        }

        var resultat = await connexions.PasswordSignInAsync(compte, Saisie.MotDePasse, isPersistent: false, lockoutOnFailure: true);
        if (compte.EmployeId is { } employeId)
        {
            await journal.NoterAsync(employeId, resultat.Succeeded || resultat.RequiresTwoFactor, cancellationToken);
        }

        if (resultat.RequiresTwoFactor)
        {
            return RedirectToPage("/Compte/Code", new { returnUrl });
        }

        if (!resultat.Succeeded)
        {
            return Refuser();
        }

        return compte.EstSalarie ? RedirectToPage("/Compte/Appareil") : LocalRedirect(returnUrl ?? "/");
    }

    private PageResult Refuser()
    {
        ModelState.AddModelError("", "Adresse ou mot de passe incorrect.");
        return Page();
    }
}
