using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data is marked but no policy file was found (GDPR Art. 5(2), 24).</summary>
internal sealed class GDPR001_PolicyMissing : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR001",
        title: "Personal data is marked but no policy file was found",
        messageFormat: "Personal data is marked here, but no 'gdpr.policy.json' was found in the project's folder or above it. "
                       + "Create one there, or name it with the property GdprPolicyFile.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR001"),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    public override DiagnosticDescriptor Descriptor => Rule;
}
