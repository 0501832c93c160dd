using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into telemetry (GDPR Art. 5(1)(b) and (c)).</summary>
internal sealed class GDPR209_PersonalDataInTelemetry : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR209",
        title: "Personal data is put into telemetry",
        messageFormat: "Personal data goes into telemetry through '{1}': {0}. Tag with a key that says nothing of the person, or a pseudonym that the policy allows.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR209"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind == "Telemetry" && fact.Personal(policy, pseudonymsPass: true) is { Length: > 0 } sources ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
