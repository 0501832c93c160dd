using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>What the flow rules have in common.</summary>
internal static class Flows
{
    /// <summary>The sources that a rule speaks about.</summary>
    /// <param name="fact">The flow.</param>
    /// <param name="policy">The policy, or null.</param>
    /// <param name="pseudonymsPass">Pseudonyms pass where the policy's <c>logs.allow</c> has them.</param>
    /// <param name="neverStored">Categories that must never be stored count here; elsewhere GDPR213 speaks of them.</param>
    public static FlowSource[] Personal(this FlowFact fact, Policy? policy, bool pseudonymsPass = false, bool neverStored = false) =>
        [.. fact.Sources.Where(s => !(pseudonymsPass && s.Pseudonymised && policy is { Logs.AllowsPseudonymised: true }) && (neverStored || !IsNeverStored(s, policy)))];

    public static FlowSource[] NeverStored(this FlowFact fact, Policy? policy) => [.. fact.Sources.Where(s => IsNeverStored(s, policy))];

    private static bool IsNeverStored(FlowSource source, Policy? policy) =>
        policy is not null && source.Labels.Any(l => policy.Categories.TryGetValue(l.Category, out var category) && category.NeverStored);

    /// <summary>Sources that the declared purpose and role may not let out, and why.</summary>
    public static FlowSource[] Unpermitted(this FlowFact fact, Policy? policy, out string why)
    {
        why = "no purpose is declared";
        var refused = new List<FlowSource>();
        foreach (var source in fact.Sources)
        {
            var verdict = AccessVerdict.Of(new AccessFact(source.Member, source.Labels, fact.Location, fact.Enclosing, fact.Mandate), policy);
            // What was read by itself for a refused purpose is GDPR102 or 103 there.
            if (verdict.Outcome == AccessOutcome.NoPurpose || verdict.Outcome != AccessOutcome.Silent && !source.IsRead)
            {
                refused.Add(source);
                why = verdict.Outcome == AccessOutcome.NoPurpose || policy is null ? why : verdict.Why(policy);
            }
        }

        return [.. refused];
    }

    /// <summary>What takes the data, as messages name it; a parameter with its method.</summary>
    public static string TargetName(this FlowFact fact) =>
        fact.Target is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter ? parameter.Name + "' of '" + method.ShortName() : fact.Target?.ShortName() ?? "";

    public static Finding Finding(this FlowFact fact, DiagnosticDescriptor rule, FlowSource[] sources, params object[] arguments) =>
        new(rule, fact.Location, fact.Enclosing, sources.Length > 0 ? sources[0].Member : null, sources.Length > 0 ? null : "body", [Named(sources), .. arguments])
        {
            Path = fact.Path,
            Leaks = fact.Leak is null ? [] : [fact.Leak],
            Properties = ImmutableDictionary<string, string?>.Empty
                .Add(FindingProperty.Category, sources.Length > 0 ? sources[0].Labels[0].Category : null)
                .Add(FindingProperty.Target, fact.Target?.OriginalDefinition.DocId()),
        };

    private static string Named(FlowSource[] sources) =>
        sources.Length == 0 ? "all that the body holds"
        : string.Join(", ", sources.Take(4).Select(s => $"'{s.Member.ShortName()}' ({string.Join(", ", s.Labels.Select(l => l.Category).Distinct())})")) + (sources.Length > 4 ? $" and {sources.Length - 4} more" : "");
}

/// <summary>Whether a target's marks say more or other than the source's.</summary>
internal static class Widening
{
    public static string? Of(FlowFact fact, Policy? policy, out FlowSource[] sources)
    {
        string? why = null;
        var wider = new List<FlowSource>();
        sources = [];
        // UserName = email: the framework's members are read as personal, but nobody marked them.
        if (fact.Target is { } target && FrameworkSources.IsFramework(target))
        {
            return null;
        }

        foreach (var source in fact.Personal(policy, neverStored: fact.Target is IParameterSymbol))
        {
            foreach (var label in source.Labels)
            {
                // Several marks: each may be what arrives.
                var reasons = fact.TargetLabels.Select(t => Reason(label, t)).ToList();
                if (label.Category != Label.Unclassified && !reasons.Contains(null))
                {
                    why ??= reasons[0];
                    wider.Add(source);
                    break;
                }
            }
        }

        sources = [.. wider];
        return why;
    }

