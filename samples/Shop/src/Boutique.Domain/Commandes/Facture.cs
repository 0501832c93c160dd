using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Commandes;

/// <summary>Facture émise à l’expédition ; dix ans aux archives (Code de commerce, art. L123-22).</summary>
public class Facture
{
    public int Id { get; set; }

    public string Numero { get; set; } = "";

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    public DateTime EmiseLe { get; set; }

    [Personal(DataCategories.IdentityName)]
    public string NomFacturation { get; set; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string AdresseFacturation { get; set; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string EmailFacturation { get; set; } = "";

    [Personal(DataCategories.OrderHistory)]
    public decimal MontantTtc { get; set; }

    public bool Payee { get; set; }
}

/// <summary>Facture gardée pour la comptabilité après l’effacement d’un compte.</summary>
[DataSubject("customer")]
public class FactureArchivee
{
    public int Id { get; set; }

    /// <summary>Ancien numéro de client : retrouve les pièces d’une personne qui en fait la demande.</summary>
    [DataSubject("customer")]
    public int ClientId { get; set; }

    public string Numero { get; set; } = "";

    public DateTime EmiseLe { get; set; }

    [Personal(DataCategories.IdentityName)]
    public string NomFacturation { get; set; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string AdresseFacturation { get; set; } = "";

    [Personal(DataCategories.OrderHistory)]
    public decimal MontantTtc { get; set; }

    public DateTime ArchiveeLe { get; set; }

    /// <summary>Dix ans après la clôture de l’exercice.</summary>
    public DateTime ADetruireLe { get; set; }
}
