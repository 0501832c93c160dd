using Boutique.Domain.Clients;
using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Gdpr;

namespace Boutique.Web.Extensions;

/// <summary>Petites facilités d’affichage.</summary>
public static class ClientExtensions
{
    public static string Initiales(this Client client)
    {
        var prenom = client.Prenom; // expect: GDPR101
        var nom = client.Nom; // expect: GDPR101
        return string.Concat(prenom.AsSpan(0, Math.Min(1, prenom.Length)), nom.AsSpan(0, Math.Min(1, nom.Length))); // expect: GDPR201
    }

    public static string Libelle(this Utilisateur utilisateur)
    {
        return utilisateur.Email ?? ""; // expect: GDPR101, GDPR201
    }

    public static string Gabarit(this Commande commande) => commande switch
    {
        { Remarque: null } => "simple", // expect: GDPR101
        _ => "avec remarque",
    };

#pragma warning disable GDPR101 // Les initiales seules servent d’avatar, vu avec le délégué le 12/05/2026
    public static char Avatar(this Client client) => client.Nom.Length > 0 ? char.ToUpperInvariant(client.Nom[0]) : '?'; // expect: GDPR201
#pragma warning restore GDPR101

#pragma warning disable GDPR101
    // expect-above: GDPR901
    public static bool AUnTelephone(this Client client) => client.Telephone is not null;
#pragma warning restore GDPR101

    [Processing("order-handling")]
    public static string Accroche(this Client client)
    {
        var prenom = client.Prenom;
        return $"Bonjour {prenom}"; // expect: GDPR201
    }
}
