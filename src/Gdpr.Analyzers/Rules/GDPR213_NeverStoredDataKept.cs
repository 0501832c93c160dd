using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>Data of a category that must never be stored is kept (GDPR Art. 5(1)(e); PCI DSS 3.3).</summary>
internal sealed class GDPR213_NeverStoredDataKept : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR213",
        title: "Data that must never be stored is kept",
        messageFormat: "What must never be stored goes into {1}: {0}. Pass it on to the permitted recipient and forget it.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR213"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        (fact.Sink?.Kind is "Log" or "Exception" or "File" or "Cookie" or "Cache" or "Telemetry" or "Process" || fact.Sink is null && fact.Target is IPropertySymbol or IFieldSymbol && fact.End != FlowEnd.Gap && !fact.IsReturn)
        && fact.NeverStored(policy) is { Length: > 0 } sources
            ? fact.Finding(Rule, sources, "'" + (fact.Sink?.Through ?? fact.Target!.ShortName()) + "'") : null;
}
