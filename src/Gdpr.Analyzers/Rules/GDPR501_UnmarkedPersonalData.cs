using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>A member looks like personal data and is not marked (GDPR Art. 4(1)).</summary>
internal sealed class GDPR501_UnmarkedPersonalData : Rule
{
    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR501",
        title: "A member looks like personal data and is not marked",
        messageFormat: "'{0}' looks like personal data and is not marked. Mark it with [Personal(\"{1}\")].",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR501"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(LookalikeFact fact, Policy? policy) =>
        new(Rule, fact.Location, fact.Member, fact.Member, null, fact.Member.ShortName(), fact.Category)
        {
            Properties = ImmutableDictionary<string, string?>.Empty.Add(FindingProperty.Category, fact.Category),
        };
}
