using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Rules;

/// <summary>The policy file is malformed. Reported by <see cref="PolicyGenerator"/>, whose reports cannot be configured away.</summary>
internal sealed class GDPR002_PolicyInvalid : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR002",
        title: "The policy file is malformed",
        messageFormat: "{0}",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR002"),
        customTags: [WellKnownDiagnosticTags.NotConfigurable]);

    public override DiagnosticDescriptor Descriptor => Rule;
}
