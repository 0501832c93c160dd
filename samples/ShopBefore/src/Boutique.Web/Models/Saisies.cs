using System.ComponentModel.DataAnnotations;
using Boutique.Domain.Clients;
using Boutique.Domain.Contact;
using Gdpr;

namespace Boutique.Web.Models;

/// <summary>Formulaire de commande.</summary>
public class SaisieCommande
{
    [Display(Name = "Civilité")]
    [Personal("identity.title", Optional = true)]
    public string? Civilite { get; set; }

    [Required, StringLength(60), Display(Name = "Prénom")]
    [Personal("identity.name")]
    public string Prenom { get; set; } = "";

    [Required, StringLength(60), Display(Name = "Nom")]
    [Personal("identity.name")]
    public string Nom { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal("contact.email")]
    public string Courriel { get; set; } = "";

    [Required, Phone, Display(Name = "Téléphone")]
    [Personal("contact.phone")]
    public string Telephone { get; set; } = "";

    [Required, StringLength(120), Display(Name = "Adresse")]
    [Personal("contact.address")]
    public string Rue { get; set; } = "";

    [StringLength(120), Display(Name = "Complément")]
    [Personal("contact.address", Optional = true)]
    public string? Complement { get; set; }

    [Required, StringLength(5), Display(Name = "Code postal")]
    [Personal("contact.address")]
    public string CodePostal { get; set; } = "";

    [Required, StringLength(80), Display(Name = "Ville")]
    [Personal("contact.address")]
    public string Ville { get; set; } = "";

    [StringLength(500), Display(Name = "Remarque")]
    [Personal("order.message", Optional = true)]
    public string? Remarque { get; set; }

    [Required, CreditCard, Display(Name = "Numéro de carte")]
    [Personal("payment.card-number")]
    public string NumeroDeCarte { get; set; } = "";

    [Display(Name = "Je souhaite recevoir les offres de la boutique")]
    public bool Newsletter { get; set; } = true;
}

/// <summary>Formulaire de contact.</summary>
public class SaisieContact
{
    [Required, StringLength(100), Display(Name = "Votre nom")]
    [Personal("identity.name")]
    public string Nom { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Votre adresse électronique")]
    [Personal("contact.email")]
    public string Courriel { get; set; } = "";

    [Display(Name = "Sujet")]
    public SujetContact Sujet { get; set; }

    [StringLength(20), Display(Name = "Numéro de commande")]
    public string? NumeroCommande { get; set; }

    [Required, StringLength(4000), Display(Name = "Message")]
    [Personal("content.message")]
    public string Texte { get; set; } = "";
}

/// <summary>Ouverture d’un compte client.</summary>
public class SaisieInscription
{
    [Required, StringLength(60), Display(Name = "Prénom")]
    [Personal("identity.name")]
    public string Prenom { get; set; } = "";

    [Required, StringLength(60), Display(Name = "Nom")]
    [Personal("identity.name")]
    public string Nom { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal("contact.email")]
    public string Courriel { get; set; } = "";

    [Required, DataType(DataType.Date), Display(Name = "Date de naissance")]
    [Personal("identity.birth-date")]
    public DateOnly? DateNaissance { get; set; }

    [Required, DataType(DataType.Password), Display(Name = "Mot de passe")]
    [Personal("account.password")]
    public string MotDePasse { get; set; } = "";

    public bool Newsletter { get; set; } = true;
}

/// <summary>Connexion à l’espace client ou au back-office.</summary>
public class SaisieConnexion
{
    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal("contact.email")]
    public string Courriel { get; set; } = "";

    [Required, DataType(DataType.Password), Display(Name = "Mot de passe")]
    [Personal("account.password")]
    public string MotDePasse { get; set; } = "";

    [Display(Name = "Rester connecté")]
    public bool ResterConnecte { get; set; }
}

/// <summary>Modification du profil par le client.</summary>
public class SaisieProfil
{
    [StringLength(10), Display(Name = "Civilité")]
    [Personal("identity.title", Optional = true)]
    public string? Civilite { get; set; }

    [Required, StringLength(60), Display(Name = "Prénom")]
    [Personal("identity.name")]
    public string Prenom { get; set; } = "";

    [Required, StringLength(60), Display(Name = "Nom")]
    [Personal("identity.name")]
    public string Nom { get; set; } = "";

    [Phone, Display(Name = "Téléphone")]
    [Personal("contact.phone", Optional = true)]
    public string? Telephone { get; set; }

    [StringLength(120), Display(Name = "Adresse")]
    [Personal("contact.address", Optional = true)]
    public string? Rue { get; set; }

    [StringLength(5), Display(Name = "Code postal")]
    [Personal("contact.address", Optional = true)]
    public string? CodePostal { get; set; }

    [StringLength(80), Display(Name = "Ville")]
    [Personal("contact.address", Optional = true)]
    public string? Ville { get; set; }
}

/// <summary>Inscription à la lettre d’information.</summary>
public class SaisieNewsletter
{
    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal("contact.email")]
    public string Courriel { get; set; } = "";

    [StringLength(60), Display(Name = "Prénom")]
    [Personal("identity.name", Optional = true)]
    public string? Prenom { get; set; }

    public bool Accepte { get; set; } = true;
}

/// <summary>Fiche d’un salarié saisie par les ressources humaines.</summary>
public class SaisieEmploye
{
    [Required, StringLength(60), Display(Name = "Prénom")]
    [Personal("identity.name")]
    public string Prenom { get; set; } = "";

    [Required, StringLength(60), Display(Name = "Nom")]
    [Personal("identity.name")]
    public string Nom { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal("contact.email")]
    public string Courriel { get; set; } = "";

    [Required, StringLength(12), Display(Name = "Matricule")]
    [Personal("staff.number")]
    public string Matricule { get; set; } = "";

    [StringLength(60), Display(Name = "Service")]
    public string Service { get; set; } = "";
}

/// <summary>Demande de retour d’un article.</summary>
public class SaisieRetour
{
    public int CommandeId { get; set; }

    [Required, StringLength(1000), Display(Name = "Motif")]
    [Personal("order.message")]
    public string Motif { get; set; } = "";

    [Display(Name = "IBAN du remboursement")]
    public string? Iban { get; set; } // expect: GDPR501
}

/// <summary>Parrainage d’un proche.</summary>
public class SaisieParrainage
{
    [Required, EmailAddress, Display(Name = "Adresse de votre filleul")]
    [Personal("contact.mail")] // expect: GDPR005
    public string CourrielFilleul { get; set; } = "";

    [StringLength(500), Display(Name = "Votre message")]
    public string? Mot { get; set; }

    public bool EstComplete() => CourrielFilleul.Contains('@');

    public Filleul EnFilleul(string code) => new(code, CourrielFilleul); // expect: GDPR202
}
