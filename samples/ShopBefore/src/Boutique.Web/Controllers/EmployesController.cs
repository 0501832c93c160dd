using Boutique.Domain.Personnel;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Annuaire et entrées du personnel.</summary>
[Authorize(Roles = "HumanResources")]
[Processing("staff-management", Role = "hr-manager")]
public class EmployesController(BoutiqueDb db, ILogger<EmployesController> logger) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var employes = await db.Employes.AsNoTracking().ToListAsync(cancellationToken);
        var lignes = Annuaire.ParNom(employes).Select(e => new EmployeLigne
        {
            Id = e.Id,
            Nom = e.NomComplet,
            Courriel = e.Email,
            Matricule = e.Matricule, // expect: GDPR202
            Service = e.Service,
        });
        return View(lignes.ToList());
    }

    public IActionResult Nouveau()
    {
        return View(new SaisieEmploye());
    }

    [HttpPost]
    public async Task<IActionResult> Nouveau(SaisieEmploye saisie, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return View(saisie);
        }

        var employe = new Employe
        {
            Prenom = saisie.Prenom,
            Nom = saisie.Nom,
            Email = saisie.Courriel,
            Matricule = saisie.Matricule,
            Service = saisie.Service,
            EntreLe = DateOnly.FromDateTime(DateTime.Today),
        };
        db.Employes.Add(employe);
        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("Salarié {@Employe} ajouté", employe); // expect: GDPR203
        return Fait("Fiche créée.");
    }

    [Processing("staff-management", Role = "support-agent")]
    public async Task<IActionResult> Joindre(int id, CancellationToken cancellationToken)
    {
        var employe = await db.Employes.FindAsync([id], cancellationToken);
        if (employe is null)
        {
            return NotFound();
        }

        var courriel = employe.Email; // expect: GDPR103
        return Redirect($"mailto:{courriel}"); // expect: GDPR206
    }

    public async Task<IActionResult> Connexions(int id, CancellationToken cancellationToken)
    {
        var connexions = await db.Connexions
            .Where(c => c.EmployeId == id)
            .Select(c => new { c.Le, c.Reussie, Adresse = c.Ip }) // expect: GDPR102
            .ToListAsync(cancellationToken);
        return Json(connexions);
    }
}
