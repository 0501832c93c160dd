using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Les informations du client, qu’il peut modifier.</summary>
[Authorize(Roles = "Customer")]
[Processing("account")]
public class ProfilModel(ComptesService comptes, UserManager<Utilisateur> utilisateurs, FideliteService fidelite) : PageModel
{
    [BindProperty]
    public SaisieProfil Saisie { get; set; } = new();

    [Personal("contact.email")]
    public string Courriel { get; private set; } = "";

    public int Points { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var client = await comptes.ClientDuCompteAsync(utilisateurs.GetUserId(User) ?? "", cancellationToken);
        if (client is null)
        {
            return NotFound();
        }

        Courriel = client.Email;
        Saisie.Civilite = client.Civilite;
        Saisie.Prenom = client.Prenom;
        Saisie.Nom = client.Nom;
        Saisie.Telephone = client.Telephone;
        var adresse = client.Adresses.FirstOrDefault(a => a.ParDefaut);
        Saisie.Rue = adresse?.Rue;
        Saisie.CodePostal = adresse?.CodePostal;
        Saisie.Ville = adresse?.Ville;
        var carte = await fidelite.OuvrirAsync(client, cancellationToken);
        Points = carte.Points;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var client = await comptes.ClientDuCompteAsync(utilisateurs.GetUserId(User) ?? "", cancellationToken);
        if (client is null)
        {
            return NotFound();
        }

        await comptes.ModifierAsync(client, Saisie, cancellationToken);
        TempData["Message"] = "Vos informations sont à jour.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSupprimerAsync(CancellationToken cancellationToken)
    {
        var client = await comptes.ClientDuCompteAsync(utilisateurs.GetUserId(User) ?? "", cancellationToken);
        if (client is not null)
        {
            await comptes.FermerAsync(client, cancellationToken);
        }

        return RedirectToPage("/Compte/Deconnexion");
    }
}
