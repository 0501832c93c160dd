using Gdpr;

namespace Boutique.Domain.Commandes;

/// <summary>Chiffres de vente.</summary>
public static class Ventes
{
    public const int SeuilAnonymat = 5;

    [Anonymizes]
    [Processing("order-analytics")]
    public static decimal ChiffreAffaires(IEnumerable<Commande> commandes)
    {
        return commandes.Where(c => c.Etat != EtatCommande.Annulee).Sum(c => c.Total);
    }

    [Anonymizes]
    [Processing("order-analytics")]
    public static IReadOnlyDictionary<string, int> ParDepartement(IEnumerable<Commande> commandes)
    {
        return commandes
            .GroupBy(c => c.CodePostalLivraison.Length < 2 ? "??" : c.CodePostalLivraison[..2])
            .Where(g => g.Count() >= SeuilAnonymat)
            .ToDictionary(g => g.Key, g => g.Count());
    }

    public static decimal PanierMoyen(IReadOnlyCollection<Commande> commandes)
    {
        return commandes.Count == 0 ? 0m : commandes.Average(c => c.Total); // expect: GDPR101, GDPR201
    }

    [Processing("order-analytics", Role = "marketing-officer")]
    public static int DansLeDepartement(IEnumerable<Commande> commandes, string departement)
    {
        return commandes.Count(c => c.CodePostalLivraison.StartsWith(departement, StringComparison.Ordinal)); // expect: GDPR103
    }
}
