using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Habilitations du personnel et journal de ses connexions.</summary>
[Authorize(Roles = RolesBoutique.Gerance)]
[Processing(Purposes.StaffAccess, Role = Roles.StaffManager)]
public class PersonnelController(ShopDb db, TimeProvider horloge) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var lignes = await db.Employes
            .OrderBy(e => e.Nom)
            .Select(e => new EmployeLigne
            {
                Id = e.Id,
                Nom = e.Prenom + " " + e.Nom,
                Courriel = e.Email,
                Mission = e.Mission,
                Poste = e.Poste,
                VersionAcceptee = e.VersionAcceptee,
                CompetenceVerifieeLe = e.CompetenceVerifieeLe,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    [HttpPost]
    public async Task<IActionResult> Verifier(int id, CancellationToken cancellationToken)
    {
        DateTime? maintenant = horloge.GetUtcNow().UtcDateTime;
        await db.Employes
            .Where(e => e.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.CompetenceVerifieeLe, maintenant), cancellationToken);
        return Fait("Compétence vérifiée.");
    }

    [Processing(Purposes.Security, Role = Roles.StaffManager)]
    public async Task<IActionResult> Connexions(CancellationToken cancellationToken)
    {
        var lignes = await db.Connexions
            .OrderByDescending(c => c.Le)
            .Take(200)
            .Select(c => new ConnexionLigne { EmployeId = c.EmployeId, Le = c.Le, Reussie = c.Reussie, Ip = c.Ip })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }
}
