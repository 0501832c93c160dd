using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages.Compte;

/// <summary>Changement de mot de passe ; le personnel le fait plusieurs fois dans l’année.</summary>
[Authorize]
[Processing(Purposes.Security)]
public class MotDePasseModel(ShopDb db, UserManager<Data.Compte> comptes, TimeProvider horloge) : PageModel
{
    [BindProperty]
    public SaisieMotDePasse Saisie { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var compte = await comptes.GetUserAsync(User);
        if (compte is null || !ModelState.IsValid)
        {
            return Page();
        }

        var resultat = await comptes.ChangePasswordAsync(compte, Saisie.Actuel, Saisie.Nouveau);
        if (!resultat.Succeeded)
        {
            ModelState.AddModelError("", "Mot de passe refusé : douze caractères au moins, dont une majuscule, un chiffre et un signe.");
            return Page();
        }

        var maintenant = horloge.GetUtcNow().UtcDateTime;
        await db.Employes
            .Where(e => e.CompteId == compte.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.MotDePasseChangeLe, maintenant), cancellationToken);
        TempData["Message"] = "Mot de passe changé.";
        return RedirectToPage();
    }
}
