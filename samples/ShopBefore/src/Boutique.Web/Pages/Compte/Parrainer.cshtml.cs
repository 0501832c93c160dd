using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Parrainage : on donne l’adresse d’un proche sans lui demander.</summary>
[Authorize]
public class ParrainerModel(ComptesService comptes, FideliteService fidelite, UserManager<Utilisateur> utilisateurs) : PageModel
{
    [BindProperty]
    public SaisieParrainage Saisie { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var client = await comptes.ClientDuCompteAsync(utilisateurs.GetUserId(User) ?? "", cancellationToken);
        if (client is null || !ModelState.IsValid || !Saisie.EstComplete())
        {
            return Page();
        }

        await fidelite.ParrainerAsync(client, Saisie, cancellationToken);
        TempData["Message"] = "Votre filleul a reçu une invitation.";
        return RedirectToPage("/Compte/Profil");
    }
}
