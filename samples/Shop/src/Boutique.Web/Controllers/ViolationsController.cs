using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Registre des violations de données.</summary>
[Authorize(Roles = RolesBoutique.Donnees)]
public class ViolationsController(ShopDb db, ViolationsService violations, TimeProvider horloge) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var registre = await db.Violations.OrderByDescending(v => v.ConstateeLe).ToListAsync(cancellationToken);
        ViewData["Maintenant"] = horloge.GetUtcNow().UtcDateTime;
        return View(registre);
    }

    public IActionResult Nouvelle() => View(new SaisieViolation { ConstateeLe = horloge.GetUtcNow().UtcDateTime });

    [HttpPost]
    public async Task<IActionResult> Nouvelle(SaisieViolation saisie, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return View(saisie);
        }

        await violations.InscrireAsync(saisie, cancellationToken);
        return Fait("Violation inscrite : soixante-douze heures pour la notifier.");
    }

    [HttpPost]
    public async Task<IActionResult> Notifier(int id, string? motif, CancellationToken cancellationToken)
    {
        var fait = await violations.NotifierAsync(id, motif, cancellationToken);
        return Fait(fait ? "Notification notée." : "Passé soixante-douze heures, il faut un motif.");
    }

    [HttpPost]
    public async Task<IActionResult> Prevenir(int id, CancellationToken cancellationToken)
    {
        var nombre = await violations.PrevenirAsync(id, cancellationToken);
        return Fait($"{nombre} personnes prévenues.");
    }
}
