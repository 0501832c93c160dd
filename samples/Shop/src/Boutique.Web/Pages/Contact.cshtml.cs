using Boutique.Domain.Contact;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Pages;

/// <summary>Formulaire de contact.</summary>
[AllowAnonymous]
[Processing(Purposes.CustomerQuestion)]
public class ContactModel(ShopDb db, EnvoiSmtp envoi, TimeProvider horloge, IOptions<BoutiqueOptions> options) : PageModel
{
    [BindProperty]
    public SaisieContact Saisie { get; set; } = new();

    public void OnGet(string? commande)
    {
        Saisie.NumeroCommande = commande;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var courriel = Saisie.Courriel;
        db.Messages.Add(new MessageContact
        {
            NomExpediteur = Saisie.Nom,
            EmailExpediteur = courriel,
            Sujet = Saisie.Sujet,
            Texte = Saisie.Texte,
            NumeroCommande = Saisie.NumeroCommande,
            RecuLe = horloge.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);

        var accuse = Messages.Preparer(courriel, "Votre message", "Nous avons bien reçu votre message et vous répondrons sous deux jours.", options.Value.UrlDuSite);
        await envoi.EnvoyerAsync(accuse, cancellationToken);
        TempData["Message"] = "Merci, nous vous répondrons sous deux jours.";
        return RedirectToPage();
    }
}
