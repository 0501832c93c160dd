using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>One policy test, what the policy answered, and where the test stands.</summary>
internal sealed class PolicyTestResult
{
    public PolicyTestResult(string name, string purpose, string role, string category, bool expectsPermitted, PolicyDecision decision, PolicyPosition position)
    {
        Name = name;
        Purpose = purpose;
        Role = role;
        Category = category;
        Expected = expectsPermitted ? PolicyTests.Permitted : PolicyTests.Refused;
        Actual = decision.IsPermitted ? PolicyTests.Permitted : PolicyTests.Refused;
        Explanation = decision.Explanation;
        Position = position;
    }

    public string Name { get; }

    public string Purpose { get; }

    public string Role { get; }

    public string Category { get; }

    /// <summary><c>permitted</c> or <c>refused</c>.</summary>
    public string Expected { get; }

    public string Actual { get; }

    public bool Passed => Expected == Actual;

    /// <summary>The policy's own sentence.</summary>
    public string Explanation { get; }

    public PolicyPosition Position { get; }

    public int Line => Position.Line;
}

/// <summary>A purpose that some grant gives to a role, with something that they may use.</summary>
internal readonly struct GrantedUse : IEquatable<GrantedUse>
{
    public GrantedUse(string role, string purpose)
    {
        Role = role;
        Purpose = purpose;
    }

    public string Role { get; }

    public string Purpose { get; }

    public bool Equals(GrantedUse other) => Role == other.Role && Purpose == other.Purpose;

    public override bool Equals(object? obj) => obj is GrantedUse other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Role) * 31 + StringComparer.Ordinal.GetHashCode(Purpose);

    public override string ToString() => $"{Role} for {Purpose}";
}

/// <summary>What a run of policy tests showed.</summary>
internal sealed class PolicyTestRun
{
    public PolicyTestRun(
        IReadOnlyList<PolicyProblem> problems, IReadOnlyList<PolicyTestResult> results, IReadOnlyList<GrantedUse> tested, IReadOnlyList<GrantedUse> untested)
    {
        Problems = problems;
        Results = results;
        Tested = tested;
        Untested = untested;
    }

    /// <summary>What is wrong in the file of tests, in its order; a wrong test is not run.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }

    /// <summary>The tests in the order of the file.</summary>
    public IReadOnlyList<PolicyTestResult> Results { get; }

    /// <summary>Granted uses that some test touches.</summary>
    public IReadOnlyList<GrantedUse> Tested { get; }

    /// <summary>Granted uses that no test touches, by role and purpose.</summary>
    public IReadOnlyList<GrantedUse> Untested { get; }

    public bool Passed => Problems.Count == 0 && Results.All(r => r.Passed);
}

/// <summary>Asks a policy what <c>gdpr.policy.tests.json</c> expects of it.</summary>
internal static class PolicyTests
{
    public const string FileName = "gdpr.policy.tests.json";
    public const string Permitted = "permitted";
    public const string Refused = "refused";
    private static readonly string[] Answers = [Permitted, Refused];

    /// <summary>Runs the tests; never throws, whatever the text.</summary>
    public static PolicyTestRun Run(Policy policy, string text)
    {
        var reading = new PolicyReading(text);
        var results = new List<PolicyTestResult>();
        if (PolicyReader.Root(reading, text) is { } root && reading.Open(root, PolicyKeys.Tests, PolicyPath.Root, reading.Text.PositionOf(root)) is { } fields)
        {
            fields.Text("$schema");
            foreach (var (node, path) in fields.Objects("tests"))
            {
                if (reading.Open(node, PolicyKeys.Test, path, reading.Text.PositionOf(node)) is { } test && Ask(policy, test, node) is { } result)
                {
                    results.Add(result);
                }
            }
        }

        var touched = new HashSet<GrantedUse>(results.Select(r => new GrantedUse(r.Role, r.Purpose)));
        var granted = PolicyTable.Of(policy).Rows.Select(r => new GrantedUse(r.Role, r.Purpose)).Distinct().ToList();
        return new PolicyTestRun(reading.Problems(), results, granted.Where(touched.Contains).ToList(), granted.Where(g => !touched.Contains(g)).ToList());
    }

    private static PolicyTestResult? Ask(Policy policy, PolicyFields test, PolicyNode node)
    {
        var name = Word(test, "name");
        var purpose = Declared(test, "purpose", PolicyRules.UndeclaredPurpose, policy.Purposes.Keys);
        var role = Declared(test, "role", PolicyRules.UndeclaredRole, policy.Roles.Keys);
        var category = Declared(test, "category", PolicyRules.UndeclaredCategory, policy.Categories.Keys);
        var expect = test.OneOf("expect", Answers);
        if (name is null || purpose is null || role is null || category is null || expect is null)
        {
            return null;
        }

        var position = test.Reading.Text.PositionOf(node.Member("name")!.Value);
        return new PolicyTestResult(name, purpose, role, category, expect == Permitted, policy.Decide(purpose, role, category), position);
    }

    private static string? Word(PolicyFields test, string name)
    {
        if (test.Text(name) is { } text)
        {
            return text;
        }

        if (test[name] is { Value.Kind: PolicyNodeKind.String } member)
        {
            test.Reading.Invalid(member.Value, test.At(name), $"'{name}' is empty.", member.Value.Text);
        }

        return null;
    }

    /// <summary>A test that asks about a mistyped name would pass for the wrong reason when it expects a refusal.</summary>
    private static string? Declared(PolicyFields test, string name, string rule, IEnumerable<string> declared)
    {
        if (Word(test, name) is not { } word)
        {
            return null;
        }

        var known = declared.ToList();
        if (known.Contains(word) || name == "category" && word == PolicyWords.Unclassified)
        {
            return word;
        }

        var nearest = test.Reading.Nearest(word, known);
        var plural = name == "category" ? "categories" : name + "s";
        test.Reading.Report(
            rule, test.PositionOf(name), test.At(name),
            $"The policy declares no {name} '{word}'; {PolicyReading.Advice(nearest, known, plural)}", word, nearest);
        return null;
    }
}
