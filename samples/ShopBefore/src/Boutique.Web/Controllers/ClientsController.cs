using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Fichier clients.</summary>
[Authorize(Roles = "Support,Admin")]
[Processing("customer-question", Role = "support-agent")]
public class ClientsController(BoutiqueDb db, CrmRepository crm, ILogger<ClientsController> logger) : BureauController
{
    public async Task<IActionResult> Index(string? q, CancellationToken cancellationToken)
    {
        var requete = db.Clients.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(q))
        {
            logger.LogInformation("Recherche de {Recherche}", q);
            requete = requete.Where(c => c.Nom.Contains(q) || c.Email.Contains(q));
        }

        var lignes = await requete
            .OrderBy(c => c.Nom)
            .Take(100)
            .Select(c => new ClientLigne
            {
                Id = c.Id,
                Nom = c.Prenom + " " + c.Nom,
                Courriel = c.Email,
                Ville = c.Adresses.Select(a => a.Ville).FirstOrDefault(), // expect: GDPR102
                NombreDeCommandes = c.Commandes.Count,
            })
            .ToListAsync(cancellationToken);
        return View(lignes);
    }

    [Authorize(Roles = "Admin")]
    [Processing("account", Role = "shop-admin")]
    public async Task<IActionResult> Fiche(int id, CancellationToken cancellationToken)
    {
        var client = await db.Clients
            .Include(c => c.Adresses)
            .Include(c => c.Commandes)
            .FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (client is null)
        {
            return NotFound();
        }

        var fiche = new ClientFiche
        {
            Id = client.Id,
            Civilite = client.Civilite,
            Nom = client.NomComplet,
            Courriel = client.Email,
            Telephone = client.Telephone,
            DateNaissance = client.DateNaissance,
            Notes = client.NotesInternes, // expect: GDPR102
            Ip = client.IpInscription, // expect: GDPR102
            Adresses = client.Adresses.Select(a => a.SurUneLigne).ToList(),
            Commandes = client.Commandes.Select(Ligne).ToList(),
        };
        return View(fiche);
    }

    public async Task<IActionResult> Recents(CancellationToken cancellationToken)
    {
        var clients = await crm.RecentsAsync(50, cancellationToken);
        return Json(clients); // expect: GDPR207
    }

    public async Task<IActionResult> ParEmail(string email, CancellationToken cancellationToken)
    {
        var client = await crm.ParEmailAsync(email, cancellationToken);
        return client is null ? NotFound() : RedirectToAction(nameof(Fiche), new { id = client.Id, email = client.Email }); // expect: GDPR206
    }

    [HttpPost]
    public async Task<IActionResult> Noter(int id, string note, CancellationToken cancellationToken)
    {
        await crm.NoterAsync(id, note, cancellationToken);
        return Fait("Note enregistrée.", nameof(Fiche), new { id });
    }

    [Processing("account", Role = "shop-admin")]
    private static CommandeLigne Ligne(Domain.Commandes.Commande commande)
    {
        return new CommandeLigne
        {
            Id = commande.Id,
            Numero = commande.Numero,
            PasseeLe = commande.PasseeLe,
            Etat = commande.Etat,
            Total = commande.Total,
        };
    }
}
