using System.Text;
using Boutique.Domain.Commandes;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Émission et envoi des factures.</summary>
[Processing("billing")]
public class FactureService(BoutiqueDb db, Courrier courrier, IOptions<BoutiqueOptions> options, ILogger<FactureService> logger)
{
    public async Task<Facture?> EmettreAsync(int commandeId, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes
            .Include(c => c.Client)
            .Include(c => c.Facture)
            .FirstOrDefaultAsync(c => c.Id == commandeId, cancellationToken);
        if (commande?.Client is null || commande.Facture is not null)
        {
            return commande?.Facture;
        }

        var rang = await db.Factures.CountAsync(cancellationToken) + 1;
        var facture = Facturation.Etablir(commande, commande.Client, rang, DateTime.UtcNow);
        db.Factures.Add(facture);
        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("Facture {Numero} émise", facture.Numero);
        return facture;
    }

    public async Task EnvoyerAsync(Facture facture, CancellationToken cancellationToken)
    {
        var destinataire = facture.EmailFacturation;
        var bloc = Facturation.BlocAdresse(facture);
        try
        {
            await courrier.EnvoyerAsync(
                destinataire, // expect: GDPR203
                $"Facture {facture.Numero}",
                $"{bloc}\n\nMontant TTC : {facture.MontantTtc:0.00} €\n",
                cancellationToken);
        }
        catch (IOException e)
        {
            e.Data["destinataire"] = destinataire; // expect: GDPR204
            throw;
        }
    }

    public async Task<string> ImprimerAsync(Facture facture, CancellationToken cancellationToken)
    {
        var dossier = Directory.CreateDirectory(options.Value.DossierExports);
        var nom = facture.NomFacturation;
        var chemin = Path.Combine(dossier.FullName, $"{facture.Numero}-{nom}.txt");
        var texte = new StringBuilder();
        texte.AppendLine($"FACTURE {facture.Numero}");
        texte.AppendLine(Facturation.BlocAdresse(facture));
        texte.AppendLine($"HT  {facture.MontantHt,10:0.00}");
        texte.AppendLine($"TVA {facture.Tva,10:0.00}");
        texte.AppendLine($"TTC {facture.MontantTtc,10:0.00}");
        await File.WriteAllTextAsync(chemin, texte.ToString(), cancellationToken); // expect: GDPR205, GDPR205
        return chemin; // expect: GDPR201
    }

    public Task<List<Facture>> ImpayeesAsync(CancellationToken cancellationToken)
    {
        return db.Factures.Where(f => !f.Payee).OrderBy(f => f.EmiseLe).ToListAsync(cancellationToken);
    }

    /// <summary>Adresse à laquelle envoyer une relance, quand la facture n’en porte pas.</summary>
    [Processing("order-handling")]
    [return: Personal("contact.email")]
    public static string AdresseDeRelance(Facture facture)
    {
        return facture.EmailFacturation; // expect: GDPR102, GDPR202
    }
}
