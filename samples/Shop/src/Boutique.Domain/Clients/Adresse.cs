using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Clients;

/// <summary>Adresse postale d’un client, sur le territoire de vente.</summary>
public class Adresse
{
    public int Id { get; set; }

    public int ClientId { get; set; }

    public Client? Client { get; set; }

    public string Libelle { get; set; } = "Domicile";

    [Personal(DataCategories.ContactAddress)]
    public string Rue { get; set; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string CodePostal { get; set; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string Ville { get; set; } = "";

    public bool ParDefaut { get; set; }
}
