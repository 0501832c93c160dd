using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Model;

/// <summary>Questions about symbols that do not depend on personal data.</summary>
internal static class Symbols
{
    /// <summary>Whether a namespace has exactly this dotted name; compares without building the name.</summary>
    public static bool IsNamed(this INamespaceSymbol? space, string dotted)
    {
        var end = dotted.Length;
        while (space is { IsGlobalNamespace: false })
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(dotted, start, space.Name, 0, space.Name.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return space.ContainingNamespace is { IsGlobalNamespace: true };
            }

            if (dotted[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
            space = space.ContainingNamespace;
        }

        return false;
    }

    public static bool Is(this ITypeSymbol? type, string space, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace.IsNamed(space);

    /// <summary>Whether the type or one of its bases has this name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string space, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is(space, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The member that people would name: a lambda's or local function's method, an accessor's property, a member; else the type or assembly.</summary>
    public static ISymbol NamedMember(this ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } or IParameterSymbol or ILocalSymbol
               && symbol.ContainingSymbol is { } outer)
        {
            symbol = outer;
        }

        return symbol.Associated() ?? symbol;
    }

    /// <summary>The property or event that an accessor or a backing field belongs to; initialisers of properties stand in their backing field.</summary>
    public static ISymbol? Associated(this ISymbol symbol) =>
        symbol switch { IMethodSymbol method => method.AssociatedSymbol, IFieldSymbol field => field.AssociatedSymbol, _ => null };

    /// <summary>Visible outside the assembly.</summary>
    public static bool IsSeenByOthers(this ISymbol symbol)
    {
        for (ISymbol? outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Id of the symbol as in documentation files; for what has none, its display text.</summary>
    public static string DocId(this ISymbol symbol) => symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString();

    /// <summary>Type and member, as messages name it: <c>Customer.Email</c>.</summary>
    public static string ShortName(this ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } ? symbol.ContainingType.Name
        : symbol is ITypeSymbol or IParameterSymbol || symbol.ContainingType is null or { IsImplicitlyDeclared: true } ? symbol.Name : symbol.ContainingType.Name + "." + symbol.Name;

    /// <summary>Every type of an assembly, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> AllTypes(this INamespaceSymbol space)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(space);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var member in next is INamespaceSymbol s ? s.GetMembers() : [.. ((INamedTypeSymbol)next).GetTypeMembers()])
            {
                pending.Push(member);
            }
        }
    }

    /// <summary>What a wrapper holds: the element of an array or sequence, the result of a task, the value of a nullable.</summary>
    public static ITypeSymbol Unwrapped(this ITypeSymbol type)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            switch (type)
            {
                case IArrayTypeSymbol array:
                    type = array.ElementType;
                    continue;
                case INamedTypeSymbol { TypeArguments.Length: 1 } named when IsWrapper(named):
                    type = named.TypeArguments[0];
                    continue;
                default:
                    return type;
            }
        }

        return type;
    }

    private static bool IsWrapper(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T
        || type.ContainingNamespace.IsNamed("System.Collections.Generic") || type.ContainingNamespace.IsNamed("System.Collections.Immutable")
        || type.ContainingNamespace.IsNamed("System.Threading.Tasks") || type.ContainingNamespace.IsNamed("System.Linq")
        || type.ContainingNamespace.IsNamed("System.Collections.ObjectModel");

    /// <summary>Path with forward slashes, so that Windows paths compare and split like others.</summary>
    public static string Slashed(this string path) => path.IndexOf('\\') < 0 ? path : path.Replace('\\', '/');

    public static string FileName(this string path) => path.Substring(Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\')) + 1);
}
