using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Model;

/// <summary>A private field that only the accessors of one property use stands for that property.</summary>
internal static class BackingFields
{
    /// <param name="field">The field.</param>
    /// <param name="isMarked">Only then is the type's text searched: most types mark nothing.</param>
    public static IPropertySymbol? PropertyOf(IFieldSymbol field, Func<IPropertySymbol, bool> isMarked)
    {
        if (field.AssociatedSymbol is IPropertySymbol associated)
        {
            return associated;
        }

        if (field.DeclaredAccessibility != Accessibility.Private || field.IsConst || field.DeclaringSyntaxReferences.Length == 0
            || !field.ContainingType.GetMembers().OfType<IPropertySymbol>().Any(isMarked))
        {
            return null;
        }

        PropertyDeclarationSyntax? only = null;
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var name in part.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != field.Name)
                {
                    continue;
                }

                var property = name.FirstAncestorOrSelf<PropertyDeclarationSyntax>();
                if (property is null || only is not null && only != property)
                {
                    return null;
                }

                only = property;
            }
        }

        return only is null ? null : field.ContainingType.GetMembers(only.Identifier.ValueText).OfType<IPropertySymbol>().FirstOrDefault();
    }
}
