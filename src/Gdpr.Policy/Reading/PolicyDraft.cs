using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace Gdpr;

/// <summary>A policy while it is read.</summary>
internal sealed class PolicyDraft
{
    public string Hash { get; set; } = "";

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public DateTime? UpdatedOn { get; set; }

    public PolicyPosition UpdatedOnPosition { get; set; }

    public PolicyDuration? ReviewEvery { get; set; }

    public IReadOnlyList<string> Languages { get; set; } = [];

    public PolicyController? Controller { get; set; }

    public Dictionary<string, LocalizedText> Glossary { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicySubject> Subjects { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicyCategory> Categories { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicyPurpose> Purposes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicyRole> Roles { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicyRecipient> Recipients { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicyStore> Stores { get; } = new(StringComparer.Ordinal);

    public PolicyTransfers Transfers { get; set; } = new("eea", [], []);

    public Dictionary<string, PolicyCookie> Cookies { get; } = new(StringComparer.Ordinal);

    public PolicyLogs Logs { get; set; } = new([]);

    public IReadOnlyList<PolicyMeasure> Measures { get; set; } = [];

    public Dictionary<string, string> Members { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Classifications { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolicySink> Sinks { get; } = new(StringComparer.Ordinal);
}

/// <summary>Views that their receivers cannot change.</summary>
internal static class FrozenViews
{
    public static IReadOnlyDictionary<string, T> Frozen<T>(this Dictionary<string, T> dictionary) => new ReadOnlyDictionary<string, T>(dictionary);
}
