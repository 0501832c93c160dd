using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Connexion des clients et des salariés.</summary>
[AllowAnonymous]
[Processing("security")]
public class ConnexionModel(
    SignInManager<Utilisateur> connexions,
    UserManager<Utilisateur> utilisateurs,
    JournalConnexions journal,
    ILogger<ConnexionModel> logger) : PageModel
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
        var utilisateur = await utilisateurs.FindByEmailAsync(courriel);
        if (utilisateur is null)
        {
            logger.LogWarning("Compte inconnu : {Courriel}", courriel); // expect: GDPR203
            ModelState.AddModelError("", $"Aucun compte à l’adresse {courriel}.");
            return Page();
        }

        var resultat = await connexions.PasswordSignInAsync(utilisateur, Saisie.MotDePasse, Saisie.ResterConnecte, lockoutOnFailure: false);
        await journal.NoterAsync(utilisateur, resultat.Succeeded, cancellationToken);
        if (!resultat.Succeeded)
        {
            ModelState.AddModelError("", "Mot de passe incorrect.");
            return Page();
        }

        var surnom = utilisateur.UserName;
        logger.LogInformation("{Utilisateur} connecté", surnom); // expect: GDPR203
        return utilisateur.EstSalarie ? Redirect("/bureau") : LocalRedirect(returnUrl ?? "/");
    }
}
