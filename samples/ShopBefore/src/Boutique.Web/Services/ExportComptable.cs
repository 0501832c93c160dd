using System.Globalization;
using System.Text;
using Boutique.Domain.Commandes;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Journal des ventes pour l’expert-comptable.</summary>
[Processing("billing", Role = "accountant")]
public class ExportComptable(BoutiqueDb db, IOptions<BoutiqueOptions> options)
{
    private const string Entete = "numero;date;nom;adresse;ht;tva;ttc";

    public async Task<string> EcrireAsync(int annee, CancellationToken cancellationToken)
    {
        var factures = await db.Factures
            .Where(f => f.EmiseLe.Year == annee)
            .OrderBy(f => f.Numero)
            .ToListAsync(cancellationToken);
        var lignes = new List<string> { Entete };
        foreach (var facture in factures)
        {
            lignes.Add(Ligne(facture));
        }

        var dossier = Directory.CreateDirectory(options.Value.DossierExports);
        var chemin = Path.Combine(dossier.FullName, $"ventes-{annee}.csv");
        await File.WriteAllLinesAsync(chemin, lignes, Encoding.UTF8, cancellationToken); // expect: GDPR205
        return chemin;
    }

    public async Task<byte[]> TelechargerAsync(int annee, CancellationToken cancellationToken)
    {
        var factures = await db.Factures.Where(f => f.EmiseLe.Year == annee).ToListAsync(cancellationToken);
        var texte = new StringBuilder();
        texte.AppendLine(Entete);
        foreach (var facture in factures)
        {
            texte.AppendLine(Ligne(facture));
        }

        return Encoding.UTF8.GetBytes(texte.ToString()); // expect: GDPR201
    }

    private static string Ligne(Facture facture)
    {
        var nom = facture.NomFacturation;
        var adresse = facture.AdresseFacturation;
        return string.Join(
            ';',
            facture.Numero,
            facture.EmiseLe.ToString("d", CultureInfo.GetCultureInfo("fr-FR")),
            nom,
            adresse,
            facture.MontantHt.ToString("0.00", CultureInfo.InvariantCulture),
            facture.Tva.ToString("0.00", CultureInfo.InvariantCulture),
            facture.MontantTtc.ToString("0.00", CultureInfo.InvariantCulture));
    }

    public static string CourrielPourLExpert(Facture facture)
    {
        return facture.EmailFacturation; // expect: GDPR103, GDPR201
    }
}
