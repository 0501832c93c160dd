using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into an exception, and from there into logs, consoles and error pages (GDPR Art. 5(1)(f), 32).</summary>
internal sealed class GDPR204_PersonalDataInException : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR204",
        title: "Personal data is put into an exception",
        messageFormat: "Personal data goes into an exception through '{1}': {0}. Say what failed and for which key; messages end in logs and error pages.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR204"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind == "Exception" && fact.Personal(policy) is { Length: > 0 } sources ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
