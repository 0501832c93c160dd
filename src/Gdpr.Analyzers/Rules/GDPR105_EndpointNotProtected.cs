using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>An endpoint reaches personal data and asks for no authentication (GDPR Art. 32(1)(b)).</summary>
internal sealed class GDPR105_EndpointNotProtected : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR105",
        title: "An endpoint reaches personal data and asks for no authentication",
        messageFormat: "'{0}' reaches personal data ({1}) and asks for no authentication. Add [Authorize] or RequireAuthorization(), "
                       + "or say [AllowAnonymous] where everybody may call it.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR105"),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(EndpointFact fact) => new(Rule, fact.Location, fact.Handler, null, fact.Name, fact.Name, fact.Reached);
}
