using Gdpr;

namespace Boutique.Domain.Contact;

/// <summary>Message envoyé par le formulaire de contact.</summary>
[DataSubject("visitor")]
public class MessageContact
{
    [DataSubject("visitor")]
    public int Id { get; set; }

    [Personal("identity.name")]
    public string NomExpediteur { get; set; } = "";

    [Personal("contact.email")]
    public string EmailExpediteur { get; set; } = "";

    public SujetContact Sujet { get; set; }

    [Personal("content.message")]
    public string Texte { get; set; } = "";

    [Personal("online.ip")]
    public string? IpExpediteur { get; set; }

    public DateTime RecuLe { get; set; }

    public bool Traite { get; set; }

    [Personal("content.notes")]
    public string? Annotation { get; set; }

    public string? NumeroCommande { get; set; }
}

public enum SujetContact
{
    Question,
    Commande,
    Reclamation,
    Donnees,
}
