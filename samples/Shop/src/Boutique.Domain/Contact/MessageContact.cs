using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Contact;

/// <summary>Message envoyé par le formulaire de contact.</summary>
[DataSubject("visitor")]
public class MessageContact
{
    [DataSubject("visitor")]
    public int Id { get; set; }

    [Personal(DataCategories.IdentityName)]
    public string NomExpediteur { get; set; } = "";

    [Personal(DataCategories.ContactEmail)]
    public string EmailExpediteur { get; set; } = "";

    public SujetContact Sujet { get; set; }

    [Personal(DataCategories.ContentMessage)]
    public string Texte { get; set; } = "";

    public DateTime RecuLe { get; set; }

    public bool Traite { get; set; }

    public string? NumeroCommande { get; set; }
}

public enum SujetContact
{
    Question,
    Commande,
    Reclamation,
    Donnees,
}
