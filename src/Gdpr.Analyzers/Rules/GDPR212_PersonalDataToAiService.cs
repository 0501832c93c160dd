using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes to an AI service that is no declared recipient (GDPR Art. 28, 44).</summary>
internal sealed class GDPR212_PersonalDataToAiService : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR212",
        title: "Personal data goes to an undeclared AI service",
        messageFormat: "Personal data goes to an AI service through '{1}', which is no declared recipient: {0}. Take it out of the prompt, or declare the recipient.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR212"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind == "AiService" && Disclosure.RecipientOf(fact.Sink, policy) is null && fact.Personal(policy, neverStored: true) is { Length: > 0 } sources
            ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
