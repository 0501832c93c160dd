using System;
using System.Collections.Generic;
using System.Globalization;

namespace Gdpr;

/// <summary>The members of one object of the file, read by what they should be. A wrong value is reported and reads as absent.</summary>
internal sealed class PolicyFields
{
    private readonly PolicyKeys _keys;
    private readonly PolicyMember?[] _found;

    public PolicyFields(PolicyReading reading, PolicyKeys keys, PolicyMember?[] found, PolicyPath path, PolicyPosition owner)
    {
        Reading = reading;
        _keys = keys;
        _found = found;
        Path = path;
        Owner = owner;
    }

    public PolicyReading Reading { get; }

    public PolicyPath Path { get; }

    /// <summary>Where to report what is missing: the key of the object, or its brace.</summary>
    public PolicyPosition Owner { get; }

    public PolicyMember? this[string name] => _found[Index(name)];

    public bool Has(string name) => _found[Index(name)] is not null;

    public PolicyPath At(string name) => Path.Member(name);

    /// <summary>A string that says something; blank is absent.</summary>
    public string? Text(string name)
    {
        if (this[name] is not { } member)
        {
            return null;
        }

        if (member.Value.Kind != PolicyNodeKind.String)
        {
            Reading.Invalid(member.Value, At(name), $"'{name}' is a string, not {PolicyReading.Kind(member.Value)}.");
            return null;
        }

        return string.IsNullOrWhiteSpace(member.Value.Text) ? null : member.Value.Text;
    }

    /// <summary>Whether the file leaves the text out or blank, other than by a wrong value, which is reported for itself.</summary>
    public bool Lacks(string name) =>
        this[name] is not { } member
        || member.Value.Kind == PolicyNodeKind.String && string.IsNullOrWhiteSpace(member.Value.Text)
        || member.Value.Kind == PolicyNodeKind.Object && member.Value.Members.Count == 0;

    public bool Flag(string name, bool absent = false)
    {
        if (this[name] is not { } member)
        {
            return absent;
        }

        if (member.Value.Kind is PolicyNodeKind.True or PolicyNodeKind.False)
        {
            return member.Value.Kind == PolicyNodeKind.True;
        }

        Reading.Invalid(member.Value, At(name), $"'{name}' is true or false, not {PolicyReading.Kind(member.Value)}.", member.Value.Text);
        return absent;
    }

