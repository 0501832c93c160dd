namespace Boutique.Domain.Catalogue;

public class CodePromo
{
    public int Id { get; set; }

    public string Code { get; set; } = "";

    public int Pourcentage { get; set; }

    public DateTime FinLe { get; set; }

    public bool EstValide(DateTime date) => date <= FinLe && Pourcentage is > 0 and <= 50;

    public decimal Appliquer(decimal montant) => Math.Round(montant * (100 - Pourcentage) / 100m, 2);
}
