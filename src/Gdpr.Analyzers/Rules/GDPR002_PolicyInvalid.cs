using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Rules;

/// <summary>The policy file is malformed. Where no analyzers run, <see cref="PolicyGenerator"/> reports it.</summary>
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
