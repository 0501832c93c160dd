using System.Globalization;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Domain.Clients;

/// <summary>Territoire de vente des CGV : la France métropolitaine et la Corse, hors DOM/TOM.</summary>
public static class Territoire
{
    /// <summary>Vrai quand le code postal est celui d’un département servi.</summary>
    /// <param name="codePostal">Cinq chiffres, ou département corse (2A, 2B) suivi de trois chiffres.</param>
    public static bool EstServi([Personal(DataCategories.ContactAddress)] string? codePostal)
    {
        if (string.IsNullOrWhiteSpace(codePostal))
        {
            return false;
        }

        var propre = codePostal.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (propre.Length != 5)
        {
            return false;
        }

        if (propre.StartsWith("2A", StringComparison.Ordinal) || propre.StartsWith("2B", StringComparison.Ordinal))
        {
            return propre[2..].All(char.IsAsciiDigit);
        }

        if (!propre.All(char.IsAsciiDigit))
        {
            return false;
        }

        var departement = int.Parse(propre[..2], CultureInfo.InvariantCulture);
        return departement is >= 1 and <= 95;
    }
}
