using Boutique.Domain.Commandes;
using Gdpr;

namespace Boutique.Web.Models;

/// <summary>Suivi d’une commande pour l’application mobile.</summary>
public sealed record SuiviDto(string Numero, EtatCommande Etat, [property: Personal("identity.name")] string Destinataire);

/// <summary>Commande pour l’outil de préparation.</summary>
public sealed record CommandeDto(
    int Id,
    string Numero,
    [Personal("identity.name")] string Destinataire,
    [Personal("contact.address")] string Adresse,
    [Personal("order.history")] decimal Total);

/// <summary>Client pour l’outil de préparation.</summary>
public sealed record ClientDto(
    int Id,
    [Personal("identity.name")] string Nom,
    [Personal("contact.email")] string Courriel,
    [Personal("contact.phone")] string? Telephone);

/// <summary>Profil renvoyé à l’application mobile.</summary>
public sealed record ProfilDto(
    int Id,
    string Email, // expect: GDPR501
    int Points);

/// <summary>Demande d’inscription à la lettre d’information, envoyée par un partenaire.</summary>
public sealed record InscriptionDto([Personal("contact.email")] string Courriel, [Personal("identity.name")] string? Prenom, string Origine);
