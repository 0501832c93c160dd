using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into a cookie, session or TempData (GDPR Art. 5(1)(c), 32).</summary>
internal sealed class GDPR208_PersonalDataInClientState : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR208",
        title: "Personal data is kept at the client",
        messageFormat: "Personal data goes into a cookie or session through '{1}': {0}. Keep a key there, and the data in the store.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR208"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind == "Cookie" && fact.Personal(policy) is { Length: > 0 } sources ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
