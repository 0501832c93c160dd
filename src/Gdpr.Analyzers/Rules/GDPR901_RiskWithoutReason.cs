using System;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>A risk is accepted, or a rule suppressed, without saying why and by whom (GDPR Art. 5(2)).</summary>
internal sealed class GDPR901_RiskWithoutReason : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR901",
        title: "A rule is silenced without a reason",
        messageFormat: "{0} silences {1} without {2}. Say why, or mend what it hides.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR901"),
        customTags: [WellKnownDiagnosticTags.NotConfigurable]);

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(RiskFact fact, DateTime? asOf) =>
        fact.Missing is { } missing ? new Finding(Rule, fact.Location, fact.Owner, null, fact.Rule, fact.Form, fact.Rule, missing) : null;
}
