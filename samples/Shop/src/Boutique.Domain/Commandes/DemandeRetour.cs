using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Commandes;

/// <summary>Retour d’un article dans les quatorze jours (Code de la consommation, art. L221-18) ; remboursé sur le moyen de paiement.</summary>
public class DemandeRetour
{
    public int Id { get; set; }

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    [Personal(DataCategories.OrderMessage, Optional = true)]
    public string? Motif { get; set; }

    public DateTime DemandeLe { get; set; }

    public bool Recu { get; set; }
}
