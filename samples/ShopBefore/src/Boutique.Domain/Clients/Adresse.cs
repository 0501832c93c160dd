using Gdpr;

namespace Boutique.Domain.Clients;

/// <summary>Adresse postale d’un client ; le pays est toujours la France (métropole et Corse).</summary>
public class Adresse
{
    public int Id { get; set; }

    public int ClientId { get; set; }

    public Client? Client { get; set; }

    public string Libelle { get; set; } = "Domicile";

    [Personal("contact.address")]
    public string Rue { get; set; } = "";

    [Personal("contact.address", Optional = true)]
    public string? Complement { get; set; }

    [Personal("contact.address")]
    public string CodePostal { get; set; } = "";

    [Personal("contact.address")]
    public string Ville { get; set; } = "";

    public bool ParDefaut { get; set; }

    /// <summary>L’adresse sur une ligne, telle qu’elle figure sur les bons et les factures.</summary>
    [Personal("contact.address")]
    public string SurUneLigne => string.IsNullOrEmpty(Complement) ? $"{Rue}, {CodePostal} {Ville}" : $"{Rue}, {Complement}, {CodePostal} {Ville}";
}
