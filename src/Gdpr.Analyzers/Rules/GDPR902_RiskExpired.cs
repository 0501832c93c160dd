using System;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>An accepted risk past its date, or one that silences nothing.</summary>
internal sealed class GDPR902_RiskExpired : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR902",
        title: "An accepted risk is past its date or silences nothing",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR902"),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    public override DiagnosticDescriptor Descriptor => Rule;

    /// <summary>Judged on the day that the build names; without one only what can never be a day is reported.</summary>
    public override Finding? Check(RiskFact fact, DateTime? asOf)
    {
        if (fact.Until is null || fact.Missing is not null)
        {
            return null;
        }

        var message = Settings.ParseDay(fact.Until) is not { } until
            ? $"'{fact.Until}' is no day: write Until as yyyy-MM-dd. Until then the risk counts as expired."
            : asOf > until ? $"The risk accepted for {fact.Rule} ended on {fact.Until}: mend what it hides, or accept it anew with its reason." : null;
        return message is null ? null : new Finding(Rule, fact.Location, fact.Owner, null, fact.Rule, message);
    }

    public static Finding SilencesNothing(RiskFact fact) =>
        new(Rule, fact.Location, fact.Owner, null, fact.Rule, fact.Form + " for " + fact.Rule + " silences nothing here: remove it.");

    public static Finding Stale(Location location, BaselineKey key, int left) =>
        new(Rule, location, null, null, key.Rule + " " + key.Symbol + " " + key.Member,
            left == 0
                ? $"The baseline lists {key.Rule} in '{key.Symbol}', which no longer occurs: remove it, or run 'gdpr check --update-baseline'."
                : $"The baseline lists more of {key.Rule} in '{key.Symbol}' than the {left} that occur: run 'gdpr check --update-baseline'.");
}
