using Boutique.Domain.Clients;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Commandes;

/// <summary>Une commande passée en ligne.</summary>
public class Commande
{
    public int Id { get; set; }

    /// <summary>Numéro lisible, par exemple <c>C-2026-00042</c>.</summary>
    public string Numero { get; set; } = "";

    public int ClientId { get; set; }

    public Client? Client { get; set; }

    public DateTime PasseeLe { get; set; }

    public EtatCommande Etat { get; set; } = EtatCommande.AConfirmer;

    /// <summary>Jeton aléatoire du lien qui confirme l’adresse électronique d’une commande sans compte.</summary>
    public string? JetonConfirmation { get; set; }

    [Personal(DataCategories.IdentityName)]
    public string NomLivraison { get; set; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string AdresseLivraison { get; set; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string CodePostalLivraison { get; set; } = "";

    [Personal(DataCategories.ContactPhone, Optional = true)]
    public string? TelephoneLivraison { get; set; }

    [Personal(DataCategories.OrderMessage, Optional = true)]
    public string? Remarque { get; set; }

    [Personal(DataCategories.OrderHistory)]
    public decimal Total { get; set; }

    public decimal FraisDePort { get; set; }

    public string? CodePromo { get; set; }

    public string? NumeroSuivi { get; set; }

    public List<LigneCommande> Lignes { get; set; } = [];

    public Facture? Facture { get; set; }

    public Paiement? Paiement { get; set; }
}

public enum EtatCommande
{
    /// <summary>Sans compte : l’adresse électronique n’est pas encore confirmée.</summary>
    AConfirmer,
    Payee,
    EnPreparation,
    Expediee,
    Livree,
    Annulee,
}
