using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Facturation ; le rôle vient de l’autorisation.</summary>
[Authorize(Roles = "Accountant")]
[Processing("billing")]
public class FacturesController(BoutiqueDb db, FactureService factures, PaiementClient paiements) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var lignes = await db.Factures
            .OrderByDescending(f => f.EmiseLe)
            .Select(f => new FactureLigne
            {
                Id = f.Id,
                Numero = f.Numero,
                EmiseLe = f.EmiseLe,
                Nom = f.NomFacturation,
                MontantTtc = f.MontantHt + f.Tva,
                Payee = f.Payee,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    public async Task<IActionResult> Fiche(int id, CancellationToken cancellationToken)
    {
        var facture = await db.Factures
            .Include(f => f.Commande).ThenInclude(c => c!.Lignes)
            .Include(f => f.Commande).ThenInclude(c => c!.Paiement)
            .FirstOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (facture?.Commande is null)
        {
            return NotFound();
        }

        return View(new FactureFiche
        {
            Id = facture.Id,
            Numero = facture.Numero,
            EmiseLe = facture.EmiseLe,
            Nom = facture.NomFacturation,
            Adresse = facture.AdresseFacturation,
            Courriel = facture.EmailFacturation, // expect: GDPR103, GDPR202
            JetonDePaiement = facture.Commande.Paiement?.Jeton,
            MontantHt = facture.MontantHt,
            Tva = facture.Tva,
            Lignes = facture.Commande.Lignes,
        });
    }

    [HttpPost]
    public async Task<IActionResult> Payer(int id, CancellationToken cancellationToken)
    {
        var facture = await db.Factures.FindAsync([id], cancellationToken);
        if (facture is null)
        {
            return NotFound();
        }

        facture.Payee = true;
        await db.SaveChangesAsync(cancellationToken);
        return Fait($"Facture {facture.Numero} de {facture.NomFacturation} payée."); // expect: GDPR208
    }

    [HttpPost]
    public async Task<IActionResult> Envoyer(int id, CancellationToken cancellationToken)
    {
        var facture = await db.Factures.FindAsync([id], cancellationToken);
        if (facture is null)
        {
            return NotFound();
        }

        await factures.EnvoyerAsync(facture, cancellationToken);
        return Fait("Facture envoyée.");
    }

    [HttpPost]
    public async Task<IActionResult> Rembourser(int id, CancellationToken cancellationToken)
    {
        var paiement = await db.Paiements.FirstOrDefaultAsync(p => p.Commande!.Facture!.Id == id, cancellationToken);
        if (paiement is null)
        {
            return NotFound();
        }

        await paiements.RembourserAsync(paiement, cancellationToken); // expect: GDPR210
        return Fait("Remboursement demandé.");
    }

    public async Task<IActionResult> Impayees(CancellationToken cancellationToken)
    {
        var impayees = await factures.ImpayeesAsync(cancellationToken);
        var noms = impayees.Select(Nom).ToList();
        return Json(noms);
    }

    public async Task<IActionResult> Imprimer(int id, CancellationToken cancellationToken)
    {
        var facture = await db.Factures.FindAsync([id], cancellationToken);
        if (facture is null)
        {
            return NotFound();
        }

        var chemin = await factures.ImprimerAsync(facture, cancellationToken);
        return PhysicalFile(chemin, "text/plain", facture.Numero + ".txt");
    }

    private static string Nom(Facture facture)
    {
        return facture.NomFacturation;
    }
}
