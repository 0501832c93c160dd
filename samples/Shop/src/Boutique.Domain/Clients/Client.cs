using Boutique.Domain.Commandes;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Clients;

/// <summary>Un client particulier. Ni civilité, ni date de naissance : rien de ce qu’une commande ne demande pas.</summary>
[DataSubject("customer")]
public class Client
{
    [DataSubject("customer")]
    public int Id { get; set; }

    /// <summary>Compte de connexion ; absent pour une commande sans compte.</summary>
    public string? CompteId { get; set; }

    [Personal(DataCategories.IdentityName)]
    public string Prenom { get; set; } = "";

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; set; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string Email { get; set; } = "";

    public bool EmailConfirmed { get; set; }

    [Personal(DataCategories.ContactPhone, Optional = true)]
    public string? Telephone { get; set; }

    public DateTime CreeLe { get; set; }

    public DateTime? DerniereCommandeLe { get; set; }

    public List<Adresse> Adresses { get; set; } = [];

    public List<Commande> Commandes { get; set; } = [];
}
