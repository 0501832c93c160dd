using Gdpr;

namespace Boutique.Domain.Commandes;

/// <summary>Facture émise à l’expédition ; conservée dix ans (Code de commerce, art. L123-22).</summary>
public class Facture
{
    public int Id { get; set; }

    public string Numero { get; set; } = "";

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    public DateTime EmiseLe { get; set; }

    [Personal("identity.name")]
    public string NomFacturation { get; set; } = "";

    [Personal("contact.address")]
    public string AdresseFacturation { get; set; } = "";

    [Personal("contact.email", Purposes = new[] { "billing" })]
    public string EmailFacturation { get; set; } = "";

    public decimal MontantHt { get; set; }

    public decimal Tva { get; set; }

    public decimal MontantTtc => MontantHt + Tva;

    public bool Payee { get; set; }
}
