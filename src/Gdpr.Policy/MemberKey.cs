using System;

namespace Gdpr;

/// <summary>
/// A key of the policy's <c>members</c>: a documentation id, and for one entry of a bag of keys and values the constant by which code asks for it, in brackets behind the id:
/// <c>M:Shop.Attributes.Get(Shop.Customer,System.String)[FirstName]</c>.
/// </summary>
internal readonly struct MemberKey(string id, string? entry)
{
    public string Id => id;

    public string? Entry => entry;

    public static MemberKey Of(string key)
    {
        // An array at the end of an id is written '[]' or '[0:,0:]': a key has a letter.
        var open = key.IndexOf(')') is var close and >= 0 ? close + 1 : key.IndexOf('[');
        if (open <= 0 || open >= key.Length || key[open] != '[' || key[key.Length - 1] != ']')
        {
            return new MemberKey(key, null);
        }

        var entry = key.Substring(open + 1, key.Length - open - 2);
        foreach (var c in entry)
        {
            if (char.IsLetter(c))
            {
                return new MemberKey(key.Substring(0, open), entry);
            }
        }

        return new MemberKey(key, null);
    }
}
