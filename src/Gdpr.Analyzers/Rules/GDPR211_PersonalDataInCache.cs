using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into a shared cache under a key that belongs to nobody (GDPR Art. 32(1)(b)).</summary>
internal sealed class GDPR211_PersonalDataInCache : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR211",
        title: "Personal data is put into a shared cache",
        messageFormat: "Personal data goes into a shared cache through '{1}' under a key without the person's id: {0}. Put the subject's or user's id into the key.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR211"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink is { Kind: "Cache", ScopedKey: false } && fact.Personal(policy) is { Length: > 0 } sources ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