    /// <summary>Why a mark is wider than what it should keep, or null.</summary>
    public static string? Reason(Label source, Label target) =>
        !Covers(target.Category, source.Category) ? $"says '{target.Category}'"
        : Wider(source.Purposes, target.Purposes) ? "allows purposes that the source's does not"
        : Wider(source.Roles, target.Roles) ? "allows roles that the source's does not"
        : null;

    private static bool Covers(string above, string category) =>
        category == above || category.StartsWith(above, StringComparison.Ordinal) && category[above.Length] == '.';

    private static bool Wider(string[] source, string[] target) => source.Length > 0 && (target.Length == 0 || target.Except(source).Any());
}

/// <summary>Whether the policy allows a disclosure (GDPR Art. 28, 30(1)(d)).</summary>
internal static class Disclosure
{
    /// <summary>Why a disclosure is not permitted, or null.</summary>
    public static string? Of(FlowFact fact, Policy? policy) => Of(fact, policy, out _);

    /// <summary>Why a disclosure is not permitted, or null, and of what.</summary>
    public static string? Of(FlowFact fact, Policy? policy, out FlowSource[] sources)
    {
        sources = fact.Sources;
        if (policy is not null && fact.Mandate.Processings.Any(p => !policy.Purposes.ContainsKey(p.Purpose)))
        {
            return null; // GDPR003 speaks.
        }

        if (fact.Sink is not { Kind: "Recipient" or "Queue" or "Mail" or "AiService" } sink)
        {
            return null;
        }

        var recipient = RecipientOf(sink, policy);
        if (sink.Kind == "AiService" && recipient is null)
        {
            return null; // GDPR212 speaks.
        }

        if (sink.Kind == "Mail" && sink.Recipient is null)
        {
            return policy is null || fact.Mandate.Processings.Any(p => policy.Purposes.TryGetValue(p.Purpose, out var purpose) && purpose.Channels.Contains("email"))
                ? null : "no declared purpose has 'email' among its channels";
        }

        if (recipient is null)
        {
            return sink.Recipient is { } named ? null : sink.Host is { } host ? $"no declared recipient has the host '{host}'" : "its recipient cannot be told";
        }

        if (fact.Mandate.Processings.Length == 0)
        {
            return $"no purpose is declared for which '{recipient}' may have it";
        }

        foreach (var mark in fact.Mandate.Processings)
        {
            if (!policy!.Purposes[mark.Purpose].Recipients.Contains(recipient))
            {
                continue;
            }

            var refused = fact.Sources.Where(s => !s.Labels.All(l => policy.DecidePurpose(mark.Purpose, l.Category, l.Purposes, l.SubjectKind).IsPermitted)).ToArray();
            if (refused.Length == 0)
            {
                return null;
            }

            sources = refused;
        }

        return $"'{recipient}' may not have it for '{string.Join("', '", fact.Mandate.Processings.Select(p => p.Purpose).Distinct())}'";
    }

    /// <summary>Key of the declared recipient behind a way out, or null.</summary>
    public static string? RecipientOf(SinkUse sink, Policy? policy)
    {
        if (policy is null)
        {
            return null;
        }

        if (sink.Recipient is { } named)
        {
            return policy.Recipients.ContainsKey(named) ? named : null;
        }

        return sink.Host is { } host ? policy.Recipients.Values.FirstOrDefault(r => r.Hosts.Any(p => Matches(p, host)))?.Key : null;
    }

    /// <summary>Whole labels, lower-cased: <c>*.ovh.net</c> is every host below <c>ovh.net</c>.</summary>
    private static bool Matches(string pattern, string host)
    {
        pattern = pattern.ToLowerInvariant();
        return pattern.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(pattern.Substring(1), StringComparison.Ordinal) && host.Length > pattern.Length - 1 : pattern == host;
    }
}
