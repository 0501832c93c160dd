using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>Judges, once everything is read, whether the words that must be declared are (GDPR002, GDPR003, GDPR005, GDPR006).</summary>
internal sealed class ReferenceCheck
{
    private readonly PolicyReading _reading;
    private readonly PolicyDraft _draft;
    private readonly HashSet<string> _measures;

    /// <summary>Every declared category and every path above one.</summary>
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal) { PolicyWords.Unclassified };

    /// <summary>Those with a category at or under them that a wildcard covers.</summary>
    private readonly HashSet<string> _ordinary = new(StringComparer.Ordinal) { PolicyWords.Unclassified };

    /// <summary>A special category at or under each path, as an example.</summary>
    private readonly Dictionary<string, string> _special = new(StringComparer.Ordinal);

    private ReferenceCheck(PolicyReading reading, PolicyDraft draft)
    {
        _reading = reading;
        _draft = draft;
        _measures = new HashSet<string>(draft.Measures.Select(m => m.Key), StringComparer.Ordinal);
        foreach (var category in draft.Categories.Values)
        {
            for (var path = category.Key; path.Length > 0; path = path.Substring(0, Math.Max(path.LastIndexOf('.'), 0)))
            {
                _paths.Add(path);
                if (!category.Special)
                {
                    _ordinary.Add(path);
                }
                else if (!_special.TryGetValue(path, out var other) || string.CompareOrdinal(category.Key, other) < 0)
                {
                    _special[path] = category.Key;
                }
            }
        }
    }

    public static void Run(PolicyReading reading, PolicyDraft draft)
    {
        var check = new ReferenceCheck(reading, draft);
        foreach (var reference in reading.References)
        {
            if (!reading.IsFull)
            {
                check.Judge(reference);
            }
        }
    }

    private void Judge(in PolicyReference r)
    {
        switch (r.Kind)
        {
            case ReferenceKind.Subject when !_draft.Subjects.ContainsKey(r.Word):
                Undeclared(r, PolicyRules.Invalid, "subject", "subjects", _draft.Subjects.Keys);
                break;
            case ReferenceKind.Measure when !_measures.Contains(r.Word):
                Undeclared(r, PolicyRules.Invalid, "measure", "measures", _measures);
                break;
            case ReferenceKind.Purpose or ReferenceKind.PurposeEntry
                when !_draft.Purposes.ContainsKey(r.Word) && !(r.Kind == ReferenceKind.PurposeEntry && r.Word == PolicyWords.Any):
                Undeclared(r, PolicyRules.UndeclaredPurpose, "purpose", "purposes", _draft.Purposes.Keys);
                break;
            case ReferenceKind.Recipient when !_draft.Recipients.ContainsKey(r.Word):
                Undeclared(r, PolicyRules.UndeclaredRecipient, "recipient", "recipients", _draft.Recipients.Keys);
                break;
            case ReferenceKind.Category when !_draft.Categories.ContainsKey(r.Word) && r.Word != PolicyWords.Unclassified:
                Undeclared(r, PolicyRules.UndeclaredCategory, "category", "categories", _draft.Categories.Keys);
                break;
            case ReferenceKind.CategoryEntry when r.Word != PolicyWords.Any:
                Entry(r);
                break;
        }
    }

    private void Entry(in PolicyReference r)
    {
        var path = CategoryCover.PathOf(r.Word);
        if (!_paths.Contains(path))
        {
            var wildcard = r.Word.Length > path.Length;
            var nearest = _reading.Nearest(path, wildcard ? _paths : _draft.Categories.Keys) ?? (wildcard ? null : _reading.Nearest(path, _paths));
            nearest = nearest is not null && wildcard ? nearest + PolicyWords.AnyBelow : nearest;
            Undeclared(r, PolicyRules.UndeclaredCategory, "category", "categories", _draft.Categories.Keys, nearest);
            return;
        }

        var namedInFull = path.Length == r.Word.Length && _draft.Categories.ContainsKey(path);
        if (!namedInFull && !_ordinary.Contains(path))
        {
            var special = _special[path];
            _reading.Report(
                PolicyRules.Invalid, _reading.Text.PositionOf(r.Start, r.Length), r.Path,
                $"'{r.Word}' covers nothing: all that lies there is special, and a special category is named in full, such as '{special}' (GDPR Art. 9).",
                r.Word, special);
        }
    }

    private void Undeclared(in PolicyReference r, string rule, string what, string section, IReadOnlyCollection<string> declared) =>
        Undeclared(r, rule, what, section, declared, _reading.Nearest(r.Word, declared));

    private void Undeclared(in PolicyReference r, string rule, string what, string section, IReadOnlyCollection<string> declared, string? nearest) =>
        _reading.Report(
            rule, _reading.Text.PositionOf(r.Start, r.Length), r.Path,
            $"The policy declares no {what} '{r.Word}'; {PolicyReading.Advice(nearest, declared, section)}", r.Word, nearest);
}
