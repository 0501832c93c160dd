using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data goes into a local file, an export, or the arguments of another process (GDPR Art. 5(1)(e), 32).</summary>
internal sealed class GDPR205_PersonalDataInFile : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR205",
        title: "Personal data is written to a file",
        messageFormat: "Personal data goes into a local file or process through '{1}': {0}. Keep it in a declared store, under its retention.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR205"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy) =>
        fact.Sink?.Kind is "File" or "Process" && fact.Personal(policy) is { Length: > 0 } sources ? fact.Finding(Rule, sources, fact.Sink.Through) : null;
}
