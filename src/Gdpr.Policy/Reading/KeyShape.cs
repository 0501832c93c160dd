using System;

namespace Gdpr;

/// <summary>How the keys of a section look that the author of a policy chooses. The JSON Schema has the same patterns.</summary>
internal sealed class KeyShape
{
    /// <summary>Far longer than a name that anybody can read.</summary>
    public const int MaxLength = 200;

    public static readonly KeyShape Name = new("a key has a letter or digit, no white space, no '*', and at most 200 characters", IsName);
    public static readonly KeyShape Constant = new(Name.Rule, IsName, becomesConstant: true);
    public static readonly KeyShape Category = new(
        "a category is a dotted path such as 'contact.email', without white space and '*', of at most 200 characters", IsCategory, becomesConstant: true);
    public static readonly KeyShape Term = new("a term is no empty text", key => key.Trim().Length > 0);
    public static readonly KeyShape Language = new("a language is a tag such as 'fr' or 'fr-BE'", IsLanguage);
    public static readonly KeyShape Member = new("a documentation id such as 'P:Vendor.Sdk.Profile.Mail' is needed, with a key in brackets behind it for one entry of a bag", IsMember);
    public static readonly KeyShape Classification = new("a classification is written 'Taxonomy:Value'", IsClassification);
    public static readonly KeyShape Entry = new("", static _ => true);

    private readonly Func<string, bool> _fits;

    private KeyShape(string rule, Func<string, bool> fits, bool becomesConstant = false)
    {
        Rule = rule;
        _fits = fits;
        BecomesConstant = becomesConstant;
    }

    public string Rule { get; }

    /// <summary>Whether code gets a constant for each key.</summary>
    public bool BecomesConstant { get; }

    public bool Fits(string key) => _fits(key);

    public static bool IsName(string key)
    {
        if (key.Length > MaxLength)
        {
            return false;
        }

        var named = false;
        foreach (var c in key)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c == '*')
            {
                return false;
            }

            named |= char.IsLetterOrDigit(c);
        }

        return named;
    }

    public static bool IsCategory(string key) => IsName(key) && key[0] != '.' && key[key.Length - 1] != '.' && key.IndexOf("..", StringComparison.Ordinal) < 0;

    /// <summary>A category, everything below one, or everything.</summary>
    public static bool IsCategoryEntry(string entry) => entry == PolicyWords.Any || IsCategory(CategoryCover.PathOf(entry));

    public static bool IsLanguage(string tag)
    {
        var part = 0;
        var length = 0;
        foreach (var c in tag)
        {
            if (c == '-')
            {
                if (part == 0 ? length is < 2 or > 3 : length is < 1 or > 8)
                {
                    return false;
                }

                part++;
                length = 0;
            }
            else if (c is >= 'a' and <= 'z' || part > 0 && c is >= 'A' and <= 'Z' or >= '0' and <= '9')
            {
                length++;
            }
            else
            {
                return false;
            }
        }

        return part == 0 ? length is 2 or 3 : length is >= 1 and <= 8;
    }

    /// <summary>A host, or <c>*.</c> and a host: labels of letters, digits, hyphens and underscores; no scheme, port or path.</summary>
    public static bool IsHost(string host, bool wildcard)
    {
        var rest = wildcard && host.StartsWith("*.", StringComparison.Ordinal) ? host.Substring(2) : host;
        if (rest.Length is 0 or > 253)
        {
            return false;
        }

        foreach (var label in rest.Split('.'))
        {
            if (label.Length is 0 or > 63)
            {
                return false;
            }

            foreach (var c in label)
            {
                if (!char.IsLetterOrDigit(c) && c is not ('-' or '_'))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsMember(string id)
    {
        if (id.Length < 3 || "TFPME".IndexOf(id[0]) < 0 || id[1] != ':')
        {
            return false;
        }

        foreach (var c in MemberKey.Of(id).Id)
        {
            if (char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsClassification(string key) => key.LastIndexOf(':') is var colon && colon > 0 && colon < key.Length - 1;
}
