using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Gdpr;

/// <summary>The C# name of a policy key.</summary>
internal static class Identifier
{
    /// <summary>Names that a constant in a generated class cannot or should not have: the classes' own, and those of <see cref="object"/>.</summary>
    private static readonly HashSet<string> Taken =
    [
        "Purposes", "Roles", "DataCategories", "Recipients", "Stores",
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize",
    ];

    /// <summary>
    /// <c>OrderHandling</c> of <c>order-handling</c>, <c>ContactEmail</c> of <c>contact.email</c>, <c>_3dSecure</c> of <c>3d-secure</c>. Whatever is no
    /// letter or digit separates words; a name that is taken gets a trailing underscore.
    /// </summary>
    public static string FromKey(string key)
    {
        var name = new StringBuilder(key.Length + 1);
        var starts = true;
        foreach (var c in key)
        {
            if (char.IsLetterOrDigit(c))
            {
                if (name.Length == 0 && char.IsDigit(c))
                {
                    name.Append('_');
                }

                name.Append(starts ? char.ToUpperInvariant(c) : c);
                starts = false;
            }
            else if (!starts && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                name.Append(c);
            }
            else
            {
                starts = true;
            }
        }

        var text = name.ToString();
        return text.Length == 0 ? "_" : Taken.Contains(text) ? text + "_" : text;
    }
}
