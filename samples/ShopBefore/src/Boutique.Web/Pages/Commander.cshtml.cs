using Boutique.Domain.Catalogue;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

/// <summary>Passage de commande, avec ou sans compte.</summary>
[AllowAnonymous]
[Processing("order-handling")]
public class CommanderModel(
    BoutiqueDb db,
    PanierService paniers,
    CommandeService commandes,
    NewsletterService newsletters,
    UserManager<Utilisateur> utilisateurs) : PageModel
{
    [BindProperty]
    public SaisieCommande Saisie { get; set; } = new();

    public Panier Panier { get; private set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Panier = await paniers.CourantAsync(cancellationToken);
        var compteId = utilisateurs.GetUserId(User);
        if (compteId is null)
        {
            return;
        }

        var client = await db.Clients.Include(c => c.Adresses).FirstOrDefaultAsync(c => c.CompteId == compteId, cancellationToken);
        if (client is null)
        {
            return;
        }

        Saisie.Civilite = client.Civilite;
        Saisie.Prenom = client.Prenom;
        Saisie.Nom = client.Nom;
        Saisie.Courriel = client.Email;
        Saisie.Telephone = client.Telephone ?? "";
        var adresse = client.Adresses.FirstOrDefault(a => a.ParDefaut);
        if (adresse is not null)
        {
            Saisie.Rue = adresse.Rue;
            Saisie.Complement = adresse.Complement;
            Saisie.CodePostal = adresse.CodePostal;
            Saisie.Ville = adresse.Ville;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Panier = await paniers.CourantAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var ip = HttpContext.Connection.RemoteIpAddress?.ToString(); // expect: GDPR102
        var commande = await commandes.PasserAsync(Saisie, utilisateurs.GetUserId(User), ip, cancellationToken); // expect: GDPR210
        if (commande is null)
        {
            return RedirectToPage("/Panier");
        }

        if (Saisie.Newsletter)
        {
            await newsletters.InscrireAsync(Saisie.Courriel, Saisie.Prenom, "commande", cancellationToken); // expect: GDPR202
        }

        HttpContext.Session.SetString("dernier-client", Saisie.Courriel); // expect: GDPR208
        return RedirectToPage("/Merci", new { numero = commande.Numero, email = Saisie.Courriel }); // expect: GDPR206
    }
}