    public DateTime? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return Blank<DateTime>(name, "a date, written yyyy-MM-dd");
        }

        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Reading.Invalid(this[name]!.Value, At(name), $"'{text}' is no date; a date is written yyyy-MM-dd, such as '2026-11-01'.", text);
        return null;
    }

    public PolicyDuration? Duration(string name)
    {
        if (Text(name) is not { } text)
        {
            return Blank<PolicyDuration>(name, "an ISO 8601 duration");
        }

        if (PolicyDuration.TryParse(text, out var duration))
        {
            return duration;
        }

        Reading.Invalid(this[name]!.Value, At(name), $"'{text}' is no ISO 8601 duration; write 'P13M' for thirteen months, 'P3Y' for three years.", text);
        return null;
    }

    /// <summary>One of the words that the format knows.</summary>
    public string? OneOf(string name, string[] allowed) =>
        Text(name) is { } text && IsOneOf(this[name]!.Value, At(name), allowed, $"'{name}'") ? text : Blank(name, allowed);

    public string? Country(string name) => Text(name) is { } text && IsCountry(this[name]!.Value, At(name)) ? text : null;

    /// <summary>A text in languages, or one string for all of them.</summary>
    public LocalizedText Localized(string name) => this[name] is { } member ? Localized(Reading, member.Value, At(name)) : LocalizedText.Empty;

    public static LocalizedText Localized(PolicyReading reading, PolicyNode node, PolicyPath path)
    {
        if (node.Kind == PolicyNodeKind.String)
        {
            return string.IsNullOrWhiteSpace(node.Text)
                ? LocalizedText.Empty
                : new LocalizedText(new Dictionary<string, string>(StringComparer.Ordinal) { [""] = node.Text! }, node.Text);
        }

        if (node.Kind != PolicyNodeKind.Object)
        {
            reading.Invalid(node, path, $"A text is a string, or an object of language and text such as {{ \"fr\": … }}, not {PolicyReading.Kind(node)}.");
            return LocalizedText.Empty;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? first = null;
        foreach (var member in reading.Entries(node, path, KeyShape.Language))
        {
            if (member.Value.Kind != PolicyNodeKind.String)
            {
                reading.Invalid(member.Value, path.Member(member.Name), $"The text in '{member.Name}' is a string, not {PolicyReading.Kind(member.Value)}.");
            }
            else if (!string.IsNullOrWhiteSpace(member.Value.Text))
            {
                texts.Add(member.Name, member.Value.Text!);
                first ??= member.Value.Text;
            }
        }

        return texts.Count == 0 ? LocalizedText.Empty : new LocalizedText(texts, first);
    }

    /// <summary>The strings of an array, each judged by <paramref name="accept"/>; those it refuses are left out.</summary>
    public IReadOnlyList<string> Words(string name, Func<PolicyNode, PolicyPath, bool>? accept = null)
    {
        if (this[name] is not { } member)
        {
            return [];
        }

        var array = member.Value;
        if (array.Kind != PolicyNodeKind.Array)
        {
            Reading.Invalid(array, At(name), $"'{name}' is an array of strings [ … ], not {PolicyReading.Kind(array)}.", array.Text);
            return [];
        }

        var words = new List<string>(array.Items.Count);
        for (var i = 0; i < array.Items.Count; i++)
        {
            var item = array.Items[i];
            var path = At(name).Item(i);
            if (item.Kind != PolicyNodeKind.String)
            {
                Reading.Invalid(item, path, $"'{name}' holds strings, not {PolicyReading.Kind(item)}.");
            }
            else if (string.IsNullOrWhiteSpace(item.Text))
            {
                Reading.Invalid(item, path, $"'{name}' holds no empty words.", item.Text);
            }
            else if (accept is null || accept(item, path))
            {
                words.Add(item.Text!);
            }
        }

        return words.AsReadOnly();
    }

    public IReadOnlyList<string> WordsOf(string name, string[] allowed) => Words(name, (node, path) => IsOneOf(node, path, allowed, $"'{name}'"));

    public IReadOnlyList<string> Countries(string name) => Words(name, IsCountry);

    public IReadOnlyList<string> Hosts(string name) => Words(name, (node, path) => IsHost(node, path, wildcard: true));

    /// <summary>One host, without a wildcard.</summary>
    public string? Host(string name) => Text(name) is { } text && IsHost(this[name]!.Value, At(name), wildcard: false) ? text : null;

    /// <summary>Words that must be declared; whether they are is judged when everything is read.</summary>
    public IReadOnlyList<string> References(string name, ReferenceKind kind) => Words(name, (node, path) => Refer(node, path, kind));

    /// <summary>A word that must be declared.</summary>
    public string? Reference(string name, ReferenceKind kind) =>
        Text(name) is { } text ? Refer(this[name]!.Value, At(name), kind) ? text : null : NotBlank(name);

    /// <summary>The objects of an array.</summary>
    public IEnumerable<(PolicyNode Node, PolicyPath Path)> Objects(string name)
    {
        if (this[name] is not { } member)
        {
            yield break;
        }

        if (member.Value.Kind != PolicyNodeKind.Array)
        {
            Reading.Invalid(member.Value, At(name), $"'{name}' is an array of objects [ {{ … }} ], not {PolicyReading.Kind(member.Value)}.");
            yield break;
        }

        for (var i = 0; i < member.Value.Items.Count; i++)
        {
            yield return (member.Value.Items[i], At(name).Item(i));
        }
    }

    /// <summary>Where a member's value stands, or else the object.</summary>
    public PolicyPosition PositionOf(string name) => this[name] is { } member ? Reading.Text.PositionOf(member.Value) : Owner;

    /// <summary>Where a member's name stands, or else the object.</summary>
    public PolicyPosition NameOf(string name) =>
        this[name] is { } member ? Reading.Text.PositionOf(member.NameStart, member.NameLength) : Owner;

    public bool Refer(PolicyNode node, PolicyPath path, ReferenceKind kind)
    {
        if (kind == ReferenceKind.CategoryEntry && !IsCategoryEntry(Reading, node.Start, node.Length, node.Text!, path))
        {
            return false;
        }

        Reading.References.Add(new PolicyReference(kind, node.Text!, node.Start, node.Length, path));
        return true;
    }

    public static bool IsCategoryEntry(PolicyReading reading, int start, int length, string entry, PolicyPath path)
    {
        if (KeyShape.IsCategoryEntry(entry))
        {
            return true;
        }

        reading.Report(
            PolicyRules.Invalid, reading.Text.PositionOf(start, length), path,
            $"'{entry}' names no categories; write one ('contact.email'), all below one ('contact.*') or all ('*').", entry);
        return false;
    }

    private static bool IsKnown(string[] allowed, string word) => Array.IndexOf(allowed, word) >= 0;

    public bool IsOneOf(PolicyNode node, PolicyPath path, string[] allowed, string what)
    {
        var word = node.Text!;
        if (IsKnown(allowed, word))
        {
            return true;
        }

        var nearest = Reading.Nearest(word, allowed);
        Reading.Invalid(node, path, $"'{word}' is no value of {what}; {PolicyReading.Advice(nearest, allowed, "values")}", word, nearest);
        return false;
    }

    private bool IsHost(PolicyNode node, PolicyPath path, bool wildcard)
    {
        if (KeyShape.IsHost(node.Text!, wildcard))
        {
            return true;
        }

        var example = wildcard ? "'api.example.com' or '*.example.com'" : "'www.example.com'";
        Reading.Invalid(node, path, $"'{node.Text}' is no host; write {example}, without scheme, port and path.", node.Text);
        return false;
    }

    private bool IsCountry(PolicyNode node, PolicyPath path)
    {
        var code = node.Text!;
        if (CountryCodes.IsKnown(code))
        {
            return true;
        }

        var nearest = CountryCodes.Meant(code);
        var advice = nearest is not null ? $"did you mean '{nearest}'?"
            : code is "EU" or "EEA" ? "name each country."
            : "a country has two capital letters, such as 'FR'.";
        Reading.Invalid(node, path, $"'{code}' is no ISO 3166-1 country code; {advice}", code, nearest);
        return false;
    }

    /// <summary>A blank string where a value of another kind must stand is wrong.</summary>
    private T? Blank<T>(string name, string what)
        where T : struct
    {
        if (this[name] is { Value.Kind: PolicyNodeKind.String } member && string.IsNullOrWhiteSpace(member.Value.Text))
        {
            Reading.Invalid(member.Value, At(name), $"'{name}' is {what}, not an empty string.", member.Value.Text);
        }

        return null;
    }

    private string? Blank(string name, string[] allowed)
    {
        if (this[name] is { Value.Kind: PolicyNodeKind.String } member && string.IsNullOrWhiteSpace(member.Value.Text))
        {
            Reading.Invalid(member.Value, At(name), $"'{name}' is empty; {PolicyReading.Advice(null, allowed, "values")}", member.Value.Text);
        }

        return null;
    }

    private string? NotBlank(string name)
    {
        if (this[name] is { Value.Kind: PolicyNodeKind.String } member)
        {
            Reading.Invalid(member.Value, At(name), $"'{name}' is empty.", member.Value.Text);
        }

        return null;
    }

    private int Index(string name)
    {
        var index = _keys.IndexOf(name);
        return index >= 0 ? index : throw new ArgumentException(name, nameof(name));
    }
}
