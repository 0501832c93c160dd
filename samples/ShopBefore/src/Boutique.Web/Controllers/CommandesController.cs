using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Préparation des commandes.</summary>
[Authorize(Roles = "OrderClerk,Admin")]
[Processing("order-handling", Role = "order-clerk")]
public class CommandesController(BoutiqueDb db, CommandeService commandes, FactureService factures, RechercheClients recherche) : BureauController
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
                Total = c.Total,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    public async Task<IActionResult> Fiche(int id, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes.Include(c => c.Client).Include(c => c.Lignes).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (commande?.Client is null)
        {
            return NotFound();
        }

        var client = commande.Client;
        var fiche = new CommandeFiche
        {
            Id = commande.Id,
            Numero = commande.Numero,
            PasseeLe = commande.PasseeLe,
            Etat = commande.Etat,
            Civilite = client.Civilite,
            Acheteur = client.NomComplet,
            Courriel = client.Email,
            Telephone = client.Telephone,
            Destinataire = commande.NomLivraison,
            Adresse = commande.AdresseLivraison,
            Remarque = commande.Remarque,
            Total = commande.Total,
            Lignes = commande.Lignes,
        };
        return View(fiche);
    }

    public async Task<IActionResult> Rappeler(string email, CancellationToken cancellationToken)
    {
        var client = await recherche.ParEmailAsync(email, cancellationToken);
        if (client is null)
        {
            return NotFound($"Aucun client à l’adresse {email}");
        }

        var telephone = await recherche.TelephoneAsync(client.Id, cancellationToken);
        return Content($"{client.NomComplet} : {telephone}");
    }

    public async Task<IActionResult> Derniers(CancellationToken cancellationToken)
    {
        return Json(await recherche.DerniersAsync(cancellationToken));
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

    [Processing("delivery", Role = "order-clerk")]
    public async Task<IActionResult> Bordereau(int id, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes.FindAsync([id], cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        var texte = Etiquette.Texte(commande);
        var telephone = commande.TelephoneLivreur;
        return Content($"{texte}\n{telephone}");
    }

    /// <summary>Le marketing rappelle les clients dont le panier était gros.</summary>
    [Authorize(Roles = "Marketing")]
    [Processing("order-handling")]
    public async Task<IActionResult> Relancer(int id, CancellationToken cancellationToken)
    {
        var client = await db.Commandes.Where(c => c.Id == id).Select(c => c.Client).FirstOrDefaultAsync(cancellationToken);
        if (client is null)
        {
            return NotFound();
        }

        var courriel = client.Email; // expect: GDPR103
        return RedirectToAction("Nouvelle", "Newsletters", new { courriel }); // expect: GDPR206
    }

    [Processing("delivery", Role = "accountant")]
    [Processing("billing", Role = "order-clerk")]
    public async Task<IActionResult> Bon(int id, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes.FindAsync([id], cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        var nom = commande.NomLivraison; // expect: GDPR103
        return Content($"Bon de livraison pour {nom}");
    }

    [Processing("delivery", Role = "order-clerk")]
    [Processing("order-handling", Role = "order-clerk")]
    public async Task<IActionResult> Cadeau(int id, CancellationToken cancellationToken)
    {
        var client = await db.Commandes.Where(c => c.Id == id).Select(c => c.Client).FirstOrDefaultAsync(cancellationToken);
        if (client is null)
        {
            return NotFound();
        }

        var civilite = client.Civilite;
        var naissance = client.DateNaissance; // expect: GDPR102
        return Content($"{civilite} {naissance:dd/MM}");
    }
}
