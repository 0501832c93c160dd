using Boutique.Domain.Marketing;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Lettres et offres : on voit combien de personnes ont choisi un envoi, pas lesquelles.</summary>
[Authorize(Roles = RolesBoutique.Lettres)]
public class LettresController(ShopDb db, LettresService lettres) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var effectifs = await db.Consentements
            .Where(c => c.EstDonne)
            .GroupBy(c => c.Genre)
            .Select(g => new EffectifLettre(g.Key, g.Count()))
            .ToListAsync(cancellationToken);
        return View(effectifs);
    }

    public IActionResult Nouvelle() => View(new Campagne());

    [HttpPost]
    public async Task<IActionResult> Nouvelle(Campagne campagne, CancellationToken cancellationToken)
    {
        var nouvelle = new Campagne { Genre = campagne.Genre, Objet = campagne.Objet, Corps = campagne.Corps };
        db.Campagnes.Add(nouvelle);
        await db.SaveChangesAsync(cancellationToken);
        var envois = await lettres.EnvoyerAsync(nouvelle.Id, cancellationToken);
        return Fait($"{envois} messages envoyés.");
    }
}
