using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Retours reçus à l’entrepôt ; le remboursement est l’affaire de la comptabilité.</summary>
[Authorize(Roles = RolesBoutique.Commandes)]
[Processing(Purposes.OrderHandling, Role = Roles.OrderClerk)]
public class RetoursController(ShopDb db) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var lignes = await db.DemandesRetour
            .Where(r => !r.Recu)
            .OrderBy(r => r.DemandeLe)
            .Select(r => new RetourLigne
            {
                Id = r.Id,
                NumeroCommande = r.Commande!.Numero,
                Motif = r.Motif,
                DemandeLe = r.DemandeLe,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    [HttpPost]
    public async Task<IActionResult> Recu(int id, CancellationToken cancellationToken)
    {
        await db.DemandesRetour
            .Where(r => r.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Recu, true), cancellationToken);
        return Fait("Retour reçu ; la comptabilité rembourse.");
    }
}
