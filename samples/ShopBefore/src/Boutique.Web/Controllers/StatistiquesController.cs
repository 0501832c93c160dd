using Boutique.Web.Data;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Chiffres de vente. L’écran de la salle de pause les lit sans se connecter.</summary>
public class StatistiquesController(StatistiquesVentes ventes, BoutiqueDb db) : Controller
{
    [Authorize(Roles = "Admin,Marketing")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var tableau = await ventes.CalculerAsync(cancellationToken);
        return View(tableau);
    }

    [Processing("order-handling")]
    public async Task<IActionResult> Dernieres(CancellationToken cancellationToken) // expect: GDPR105
    {
        var dernieres = await db.Commandes
            .OrderByDescending(c => c.PasseeLe)
            .Take(5)
            .Select(c => new { c.Numero, Qui = c.NomLivraison })
            .ToListAsync(cancellationToken);
        return Json(dernieres);
    }

    [Authorize(Roles = "Admin")]
    public async Task<IActionResult> MeilleureVente(CancellationToken cancellationToken)
    {
        var montant = await ventes.MeilleureVenteAsync(cancellationToken);
        return Content($"{montant:0.00}");
    }

    [AllowAnonymous]
    public async Task<IActionResult> Compteur(CancellationToken cancellationToken)
    {
        var nombre = await db.Commandes.CountAsync(cancellationToken);
        return Content($"{nombre} commandes depuis l’ouverture");
    }
}
