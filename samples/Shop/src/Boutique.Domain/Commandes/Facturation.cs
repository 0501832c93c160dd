namespace Boutique.Domain.Commandes;

/// <summary>Calculs de facturation ; des montants seulement.</summary>
public static class Facturation
{
    public const decimal TauxTva = 0.055m;

    public static string NumeroFacture(int rang, DateTime date) => $"F-{date.Year}-{rang:00000}";

    /// <summary>Fin de la conservation : dix ans après la clôture de l’exercice, au 31 décembre.</summary>
    public static DateTime FinDeConservation(DateTime emission) => new DateTime(emission.Year, 12, 31, 0, 0, 0, emission.Kind).AddYears(10);
}
