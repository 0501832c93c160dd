using Boutique.Domain.Commandes;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Émission, envoi et remboursement des factures.</summary>
[Processing(Purposes.Billing)]
public sealed class FactureService(
    ShopDb db,
    EnvoiSmtp envoi,
    IPaiement paiement,
    TimeProvider horloge,
    IOptions<BoutiqueOptions> options,
    ILogger<FactureService> logger)
{
    private readonly string _site = options.Value.UrlDuSite;

    public async Task<bool> EmettreAsync(int commandeId, CancellationToken cancellationToken)
    {
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var rang = await db.Factures.CountAsync(cancellationToken) + 1;
        var numero = Facturation.NumeroFacture(rang, maintenant);
        var facture = await db.Commandes
            .Where(c => c.Id == commandeId && c.Facture == null)
            .Select(c => new Facture
            {
                Numero = numero,
                CommandeId = c.Id,
                EmiseLe = maintenant,
                NomFacturation = c.Client!.Prenom + " " + c.Client.Nom,
                AdresseFacturation = c.AdresseLivraison,
                EmailFacturation = c.Client.Email,
                MontantTtc = c.Total,
                Payee = true,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (facture is null)
        {
            return false;
        }

        db.Factures.Add(facture);
        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("Facture {Facture} émise", facture.Id);
        return true;
    }

    [Processing(Purposes.Billing, Role = Roles.Accountant)]
    public async Task<bool> EnvoyerAsync(int factureId, CancellationToken cancellationToken)
    {
        var pli = await db.Factures
            .Where(f => f.Id == factureId)
            .Select(f => new { f.Numero, f.NomFacturation, f.AdresseFacturation, f.EmailFacturation, f.MontantTtc })
            .FirstOrDefaultAsync(cancellationToken);
        if (pli is null)
        {
            return false;
        }

        var corps = $"{pli.NomFacturation}\n{pli.AdresseFacturation}\n\nFacture {pli.Numero} : {pli.MontantTtc:0.00} € TTC, TVA comprise.";
        var message = Messages.Preparer(pli.EmailFacturation, $"Facture {pli.Numero}", corps, _site);
        await envoi.EnvoyerAsync(message, cancellationToken);
        return true;
    }

    /// <summary>Rend la somme sur le moyen de paiement de la commande.</summary>
    [Processing(Purposes.Billing, Role = Roles.Accountant)]
    public async Task<bool> RembourserAsync(int factureId, CancellationToken cancellationToken)
    {
        var reglement = await db.Paiements
            .Where(p => p.Commande!.Facture!.Id == factureId && !p.Rembourse)
            .Select(p => new { p.Id, p.Jeton, p.Montant })
            .FirstOrDefaultAsync(cancellationToken);
        if (reglement is null || !await paiement.RembourserAsync(reglement.Jeton, reglement.Montant, cancellationToken))
        {
            return false;
        }

        await db.Paiements
            .Where(p => p.Id == reglement.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Rembourse, true), cancellationToken);
        return true;
    }
}
