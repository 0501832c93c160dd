using Boutique.Domain.Clients;
using Gdpr;

namespace Boutique.Domain.Commandes;

/// <summary>Une commande passée en ligne ou par téléphone.</summary>
public class Commande
{
    public int Id { get; set; }

    /// <summary>Numéro lisible, par exemple <c>C-2026-00042</c>.</summary>
    public string Numero { get; set; } = "";

    public int ClientId { get; set; }

    public Client? Client { get; set; }

    public DateTime PasseeLe { get; set; }

    public EtatCommande Etat { get; set; } = EtatCommande.Recue;

    [Personal("identity.name")]
    public string NomLivraison { get; set; } = "";

    [Personal("contact.address")]
    public string AdresseLivraison { get; set; } = "";

    [Personal("contact.address")]
    public string CodePostalLivraison { get; set; } = "";

    [Personal("contact.phone", Optional = true, Purposes = new[] { "delivery" })]
    public string? TelephoneLivreur { get; set; }

    [Personal("order.message", Optional = true)]
    public string? Remarque { get; set; }

    /// <summary>Repris de l’ancien site, où l’on suivait sa commande avec une autre adresse.</summary>
    public string? CourrielSuivi { get; set; } // expect: GDPR501

    [Personal("order.history")]
    public decimal Total { get; set; }

    public decimal FraisDePort { get; set; }

    public string? CodePromo { get; set; }

    public List<LigneCommande> Lignes { get; set; } = [];

    public Facture? Facture { get; set; }

    public Paiement? Paiement { get; set; }

    public bool EstModifiable => Etat is EtatCommande.Recue or EtatCommande.Payee;

    public void Recalculer()
    {
        Total = Lignes.Sum(l => l.Quantite * l.PrixUnitaire) + FraisDePort;
    }
}

public enum EtatCommande
{
    Recue,
    Payee,
    EnPreparation,
    Expediee,
    Livree,
    Annulee,
}
