using System.Security.Cryptography;
using Boutique.Domain.Commandes;
using Boutique.Domain.Droits;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Droits des personnes : tout ce qui est gardé peut être rendu, et effacé.</summary>
[Processing(Purposes.RightsRequests)]
public sealed class DroitsService(ShopDb db, ArchiveDb archives, TimeProvider horloge, ILogger<DroitsService> logger)
{
    public async Task<ExportDonnees?> ExporterAsync(int clientId, CancellationToken cancellationToken)
    {
        var courriel = await db.Clients.Where(c => c.Id == clientId).Select(c => c.Email).FirstOrDefaultAsync(cancellationToken);
        if (courriel is null)
        {
            return null;
        }

        var messages = await db.Messages
            .Where(m => m.EmailExpediteur == courriel)
            .Select(m => new MessageExporte(m.RecuLe, m.Texte))
            .ToListAsync(cancellationToken);
        var envois = await db.Consentements
            .Where(c => c.Abonne!.Email == courriel)
            .Select(c => new EnvoiExporte(c.Genre.ToString(), c.EstDonne, c.DonneLe))
            .ToListAsync(cancellationToken);
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        return await db.Clients
            .Where(c => c.Id == clientId)
            .Select(c => new ExportDonnees
            {
                EtabliLe = maintenant,
                Prenom = c.Prenom,
                Nom = c.Nom,
                Courriel = c.Email,
                Telephone = c.Telephone,
                Adresses = c.Adresses.Select(a => new AdresseExportee(a.Rue, a.CodePostal, a.Ville)).ToList(),
                Commandes = c.Commandes
                    .Select(o => new CommandeExportee(
                        o.Numero,
                        o.PasseeLe,
                        o.Etat,
                        o.AdresseLivraison,
                        o.Total,
                        o.Remarque,
                        o.Lignes.Select(l => l.NomProduit).ToList()))
                    .ToList(),
                Messages = messages,
                Envois = envois,
            })
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Efface un client, que la demande vienne de son compte ou d’un e-mail : le plan est le même. Les factures passent aux archives comptables.
    /// </summary>
    public async Task<string?> EffacerAsync(int clientId, bool parLeClient, CancellationToken cancellationToken)
    {
        var courriel = await db.Clients.Where(c => c.Id == clientId).Select(c => c.Email).FirstOrDefaultAsync(cancellationToken);
        if (courriel is null)
        {
            return null;
        }

        var archivees = await ArchiverAsync(clientId, cancellationToken);
        var lignes = 0;
        lignes += await db.DemandesRetour.Where(r => r.Commande!.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Factures.Where(f => f.Commande!.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Paiements.Where(p => p.Commande!.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.LignesCommande.Where(l => l.Commande!.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Commandes.Where(c => c.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Adresses.Where(a => a.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.DemandesDroits.Where(d => d.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Messages.Where(m => m.EmailExpediteur == courriel).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Consentements.Where(c => c.Abonne!.Email == courriel).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Abonnes.Where(a => a.Email == courriel).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Users.Where(u => u.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        lignes += await db.Clients.Where(c => c.Id == clientId).ExecuteDeleteAsync(cancellationToken);

        var reference = RandomNumberGenerator.GetHexString(16);
        db.PreuvesEffacement.Add(new PreuveEffacement
        {
            Reference = reference,
            ParLeClient = parLeClient,
            LignesEffacees = lignes,
            FacturesArchivees = archivees,
            Le = horloge.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("Effacement {Reference} : {Lignes} lignes, {Archivees} factures archivées", reference, lignes, archivees);
        return reference;
    }

    public async Task DemanderAsync(int clientId, GenreDemande genre, CancellationToken cancellationToken)
    {
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        db.DemandesDroits.Add(new DemandeDroits
        {
            ClientId = clientId,
            Genre = genre,
            RecueLe = maintenant,
            EcheanceLe = maintenant.AddMonths(1),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    [Processing(Purposes.AccountingArchive)]
    private async Task<int> ArchiverAsync(int clientId, CancellationToken cancellationToken)
    {
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var factures = await db.Factures
            .Where(f => f.Commande!.ClientId == clientId)
            .Select(f => new FactureArchivee
            {
                ClientId = clientId,
                Numero = f.Numero,
                EmiseLe = f.EmiseLe,
                NomFacturation = f.NomFacturation,
                AdresseFacturation = f.AdresseFacturation,
                MontantTtc = f.MontantTtc,
                ArchiveeLe = maintenant,
            })
            .ToListAsync(cancellationToken);
        foreach (var facture in factures)
        {
            facture.ADetruireLe = Facturation.FinDeConservation(facture.EmiseLe);
        }

        archives.Factures.AddRange(factures);
        await archives.SaveChangesAsync(cancellationToken);
        return factures.Count;
    }
}
