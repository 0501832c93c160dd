using Boutique.Domain.Marketing;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Lettre d’information.</summary>
[Authorize(Roles = "Marketing")]
[Processing("direct-marketing", Role = "marketing-officer")]
public class NewslettersController(BoutiqueDb db, NewsletterService newsletters) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var abonnes = await db.Abonnes
            .Where(a => a.DesinscritLe == null)
            .OrderBy(a => a.Email)
            .Select(a => new AbonneLigne
            {
                Id = a.Id,
                Courriel = a.Email,
                Prenom = a.Prenom,
                InscritLe = a.InscritLe,
            })
            .ToListAsync(cancellationToken);
        return View(abonnes);
    }

    public IActionResult Nouvelle(string? courriel)
    {
        return View(new Campagne { Objet = courriel is null ? "" : "Pour vous" });
    }

    [HttpPost]
    public async Task<IActionResult> Nouvelle(Campagne campagne, CancellationToken cancellationToken)
    {
        db.Campagnes.Add(campagne);
        await db.SaveChangesAsync(cancellationToken);
        var envois = await newsletters.EnvoyerAsync(campagne, cancellationToken);
        envois += await newsletters.EnvoyerAuxClientsAsync(campagne, cancellationToken);
        return Fait($"{envois} messages envoyés.");
    }

    public async Task<IActionResult> Numeros(CancellationToken cancellationToken)
    {
        var numeros = await newsletters.NumerosPourSmsAsync(cancellationToken);
        return Content(string.Join('\n', numeros));
    }

    [Authorize(Roles = "Marketing,Support")]
    [Processing("direct-marketing")]
    public async Task<IActionResult> Verifier(int id, CancellationToken cancellationToken)
    {
        var abonne = await db.Abonnes.FindAsync([id], cancellationToken);
        if (abonne is null)
        {
            return NotFound();
        }

        var courriel = abonne.Email; // expect: GDPR103
        return Content(courriel);
    }
}
