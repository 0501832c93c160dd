using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gdpr;

/// <summary>What is wrong in a policy file, and where.</summary>
public sealed class PolicyProblem
{
    internal PolicyProblem(string ruleId, PolicyPosition position, string path, string message, string? word = null, string? nearest = null)
    {
        RuleId = ruleId;
        Position = position;
        Path = path;
        Message = message;
        Word = word;
        Nearest = nearest;
    }

    /// <summary>The rule, <c>GDPR002</c> to <c>GDPR008</c>.</summary>
    public string RuleId { get; }

    /// <summary>Line, counted from 1.</summary>
    public int Line => Position.Line;

    /// <summary>Column of the opening quote of the offending word, counted from 1 in UTF-16 characters.</summary>
    public int Column => Position.Column;

    /// <summary>Offset of the opening quote in the text, in UTF-16 characters.</summary>
    public int Start => Position.Start;

    /// <summary>Length with both quotes, in UTF-16 characters.</summary>
    public int Length => Position.Length;

    /// <summary>What is wrong, what is allowed and, where one is near, the right word.</summary>
    public string Message { get; }

    /// <summary>The offending word, where there is one.</summary>
    public string? Word { get; }

    /// <summary>The nearest right word, where one is near.</summary>
    public string? Nearest { get; }

    /// <summary>Where in the structure of the file, such as <c>purposes.billing.data</c>.</summary>
    public string Path { get; }

    /// <summary>Whether a policy with this problem cannot be used; GDPR008 (incomplete) alone is no error.</summary>
    internal bool IsError => RuleId != PolicyRules.Incomplete;

    /// <summary>Line, column and length, and the offset they come from.</summary>
    internal PolicyPosition Position { get; }

    /// <summary><c>(3,17): GDPR003: …</c>, as compilers write it.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "({0},{1}): {2}: {3}", Line, Column, RuleId, Message);
}

/// <summary>A policy that cannot be used, with everything that is wrong in it.</summary>
public sealed class PolicyException : Exception
{
    internal PolicyException(IReadOnlyList<PolicyProblem> problems, string? path = null)
        : base(Describe(problems, path)) => Problems = problems;

    /// <summary>All problems in the order of the file; those of GDPR008 included, although they alone would not have been an error.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }

    private static string Describe(IReadOnlyList<PolicyProblem> problems, string? path)
    {
        var errors = problems.Where(p => p.IsError).ToList();
        const int shown = 10;
        var lines = errors.Take(shown).Select(p => "  " + (path ?? "policy") + p);
        var more = errors.Count > shown ? "\n  and " + (errors.Count - shown).ToString(CultureInfo.InvariantCulture) + " more" : "";
        return "The policy cannot be used:\n" + string.Join("\n", lines) + more;
    }
}

/// <summary>Ids of the rules that the policy file itself can break.</summary>
internal static class PolicyRules
{
    public const string Invalid = "GDPR002";
    public const string UndeclaredPurpose = "GDPR003";
    public const string UndeclaredRole = "GDPR004";
    public const string UndeclaredCategory = "GDPR005";
    public const string UndeclaredRecipient = "GDPR006";
    public const string UndeclaredStore = "GDPR007";
    public const string Incomplete = "GDPR008";
}
