using Gdpr;

namespace Boutique.Domain.Audience;

/// <summary>Mesure d’audience : rien ne sort au-dessous du seuil d’anonymat.</summary>
[Processing("site-analytics")]
public static class Frequentation
{
    [Anonymizes]
    public static IReadOnlyList<(string Page, int Vues)> PagesLesPlusVues(IEnumerable<Visite> visites, int combien)
    {
        return visites
            .GroupBy(v => v.Page)
            .Where(g => g.Count() >= 5)
            .OrderByDescending(g => g.Count())
            .Take(combien)
            .Select(g => (g.Key, g.Count()))
            .ToList();
    }

    [Anonymizes]
    public static int VisiteursUniques(IEnumerable<Visite> visites)
    {
        return visites.Select(v => v.Visiteur).Distinct().Count();
    }

    [Anonymizes]
    public static int DepuisUnTelephone(IEnumerable<Visite> visites)
    {
        return visites.Count(v => v.Navigateur != null && v.Navigateur.Contains("Mobile", StringComparison.Ordinal));
    }
}
