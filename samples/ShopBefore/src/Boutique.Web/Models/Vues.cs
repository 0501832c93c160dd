using Boutique.Domain.Commandes;
using Boutique.Domain.Contact;
using Gdpr;

namespace Boutique.Web.Models;

/// <summary>Ligne de la liste des commandes du back-office.</summary>
public class CommandeLigne
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime PasseeLe { get; init; }

    public EtatCommande Etat { get; init; }

    [Personal("identity.name")]
    public string Destinataire { get; init; } = "";

    [Personal("contact.address")]
    public string CodePostal { get; init; } = "";

    [Personal("order.history")]
    public decimal Total { get; init; }
}

/// <summary>Fiche d’une commande pour sa préparation.</summary>
public class CommandeFiche
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime PasseeLe { get; init; }

    public EtatCommande Etat { get; init; }

    [Personal("identity.title")]
    public string? Civilite { get; init; }

    [Personal("identity.name")]
    public string Acheteur { get; init; } = "";

    [Personal("contact.email")]
    public string Courriel { get; init; } = "";

    [Personal("contact.phone")]
    public string? Telephone { get; init; }

    [Personal("identity.name")]
    public string Destinataire { get; init; } = "";

    [Personal("contact.address")]
    public string Adresse { get; init; } = "";

    [Personal("order.message")]
    public string? Remarque { get; init; }

    [Personal("order.history")]
    public decimal Total { get; init; }

    public IReadOnlyList<LigneCommande> Lignes { get; init; } = [];
}

/// <summary>Ligne de la liste des clients.</summary>
public class ClientLigne
{
    public int Id { get; init; }

    [Personal("identity.name")]
    public string Nom { get; init; } = "";

    [Personal("contact.email")]
    public string Courriel { get; init; } = "";

    [Personal("contact.address")]
    public string? Ville { get; init; }

    public int NombreDeCommandes { get; init; }
}

/// <summary>Fiche complète d’un client.</summary>
public class ClientFiche
{
    public int Id { get; init; }

    [Personal("identity.title")]
    public string? Civilite { get; init; }

    [Personal("identity.name")]
    public string Nom { get; init; } = "";

    [Personal("contact.email")]
    public string Courriel { get; init; } = "";

    [Personal("contact.phone")]
    public string? Telephone { get; init; }

    [Personal("identity.birth-date")]
    public DateOnly? DateNaissance { get; init; }

    [Personal("content.notes")]
    public string? Notes { get; init; }

    [Personal("online.ip")]
    public string? Ip { get; init; }

    [Personal("contact.address")]
    public IReadOnlyList<string> Adresses { get; init; } = [];

    public IReadOnlyList<CommandeLigne> Commandes { get; init; } = [];
}

/// <summary>Ligne de la liste des factures.</summary>
public class FactureLigne
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime EmiseLe { get; init; }

    [Personal("identity.name")]
    public string Nom { get; init; } = "";

    public decimal MontantTtc { get; init; }

    public bool Payee { get; init; }
}

/// <summary>Facture affichée ou imprimée.</summary>
public class FactureFiche
{
    public int Id { get; init; }

    public string Numero { get; init; } = "";

    public DateTime EmiseLe { get; init; }

    [Personal("identity.name")]
    public string Nom { get; init; } = "";

    [Personal("contact.address")]
    public string Adresse { get; init; } = "";

    [Personal("contact.email")]
    public string Courriel { get; init; } = "";

    [Personal("payment.token")]
    public string? JetonDePaiement { get; init; }

    public decimal MontantHt { get; init; }

    public decimal Tva { get; init; }

    public IReadOnlyList<LigneCommande> Lignes { get; init; } = [];
}

/// <summary>Ligne de la liste des abonnés.</summary>
public class AbonneLigne
{
    public int Id { get; init; }

    [Personal("contact.email")]
    public string Courriel { get; init; } = "";

    [Personal("identity.name")]
    public string? Prenom { get; init; }

    public DateTime InscritLe { get; init; }
}

/// <summary>Message affiché au service client.</summary>
public class MessageFiche
{
    public int Id { get; init; }

    public SujetContact Sujet { get; init; }

    public DateTime RecuLe { get; init; }

    [Personal("identity.name")]
    public string Nom { get; init; } = "";

    [Personal("contact.email")]
    public string Courriel { get; init; } = "";

    [Personal("content.message")]
    public string Texte { get; init; } = "";

    [Personal("content.notes")]
    public string? Annotation { get; init; }

    public bool Traite { get; init; }
}

/// <summary>Ligne de l’annuaire du personnel.</summary>
public class EmployeLigne
{
    public int Id { get; init; }

    [Personal("identity.name")]
    public string Nom { get; init; } = "";

    [Personal("contact.email")]
    public string Courriel { get; init; } = "";

    [Personal("staff.number")]
    public string Matricule { get; init; } = "";

    public string Service { get; init; } = "";
}

/// <summary>Demande de retour à traiter.</summary>
public class RetourLigne
{
    public int Id { get; init; }

    public string NumeroCommande { get; init; } = "";

    [Personal("identity.name")]
    public string Nom { get; init; } = "";

    [Personal("order.message")]
    public string Motif { get; init; } = "";

    [Personal("payment.iban")]
    public string? IbanRemboursement { get; init; }

    public DateTime DemandeLe { get; init; }
}

/// <summary>Chiffres du tableau de bord.</summary>
public class TableauDeBord
{
    public decimal ChiffreAffaires { get; init; }

    public decimal PanierMoyen { get; init; }

    public int NombreDeCommandes { get; init; }

    public IReadOnlyDictionary<string, int> ParDepartement { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<(string Page, int Vues)> Pages { get; init; } = [];
}

/// <summary>À qui l’on envoie un colis cadeau.</summary>
public class DestinataireCadeau
{
    public string? Nom { get; set; } // expect: GDPR501

    public string? Telephone { get; set; } // expect: GDPR501

    public string? Mot { get; set; }
}
