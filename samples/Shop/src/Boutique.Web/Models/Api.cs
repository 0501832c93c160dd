using Boutique.Domain.Commandes;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Web.Models;

/// <summary>Commande pour l’outil de préparation.</summary>
public sealed record CommandeDto(
    int Id,
    string Numero,
    [Personal(DataCategories.IdentityName)] string Destinataire,
    [Personal(DataCategories.ContactAddress)] string Adresse);

/// <summary>À qui téléphoner quand le livreur ne trouve pas.</summary>
public sealed record ContactLivraisonDto(
    string Numero,
    [Personal(DataCategories.IdentityName)] string Destinataire,
    [Personal(DataCategories.ContactPhone)] string? Telephone);

/// <summary>Profil du client pour lui-même.</summary>
public sealed record ProfilDto(
    [Personal(DataCategories.IdentityName)] string Prenom,
    [Personal(DataCategories.IdentityName)] string Nom,
    [Personal(DataCategories.ContactEmail)] string Courriel);

/// <summary>Jeton que le simulateur de paiement rend au navigateur.</summary>
public sealed record JetonEmis(string Jeton);

/// <summary>Toutes les données d’un client, pour lui.</summary>
public sealed class ExportDonnees
{
    public DateTime EtabliLe { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Prenom { get; init; } = "";

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; init; } = "";

    [Personal(DataCategories.ContactPhone)]
    public string? Telephone { get; init; }

    public IReadOnlyList<AdresseExportee> Adresses { get; init; } = [];

    public IReadOnlyList<CommandeExportee> Commandes { get; init; } = [];

    public IReadOnlyList<MessageExporte> Messages { get; init; } = [];

    public IReadOnlyList<EnvoiExporte> Envois { get; init; } = [];
}

public sealed record AdresseExportee(
    [Personal(DataCategories.ContactAddress)] string Rue,
    [Personal(DataCategories.ContactAddress)] string CodePostal,
    [Personal(DataCategories.ContactAddress)] string Ville);

public sealed record CommandeExportee(
    string Numero,
    DateTime PasseeLe,
    EtatCommande Etat,
    [Personal(DataCategories.ContactAddress)] string Adresse,
    [Personal(DataCategories.OrderHistory)] decimal Total,
    [Personal(DataCategories.OrderMessage)] string? Remarque,
    [Personal(DataCategories.OrderHistory)] IReadOnlyList<string> Produits);

public sealed record MessageExporte(DateTime RecuLe, [Personal(DataCategories.ContentMessage)] string Texte);

public sealed record EnvoiExporte(string Genre, bool Consenti, DateTime? DonneLe);
