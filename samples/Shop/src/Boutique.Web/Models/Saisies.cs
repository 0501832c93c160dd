using System.ComponentModel.DataAnnotations;
using Boutique.Domain.Contact;
using Boutique.Domain.Marketing;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Web.Models;

/// <summary>Formulaire de commande : le nécessaire, et deux champs facultatifs qui le disent.</summary>
public class SaisieCommande
{
    [Required, StringLength(60), Display(Name = "Prénom")]
    [Personal(DataCategories.IdentityName)]
    public string Prenom { get; set; } = "";

    [Required, StringLength(60), Display(Name = "Nom")]
    [Personal(DataCategories.IdentityName)]
    public string Nom { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; set; } = "";

    [Phone, Display(Name = "Téléphone (facultatif, pour le livreur)")]
    [Personal(DataCategories.ContactPhone, Optional = true)]
    public string? Telephone { get; set; }

    [Required, StringLength(120), Display(Name = "Adresse")]
    [Personal(DataCategories.ContactAddress)]
    public string Rue { get; set; } = "";

    [Required, StringLength(5), Display(Name = "Code postal")]
    [Personal(DataCategories.ContactAddress)]
    public string CodePostal { get; set; } = "";

    [Required, StringLength(80), Display(Name = "Ville")]
    [Personal(DataCategories.ContactAddress)]
    public string Ville { get; set; } = "";

    [StringLength(500), Display(Name = "Remarque (facultative)")]
    [Personal(DataCategories.OrderMessage, Optional = true)]
    public string? Remarque { get; set; }

    /// <summary>Donné par le prestataire de paiement au navigateur, en échange de la carte.</summary>
    [Required(ErrorMessage = "Un moyen de paiement valide est nécessaire."), StringLength(100), Display(Name = "Moyen de paiement")]
    [Personal(DataCategories.PaymentToken)]
    public string JetonDePaiement { get; set; } = "";
}

/// <summary>Formulaire de contact.</summary>
public class SaisieContact
{
    [Required, StringLength(100), Display(Name = "Votre nom")]
    [Personal(DataCategories.IdentityName)]
    public string Nom { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Votre adresse électronique")]
    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; set; } = "";

    [Display(Name = "Sujet")]
    public SujetContact Sujet { get; set; }

    [StringLength(20), Display(Name = "Numéro de commande (facultatif)")]
    public string? NumeroCommande { get; set; }

    [Required, StringLength(4000), Display(Name = "Message")]
    [Personal(DataCategories.ContentMessage)]
    public string Texte { get; set; } = "";
}

/// <summary>Ouverture d’un compte client.</summary>
public class SaisieInscription
{
    [Required, StringLength(60), Display(Name = "Prénom")]
    [Personal(DataCategories.IdentityName)]
    public string Prenom { get; set; } = "";

    [Required, StringLength(60), Display(Name = "Nom")]
    [Personal(DataCategories.IdentityName)]
    public string Nom { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; set; } = "";

    [Required, DataType(DataType.Password), Display(Name = "Mot de passe (douze caractères au moins)")]
    [Personal(DataCategories.AccountCredential)]
    public string MotDePasse { get; set; } = "";
}

/// <summary>Première étape de la connexion.</summary>
public class SaisieConnexion
{
    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; set; } = "";

    [Required, DataType(DataType.Password), Display(Name = "Mot de passe")]
    [Personal(DataCategories.AccountCredential)]
    public string MotDePasse { get; set; } = "";
}

/// <summary>Seconde étape, ou enregistrement de l’appareil.</summary>
public class SaisieCode
{
    [Required, StringLength(8, MinimumLength = 6), Display(Name = "Code à six chiffres")]
    [Personal(DataCategories.AccountCredential)]
    public string Chiffres { get; set; } = "";
}

/// <summary>Changement de mot de passe.</summary>
public class SaisieMotDePasse
{
    [Required, DataType(DataType.Password), Display(Name = "Mot de passe actuel")]
    [Personal(DataCategories.AccountCredential)]
    public string Actuel { get; set; } = "";

    [Required, DataType(DataType.Password), Display(Name = "Nouveau mot de passe")]
    [Personal(DataCategories.AccountCredential)]
    public string Nouveau { get; set; } = "";
}

