using System.Collections.Generic;

namespace Gdpr;

/// <summary>What was read, and what was wrong.</summary>
internal sealed class PolicyReadResult
{
    public PolicyReadResult(Policy? policy, IReadOnlyList<PolicyProblem> problems)
    {
        Policy = policy;
        Problems = problems;
    }

    /// <summary>What could be read; null only when the text is no JSON object.</summary>
    public Policy? Policy { get; }

    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }
}

/// <summary>Reads the text of a policy. Never throws, whatever the text.</summary>
internal static class PolicyReader
{
    public static PolicyReadResult Read(string text)
    {
        var source = new PolicyText(text);
        var problem = new PolicyProblem(PolicyRules.Invalid, source.PositionOf(0, 0), "", "The text is no JSON object.");
        return new PolicyReadResult(null, [problem]);
    }
}
