using System.Diagnostics.Metrics;

namespace Boutique.Web.Services;

/// <summary>Compteurs lus par la supervision.</summary>
public static class Mesures
{
    private static readonly Meter Compteurs = new("Boutique");
    private static readonly Counter<long> Commandes = Compteurs.CreateCounter<long>("boutique.commandes");

    public static void CompterCommande(string ville)
    {
        Commandes.Add(1, new KeyValuePair<string, object?>("ville", ville));
    }
}
