using Boutique.Domain.Droits;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages.Compte;

/// <summary>Accès et effacement, par le client lui-même.</summary>
[Authorize(Roles = RolesBoutique.Client)]
[Processing(Purposes.RightsRequests, Role = Roles.Customer)]
public class MesDonneesModel(ShopDb db, DroitsService droits, UserManager<Data.Compte> comptes, SignInManager<Data.Compte> connexions) : PageModel
{
    public ExportDonnees Donnees { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var donnees = await droits.ExporterAsync(await ClientAsync(cancellationToken), cancellationToken);
        if (donnees is null)
        {
            return NotFound();
        }

        Donnees = donnees;
        return Page();
    }

    /// <summary>La copie de ses données, dans un format que d’autres lisent (RGPD, art. 20).</summary>
    public async Task<IActionResult> OnGetCopieAsync(CancellationToken cancellationToken)
    {
        var donnees = await droits.ExporterAsync(await ClientAsync(cancellationToken), cancellationToken);
        if (donnees is null)
        {
            return NotFound();
        }

        return new JsonResult(donnees);
    }

    public async Task<IActionResult> OnPostDemanderAsync(GenreDemande genre, CancellationToken cancellationToken)
    {
        await droits.DemanderAsync(await ClientAsync(cancellationToken), genre, cancellationToken);
        TempData["Message"] = "Votre demande est enregistrée ; la réponse vient sous un mois.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSupprimerAsync(CancellationToken cancellationToken)
    {
        await droits.EffacerAsync(await ClientAsync(cancellationToken), parLeClient: true, cancellationToken);
        await connexions.SignOutAsync();
        TempData["Message"] = "Votre compte est supprimé.";
        return RedirectToPage("/Index");
    }

    private Task<int> ClientAsync(CancellationToken cancellationToken)
    {
        var compteId = comptes.GetUserId(User);
        return db.Clients.Where(c => c.CompteId == compteId).Select(c => c.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
