using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Model;

/// <summary>Maps <c>Taxonomy:Value</c> of a classification attribute to the policy's category.</summary>
internal static class Classifications
{
    public static string? CategoryOf(INamedTypeSymbol attribute, Policy policy)
    {
        var texts = Texts(attribute);
        foreach (var pair in policy.Classifications)
        {
            var colon = pair.Key.LastIndexOf(':');
            if (colon > 0 && Names(attribute, texts, pair.Key.Substring(0, colon), pair.Key.Substring(colon + 1)))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <summary>The attribute passes <c>new DataClassification(taxonomy, value)</c> to its base, as constants or through static members of the same compilation.</summary>
    private static List<string> Texts(INamedTypeSymbol attribute)
    {
        var texts = new List<string>();
        foreach (var constructor in attribute.InstanceConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                ClassificationSyntax.Collect(reference.GetSyntax(), attribute, texts, depth: 0);
            }
        }

        foreach (var reference in attribute.DeclaringSyntaxReferences)
        {
            ClassificationSyntax.CollectFromBaseList(reference.GetSyntax(), attribute, texts);
        }

        return texts;
    }

    private static bool Names(INamedTypeSymbol attribute, List<string> texts, string taxonomy, string value)
    {
        for (var i = 0; i + 1 < texts.Count; i++)
        {
            if (texts[i] == taxonomy && texts[i + 1] == value)
            {
                return true;
            }
        }

        // Without source: convention Taxonomy:Value where the attribute's name is the value.
        return texts.Count == 0 && (attribute.Name == value || attribute.Name == value + "Attribute" || attribute.Name == value + "DataAttribute");
    }
}
