using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data leaves in a response or through a serialiser without a projection for the role (GDPR Art. 25(2)).</summary>
internal sealed class GDPR207_UnprojectedResponse : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR207",
        title: "Personal data leaves without a projection",
        messageFormat: "Personal data leaves through '{1}', and {2}: {0}. Return a projection with what the role may see.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR207"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind == "Response" && fact.Unpermitted(policy, out var why) is { Length: > 0 } sources ? fact.Finding(Rule, sources, fact.Sink.Through, why) : null;
}
