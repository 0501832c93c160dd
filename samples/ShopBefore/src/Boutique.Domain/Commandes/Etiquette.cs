using Gdpr;

namespace Boutique.Domain.Commandes;

/// <summary>Étiquette de transport collée sur le colis.</summary>
[Processing("delivery")]
public static class Etiquette
{
    [return: Personal("identity.name"), Personal("contact.address")]
    public static string Texte(Commande commande)
    {
        var nom = commande.NomLivraison;
        var adresse = commande.AdresseLivraison;
        return $"{nom}\n{adresse}\nFRANCE";
    }

    [return: Personal("contact.phone")]
    public static string Telephone(Commande commande)
    {
        return commande.TelephoneLivreur ?? ""; // expect: GDPR202
    }

    [return: Personal("order.message")]
    public static string Instructions(Commande commande)
    {
        return commande.Remarque ?? "";
    }

    public static bool EstAssurable(Commande commande)
    {
        var total = commande.Total; // expect: GDPR102
        return total >= 150m;
    }

    [Processing("order-handling")]
    public static bool PeutEtreAppele(Commande commande)
    {
        return commande.TelephoneLivreur is not null; // expect: GDPR102
    }
}
