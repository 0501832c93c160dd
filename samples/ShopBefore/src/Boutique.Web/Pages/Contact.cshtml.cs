using Boutique.Domain.Contact;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

/// <summary>Formulaire de contact.</summary>
[AllowAnonymous]
[Processing("customer-question")]
public class ContactModel(BoutiqueDb db, Courrier courrier, ILogger<ContactModel> logger) : PageModel
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

        var message = new MessageContact
        {
            NomExpediteur = Saisie.Nom,
            EmailExpediteur = Saisie.Courriel,
            Sujet = Saisie.Sujet,
            Texte = Saisie.Texte,
            NumeroCommande = Saisie.NumeroCommande,
            IpExpediteur = HttpContext.Connection.RemoteIpAddress?.ToString(), // expect: GDPR102
            RecuLe = DateTime.UtcNow,
        };
        db.Messages.Add(message);
        await db.SaveChangesAsync(cancellationToken);

        logger.LogInformation("Message de {Nom} : {Texte}", message.NomExpediteur, message.Texte); // expect: GDPR203, GDPR203
        await courrier.EnvoyerAsync(Saisie.Courriel, "Votre message", "Nous avons bien reçu votre message.", cancellationToken); // expect: GDPR203
        TempData["Message"] = $"Merci {Saisie.Nom}, nous vous répondrons sous deux jours."; // expect: GDPR208
        return RedirectToPage();
    }
}
