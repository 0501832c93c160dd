using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Audience;

/// <summary>Une page vue par un visiteur qui a accepté la mesure d’audience.</summary>
[DataSubject("visitor")]
public class Visite
{
    public int Id { get; set; }

    [Personal(DataCategories.OnlineCookieId)]
    [DataSubject("visitor")]
    public string Visiteur { get; set; } = "";

    [Personal(DataCategories.OnlineBrowsing)]
    public string Page { get; set; } = "";

    /// <summary>Le site d’où l’on vient, sans le reste de l’adresse.</summary>
    [Personal(DataCategories.OnlineBrowsing)]
    public string Provenance { get; set; } = "";

    public DateTime Le { get; set; }

    [ConsentCheck(Purposes.SiteAnalytics)]
    public bool Consentie { get; set; }
}

/// <summary>Le passage d’un client qui l’a accepté ; n’est jamais rapproché de la mesure d’audience.</summary>
[DataSubject("visitor")]
public class Passage
{
    public int Id { get; set; }

    [Personal(DataCategories.OnlineCookieId)]
    [DataSubject("visitor")]
    public string Reference { get; set; } = "";

    public DateTime PremierLe { get; set; }

    public DateTime DernierLe { get; set; }

    [ConsentCheck(Purposes.VisitSignal)]
    public bool Consenti { get; set; }
}

/// <summary>Preuve du choix fait dans le bandeau des cookies.</summary>
[DataSubject("visitor")]
public class PreuveDeChoix
{
    public int Id { get; set; }

    [Personal(DataCategories.OnlineCookieId)]
    [DataSubject("visitor")]
    public string Reference { get; set; } = "";

    public bool Audience { get; set; }

    public bool Passage { get; set; }

    public DateTime Le { get; set; }

    public string VersionDuTexte { get; set; } = "";
}
