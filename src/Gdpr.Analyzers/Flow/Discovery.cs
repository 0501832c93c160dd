using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>Finds members that look like personal data and carry no mark. Names are tested first; only those that match are bound.</summary>
internal sealed class Discovery
{
    private readonly SemanticModel _model;
    private readonly LabelModel _labels;
    private readonly Policy? _policy;
    private readonly CancellationToken _cancellation;

    public Discovery(SemanticModel model, LabelModel labels, Policy? policy, CancellationToken cancellation)
    {
        _model = model;
        _labels = labels;
        _policy = policy;
        _cancellation = cancellation;
    }

    public IEnumerable<LookalikeFact> Find(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            yield break;
        }

        var owner = type.Identifier.ValueText;
        foreach (var (node, name) in Candidates(type))
        {
            if (Lexicon.Find(name.ValueText, owner) is not { } entry || Symbol(node) is not { } member || !IsReported(member, entry))
            {
                continue;
            }

            yield return new LookalikeFact(member, Declared(entry.Category), name.GetLocation());
        }
    }

    private static IEnumerable<(SyntaxNode Node, SyntaxToken Name)> Candidates(TypeDeclarationSyntax type)
    {
        if (type is RecordDeclarationSyntax { ParameterList: { } parameters })
        {
            foreach (var parameter in parameters.Parameters)
            {
                yield return (parameter, parameter.Identifier);
            }
        }

        foreach (var member in type.Members)
        {
            switch (member)
            {
                case PropertyDeclarationSyntax property when !property.Modifiers.Any(SyntaxKind.StaticKeyword) && !IsComputed(property, type) && !IsImplementation(property):
                    yield return (property, property.Identifier);
                    break;
                case FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword)
                                                       && (field.Modifiers.Any(SyntaxKind.PublicKeyword) || field.Modifiers.Any(SyntaxKind.InternalKeyword)):
                    foreach (var variable in field.Declaration.Variables)
                    {
                        yield return (variable, variable.Identifier);
                    }

                    break;
            }
        }
    }

    /// <summary>What is computed from other members has their marks, once they are marked.</summary>
    private static bool IsComputed(PropertyDeclarationSyntax property, TypeDeclarationSyntax type) =>
        property.ExpressionBody is not null
        || property.AccessorList is { } accessors && type is not InterfaceDeclarationSyntax && !property.Modifiers.Any(SyntaxKind.AbstractKeyword)
           && accessors.Accessors.All(a => a.IsKind(SyntaxKind.GetAccessorDeclaration)) && accessors.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null);

    /// <summary>The second half of a partial property; the first was reported.</summary>
    private static bool IsImplementation(PropertyDeclarationSyntax property) =>
        property.Modifiers.Any(SyntaxKind.PartialKeyword) && property.AccessorList?.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null) == true;

    private ISymbol? Symbol(SyntaxNode node)
    {
        var symbol = _model.GetDeclaredSymbol(node, _cancellation);
        return symbol is IParameterSymbol parameter
            ? parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault()
            : symbol;
    }

    private bool IsReported(ISymbol member, LexiconEntry entry)
    {
        var type = member switch { IPropertySymbol p => p.Type, IFieldSymbol f => f.Type, _ => null };
        if (type is null || (KindOf(type) & entry.Kinds) == 0 || member is IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 })
        {
            return false;
        }

        if (_labels.LabelsOf(member).Length > 0 || _labels.LabelsOf(member.ContainingType).Length > 0
            || member.GetAttributes().Any(a => Marks.IsClassification(a.AttributeClass) || Marks.IsIdentityMark(a.AttributeClass)))
        {
            return false;
        }

        if (member.ContainingType.IsOrDerivesFrom("System", "Exception") || member.ContainingType.IsOrDerivesFrom("System", "Attribute"))
        {
            return false;
        }

        return !IsReportedAtRoot(member);
    }

    /// <summary>Overrides and implementations of a member of this compilation get the mark from there.</summary>
    private static bool IsReportedAtRoot(ISymbol member)
    {
        if (member is not IPropertySymbol property)
        {
            return false;
        }

        if (property.OverriddenProperty is { } overridden)
        {
            return overridden.DeclaringSyntaxReferences.Length > 0;
        }

        return member.ContainingType is { TypeKind: not TypeKind.Interface } type && type.AllInterfaces.Any(i =>
            i.GetMembers(member.Name).Any(m => m.DeclaringSyntaxReferences.Length > 0
                && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), member)));
    }

    private static ValueKinds KindOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
        {
            return ValueKinds.Binary;
        }

        type = type.Unwrapped();
        return type.SpecialType switch
        {
            SpecialType.System_String or SpecialType.System_Char => ValueKinds.Text,
            SpecialType.System_DateTime => ValueKinds.Date,
            SpecialType.System_Boolean => ValueKinds.None,
            >= SpecialType.System_SByte and <= SpecialType.System_Double => ValueKinds.Number,
            _ when type.TypeKind == TypeKind.Enum => ValueKinds.Enum,
            _ => type.Name switch
            {
                "DateOnly" or "DateTimeOffset" => ValueKinds.Date,
                "IFormFile" or "Stream" => ValueKinds.Binary,
                "IPAddress" or "MailAddress" or "SecureString" => ValueKinds.Text,
                _ => ValueKinds.None,
            },
        };
    }

    /// <summary>The category, or the one above it, that the policy declares; else the lexicon's own.</summary>
    private string Declared(string category)
    {
        for (var name = category; _policy is not null; name = name.Substring(0, name.LastIndexOf('.')))
        {
            if (_policy.Categories.ContainsKey(name))
            {
                return name;
            }

            if (name.IndexOf('.') < 0)
            {
                break;
            }
        }

        return category;
    }
}
