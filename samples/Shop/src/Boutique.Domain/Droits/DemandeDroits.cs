using Boutique.Domain.Clients;

namespace Boutique.Domain.Droits;

/// <summary>Demande d’un client : accès, rectification, effacement, opposition. Réponse sous un mois (RGPD, art. 12(3)).</summary>
public class DemandeDroits
{
    public int Id { get; set; }

    public int ClientId { get; set; }

    public Client? Client { get; set; }

    public GenreDemande Genre { get; set; }

    public DateTime RecueLe { get; set; }

    public DateTime EcheanceLe { get; set; }

    public DateTime? TraiteeLe { get; set; }
}

public enum GenreDemande
{
    Acces,
    Rectification,
    Effacement,
    Opposition,
}

/// <summary>Preuve d’un effacement : combien de lignes, quand, à la demande de qui ; rien sur la personne.</summary>
public class PreuveEffacement
{
    public int Id { get; set; }

    public string Reference { get; set; } = "";

    public bool ParLeClient { get; set; }

    public int LignesEffacees { get; set; }

    public int FacturesArchivees { get; set; }

    public DateTime Le { get; set; }
}

/// <summary>Une violation de données au registre (RGPD, art. 33(5)).</summary>
public class Violation
{
    public static readonly TimeSpan Delai = TimeSpan.FromHours(72);

    public int Id { get; set; }

    public string Nature { get; set; } = "";

    public string Consequences { get; set; } = "";

    public string MesuresPrises { get; set; } = "";

    public DateTime ConstateeLe { get; set; }

    public RisqueViolation Risque { get; set; } = RisqueViolation.Risque;

    /// <summary>Le formulaire de la CNIL a été envoyé.</summary>
    public DateTime? NotifieeLe { get; set; }

    public string? MotifDuRetard { get; set; }

    public DateTime? PersonnesPrevenuesLe { get; set; }

    public int NombreDePersonnes { get; set; }

    public DateTime ANotifierAvant => ConstateeLe + Delai;

    /// <summary>Sauf si elle n’engendre pas de risque, la violation se notifie à la CNIL.</summary>
    public bool DoitEtreNotifiee => Risque != RisqueViolation.Aucun && NotifieeLe is null;

    public bool EstEnRetard(DateTime maintenant) => DoitEtreNotifiee && maintenant > ANotifierAvant;
}

public enum RisqueViolation
{
    Aucun,
    Risque,
    Eleve,
}
