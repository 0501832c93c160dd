using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Gdpr.Tool;

/// <summary>One line of a baseline: how often a finding may occur in a member. No line numbers, so that moved code stays known.</summary>
/// <param name="Key">What the finding is known by.</param>
/// <param name="Count">How often it may occur in one compilation.</param>
/// <param name="Line">Line of the entry in the file, from 1; 0 for one that is not written yet.</param>
internal sealed record BaselineEntry(BaselineKey Key, int Count, int Line = 0);

/// <summary>The file <c>gdpr.baseline.json</c>: findings that a shop lives with until they are gone.</summary>
internal static class BaselineFile
{
    /// <summary>Name of the file beside the policy.</summary>
    public const string Name = "gdpr.baseline.json";

    /// <summary>Reads a baseline; a file that does not exist lists nothing.</summary>
    /// <exception cref="ToolException">The file is no baseline.</exception>
    public static IReadOnlyList<BaselineEntry> Load(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"the baseline '{path}' cannot be read ({e.Message}): mend it, or delete it and run 'gdpr check --update-baseline'.");
        }
    }

    /// <summary>Reads the text of a baseline.</summary>
    public static IReadOnlyList<BaselineEntry> Parse(byte[] text)
    {
        var mark = text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(text.AsSpan(mark), new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        var entries = new List<BaselineEntry>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string? name = null;
        var start = 0;
        var inFindings = false;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString();
                    break;
                case JsonTokenType.StartArray when reader.CurrentDepth == 1:
                    inFindings = name == "findings";
                    break;
                case JsonTokenType.StartObject when reader.CurrentDepth == 2 && inFindings:
                    fields.Clear();
                    start = mark + (int)reader.TokenStartIndex;
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == 2 && inFindings:
                    var key = new BaselineKey(Field("rule"), Field("symbol"), Field("member"));
                    var count = int.Parse(fields.GetValueOrDefault("count", "1"));
                    entries.Add(new BaselineEntry(key, count, 1 + text.AsSpan(0, start).Count((byte)'\n')));
                    break;
                case JsonTokenType.String when reader.CurrentDepth == 3 && inFindings:
                    fields[name!] = reader.GetString()!;
                    break;
                case JsonTokenType.Number when reader.CurrentDepth == 3 && inFindings:
                    fields[name!] = reader.GetInt32().ToString();
                    break;
            }
        }

        return [.. entries.GroupBy(e => e.Key).Select(g => new BaselineEntry(g.Key, g.Sum(e => Math.Max(e.Count, 0)), g.First().Line))];

        string Field(string field) => fields.GetValueOrDefault(field, "");
    }

    /// <summary>The text of a baseline: sorted, so that the same findings give the same bytes.</summary>
    public static string Write(IEnumerable<BaselineEntry> entries) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("findings");
        foreach (var entry in entries.Where(e => e.Count > 0)
            .OrderBy(e => e.Key.Symbol, StringComparer.Ordinal)
            .ThenBy(e => e.Key.Rule, StringComparer.Ordinal)
            .ThenBy(e => e.Key.Member, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("rule", entry.Key.Rule);
            writer.WriteString("symbol", entry.Key.Symbol);
            writer.WriteString("member", entry.Key.Member);
            writer.WriteNumber("count", entry.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>Saves a baseline; a reader sees the old file or the new one, never half of it.</summary>
    /// <exception cref="ToolException">The folder cannot be written.</exception>
    public static void Save(string path, IEnumerable<BaselineEntry> entries) => AtomicFile.Write(path, Write(entries));
}
