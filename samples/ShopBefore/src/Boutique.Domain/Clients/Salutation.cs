using Gdpr;

namespace Boutique.Domain.Clients;

/// <summary>Formules de politesse des messages liés à une commande.</summary>
[Processing("order-handling")]
public static class Salutation
{
    [return: Personal("identity.name")]
    public static string Pour(Client client)
    {
        var civilite = client.Civilite;
        var nom = client.Nom;
        return civilite switch
        {
            "M." => $"Monsieur {nom}",
            "Mme" => $"Madame {nom}",
            _ => client.NomComplet,
        };
    }

    public static bool EstAnniversaire(Client client, DateOnly jour)
    {
        var naissance = client.DateNaissance; // expect: GDPR102
        return naissance is { } n && n.Month == jour.Month && n.Day == jour.Day;
    }

    [AcceptedRisk("GDPR102", Reason = "Relance manuelle demandée par la direction", Owner = "Service client", Until = "2024-06-30")] // expect: GDPR902
    [return: Personal("content.notes")]
    public static string? Rappel(Client client)
    {
        return client.NotesInternes; // expect: GDPR102
    }
}
