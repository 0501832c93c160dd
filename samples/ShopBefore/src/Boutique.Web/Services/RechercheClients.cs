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

        cache.Set("client:" + email, client, TimeSpan.FromHours(1));
        Activity.Current?.SetTag("client.email", client.Email);
        Activity.Current?.AddBaggage("client", client.NomComplet);
        return client;
    }

    public async Task<string?> TelephoneAsync(int clientId, CancellationToken cancellationToken)
    {
        var connu = await partage.GetStringAsync("dernier-telephone", cancellationToken);
        if (connu is not null)
        {
            return connu;
        }

        var telephone = await db.Clients.Where(c => c.Id == clientId).Select(c => c.Telephone).FirstOrDefaultAsync(cancellationToken);
        await partage.SetStringAsync("dernier-telephone", telephone ?? "", cancellationToken);
        return telephone;
    }
}
