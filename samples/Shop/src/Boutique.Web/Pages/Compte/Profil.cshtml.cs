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

/// <summary>Les informations du client, qu’il modifie lui-même à tout moment.</summary>
[Authorize(Roles = RolesBoutique.Client)]
[Processing(Purposes.Account, Role = Roles.Customer)]
public class ProfilModel(CompteService comptes, UserManager<Data.Compte> utilisateurs) : PageModel
{
    [BindProperty]
    public SaisieProfil Saisie { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var profil = await comptes.ProfilAsync(utilisateurs.GetUserId(User) ?? "", cancellationToken);
        if (profil is null)
        {
            return NotFound();
        }

        Saisie = profil;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await comptes.RectifierAsync(utilisateurs.GetUserId(User) ?? "", Saisie, cancellationToken))
        {
            ModelState.AddModelError("", "Nous livrons en France métropolitaine et en Corse seulement.");
            return Page();
        }

        TempData["Message"] = "Vos informations sont à jour.";
        return RedirectToPage();
    }
}
