using Boutique.Domain.Catalogue;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Commandes;

public class LigneCommande
{
    public int Id { get; set; }

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    public int ProduitId { get; set; }

    public Produit? Produit { get; set; }

    /// <summary>Ce que la personne a acheté.</summary>
    [Personal(DataCategories.OrderHistory)]
    public string NomProduit { get; set; } = "";

    public int Quantite { get; set; }

    public decimal PrixUnitaire { get; set; }
}
