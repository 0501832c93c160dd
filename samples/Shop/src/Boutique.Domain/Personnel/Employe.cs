using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Personnel;

/// <summary>Un salarié et ses habilitations.</summary>
[DataSubject("staff")]
public class Employe
{
    [DataSubject("staff")]
    public int Id { get; set; }

    public string? CompteId { get; set; }

    [Personal(DataCategories.IdentityName)]
    public string Prenom { get; set; } = "";

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; set; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string Email { get; set; } = "";

    /// <summary>Poste de travail fixe, par exemple <c>POSTE-07</c>.</summary>
    public string Poste { get; set; } = "";

    public string Mission { get; set; } = "";

    /// <summary>Version de la politique à laquelle le salarié a adhéré expressément.</summary>
    public string? VersionAcceptee { get; set; }

    public DateTime? AccepteeLe { get; set; }

    public DateTime? CompetenceVerifieeLe { get; set; }

    public DateTime MotDePasseChangeLe { get; set; }
}

/// <summary>Une connexion au back-office, gardée un an.</summary>
public class Connexion
{
    public int Id { get; set; }

    public int EmployeId { get; set; }

    public Employe? Employe { get; set; }

    [Personal(DataCategories.OnlineIp)]
    public string Ip { get; set; } = "";

    public DateTime Le { get; set; }

    public bool Reussie { get; set; }
}
