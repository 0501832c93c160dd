using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Marketing;

/// <summary>Abonné : une adresse électronique et des choix, rien d’autre.</summary>
[DataSubject("subscriber")]
public class Abonne
{
    [DataSubject("subscriber")]
    public int Id { get; set; }

    [Personal(DataCategories.ContactEmail)]
    public string Email { get; set; } = "";

    /// <summary>Jeton aléatoire des liens de confirmation et de désinscription.</summary>
    public string Jeton { get; set; } = "";

    /// <summary>L’adresse a été confirmée par le lien reçu.</summary>
    public DateTime? ConfirmeLe { get; set; }

    public List<ConsentementEnvoi> Consentements { get; set; } = [];
}

/// <summary>Le consentement à un genre d’envoi, donné à part et retiré à part ; garde la preuve du choix.</summary>
public class ConsentementEnvoi
{
    public int Id { get; set; }

    public int AbonneId { get; set; }

    public Abonne? Abonne { get; set; }

    public GenreEnvoi Genre { get; set; }

    [ConsentCheck(Purposes.DirectMarketing)]
    public bool EstDonne { get; set; }

    public DateTime? DonneLe { get; set; }

    public DateTime? RetireLe { get; set; }

    /// <summary>Version du texte affiché quand le choix a été fait.</summary>
    public string VersionDuTexte { get; set; } = "";
}

public enum GenreEnvoi
{
    LettrePratique,
    Offres,
    JeuxConcours,
    VentesSpeciales,
}

public class Campagne
{
    public int Id { get; set; }

    public GenreEnvoi Genre { get; set; }

    public string Objet { get; set; } = "";

    public string Corps { get; set; } = "";

    public DateTime? EnvoyeeLe { get; set; }

    public int NombreEnvois { get; set; }
}
