namespace Boutique.Domain.Catalogue;

public class Produit
{
    public int Id { get; set; }

    public string Reference { get; set; } = "";

    public string NomProduit { get; set; } = "";

    public string Description { get; set; } = "";

    public decimal Prix { get; set; }

    public int Stock { get; set; }

    public string? NomFichierImage { get; set; }

    public int CategorieId { get; set; }

    public CategorieProduit? Categorie { get; set; }

    public bool EstDisponible => Stock > 0;
}

public class CategorieProduit
{
    public int Id { get; set; }

    public string Nom { get; set; } = "";

    public string Slug { get; set; } = "";

    public List<Produit> Produits { get; set; } = [];
}

/// <summary>Une boutique physique où l’on retire sa commande.</summary>
public class Magasin
{
    public int Id { get; set; }

    public string Nom { get; set; } = "";

    public string Adresse { get; set; } = "";

    public string Ville { get; set; } = "";

    public string Telephone { get; set; } = "";

    public string Horaires { get; set; } = "";
}

public class Entrepot
{
    public int Id { get; set; }

    public string Code { get; set; } = "";

    public string Ville { get; set; } = "";

    public EtatEntrepot State { get; set; }
}

public enum EtatEntrepot
{
    Ouvert,
    Inventaire,
    Ferme,
}

public class Fournisseur
{
    public int Id { get; set; }

    public string RaisonSociale { get; set; } = "";

    public string Siret { get; set; } = "";

    public int DelaiJours { get; set; }
}
