using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gdpr.Tests;

/// <summary>The framework and the libraries as the compiler sees them; nothing of them is loaded to run.</summary>
internal static class Libraries
{
    private static readonly Compilation Everything = CSharpCompilation.Create(
        "Libraries", references: File.ReadLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Select(p => MetadataReference.CreateFromFile(p)));

    /// <summary>
    /// The symbols that a pattern speaks of. Without a parameter list it covers all overloads, whatever their number of type parameters; a star at its end covers
    /// the names that start so.
    /// </summary>
    public static IEnumerable<ISymbol> Matching(string pattern)
    {
        var name = pattern.Substring(2);
        return (pattern[0] switch
        {
            'N' => NamespaceCalled(name) is { } space && space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(n => n.GetTypeMembers())).Any() ? [space] : [],
            'T' => Symbols(pattern),
            _ when name.Contains('(') => Symbols(pattern),
            _ => MembersCalled(pattern[0], name),
        }).Where(s => s is INamespaceSymbol || s.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);
    }

    private static INamespaceSymbol? NamespaceCalled(string name)
    {
        INamespaceSymbol? space = Everything.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            if ((space = space!.GetNamespaceMembers().FirstOrDefault(n => n.Name == part)) is null)
            {
                return null;
            }
        }

        return space;
    }

    private static IEnumerable<ISymbol> Symbols(string id) => DocumentationCommentId.GetSymbolsForDeclarationId(id, Everything);

    private static IEnumerable<ISymbol> MembersCalled(char letter, string name)
    {
        var dot = name.LastIndexOf('.');
        var member = name.Substring(dot + 1).Replace('#', '.');
        return dot < 0 ? [] : Symbols("T:" + name.Substring(0, dot)).OfType<INamedTypeSymbol>().SelectMany(t => t.GetMembers())
            .Where(m => letter == 'M' ? m is IMethodSymbol { AssociatedSymbol: null } : m is IPropertySymbol)
            .Where(m => member.EndsWith('*') ? m.MetadataName.StartsWith(member.Substring(0, member.Length - 1), StringComparison.Ordinal) : m.Name == member || m.MetadataName == member || member == "Item" && m is IPropertySymbol { IsIndexer: true });
    }
}
