using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace Gdpr;

/// <summary>
/// A text in the languages of the policy, exactly as the file writes it. A plain string in the file is a text that holds for every language.
/// </summary>
/// <remarks>GDPR Art. 12(1) asks for clear and plain language, which starts with the reader's own.</remarks>
public sealed class LocalizedText
{
    /// <summary>No text at all.</summary>
    internal static readonly LocalizedText Empty = new(new Dictionary<string, string>(0, StringComparer.Ordinal), null);

    private readonly string? _first;

    internal LocalizedText(Dictionary<string, string> byLanguage, string? first)
    {
        ByLanguage = new ReadOnlyDictionary<string, string>(byLanguage);
        _first = first;
    }

    /// <summary>The texts by language tag (<c>fr</c>, <c>en</c>); a plain string stands under the empty tag.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage { get; }

    /// <summary>Whether the file gives no text.</summary>
    public bool IsEmpty => _first is null;

    /// <summary>The text in a language, or else the plain text, or else the first that the file gives, or else null.</summary>
    /// <param name="language">Language tag such as <c>fr</c>; <c>fr-BE</c> falls back to <c>fr</c>.</param>
    public string? In(string language)
    {
        for (var tag = language ?? ""; ; tag = tag.Substring(0, Math.Max(tag.LastIndexOf('-'), 0)))
        {
            if (ByLanguage.TryGetValue(tag, out var text))
            {
                return text;
            }

            if (tag.Length == 0)
            {
                return _first;
            }
        }
    }

    /// <summary>The first text that the file gives, or the empty string.</summary>
    public override string ToString() => _first ?? "";
}
