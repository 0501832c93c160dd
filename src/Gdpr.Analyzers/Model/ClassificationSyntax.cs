using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Model;

/// <summary>
/// Reads the taxonomy and value that a classification attribute hands to its base constructor, through constants and static members of the same compilation:
/// <c>: base(Taxonomy.Private)</c>, where <c>Private =&gt; new(Name, "Private")</c>.
/// </summary>
internal static class ClassificationSyntax
{
    public static void Collect(SyntaxNode node, INamedTypeSymbol scope, List<string> texts, int depth)
    {
        if (node is ConstructorDeclarationSyntax { Initializer: { } initializer })
        {
            node = initializer;
        }

        foreach (var part in node.DescendantNodes())
        {
            switch (part)
            {
                case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                    texts.Add(literal.Token.ValueText);
                    break;
                case IdentifierNameSyntax name when depth < 4 && name.Parent is not QualifiedNameSyntax
                                                    && (name.Parent is not MemberAccessExpressionSyntax access || access.Name == name):
                    Follow(name, scope, texts, depth);
                    break;
            }
        }
    }

    public static void CollectFromBaseList(SyntaxNode type, INamedTypeSymbol scope, List<string> texts)
    {
        if (type is TypeDeclarationSyntax { BaseList.Types: { Count: > 0 } bases } && bases[0] is PrimaryConstructorBaseTypeSyntax primary)
        {
            Collect(primary.ArgumentList, scope, texts, depth: 0);
        }
    }

    private static void Follow(IdentifierNameSyntax name, INamedTypeSymbol scope, List<string> texts, int depth)
    {
        var owner = name.Parent is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax left } ? left.Identifier.ValueText : scope.Name;
        foreach (var type in OwnersNamed(owner, scope))
        {
            foreach (var member in type.GetMembers(name.Identifier.ValueText))
            {
                if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: string text })
                {
                    texts.Add(text);
                }
                else if (member is IPropertySymbol or IFieldSymbol)
                {
                    foreach (var reference in member.DeclaringSyntaxReferences)
                    {
                        Collect(reference.GetSyntax(), type, texts, depth + 1);
                    }
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> OwnersNamed(string name, INamedTypeSymbol scope) =>
        scope.Name == name ? [scope] : scope.ContainingAssembly.GlobalNamespace.AllTypes().Where(t => t.Name == name);
}
