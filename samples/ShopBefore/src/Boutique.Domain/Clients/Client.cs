using Boutique.Domain.Commandes;
using Gdpr;

namespace Boutique.Domain.Clients;

/// <summary>Un client particulier de la boutique.</summary>
[DataSubject("customer")]
public class Client
{
    [DataSubject("customer")]
    public int Id { get; set; }

    /// <summary>Compte de connexion ; absent pour une commande sans compte.</summary>
    public string? CompteId { get; set; }

    [Personal("identity.title", Optional = true)]
    public string? Civilite { get; set; }

    [Personal("identity.name")]
    public string Prenom { get; set; } = "";

    [Personal("identity.name")]
    public string Nom { get; set; } = "";

    [Personal("contact.email")]
    public string Email { get; set; } = "";

    public bool EmailConfirmed { get; set; }

    [Personal("contact.phone", Optional = true)]
    public string? Telephone { get; set; }

    [Personal("identity.birth-date", Optional = true)]
    public DateOnly? DateNaissance { get; set; }

    public string? LieuNaissance { get; set; } // expect: GDPR501

    public int? Age { get; set; } // expect: GDPR501

    /// <summary>Saisi par le service client pour ne pas proposer d’amandes à tout le monde.</summary>
    public string? Allergies { get; set; } // expect: GDPR501

    [Personal("online.ip")]
    public string? IpInscription { get; set; }

    [Personal("content.notes")]
    public string? NotesInternes { get; set; }

    public bool AccepteNewsletter { get; set; } = true;

    public SegmentClient Segment { get; set; } = SegmentClient.Nouveau;

    public DateTime CreeLe { get; set; }

    public DateTime? DerniereCommandeLe { get; set; }

    public List<Adresse> Adresses { get; set; } = [];

    public List<Commande> Commandes { get; set; } = [];

    /// <summary>Nom affiché dans l’espace client et au back-office.</summary>
    [Personal("identity.name")]
    public string NomComplet => $"{Prenom} {Nom}".Trim();

    public bool PeutCommander => EmailConfirmed && Segment != SegmentClient.Bloque;

    /// <summary>Même personne : même adresse électronique, sans tenir compte de la casse.</summary>
    public bool EstLeMemeQue(Client autre) => string.Equals(Email, autre.Email, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{NomComplet} <{Email}>";
}

public enum SegmentClient
{
    Nouveau,
    Fidele,
    Dormant,
    Bloque,
}
