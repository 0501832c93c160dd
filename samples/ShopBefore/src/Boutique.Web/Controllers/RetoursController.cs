using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Retours et remboursements : la comptabilité paie, la préparation lit le motif.</summary>
[Authorize(Roles = "Accountant,OrderClerk")]
[Processing("billing", Role = "accountant")]
[Processing("order-handling", Role = "order-clerk")]
public class RetoursController(BoutiqueDb db) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var lignes = await db.DemandesRetour
            .Where(r => !r.Rembourse)
            .OrderBy(r => r.DemandeLe)
            .Select(r => new RetourLigne
            {
                Id = r.Id,
                NumeroCommande = r.Commande!.Numero,
                Nom = r.Commande.NomLivraison,
                Motif = r.Motif,
                IbanRemboursement = r.IbanRemboursement, // expect: GDPR202
                DemandeLe = r.DemandeLe,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    [HttpPost]
    public async Task<IActionResult> Rembourser(int id, CancellationToken cancellationToken)
    {
        var retour = await db.DemandesRetour.FindAsync([id], cancellationToken);
        if (retour is null)
        {
            return NotFound();
        }

        retour.Rembourse = true;
        await db.SaveChangesAsync(cancellationToken);
        return Fait("Retour remboursé.");
    }

    [Processing("order-handling", Role = "order-clerk")]
    public async Task<IActionResult> Virement(int id, CancellationToken cancellationToken)
    {
        var retour = await db.DemandesRetour.FindAsync([id], cancellationToken);
        if (retour is null)
        {
            return NotFound();
        }

        var iban = retour.IbanRemboursement; // expect: GDPR102
        return Content($"Virement vers {iban}");
    }
}
