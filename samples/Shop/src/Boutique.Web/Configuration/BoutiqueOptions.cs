namespace Boutique.Web.Configuration;

/// <summary>Réglages de la boutique.</summary>
public sealed class BoutiqueOptions
{
    public decimal FraisDePort { get; set; } = 6.90m;

    public decimal FrancoDePort { get; set; } = 60m;

    /// <summary>Adresse du site, seul hôte des liens envoyés par e-mail.</summary>
    public string UrlDuSite { get; set; } = "https://www.321idcom.fr";

    /// <summary>Où le navigateur échange le numéro de carte contre un jeton ; il ne passe jamais par la boutique.</summary>
    public string UrlDuJeton { get; set; } = "https://api.paiement.example/v1/jetons";

    public string UrlPaiement { get; set; } = "https://api.paiement.example";

    public string UrlTransporteur { get; set; } = "https://api.transporteur.example";

    /// <summary>Version de la politique à laquelle le personnel adhère.</summary>
    public string VersionPolitique { get; set; } = "2026-11";
}

/// <summary>Messagerie ; l’adresse est celle de la boutique.</summary>
public sealed class SmtpSettings
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string Email { get; set; } = "boutique@boutique.example";

    public bool EstActif => Host.Length > 0;
}

/// <summary>Règles internes, lues de la configuration secrète : ni le site public ni les journaux ne les donnent.</summary>
public sealed class SecuriteOptions
{
    /// <summary>Âge au-delà duquel un mot de passe du personnel doit changer.</summary>
    public TimeSpan AgeMaximalDuMotDePasse { get; set; } = TimeSpan.FromDays(120);

    /// <summary>Ancienneté au-delà de laquelle la compétence doit être vérifiée de nouveau.</summary>
    public TimeSpan ValiditeDeLaCompetence { get; set; } = TimeSpan.FromDays(730);
}
