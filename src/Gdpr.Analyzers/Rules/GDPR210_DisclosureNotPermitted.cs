using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes to a recipient that the policy does not allow for it (GDPR Art. 28, 30(1)(d)).</summary>
internal sealed class GDPR210_DisclosureNotPermitted : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR210",
        title: "Personal data goes to a recipient that the policy does not allow",
        messageFormat: "Personal data goes out through '{1}', and {2}: {0}. Declare the recipient and list it under the purpose, or do without it.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR210"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        Disclosure.Of(fact, policy, out var sources) is { } why ? fact.Finding(Rule, sources, fact.Sink!.Through, why) : null;
}
