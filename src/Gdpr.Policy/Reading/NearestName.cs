using System;
using System.Collections.Generic;

namespace Gdpr;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>
    /// The known name nearest to a word: one that differs only in case and separators, or else the one with the fewest inserted, deleted, replaced and
    /// transposed characters; null when none is near. Near is at most a third of the word, not counting dotted parts that both begin with: under
    /// <c>identity</c>, <c>prenom</c> is not <c>photo</c>. The order of the names does not matter.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        if (string.IsNullOrEmpty(word))
        {
            return null;
        }

        var lower = word.ToLowerInvariant();
        var bare = Bare(lower);
        var best = int.MaxValue;
        string? nearest = null;
        foreach (var name in known)
        {
            if (string.IsNullOrEmpty(name))
            {
                continue;
            }

            var candidate = name.ToLowerInvariant();
            var own = lower.Length - SharedParts(lower, candidate);
            var limit = Math.Min(best, Math.Max(1, own / 3));
            var distance = bare.Length > 0 && Bare(candidate) == bare ? 0 : Math.Max(1, Distance(lower, candidate, limit));
            if (distance <= limit && distance < Math.Max(own, 1) && (distance < best || string.CompareOrdinal(name, nearest) < 0))
            {
                best = distance;
                nearest = name;
            }
        }

        return nearest;
    }

    /// <summary>Length of the dotted parts with which both begin.</summary>
    private static int SharedParts(string a, string b)
    {
        var shared = 0;
        for (var i = 0; i < a.Length && i < b.Length && a[i] == b[i]; i++)
        {
            shared = a[i] == '.' ? i + 1 : shared;
        }

        return shared;
    }

    private static string Bare(string text)
    {
        var bare = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (c is not ('-' or '_' or '.' or ' ' or '/'))
            {
                bare[length++] = c;
            }
        }

        return length == text.Length ? text : new string(bare, 0, length);
    }

    /// <summary>Damerau-Levenshtein distance (adjacent transpositions), or any number above <paramref name="limit"/> when it is greater.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var before = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, before[j - 2] + 1);
                }

                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
