using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Quelques contrôles avant expédition.</summary>
[Processing("fraud-prevention")]
public class AntiFraude(BoutiqueDb db)
{
    public async Task<int> NoteAsync(Commande commande, CancellationToken cancellationToken)
    {
        var note = 0;
        var client = commande.Client;
        if (client is null)
        {
            return 100;
        }

        var ip = client.IpInscription;
        var memeIp = await db.Clients.CountAsync(c => c.IpInscription == ip, cancellationToken);
        note += memeIp > 3 ? 30 : 0;

        var total = commande.Total;
        note += total > 300m ? 20 : 0;

        var email = client.Email;
        note += email.EndsWith(".invalid", StringComparison.Ordinal) ? 50 : 0;

        var telephone = client.Telephone; // expect: GDPR102
        note += string.IsNullOrEmpty(telephone) ? 10 : 0;

        var nom = commande.NomLivraison; // expect: GDPR102
        note += nom.Contains("TEST", StringComparison.OrdinalIgnoreCase) ? 50 : 0;
        return note;
    }

    public async Task<List<string>> JetonsReutilisesAsync(CancellationToken cancellationToken)
    {
        return await db.Paiements // expect: GDPR201
            .GroupBy(p => p.Jeton)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToListAsync(cancellationToken);
    }

    [Processing("fraud-prevention", Role = "marketing-officer")]
    public static bool EstRecidiviste(Commande commande)
    {
        return commande.Total > 1000m; // expect: GDPR103
    }
}
