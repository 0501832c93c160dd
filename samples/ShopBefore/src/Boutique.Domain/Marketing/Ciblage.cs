using Boutique.Domain.Clients;
using Gdpr;

namespace Boutique.Domain.Marketing;

/// <summary>Choix des destinataires d’une campagne.</summary>
[Processing("direct-marketing")]
public static class Ciblage
{
    public static IEnumerable<Abonne> Actifs(IEnumerable<Abonne> abonnes)
    {
        return abonnes.Where(a => a.EstActif).Where(a => a.Email.Contains('@'));
    }

    public static IEnumerable<Client> GrosClients(IEnumerable<Client> clients, decimal seuil)
    {
        return clients.Where(c => c.Commandes.Sum(o => o.Total) > seuil); // expect: GDPR102
    }

    public static IEnumerable<Client> Joignables(IEnumerable<Client> clients)
    {
        return clients.Where(c => c.Telephone != null); // expect: GDPR102
    }

    [Processing("direct-marketing", Role = "order-clerk")]
    public static bool EstChezOrange(Abonne abonne)
    {
        return abonne.Email.EndsWith("@orange.fr", StringComparison.Ordinal); // expect: GDPR103
    }
}
