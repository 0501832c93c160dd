using Boutique.Domain.Clients;
using Gdpr;

namespace Boutique.Domain.Commandes;

/// <summary>Établit les factures à partir des commandes.</summary>
[Processing("billing")]
public static class Facturation
{
    public const decimal TauxTva = 0.055m;

    public static Facture Etablir(Commande commande, Client client, int rang, DateTime date)
    {
        var total = commande.Total;
        var horsTaxe = Math.Round(total / (1 + TauxTva), 2);
        return new Facture
        {
            Numero = $"F-{date.Year}-{rang:00000}",
            CommandeId = commande.Id,
            EmiseLe = date,
            NomFacturation = client.NomComplet,
            AdresseFacturation = commande.AdresseLivraison,
            EmailFacturation = client.Email,
            MontantHt = horsTaxe, // expect: GDPR201
            Tva = total - horsTaxe, // expect: GDPR201
        };
    }

    [return: Personal("identity.name"), Personal("contact.address")]
    public static string BlocAdresse(Facture facture)
    {
        var nom = facture.NomFacturation;
        var adresse = facture.AdresseFacturation;
        return $"{nom}\n{adresse}";
    }

    [return: Personal("contact.phone")]
    public static string? TelephoneDeRelance(Client client)
    {
        return client.Telephone; // expect: GDPR102
    }

    [Processing("billing", Role = "accountant")]
    public static bool ResteDue(Facture facture, Client client)
    {
        var email = client.Email; // expect: GDPR103
        return !facture.Payee && email.Length > 0;
    }

    [Processing("billing", Role = "comptable")] // expect: GDPR004
    [return: Personal("identity.name")]
    public static string Debiteur(Facture facture)
    {
        return facture.NomFacturation;
    }
}
