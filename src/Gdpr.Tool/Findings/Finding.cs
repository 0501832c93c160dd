using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>Where something stands in a file; lines and columns count from 1, columns in UTF-16 units.</summary>
/// <param name="File">Full path.</param>
internal sealed record Position(string File, int Line, int Column, int EndLine, int EndColumn);

/// <summary>Why a finding does not count.</summary>
internal enum Silence
{
    /// <summary>It counts.</summary>
    None,

    /// <summary>The baseline lists it.</summary>
    Baseline,

    /// <summary>An <c>[AcceptedRisk]</c> with reason, owner and day.</summary>
    AcceptedRisk,

    /// <summary>A <c>#pragma warning disable</c>.</summary>
    Pragma,

    /// <summary>A <c>[SuppressMessage]</c>.</summary>
    SuppressMessage,

    /// <summary>A suppression of another kind, such as another package's suppressor.</summary>
    Other,
}

/// <summary>One thing that a rule found.</summary>
internal sealed record Finding
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What the build would have called it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is wrong and the way out.</summary>
    public required string Message { get; init; }

    /// <summary>Where it is reported; <c>null</c> for what stands in no file.</summary>
    public Position? Position { get; init; }

    /// <summary>Documentation id of the member whose body holds it, or <c>policy</c>.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Documentation id of the member, or the word, that it names.</summary>
    public string Member { get; init; } = "";

    /// <summary>Category of the data, where there is one.</summary>
    public string Category { get; init; } = "";

    /// <summary>Declared purpose, where there is one.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Declared role, where there is one.</summary>
    public string Role { get; init; } = "";

    /// <summary>Address of the rule's page.</summary>
    public string HelpUri { get; init; } = "";

    /// <summary>The steps of the path that the data takes, first to last.</summary>
    public IReadOnlyList<Position> Steps { get; init; } = [];

    /// <summary>Why it does not count.</summary>
    public Silence Silence { get; init; }

    /// <summary>The reason given where it was silenced.</summary>
    public string Justification { get; init; } = "";

    /// <summary>Name of the project, or of the projects, that showed it.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Orders findings by what matters most: severity, then the stage that has to be done first, then place.</summary>
    public static IEnumerable<Finding> WorstFirst(IEnumerable<Finding> findings) =>
        findings.OrderByDescending(f => f.Severity)
            .ThenBy(f => RuleCatalog.Of(f.Rule).Stage)
            .ThenBy(f => f.Position?.File, StringComparer.Ordinal)
            .ThenBy(f => f.Position?.Line)
            .ThenBy(f => f.Position?.Column);

    /// <summary>What makes it the same finding for a baseline, wherever its line moves.</summary>
    public BaselineKey Key => new(Rule, Symbol, Member);
}

/// <summary>What a baseline knows a finding by.</summary>
internal readonly record struct BaselineKey(string Rule, string Symbol, string Member);
