using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Rules;

/// <summary>The policy lacks what GDPR Art. 13, 30 or 32 asks for. Found by the policy's reader.</summary>
internal sealed class GDPR008_PolicyIncomplete : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR008",
        title: "The policy lacks what the GDPR asks for",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR008"));

    public override DiagnosticDescriptor Descriptor => Rule;
}
