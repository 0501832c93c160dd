namespace Boutique.Web.Configuration;

/// <summary>Réglages de la boutique.</summary>
public sealed class BoutiqueOptions
{
    public decimal FraisDePort { get; set; } = 6.90m;

    public decimal FrancoDePort { get; set; } = 60m;

    public string DossierExports { get; set; } = "exports";

    public string UrlPaiement { get; set; } = "https://api.paiement.example";

    public string UrlTransporteur { get; set; } = "https://api.transporteur.example";

    public string UrlMailchimp { get; set; } = "https://us7.api.mailchimp.com";
}

/// <summary>Réglages de la messagerie ; l’adresse est celle de la boutique, pas celle d’une personne.</summary>
public sealed class SmtpSettings
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 25;

    public string Email { get; set; } = "";

    public string EmailTemplate { get; set; } = "standard";

    public bool EstActif => Host.Length > 0;
}
