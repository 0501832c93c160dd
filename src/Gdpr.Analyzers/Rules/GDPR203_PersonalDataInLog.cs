using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into a log (GDPR Art. 5(1)(c) and (f), 32).</summary>
internal sealed class GDPR203_PersonalDataInLog : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR203",
        title: "Personal data is written to a log",
        messageFormat: "Personal data goes into a log through '{1}': {0}. Log a key that says nothing of the person, or a redacted value.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR203"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind == "Log" && fact.Personal(policy, pseudonymsPass: true) is { Length: > 0 } sources ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
