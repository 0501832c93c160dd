using System;
using System.Collections.Generic;

namespace Gdpr;

/// <summary>A kind of personal data, named by a dotted path (GDPR Art. 4(1), 30(1)(c)).</summary>
public sealed class PolicyCategory : PolicyElement
{
    internal PolicyCategory(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary>Term of the W3C Data Privacy Vocabulary, such as <c>pd:EmailAddress</c>.</summary>
    public string? Dpv { get; internal set; }

    /// <summary>
    /// Whether it is a special category (GDPR Art. 9(1), 10), by itself or because a category above it is. Wildcards never cover it.
    /// </summary>
    public bool Special { get; internal set; }

    /// <summary>The exception that allows it, <c>art9-2-a</c> to <c>art9-2-j</c> or <c>art10</c>, its own or that of the special category above it.</summary>
    public string? Condition { get; internal set; }

    /// <summary>Whether it may never be stored, logged or kept in a member, such as a card's check number.</summary>
    public bool NeverStored { get; internal set; }
}

/// <summary>How far entries cover a category.</summary>
internal enum Coverage
{
    None,

    /// <summary>An entry lies above it or is a wildcard, but the category is special and must be named in full.</summary>
    NotNamed,
    Full,
}

/// <summary>A category with the paths above it, precomputed so that a decision allocates nothing for it.</summary>
internal sealed class CategoryLine
{
    public CategoryLine(string category, bool isSpecial)
    {
        Category = category;
        IsSpecial = isSpecial;
        var above = new List<string>();
        for (var dot = category.LastIndexOf('.'); dot > 0; dot = category.LastIndexOf('.', dot - 1))
        {
            above.Add(category.Substring(0, dot));
        }

        Above = above.ToArray();
    }

    public string Category { get; }

    public bool IsSpecial { get; }

    /// <summary>The paths above it, the nearest first.</summary>
    public string[] Above { get; }
}

/// <summary>What a list of entries covers: <c>contact</c> and <c>contact.*</c> cover <c>contact</c> and all below it, <c>*</c> everything.</summary>
internal sealed class CategoryCover
{
    public static readonly CategoryCover Nothing = new([]);

    /// <summary>Paths, without a trailing wildcard; true where the path itself is named in full.</summary>
    private readonly Dictionary<string, bool> _paths = new(StringComparer.Ordinal);
    private readonly bool _everything;

    public CategoryCover(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            if (entry == PolicyWords.Any)
            {
                _everything = true;
                continue;
            }

            var path = PathOf(entry);
            var inFull = path.Length == entry.Length;
            _paths[path] = inFull || _paths.TryGetValue(path, out var known) && known;
        }
    }

    /// <summary><c>contact</c> of <c>contact.*</c>; the entry itself otherwise.</summary>
    public static string PathOf(string entry) => entry.EndsWith(PolicyWords.AnyBelow, StringComparison.Ordinal) ? entry.Substring(0, entry.Length - 2) : entry;

    public Coverage Of(CategoryLine category)
    {
        if (_paths.TryGetValue(category.Category, out var inFull) && (inFull || !category.IsSpecial))
        {
            return Coverage.Full;
        }

        var reached = _everything || inFull || _paths.ContainsKey(category.Category);
        for (var i = 0; i < category.Above.Length && !reached; i++)
        {
            reached = _paths.ContainsKey(category.Above[i]);
        }

        return !reached ? Coverage.None : category.IsSpecial ? Coverage.NotNamed : Coverage.Full;
    }
}
