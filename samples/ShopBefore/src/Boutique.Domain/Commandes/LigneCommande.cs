using Boutique.Domain.Catalogue;

namespace Boutique.Domain.Commandes;

public class LigneCommande
{
    public int Id { get; set; }

    public int CommandeId { get; set; }

    public Commande? Commande { get; set; }

    public int ProduitId { get; set; }

    public Produit? Produit { get; set; }

    public string NomProduit { get; set; } = "";

    public int Quantite { get; set; }

    public decimal PrixUnitaire { get; set; }

    public decimal Montant => Quantite * PrixUnitaire;
}
