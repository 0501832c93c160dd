using Gdpr;

namespace Boutique.Domain.Commandes;

/// <summary>Retour d’un article dans les quatorze jours (Code de la consommation, art. L221-18).</summary>
public class DemandeRetour
{
    public int Id { get; set; }

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    [Personal("order.message")]
    public string Motif { get; set; } = "";

    [Personal("payment.iban", Optional = true, Roles = new[] { "accountant", "tresorier" })] // expect: GDPR004
    public string? IbanRemboursement { get; set; }

    public DateTime DemandeLe { get; set; }

    public bool Rembourse { get; set; }

    public bool EstDansLesDelais(DateTime livraison) => DemandeLe <= livraison.AddDays(14);
}
