using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Préparation des commandes.</summary>
[Authorize(Roles = RolesBoutique.Commandes)]
[Processing(Purposes.OrderHandling, Role = Roles.OrderClerk)]
public class CommandesController(ShopDb db, CommandeService commandes, FactureService factures) : BureauController
{
    public async Task<IActionResult> Index(EtatCommande? etat, CancellationToken cancellationToken)
    {
        var requete = db.Commandes.AsNoTracking();
        if (etat is not null)
        {
            requete = requete.Where(c => c.Etat == etat);
        }

        var lignes = await requete
            .OrderByDescending(c => c.PasseeLe)
            .Select(c => new CommandeLigne
            {
                Id = c.Id,
                Numero = c.Numero,
                PasseeLe = c.PasseeLe,
                Etat = c.Etat,
                Destinataire = c.NomLivraison,
                CodePostal = c.CodePostalLivraison,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    public async Task<IActionResult> Fiche(int id, CancellationToken cancellationToken)
    {
        var fiche = await db.Commandes
            .Where(c => c.Id == id)
            .Select(c => new CommandeFiche
            {
                Id = c.Id,
                Numero = c.Numero,
                PasseeLe = c.PasseeLe,
                Etat = c.Etat,
                Destinataire = c.NomLivraison,
                Courriel = c.Client!.Email,
                Telephone = c.TelephoneLivraison,
                Adresse = c.AdresseLivraison,
                Remarque = c.Remarque,
                Total = c.Total,
                Lignes = c.Lignes
                    .Select(l => new LigneVue { NomProduit = l.NomProduit, Quantite = l.Quantite, PrixUnitaire = l.PrixUnitaire })
                    .ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return fiche is null ? NotFound() : View(fiche);
    }

    [HttpPost]
    public async Task<IActionResult> Expedier(int id, CancellationToken cancellationToken)
    {
        var fait = await commandes.ExpedierAsync(id, cancellationToken);
        if (fait)
        {
            await factures.EmettreAsync(id, cancellationToken);
        }

        return Fait(fait ? "Commande expédiée." : "Cette commande ne peut pas être expédiée.", nameof(Fiche), new { id });
    }
}
