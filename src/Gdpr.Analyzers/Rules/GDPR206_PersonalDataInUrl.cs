using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into a URL, which proxies, histories and logs keep (GDPR Art. 32; RFC 9110 §17.9).</summary>
internal sealed class GDPR206_PersonalDataInUrl : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR206",
        title: "Personal data is put into a URL",
        messageFormat: "Personal data goes into a URL through '{1}', and from there into histories and logs: {0}. Send it in the body, or use a key.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR206"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind == "Url" && (fact.Sent is null || Disclosure.Of(fact with { Sink = fact.Sent }, policy) is null)
        && fact.Personal(policy, neverStored: true) is { Length: > 0 } sources
            ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
