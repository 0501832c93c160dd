using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Commandes;

/// <summary>Paiement d’une commande : le jeton du prestataire, jamais le numéro de la carte.</summary>
public class Paiement
{
    public int Id { get; set; }

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    [Personal(DataCategories.PaymentToken)]
    public string Jeton { get; set; } = "";

    public decimal Montant { get; set; }

    public DateTime AutoriseLe { get; set; }

    public bool Rembourse { get; set; }
}
