using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>One reading of a text: its problems, and the words that must be declared somewhere in it.</summary>
internal sealed class PolicyReading
{
    /// <summary>More than anybody mends in one go. A bound keeps hostile files from costing more than their size.</summary>
    private const int MaxProblems = 1000;

    private readonly List<PolicyProblem> _problems = [];
    private int _comparisons = 2_000_000;

    public PolicyReading(string text) => Text = new PolicyText(text);

    public PolicyText Text { get; }

    public List<PolicyReference> References { get; } = [];

    /// <summary>Whether further problems would no longer be told.</summary>
    public bool IsFull => _problems.Count > MaxProblems;

    /// <summary>The problems in the order of the text.</summary>
    public IReadOnlyList<PolicyProblem> Problems() =>
        _problems.OrderBy(p => p.Start).ThenBy(p => p.RuleId, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal).ToArray();

    public void Report(string rule, PolicyPosition position, PolicyPath path, string message, string? word = null, string? nearest = null)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new PolicyProblem(rule, position, path.ToString(), message, word, nearest));
        }
        else if (_problems.Count == MaxProblems)
        {
            var end = Text.PositionOf(Text.Length, 0);
            _problems.Add(new PolicyProblem(PolicyRules.Invalid, end, "", "There are more problems than are shown; mend these first."));
        }
    }

    /// <summary>GDPR002 at a value.</summary>
    public void Invalid(PolicyNode node, PolicyPath path, string message, string? word = null, string? nearest = null) =>
        Report(PolicyRules.Invalid, Text.PositionOf(node), path, message, word, nearest);

    /// <summary>GDPR002 at a member's name.</summary>
    public void Invalid(PolicyMember member, PolicyPath path, string message, string? nearest = null) =>
        Report(PolicyRules.Invalid, Text.PositionOf(member.NameStart, member.NameLength), path, message, member.Name, nearest);

    /// <summary>GDPR008 at a place that lacks something.</summary>
    public void Incomplete(PolicyPosition position, PolicyPath path, string message, string? word = null) =>
        Report(PolicyRules.Incomplete, position, path, message, word);

    /// <summary>The nearest known name, as long as the reading may still afford the comparisons.</summary>
    public string? Nearest(string word, IReadOnlyCollection<string> known)
    {
        if (_problems.Count >= MaxProblems || word.Length > 200 || known.Count > _comparisons)
        {
            return null;
        }

        _comparisons -= known.Count;
        return NearestName.Of(word, known);
    }

    /// <summary><c>did you mean 'x'?</c> or else what is allowed.</summary>
    public static string Advice(string? nearest, IReadOnlyCollection<string> allowed, string what)
    {
        if (nearest is not null)
        {
            return $"did you mean '{nearest}'?";
        }

        // A long list helps nobody, and sorting it for each of many problems would cost more than the file's size.
        const int shown = 30;
        return allowed.Count == 0 ? $"the policy declares no {what}."
            : allowed.Count > shown ? $"it is none of the {allowed.Count} {what}."
            : $"{what}: {string.Join(", ", allowed.OrderBy(a => a, StringComparer.Ordinal).Select(a => $"'{a}'"))}.";
    }

    /// <summary>Opens an object: its known members once each; unknown and repeated ones are reported.</summary>
    public PolicyFields? Open(PolicyNode node, PolicyKeys keys, PolicyPath path, PolicyPosition owner)
    {
        if (node.Kind != PolicyNodeKind.Object)
        {
            Invalid(node, path, $"{Capital(keys.What)} is an object {{ … }} here, not {Kind(node)}.");
            return null;
        }

        var found = new PolicyMember?[keys.Keys.Count];
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            var index = keys.IndexOf(member.Name);
            if (index < 0)
            {
                if (unknown.Add(member.Name))
                {
                    var nearest = Nearest(member.Name, keys.Names);
                    var advice = Advice(nearest, keys.Names, "members");
                    Invalid(member, path.Member(member.Name), $"'{member.Name}' is no member of {keys.What}; {advice}", nearest);
                }
                else
                {
                    Repeated(member, path);
                }
            }
            else if (found[index] is not null)
            {
                Repeated(member, path);
            }
            else
            {
                found[index] = member;
            }
        }

        var fields = new PolicyFields(this, keys, found, path, owner);
        for (var i = 0; i < found.Length; i++)
        {
            if (keys.Keys[i].IsRequired && found[i] is null)
            {
                Report(PolicyRules.Invalid, owner, path.Member(keys.Names[i]), $"{Capital(keys.What)} lacks '{keys.Names[i]}'.", keys.Names[i]);
            }
        }

        return fields;
    }

    /// <summary>Members of an object whose keys the author chooses: well-formed and once each.</summary>
    public IEnumerable<PolicyMember> Entries(PolicyNode? node, PolicyPath path, KeyShape shape)
    {
        if (node is null)
        {
            yield break;
        }

        if (node.Kind != PolicyNodeKind.Object)
        {
            Invalid(node, path, $"'{path}' is an object {{ … }}, not {Kind(node)}.");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var identifiers = shape.BecomesConstant ? new Dictionary<string, string>(StringComparer.Ordinal) : null;
        foreach (var member in node.Members)
        {
            if (!seen.Add(member.Name))
            {
                Repeated(member, path);
                continue;
            }

            if (!shape.Fits(member.Name))
            {
                Invalid(member, path.Member(member.Name), $"'{member.Name}' cannot be a key here: {shape.Rule}.");
                continue;
            }

            if (identifiers is not null)
            {
                var identifier = Identifier.FromKey(member.Name);
                if (identifiers.TryGetValue(identifier, out var other))
                {
                    Invalid(member, path.Member(member.Name), $"'{member.Name}' and '{other}' would both be '{identifier}' in code; rename one of them.");
                }
                else
                {
                    identifiers.Add(identifier, member.Name);
                }
            }

            yield return member;
        }
    }

    public static string Kind(PolicyNode node) => node.Kind switch
    {
        PolicyNodeKind.Null => "null",
        PolicyNodeKind.True or PolicyNodeKind.False => "a boolean",
        PolicyNodeKind.Number => "a number",
        PolicyNodeKind.String => "a string",
        PolicyNodeKind.Array => "an array",
        _ => "an object",
    };

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private void Repeated(PolicyMember member, PolicyPath path) =>
        Invalid(member, path.Member(member.Name), $"'{member.Name}' stands here a second time; keep one of them.");
}

/// <summary>A word that must be declared in a section of the policy.</summary>
internal readonly struct PolicyReference
{
    public PolicyReference(ReferenceKind kind, string word, int start, int length, PolicyPath path)
    {
        Kind = kind;
        Word = word;
        Start = start;
        Length = length;
        Path = path;
    }

    public ReferenceKind Kind { get; }

    public string Word { get; }

    public int Start { get; }

    public int Length { get; }

    public PolicyPath Path { get; }
}

/// <summary>What a reference must be declared as.</summary>
internal enum ReferenceKind
{
    Subject,
    Measure,
    Purpose,

    /// <summary>A purpose or <c>*</c>.</summary>
    PurposeEntry,

    /// <summary>A category in full.</summary>
    Category,

    /// <summary>A category, everything below one, or <c>*</c>.</summary>
    CategoryEntry,
    Recipient,
}
