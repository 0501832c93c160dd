using System.Diagnostics;
using Boutique.Domain.Clients;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;

namespace Boutique.Web.Services;

/// <summary>Retrouve un client au téléphone ; garde les réponses une heure, parce que la base est lente le lundi.</summary>
[Processing("order-handling", Role = "order-clerk")]
public class RechercheClients(BoutiqueDb db, IMemoryCache cache, IDistributedCache partage)
{
    public async Task<Client?> ParEmailAsync(string email, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue("client:" + email, out Client? connu))
        {
            return connu;
        }

        var client = await db.Clients.FirstOrDefaultAsync(c => c.Email == email, cancellationToken);
        if (client is null)
        {
            return null;
        }

        cache.Set("client:" + email, client, TimeSpan.FromHours(1)); // expect: GDPR211, GDPR213
        Activity.Current?.SetTag("client.email", client.Email); // expect: GDPR209
        Activity.Current?.AddBaggage("client", client.NomComplet); // expect: GDPR209
        return client;
    }

    [return: Personal("identity.name")]
    public async Task<List<string>> DerniersAsync(CancellationToken cancellationToken)
    {
        var noms = await cache.GetOrCreateAsync("derniers-clients", entree => // expect: GDPR211
        {
            entree.AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1);
            return db.Clients.OrderByDescending(c => c.CreeLe).Take(20).Select(c => c.Prenom + " " + c.Nom).ToListAsync(cancellationToken);
        });
        return noms ?? [];
    }

    public async Task<string?> TelephoneAsync(int clientId, CancellationToken cancellationToken)
    {
        var connu = await partage.GetStringAsync("dernier-telephone", cancellationToken);
        if (connu is not null)
        {
            return connu;
        }

        var telephone = await db.Clients.Where(c => c.Id == clientId).Select(c => c.Telephone).FirstOrDefaultAsync(cancellationToken);
        await partage.SetStringAsync("dernier-telephone", telephone ?? "", cancellationToken); // expect: GDPR211
        return telephone; // expect: GDPR201
    }
}
