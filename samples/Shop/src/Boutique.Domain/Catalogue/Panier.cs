namespace Boutique.Domain.Catalogue;

/// <summary>Panier d’un visiteur, retrouvé par l’identifiant aléatoire de son cookie.</summary>
public class Panier
{
    public int Id { get; set; }

    public string Jeton { get; set; } = "";

    public DateTime ModifieLe { get; set; }

    public string? CodePromo { get; set; }

    public List<LignePanier> Lignes { get; set; } = [];

    public bool EstVide => Lignes.Count == 0;

    public decimal SousTotal => Lignes.Sum(l => l.Quantite * (l.Produit?.Prix ?? 0m));
}

public class LignePanier
{
    public int Id { get; set; }

    public int PanierId { get; set; }

    public Panier? Panier { get; set; }

    public int ProduitId { get; set; }

    public Produit? Produit { get; set; }

    public int Quantite { get; set; }
}
