using Boutique.Domain.Clients;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Data;

/// <summary>Accès aux fiches clients pour le service client.</summary>
[Store("crm")] // expect: GDPR007
[Processing("customer-question", Role = "support-agent")]
public class CrmRepository(BoutiqueDb db)
{
    public Task<List<Client>> RecentsAsync(int combien, CancellationToken cancellationToken)
    {
        return db.Clients.OrderByDescending(c => c.CreeLe).Take(combien).ToListAsync(cancellationToken);
    }

    public Task<Client?> ParEmailAsync(string email, CancellationToken cancellationToken)
    {
        return db.Clients.FirstOrDefaultAsync(c => c.Email == email, cancellationToken);
    }

    public Task<List<Client>> ParTelephoneAsync(string fin, CancellationToken cancellationToken)
    {
        return db.Clients
            .Where(c => c.Telephone != null)  // expect: GDPR102
            .Where(c => c.Telephone!.EndsWith(fin))  // expect: GDPR102
            .ToListAsync(cancellationToken);
    }

    public async Task NoterAsync(int clientId, string note, CancellationToken cancellationToken)
    {
        var client = await db.Clients.FindAsync([clientId], cancellationToken);
        if (client is not null)
        {
            client.NotesInternes = note;
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    public Task<int> EffacerNotesAsync(Client client, CancellationToken cancellationToken)
    {
        return db.Database.ExecuteSqlAsync($"UPDATE Clients SET NotesInternes = NULL WHERE Email = {client.Email}", cancellationToken); // expect: GDPR903
    }
}
