using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Gdpr.Analyzers.Model;

/// <summary>What a finding is known by: no line numbers, so that moved code keeps its place in the baseline.</summary>
internal readonly record struct BaselineKey(string Rule, string Symbol, string Member);

/// <summary>
/// The findings that a shop lived with when it began (<c>gdpr.baseline.json</c>): they are suggestions until they are gone. A file that cannot be read lists nothing, so every
/// finding is reported.
/// </summary>
internal sealed class Baseline
{
    public const string FileName = "gdpr.baseline.json";

    public static readonly Baseline Empty = new([]);

    private readonly Dictionary<BaselineKey, int> _counts;

    private Baseline(Dictionary<BaselineKey, int> counts) => _counts = counts;

    public int Count(BaselineKey key) => _counts.TryGetValue(key, out var count) ? count : 0;

    public IEnumerable<KeyValuePair<BaselineKey, int>> Entries => _counts;

    /// <summary>The file that the build files marked with <c>GdprBaseline</c>; else one of that name.</summary>
    public static AdditionalText? Find(ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options) =>
        files.FirstOrDefault(f => IsMarked(f, options)) ?? files.FirstOrDefault(f => string.Equals(f.Path.FileName(), FileName, StringComparison.OrdinalIgnoreCase));

    public static Baseline Read(SourceText text)
    {
        try
        {
            using var document = JsonDocument.Parse(
                text.ToString(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 });
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("findings", out var findings) || findings.ValueKind != JsonValueKind.Array)
            {
                return Empty;
            }

            var counts = new Dictionary<BaselineKey, int>();
            foreach (var entry in findings.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
            {
                var key = new BaselineKey(Text(entry, "rule"), Text(entry, "symbol"), Text(entry, "member"));
                var count = entry.TryGetProperty("count", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var n) ? n : 1;
                counts[key] = (counts.TryGetValue(key, out var before) ? before : 0) + Math.Max(count, 0);
            }

            return new Baseline(counts);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return Empty;
        }
    }

    private static bool IsMarked(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.GdprBaseline", out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
