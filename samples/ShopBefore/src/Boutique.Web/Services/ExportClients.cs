using System.Text;
using Boutique.Domain.Clients;
using Boutique.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Export du fichier clients demandé « pour avoir une copie ».</summary>
public class ExportClients(BoutiqueDb db)
{
    private static readonly Func<Client, string> CleDeTri = c => c.Nom; // expect: GDPR101

    public async Task<byte[]> CsvAsync(CancellationToken cancellationToken)
    {
        var clients = await db.Clients.Include(c => c.Adresses).ToListAsync(cancellationToken);
        var texte = new StringBuilder("id;prenom;nom;email;telephone;ville\n");
        foreach (var client in clients.OrderBy(CleDeTri))
        {
            texte.Append(client.Id).Append(';');
            texte.Append(client.Prenom).Append(';'); // expect: GDPR101
            texte.Append(client.Nom).Append(';'); // expect: GDPR101
            texte.Append(client.Email).Append(';'); // expect: GDPR101
            texte.Append(client.Telephone).Append(';'); // expect: GDPR101
            var ville = client.Adresses.FirstOrDefault()?.Ville; // expect: GDPR101
            texte.Append(ville).Append('\n');
        }

        return Encoding.UTF8.GetBytes(texte.ToString()); // expect: GDPR201
    }

    /// <summary>Toutes les colonnes, y compris celles que l’on ajoutera.</summary>
    public async Task<List<string>> ToutesLesColonnesAsync(CancellationToken cancellationToken)
    {
        var clients = await db.Clients.ToListAsync(cancellationToken);
        return clients.Select(Colonnes).ToList(); // expect: GDPR201
    }

    private static string Colonnes(Client client)
    {
        return string.Join(';', typeof(Client).GetProperties().Select(p => p.GetValue(client))); // expect: GDPR903
    }

    public async Task<List<Client>> ParNomAsync(string debut, CancellationToken cancellationToken)
    {
        var requete =
            from c in db.Clients
            where c.Nom.StartsWith(debut) // expect: GDPR101
            orderby c.CreeLe descending
            select c;
        return await requete.ToListAsync(cancellationToken);
    }

    public async Task<int> CompterSansTelephoneAsync(CancellationToken cancellationToken)
    {
        bool SansTelephone(Client client) => client.Telephone is null; // expect: GDPR101

        var clients = await db.Clients.ToListAsync(cancellationToken);
        return clients.Count(SansTelephone);
    }
}
