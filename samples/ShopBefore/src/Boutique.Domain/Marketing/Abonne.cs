using Gdpr;

namespace Boutique.Domain.Marketing;

/// <summary>Abonné à la lettre d’information.</summary>
[DataSubject("prospect")]
public class Abonne
{
    [DataSubject("prospect")]
    public int Id { get; set; }

    [Personal("contact.email")]
    public string Email { get; set; } = "";

    [Personal("identity.name", Optional = true)]
    public string? Prenom { get; set; }

    public string? Nom { get; set; } // expect: GDPR501

    public DateTime InscritLe { get; set; }

    public DateTime? DesinscritLe { get; set; }

    /// <summary>Jeton aléatoire du lien de désinscription.</summary>
    public string Jeton { get; set; } = "";

    public string Origine { get; set; } = "";

    [ConsentCheck("newsletters")] // expect: GDPR003
    public bool ALuLesConditions { get; set; }

    [ConsentCheck("direct-marketing")]
    public bool EstActif => DesinscritLe is null;
}

public class Campagne
{
    public int Id { get; set; }

    public string Objet { get; set; } = "";

    public string Corps { get; set; } = "";

    public DateTime? EnvoyeeLe { get; set; }

    public int NombreEnvois { get; set; }
}
