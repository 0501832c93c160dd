using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>The problems of the policy file as findings at their line and column.</summary>
internal static class PolicyFindings
{
    /// <param name="asOf">The day that reviews are judged against, or null.</param>
    public static IEnumerable<Finding> Of(PolicyReadResult read, AdditionalText file, SourceText text, DateTime? asOf)
    {
        var overdue = read.Policy is { } policy && asOf is { } day ? PolicyAge.Overdue(policy, day) : [];
        foreach (var problem in read.Problems.Concat(overdue))
        {
            if (Rule.Find(problem.RuleId) is { } rule)
            {
                yield return new Finding(rule, PolicySource.LocationOf(problem, file, text), null, null, problem.Path + " " + problem.Word, problem.Message)
                {
                    Properties = problem.Nearest is null
                        ? ImmutableDictionary<string, string?>.Empty
                        : ImmutableDictionary<string, string?>.Empty.Add(FindingProperty.Nearest, problem.Nearest),
                };
            }
        }
    }
}
