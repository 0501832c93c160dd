using Gdpr;

namespace Boutique.Domain.Personnel;

/// <summary>Un salarié de la boutique.</summary>
[DataSubject("staff")]
public class Employe
{
    [DataSubject("staff")]
    public int Id { get; set; }

    public string? CompteId { get; set; }

    [Personal("identity.name")]
    public string Prenom { get; set; } = "";

    [Personal("identity.name")]
    public string Nom { get; set; } = "";

    [Personal("contact.email")]
    public string Email { get; set; } = "";

    public string? Telephone { get; set; } // expect: GDPR501

    [Personal("staff.number", Roles = new[] { "hr-manager" })]
    public string Matricule { get; set; } = "";

    public string? NumeroSecu { get; set; } // expect: GDPR501

    public string Service { get; set; } = "";

    public DateOnly EntreLe { get; set; }

    public bool PolitiqueAcceptee { get; set; }

    [Personal("identity.name")]
    public string NomComplet => $"{Prenom} {Nom}";
}

/// <summary>Une connexion au back-office.</summary>
public class Connexion
{
    public int Id { get; set; }

    public int EmployeId { get; set; }

    public Employe? Employe { get; set; }

    [Personal("online.ip")]
    public string? Ip { get; set; }

    public DateTime Le { get; set; }

    public bool Reussie { get; set; }
}
