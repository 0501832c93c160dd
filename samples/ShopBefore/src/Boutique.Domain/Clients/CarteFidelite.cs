using Gdpr;

namespace Boutique.Domain.Clients;

/// <summary>Carte de fidélité : un cadeau d’anniversaire et des points.</summary>
public class CarteFidelite
{
    public int Id { get; set; }

    public int ClientId { get; set; }

    public Client? Client { get; set; }

    public string Numero { get; set; } = "";

    public int Points { get; set; }

    public DateOnly? DateNaissance { get; set; } // expect: GDPR501

    [Personal("contact.email", Purposes = new[] { "direct-marketing", "relances" })] // expect: GDPR003
    public string? EmailOffres { get; set; }

    public DateTime OuverteLe { get; set; }

    public int PointsApres(decimal montant) => Points + (int)Math.Floor(montant);

    public bool DonneDroitAuCadeau => Points >= 200;
}
