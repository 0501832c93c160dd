using System.Globalization;
using System.Text;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Facturation et archives comptables.</summary>
[Authorize(Roles = RolesBoutique.Comptabilite)]
[Processing(Purposes.Billing, Role = Roles.Accountant)]
public class FacturesController(ShopDb db, ArchiveDb archives, FactureService factures) : BureauController
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
                MontantTtc = f.MontantTtc,
                Payee = f.Payee,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    public async Task<IActionResult> Fiche(int id, CancellationToken cancellationToken)
    {
        var fiche = await db.Factures
            .Where(f => f.Id == id)
            .Select(f => new FactureFiche
            {
                Id = f.Id,
                Numero = f.Numero,
                EmiseLe = f.EmiseLe,
                Nom = f.NomFacturation,
                Adresse = f.AdresseFacturation,
                MontantTtc = f.MontantTtc,
                Payee = f.Payee,
                Lignes = f.Commande!.Lignes
                    .Select(l => new LigneVue { NomProduit = l.NomProduit, Quantite = l.Quantite, PrixUnitaire = l.PrixUnitaire })
                    .ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return fiche is null ? NotFound() : View(fiche);
    }

    [HttpPost]
    public async Task<IActionResult> Envoyer(int id, CancellationToken cancellationToken)
    {
        var fait = await factures.EnvoyerAsync(id, cancellationToken);
        return Fait(fait ? "Facture envoyée." : "Facture inconnue.");
    }

    [HttpPost]
    public async Task<IActionResult> Rembourser(int id, CancellationToken cancellationToken)
    {
        var fait = await factures.RembourserAsync(id, cancellationToken);
        return Fait(fait ? "Remboursement demandé." : "Rien à rembourser.");
    }

    [Processing(Purposes.AccountingArchive, Role = Roles.Accountant)]
    public async Task<IActionResult> Archives(CancellationToken cancellationToken)
    {
        var lignes = await archives.Factures
            .OrderByDescending(f => f.EmiseLe)
            .Select(f => new ArchiveLigne
            {
                Numero = f.Numero,
                EmiseLe = f.EmiseLe,
                Nom = f.NomFacturation,
                Adresse = f.AdresseFacturation,
                MontantTtc = f.MontantTtc,
                ADetruireLe = f.ADetruireLe,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    /// <summary>Totaux par mois pour la déclaration de TVA : ni nom, ni facture, ni fichier à garder sur un poste.</summary>
    public async Task<IActionResult> Tva(int annee, CancellationToken cancellationToken)
    {
        var totaux = await TotauxAsync(annee, cancellationToken);
        var texte = new StringBuilder("mois;ttc\n");
        foreach (var (mois, montant) in totaux)
        {
            texte.Append(CultureInfo.InvariantCulture, $"{mois};{montant:0.00}\n");
        }

        return Content(texte.ToString(), "text/csv", Encoding.UTF8);
    }

    [Anonymizes]
    private async Task<IReadOnlyDictionary<int, decimal>> TotauxAsync(int annee, CancellationToken cancellationToken)
    {
        var montants = await db.Factures
            .Where(f => f.EmiseLe.Year == annee)
            .Select(f => new { f.EmiseLe.Month, f.MontantTtc })
            .ToListAsync(cancellationToken);
        return montants.GroupBy(m => m.Month).ToDictionary(g => g.Key, g => g.Sum(m => m.MontantTtc));
    }
}
