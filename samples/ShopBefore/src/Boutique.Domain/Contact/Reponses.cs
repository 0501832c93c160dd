using System.Diagnostics.CodeAnalysis;
using Gdpr;

namespace Boutique.Domain.Contact;

/// <summary>Réponses types du service client.</summary>
[Processing("customer-question", Role = "support-agent")]
public static class Reponses
{
    [return: Personal("identity.name")]
    public static string Entete(MessageContact message)
    {
        var nom = message.NomExpediteur;
        return $"Bonjour {nom},";
    }

    [return: Personal("content.message")]
    public static string Citation(MessageContact message)
    {
        var texte = message.Texte;
        return "> " + texte.ReplaceLineEndings("\n> ");
    }

    public static bool VientDeLEtranger(MessageContact message)
    {
        var ip = message.IpExpediteur; // expect: GDPR102
        return ip is not null && !ip.StartsWith("82.", StringComparison.Ordinal);
    }

    public static bool EstAnnote(MessageContact message)
    {
        return message.Annotation is not null; // expect: GDPR103
    }

    [SuppressMessage("Privacy", "GDPR102:PurposeNotPermitted")] // expect: GDPR901
    public static bool EstUnRobot(MessageContact message)
    {
        var ip = message.IpExpediteur;
        return ip is null or "127.0.0.1";
    }

    [AcceptedRisk("GDPR103", Reason = "Relecture des annotations par le service client, en attente du nouveau contrat", Owner = "Service client", Until = "2031-12-31")]
    [return: Personal("content.notes")]
    public static string Note(MessageContact message)
    {
        return message.Annotation ?? "";
    }
}
