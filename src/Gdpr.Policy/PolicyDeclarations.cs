using System;
using System.Collections.Generic;

namespace Gdpr;

/// <summary>Who decides about the processing (GDPR Art. 4(7), 13(1)(a), 30(1)(a)).</summary>
public sealed class PolicyController : PolicyElement
{
    internal PolicyController(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Name.</summary>
    public string? Name { get; internal set; }

    /// <summary>Address to write to.</summary>
    public string? Email { get; internal set; }

    /// <summary>Country of establishment, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; internal set; }

    /// <summary>Host of the site, the only first party.</summary>
    public string? Site { get; internal set; }
}

/// <summary>A kind of person whose data is processed (GDPR Art. 4(1), 30(1)(c)).</summary>
public sealed class PolicySubject : PolicyElement
{
    internal PolicySubject(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary>Countries where these persons are served, ISO 3166-1 alpha-2; not where their data may lie.</summary>
    public IReadOnlyList<string> Territory { get; internal set; } = [];
}

/// <summary>A cookie or several that serve one purpose (Directive 2002/58/EC Art. 5(3)).</summary>
public sealed class PolicyCookie : PolicyElement
{
    internal PolicyCookie(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary>What it is for.</summary>
    public string? Purpose { get; internal set; }

    /// <summary>Names of the cookies.</summary>
    public IReadOnlyList<string> Names { get; internal set; } = [];

    /// <summary>How long it lives at most; null where the file does not say.</summary>
    public PolicyDuration? MaxAge { get; internal set; }

    /// <summary>Whether it needs the visitor's consent before it is written; true where the file does not say.</summary>
    public bool Consent { get; internal set; } = true;
}

/// <summary>A technical or organisational measure (GDPR Art. 30(1)(g), 32).</summary>
public sealed class PolicyMeasure : PolicyElement
{
    /// <summary>A measure stands in an array: its id is its key, and its members are around the id.</summary>
    internal PolicyMeasure(string key, PolicyMember id, PolicyText text, PolicyNode node)
        : base(key, new PolicyMember(key, id.Value.Start, id.Value.Length, node), text)
    {
    }

    /// <summary><c>data</c>, <c>system</c> or <c>organisation</c>.</summary>
    public string? Family { get; internal set; }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary>Where the proof is.</summary>
    public string? Evidence { get; internal set; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; internal set; }

    /// <summary>Day of the last review.</summary>
    public DateTime? ReviewedOn { get; internal set; }

    /// <summary>How often it is reviewed (GDPR Art. 32(1)(d)).</summary>
    public PolicyDuration? ReviewEvery { get; internal set; }
}

/// <summary>A member of code we do not own through which data leaves the program.</summary>
public sealed class PolicySink : PolicyElement
{
    internal PolicySink(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>A name of <c>SinkKind</c>, such as <c>Recipient</c>.</summary>
    public string? Kind { get; internal set; }

    /// <summary>The recipient to whom it goes, where it goes to one.</summary>
    public string? Recipient { get; internal set; }
}

/// <summary>What may stand in logs and telemetry.</summary>
public sealed class PolicyLogs
{
    internal PolicyLogs(IReadOnlyList<string> allow)
    {
        Allow = allow;
        foreach (var word in allow)
        {
            AllowsPseudonymised |= word == PolicyWords.Pseudonymised;
        }
    }

    /// <summary><c>pseudonymised</c>, or nothing.</summary>
    public IReadOnlyList<string> Allow { get; }

    /// <summary>Whether pseudonymised data may (GDPR Art. 4(5)).</summary>
    public bool AllowsPseudonymised { get; }
}
