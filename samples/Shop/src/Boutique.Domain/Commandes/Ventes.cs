using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Commandes;

/// <summary>Ce que l’analyse voit d’une commande : un montant et un département, personne.</summary>
public sealed record Vente([Personal(DataCategories.OrderHistory)] decimal Montant, [Personal(DataCategories.ContactAddress)] string CodePostal);

/// <summary>Chiffres de vente : des totaux, et rien au-dessous du seuil d’anonymat.</summary>
[Processing(Purposes.OrderAnalytics, Role = Roles.MarketingOfficer)]
public static class Ventes
{
    public const int SeuilAnonymat = 5;

    [Anonymizes]
    public static decimal ChiffreAffaires(IEnumerable<Vente> ventes)
    {
        return ventes.Sum(v => v.Montant);
    }

    [Anonymizes]
    public static decimal PanierMoyen(IReadOnlyCollection<Vente> ventes)
    {
        return ventes.Count < SeuilAnonymat ? 0m : Math.Round(ventes.Average(v => v.Montant), 2);
    }

    [Anonymizes]
    public static IReadOnlyDictionary<string, int> ParDepartement(IEnumerable<Vente> ventes)
    {
        return ventes
            .GroupBy(v => Departement(v.CodePostal))
            .Where(g => g.Count() >= SeuilAnonymat)
            .ToDictionary(g => g.Key, g => g.Count());
    }

    [Anonymizes]
    private static string Departement(string codePostal) => codePostal.Length < 2 ? "??" : codePostal[..2];
}