/// <summary>Modification du profil par le client.</summary>
public class SaisieProfil
{
    [Required, StringLength(60), Display(Name = "Prénom")]
    [Personal(DataCategories.IdentityName)]
    public string Prenom { get; set; } = "";

    [Required, StringLength(60), Display(Name = "Nom")]
    [Personal(DataCategories.IdentityName)]
    public string Nom { get; set; } = "";

    [Phone, Display(Name = "Téléphone (facultatif)")]
    [Personal(DataCategories.ContactPhone, Optional = true)]
    public string? Telephone { get; set; }

    [StringLength(120), Display(Name = "Adresse (facultative)")]
    [Personal(DataCategories.ContactAddress, Optional = true)]
    public string? Rue { get; set; }

    [StringLength(5), Display(Name = "Code postal")]
    [Personal(DataCategories.ContactAddress, Optional = true)]
    public string? CodePostal { get; set; }

    [StringLength(80), Display(Name = "Ville")]
    [Personal(DataCategories.ContactAddress, Optional = true)]
    public string? Ville { get; set; }
}

/// <summary>Changement d’adresse électronique ; la nouvelle se confirme par un lien.</summary>
public class SaisieCourriel
{
    [Required, EmailAddress, Display(Name = "Nouvelle adresse électronique")]
    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; set; } = "";
}

/// <summary>Choix des envois : chacun à part, aucun coché d’avance.</summary>
public class SaisieLettre
{
    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; set; } = "";

    [Display(Name = "La lettre pratique")]
    public bool LettrePratique { get; set; }

    [Display(Name = "Les offres commerciales et promotionnelles")]
    public bool Offres { get; set; }

    [Display(Name = "Les jeux-concours")]
    public bool JeuxConcours { get; set; }

    [Display(Name = "Les ventes spéciales")]
    public bool VentesSpeciales { get; set; }

    /// <summary>La personne a demandé au moins un envoi.</summary>
    [ConsentCheck(Purposes.DirectMarketing)]
    public bool AuMoinsUnChoix => LettrePratique || Offres || JeuxConcours || VentesSpeciales;

    public IReadOnlyList<GenreEnvoi> Genres()
    {
        var genres = new List<GenreEnvoi>();
        if (LettrePratique)
        {
            genres.Add(GenreEnvoi.LettrePratique);
        }

        if (Offres)
        {
            genres.Add(GenreEnvoi.Offres);
        }

        if (JeuxConcours)
        {
            genres.Add(GenreEnvoi.JeuxConcours);
        }

        if (VentesSpeciales)
        {
            genres.Add(GenreEnvoi.VentesSpeciales);
        }

        return genres;
    }
}

/// <summary>Suivi sans compte : le numéro et l’adresse, envoyés dans le corps du formulaire et jamais dans l’adresse de la page.</summary>
public class SaisieSuivi
{
    [Required, StringLength(20), Display(Name = "Numéro de commande")]
    public string Numero { get; set; } = "";

    [Required, EmailAddress, Display(Name = "Adresse électronique")]
    [Personal(DataCategories.ContactEmail)]
    public string Courriel { get; set; } = "";
}

/// <summary>Demande de retour d’un article.</summary>
public class SaisieRetour
{
    [StringLength(1000), Display(Name = "Motif (facultatif)")]
    [Personal(DataCategories.OrderMessage, Optional = true)]
    public string? Motif { get; set; }
}

/// <summary>Violation de données déclarée au registre.</summary>
public class SaisieViolation
{
    [Required, StringLength(2000), Display(Name = "Nature de la violation")]
    public string Nature { get; set; } = "";

    [Required, StringLength(2000), Display(Name = "Conséquences probables")]
    public string Consequences { get; set; } = "";

    [Required, StringLength(2000), Display(Name = "Mesures prises")]
    public string MesuresPrises { get; set; } = "";

    [Display(Name = "Constatée le")]
    public DateTime ConstateeLe { get; set; }

    [Display(Name = "Risque pour les personnes")]
    public Domain.Droits.RisqueViolation Risque { get; set; } = Domain.Droits.RisqueViolation.Risque;
}
