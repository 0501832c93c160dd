using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;

namespace Gdpr.Analyzers.Fixes;

/// <summary>Edits the text of a policy file: what is written stays as it is, with its comments.</summary>
internal static class PolicyEdit
{
    /// <summary>Adds categories to the object <c>categories</c>, which is made where it is missing.</summary>
    public static SourceText AddCategories(SourceText text, IReadOnlyList<string> categories)
    {
        var source = text.ToString();
        var bytes = Encoding.UTF8.GetBytes(source);
        var (root, inside, hasEntries, known) = Find(bytes);
        var missing = categories.Where(c => !known.Contains(c)).ToList();
        if (missing.Count == 0 || root < 0)
        {
            return text;
        }

        var newLine = source.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        var entries = missing.Select(c => newLine + "    \"" + JsonEncodedText.Encode(c) + "\": {}");
        var inserted = inside >= 0
            ? string.Join(",", entries) + (hasEntries ? "," : newLine + "  ")
            : newLine + "  \"categories\": {" + string.Join(",", entries) + newLine + "  },";
        var at = Encoding.UTF8.GetCharCount(bytes, 0, inside >= 0 ? inside : root);
        return text.WithChanges(new TextChange(new TextSpan(at, 0), inserted));
    }

    /// <summary>Byte offsets just inside the root object and inside <c>categories</c>; -1 where there is none.</summary>
    private static (int Root, int Categories, bool HasEntries, HashSet<string> Known) Find(byte[] bytes)
    {
        int root = -1, inside = -1;
        var hasEntries = false;
        var known = new HashSet<string>();
        var start = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(start), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 0)
                {
                    root = start + (int)reader.BytesConsumed;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("categories") && reader.Read()
                         && reader.TokenType == JsonTokenType.StartObject)
                {
                    inside = start + (int)reader.BytesConsumed;
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                    {
                        hasEntries = true;
                        known.Add(reader.GetString() ?? "");
                        reader.Read();
                        reader.Skip();
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (-1, -1, false, known); // A broken file is GDPR002; it is not made worse.
        }

        return (root, inside, hasEntries, known);
    }
}
