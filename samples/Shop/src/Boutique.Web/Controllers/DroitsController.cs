using Boutique.Domain.Droits;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Demandes de droits, traitées par le délégué à la protection des données.</summary>
[Authorize(Roles = RolesBoutique.Donnees)]
[Processing(Purposes.RightsRequests, Role = Roles.PrivacyOfficer)]
public class DroitsController(ShopDb db, DroitsService droits, TimeProvider horloge) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var demandes = await db.DemandesDroits
            .Where(d => d.TraiteeLe == null)
            .OrderBy(d => d.EcheanceLe)
            .Select(d => new DemandeLigne
            {
                Id = d.Id,
                Genre = d.Genre,
                RecueLe = d.RecueLe,
                EcheanceLe = d.EcheanceLe,
                Nom = d.Client!.Prenom + " " + d.Client.Nom,
                Courriel = d.Client.Email,
            })
            .ToListAsync(cancellationToken);
        return View(demandes);
    }

    /// <summary>Une demande reçue par e-mail, d’un client qui n’a pas de compte ou ne l’ouvre plus.</summary>
    [HttpPost]
    public async Task<IActionResult> Recevoir(string numeroCommande, GenreDemande genre, CancellationToken cancellationToken)
    {
        var clientId = await db.Commandes.Where(c => c.Numero == numeroCommande).Select(c => (int?)c.ClientId).FirstOrDefaultAsync(cancellationToken);
        if (clientId is null)
        {
            return Fait("Aucune commande à ce numéro.");
        }

        await droits.DemanderAsync(clientId.Value, genre, cancellationToken);
        return Fait("Demande enregistrée.");
    }

    /// <summary>La copie des données, à remettre à la personne.</summary>
    public async Task<IActionResult> Copie(int id, CancellationToken cancellationToken)
    {
        var clientId = await db.DemandesDroits.Where(d => d.Id == id).Select(d => d.ClientId).FirstOrDefaultAsync(cancellationToken);
        var donnees = await droits.ExporterAsync(clientId, cancellationToken);
        return donnees is null ? NotFound() : Json(donnees);
    }

    [HttpPost]
    public async Task<IActionResult> Traiter(int id, CancellationToken cancellationToken)
    {
        DateTime? maintenant = horloge.GetUtcNow().UtcDateTime;
        await db.DemandesDroits
            .Where(d => d.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.TraiteeLe, maintenant), cancellationToken);
        return Fait("Demande traitée.");
    }

    [HttpPost]
    public async Task<IActionResult> Effacer(int id, CancellationToken cancellationToken)
    {
        var clientId = await db.DemandesDroits
            .Where(d => d.Id == id && d.Genre == GenreDemande.Effacement)
            .Select(d => d.ClientId)
            .FirstOrDefaultAsync(cancellationToken);
        var reference = await droits.EffacerAsync(clientId, parLeClient: false, cancellationToken);
        return Fait(reference is null ? "Ce n’est pas une demande d’effacement." : $"Effacement fait, preuve {reference}.");
    }
}
