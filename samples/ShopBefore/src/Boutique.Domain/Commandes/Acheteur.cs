namespace Boutique.Domain.Commandes;

/// <summary>Vue réduite d’un acheteur pour les écrans de statistiques.</summary>
public sealed record Acheteur(
    int Id,
    string Nom, // expect: GDPR501
    int NombreAchats);
