using Gdpr;

namespace Boutique.Domain.Commandes;

/// <summary>Paiement d’une commande. Le numéro de carte n’aurait jamais dû être gardé.</summary>
public class Paiement
{
    public int Id { get; set; }

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    [Personal("payment.token")]
    public string Jeton { get; set; } = "";

    [Personal("payment.card-number")]
    public string? NumeroDeCarte { get; set; }

    public decimal Montant { get; set; }

    public DateTime AutoriseLe { get; set; }

    public bool Capture { get; set; }
}
