using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Controllers;

/// <summary>Messages du formulaire de contact.</summary>
[Authorize(Roles = RolesBoutique.Support)]
[Processing(Purposes.CustomerQuestion, Role = Roles.SupportAgent)]
public class MessagesController(ShopDb db, EnvoiSmtp envoi, IOptions<BoutiqueOptions> options) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var messages = await db.Messages
            .Where(m => !m.Traite)
            .OrderBy(m => m.RecuLe)
            .Select(m => new MessageLigne { Id = m.Id, Sujet = m.Sujet, RecuLe = m.RecuLe, Nom = m.NomExpediteur })
            .ToListAsync(cancellationToken);
        return View(messages);
    }

    public async Task<IActionResult> Fiche(int id, CancellationToken cancellationToken)
    {
        var fiche = await FicheAsync(id, cancellationToken);
        return fiche is null ? NotFound() : View(fiche);
    }

    [HttpPost]
    public async Task<IActionResult> Repondre(int id, string reponse, CancellationToken cancellationToken)
    {
        var fiche = await FicheAsync(id, cancellationToken);
        if (fiche is null)
        {
            return NotFound();
        }

        var corps = $"Bonjour {fiche.Nom},\n\n{reponse}\n\n> {fiche.Texte}";
        var message = Services.Messages.Preparer(fiche.Courriel, "Votre message à la boutique", corps, options.Value.UrlDuSite);
        await envoi.EnvoyerAsync(message, cancellationToken);
        await db.Messages
            .Where(m => m.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Traite, true), cancellationToken);
        return Fait("Réponse envoyée.");
    }

    private Task<MessageFiche?> FicheAsync(int id, CancellationToken cancellationToken)
    {
        return db.Messages
            .Where(m => m.Id == id)
            .Select(m => new MessageFiche
            {
                Id = m.Id,
                Sujet = m.Sujet,
                RecuLe = m.RecuLe,
                NumeroCommande = m.NumeroCommande,
                Nom = m.NomExpediteur,
                Courriel = m.EmailExpediteur,
                Texte = m.Texte,
            })
            .FirstOrDefaultAsync(cancellationToken);
    }
}
