using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Gdpr.Tests;

/// <summary>One line of a family file: a verb, the kind of way out where the verb has one, whom it speaks of, and which of its parameters.</summary>
internal sealed record ApiLine(string Place, string Verb, string? Kind, string Pattern, string[] Parameters, IReadOnlyDictionary<string, string> Options)
{
    public static readonly string Folder = Path.Combine(
        typeof(ApiLine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "Repository").Value!, "src/Gdpr.Analyzers/Model/Api");

    /// <summary>What may follow each verb: a kind, parameters, options.</summary>
    private static readonly Dictionary<string, (bool Kind, bool Parameters, string[] Options)> Verbs = new()
    {
        ["sink"] = (true, true, ["whole", "template", "key", "url", "host", "body"]),
        ["handle"] = (true, false, []),
        ["write"] = (false, true, ["whole", "into"]),
        ["carrier"] = (false, false, []),
        ["erase"] = (false, false, []),
        ["pseudonym"] = (false, false, []),
        ["stop"] = (false, false, []),
        ["source"] = (true, false, []),
        ["gap"] = (false, false, []),
        ["map"] = (false, false, []),
    };

    /// <summary>Documentation ids that the line names; a <c>claim</c> names a string and none.</summary>
    public bool NamesMembers => Verb != "claim";

    /// <summary>Parameters that the line names, in its list or in an option.</summary>
    public IEnumerable<string> NamedParameters => Parameters.Concat(Options.Where(o => o.Key != "host" && o.Value != "whole").Select(o => o.Value));

    /// <summary>The pattern's kind letter: <c>M</c>, <c>P</c>, <c>T</c> or <c>N</c>.</summary>
    public char Letter => Pattern[0];

    /// <summary>What would say the same again.</summary>
    public string Identity => $"{Verb} {Kind} {Pattern} {Options.GetValueOrDefault("into")}";

    public static IEnumerable<ApiLine> All(List<string> problems) =>
        Directory.GetFiles(Folder, "*.txt").OrderBy(f => f, StringComparer.Ordinal).SelectMany(f => File.ReadLines(f).Select((text, i) => (Place: $"{Path.GetFileName(f)}({i + 1})", text)))
            .Select(l => Read(l.Place, l.text, problems)).OfType<ApiLine>();

    /// <summary>What a line says; null for a blank line, a comment, and a line that breaks the grammar, of which the problem is said.</summary>
    public static ApiLine? Read(string place, string line, List<string> problems)
    {
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0][0] == '#')
        {
            return null;
        }

        ApiLine? Wrong(string why)
        {
            problems.Add($"{place}: {why}: {line}");
            return null;
        }

        var verb = words[0];
        if (verb == "claim")
        {
            return words.Length == 3 ? new ApiLine(place, verb, words[1], words[2], [], new Dictionary<string, string>()) : Wrong("a claim is a category and a claim type");
        }

        if (!Verbs.TryGetValue(verb, out var shape))
        {
            return Wrong("no such verb");
        }

        var at = shape.Kind ? 2 : 1;
        if (words.Length <= at)
        {
            return Wrong("no pattern");
        }

        if (verb is "sink" or "handle" && !Enum.IsDefined(typeof(SinkKind), words[1]))
        {
            return Wrong("no such kind");
        }

        var pattern = words[at];
        if (pattern.Length < 3 || pattern[1] != ':' || !"MPTN".Contains(pattern[0]))
        {
            return Wrong("no documentation id");
        }

        var rest = words.Skip(at + 1).ToList();
        var options = new Dictionary<string, string>();
        foreach (var word in rest.Where(w => w.Contains('=') || w == "whole"))
        {
            var pair = word.Split('=', 2);
            if (!shape.Options.Contains(pair[0]) || pair[^1].Length == 0 || !options.TryAdd(pair[0], pair[^1]))
            {
                return Wrong($"'{word}' is no option here");
            }
        }

        var parameters = rest.Where(w => !w.Contains('=') && w != "whole").ToArray();
        return parameters.Length > 0 && !shape.Parameters ? Wrong("this verb takes no parameters") : new ApiLine(place, verb, shape.Kind ? words[1] : null, pattern, parameters, options);
    }
}
