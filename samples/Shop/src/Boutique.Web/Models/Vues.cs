using Boutique.Domain.Commandes;
using Boutique.Domain.Contact;
using Boutique.Domain.Droits;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Web.Models;

/// <summary>Une ligne d’une commande ou d’une facture.</summary>
public sealed class LigneVue
{
    [Personal(DataCategories.OrderHistory)]
    public string NomProduit { get; init; } = "";

    public int Quantite { get; init; }

    public decimal PrixUnitaire { get; init; }

    public decimal Montant => Quantite * PrixUnitaire;
}

/// <summary>Ligne de la liste des commandes à préparer.</summary>
public sealed class CommandeLigne
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime PasseeLe { get; init; }

    public EtatCommande Etat { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Destinataire { get; init; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string CodePostal { get; init; } = "";
}

/// <summary>Fiche d’une commande pour sa préparation : ce que la commande demande, et rien d’autre du client.</summary>
public sealed class CommandeFiche
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime PasseeLe { get; init; }

    public EtatCommande Etat { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Destinataire { get; init; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; init; } = "";

    [Personal(DataCategories.ContactPhone)]
    public string? Telephone { get; init; }

    [Personal(DataCategories.ContactAddress)]
    public string Adresse { get; init; } = "";

    [Personal(DataCategories.OrderMessage)]
    public string? Remarque { get; init; }

    [Personal(DataCategories.OrderHistory)]
    public decimal Total { get; init; }

    public IReadOnlyList<LigneVue> Lignes { get; init; } = [];
}

/// <summary>Ce que le transporteur reçoit.</summary>
public sealed class Colis
{
    public string Numero { get; init; } = "";

    [Personal(DataCategories.IdentityName)]
    public string Destinataire { get; init; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string Adresse { get; init; } = "";

    [Personal(DataCategories.ContactPhone)]
    public string? Telephone { get; init; }
}

/// <summary>Commande du client dans son espace.</summary>
public sealed class MaCommandeLigne
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime PasseeLe { get; init; }

    public EtatCommande Etat { get; init; }

    [Personal(DataCategories.OrderHistory)]
    public decimal Total { get; init; }
}

/// <summary>Détail d’une commande du client.</summary>
public sealed class MaCommande
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime PasseeLe { get; init; }

    public EtatCommande Etat { get; init; }

    public string? NumeroSuivi { get; init; }

    [Personal(DataCategories.ContactAddress)]
    public string Adresse { get; init; } = "";

    [Personal(DataCategories.OrderMessage)]
    public string? Remarque { get; init; }

    [Personal(DataCategories.OrderHistory)]
    public decimal Total { get; init; }

    public IReadOnlyList<LigneVue> Lignes { get; init; } = [];

    public bool EstModifiable => Etat is EtatCommande.AConfirmer or EtatCommande.Payee;
}

/// <summary>Suivi d’une commande sans compte : où elle en est, pas qui l’attend.</summary>
public sealed class SuiviVue
{
    public string Numero { get; init; } = "";

    public EtatCommande Etat { get; init; }

    public string? NumeroSuivi { get; init; }
}

/// <summary>Ligne de la liste des factures.</summary>
public sealed class FactureLigne
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime EmiseLe { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";

    [Personal(DataCategories.OrderHistory)]
    public decimal MontantTtc { get; init; }

    public bool Payee { get; init; }
}

/// <summary>Facture affichée à l’écran.</summary>
public sealed class FactureFiche
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime EmiseLe { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string Adresse { get; init; } = "";

    [Personal(DataCategories.OrderHistory)]
    public decimal MontantTtc { get; init; }

    public bool Payee { get; init; }

    public IReadOnlyList<LigneVue> Lignes { get; init; } = [];
}

/// <summary>Pièce des archives comptables.</summary>
public sealed class ArchiveLigne
{
    public string Numero { get; init; } = "";

    public DateTime EmiseLe { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";

    [Personal(DataCategories.ContactAddress)]
    public string Adresse { get; init; } = "";

    [Personal(DataCategories.OrderHistory)]
    public decimal MontantTtc { get; init; }

    public DateTime ADetruireLe { get; init; }
}

/// <summary>Retour à traiter par la préparation.</summary>
public sealed class RetourLigne
{
    public int Id { get; init; }

    public string NumeroCommande { get; init; } = "";

    [Personal(DataCategories.OrderMessage)]
    public string? Motif { get; init; }

    public DateTime DemandeLe { get; init; }
}

/// <summary>Message du formulaire de contact.</summary>
public sealed class MessageFiche
{
    public int Id { get; init; }

    public SujetContact Sujet { get; init; }

    public DateTime RecuLe { get; init; }

    public string? NumeroCommande { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; init; } = "";

    [Personal(DataCategories.ContentMessage)]
    public string Texte { get; init; } = "";
}

/// <summary>Message dans la liste : qui et quoi, pas le texte.</summary>
public sealed class MessageLigne
{
    public int Id { get; init; }

    public SujetContact Sujet { get; init; }

    public DateTime RecuLe { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";
}

/// <summary>Ligne du registre du personnel.</summary>
public sealed class EmployeLigne
{
    public int Id { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; init; } = "";

    public string Mission { get; init; } = "";

    public string Poste { get; init; } = "";

    public string? VersionAcceptee { get; init; }

    public DateTime? CompetenceVerifieeLe { get; init; }
}

/// <summary>Ligne du journal des connexions.</summary>
public sealed class ConnexionLigne
{
    public int EmployeId { get; init; }

    public DateTime Le { get; init; }

    public bool Reussie { get; init; }

    [Personal(DataCategories.OnlineIp)]
    public string Ip { get; init; } = "";
}

/// <summary>Demande de droits à traiter.</summary>
public sealed class DemandeLigne
{
    public int Id { get; init; }

    public GenreDemande Genre { get; init; }

    public DateTime RecueLe { get; init; }

    public DateTime EcheanceLe { get; init; }

    [Personal(DataCategories.IdentityName)]
    public string Nom { get; init; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; init; } = "";
}

/// <summary>Chiffres, sans personne derrière.</summary>
public sealed class TableauDeBord
{
    public decimal ChiffreAffaires { get; init; }

    public decimal PanierMoyen { get; init; }

    public int NombreDeCommandes { get; init; }

    public IReadOnlyDictionary<string, int> ParDepartement { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Pages { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Provenances { get; init; } = new Dictionary<string, int>();

    public int VisiteursUniques { get; init; }

    public int Passages { get; init; }
}

/// <summary>Combien d’abonnés ont choisi un genre d’envoi.</summary>
public sealed record EffectifLettre(Domain.Marketing.GenreEnvoi Genre, int Nombre);
