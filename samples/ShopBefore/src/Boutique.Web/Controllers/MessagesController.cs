using Boutique.Domain.Contact;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Messages du formulaire de contact.</summary>
[Authorize(Roles = "Support")]
[Processing("customer-question", Role = "support-agent")]
public class MessagesController(BoutiqueDb db, Courrier courrier, ResumeMessages resumes, AssistantReponses assistant) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var messages = await db.Messages
            .Where(m => !m.Traite)
            .OrderBy(m => m.RecuLe)
            .Select(m => new MessageFiche
            {
                Id = m.Id,
                Sujet = m.Sujet,
                RecuLe = m.RecuLe,
                Nom = m.NomExpediteur,
                Courriel = m.EmailExpediteur,
            })
            .ToListAsync(cancellationToken);
        return View(messages);
    }

    public async Task<IActionResult> Fiche(int id, CancellationToken cancellationToken)
    {
        var message = await db.Messages.FindAsync([id], cancellationToken);
        if (message is null)
        {
            return NotFound();
        }

        ViewData["Resume"] = await resumes.ResumerAsync(message, cancellationToken);
        return View(new MessageFiche
        {
            Id = message.Id,
            Sujet = message.Sujet,
            RecuLe = message.RecuLe,
            Nom = message.NomExpediteur,
            Courriel = message.EmailExpediteur,
            Texte = message.Texte,
            Annotation = Reponses.Note(message),
            Traite = message.Traite,
        });
    }

    [HttpPost]
    public async Task<IActionResult> Repondre(int id, string reponse, CancellationToken cancellationToken)
    {
        var message = await db.Messages.FindAsync([id], cancellationToken);
        if (message is null)
        {
            return NotFound();
        }

        var corps = $"{Reponses.Entete(message)}\n\n{reponse}\n\n{Reponses.Citation(message)}";
        await courrier.EnvoyerAsync(message.EmailExpediteur, "Votre message à la boutique", corps, cancellationToken); // expect: GDPR203
        message.Traite = true;
        await db.SaveChangesAsync(cancellationToken);
        return Fait("Réponse envoyée.");
    }

    public async Task<IActionResult> Proposer(int id, CancellationToken cancellationToken)
    {
        var message = await db.Messages.FindAsync([id], cancellationToken);
        if (message is null)
        {
            return NotFound();
        }

        return await assistant.EstUneReclamationAsync(message, cancellationToken)
            ? Content("Réclamation : à transmettre à la direction.")
            : Content(await assistant.ProposerAsync(message, cancellationToken));
    }

    [HttpPost]
    public async Task<IActionResult> Annoter(int id, string annotation, CancellationToken cancellationToken)
    {
        var message = await db.Messages.FindAsync([id], cancellationToken);
        if (message is null)
        {
            return NotFound();
        }

        message.Annotation = annotation;
        await db.SaveChangesAsync(cancellationToken);
        return Fait("Annotation enregistrée.", nameof(Fiche), new { id });
    }
}
