using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Model;

/// <summary>What a piece of code declares: its processings, and the policy's roles that its <c>[Authorize]</c> asks for.</summary>
internal sealed record Mandate(ProcessingMark[] Processings, string[] EndpointRoles)
{
    public static readonly Mandate Nothing = new([], []);
}

/// <summary>
/// The innermost <c>[Processing]</c> of a place in code: lambda or local function, member or accessor, type, containing types, assembly. A Razor view takes the marks of its
/// page model.
/// </summary>
internal sealed class Declarations
{
    private readonly Policy? _policy;
    private readonly ConcurrentDictionary<ISymbol, Mandate> _known = new(SymbolEqualityComparer.Default);

    public Declarations(Policy? policy) => _policy = policy;

    public Mandate Of(ISymbol enclosing) =>
        // Lambdas compare by syntax, so they are not kept: each model makes its own.
        enclosing is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }
            ? Find(enclosing)
            : _known.TryGetValue(enclosing, out var known) ? known : _known.GetOrAdd(enclosing, Find(enclosing));

    private Mandate Find(ISymbol enclosing)
    {
        foreach (var level in Levels(enclosing))
        {
            if (Marks.ProcessingOf(level) is { Length: > 0 } marks)
            {
                return new Mandate(marks, EndpointRoles(enclosing));
            }
        }

        return Mandate.Nothing;
    }

    /// <summary>The declarations around a place, the innermost first.</summary>
    public static IEnumerable<ISymbol> Levels(ISymbol enclosing)
    {
        for (var symbol = enclosing; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            yield return symbol;
            if (symbol.Associated() is { } associated)
            {
                yield return associated;
            }

            if (symbol is INamedTypeSymbol type && Razor.ModelOf(type) is { } model)
            {
                for (var outer = model; outer is not null; outer = outer.ContainingType)
                {
                    yield return outer;
                }
            }
        }

        if (enclosing.ContainingAssembly is { } assembly)
        {
            yield return assembly;
        }
    }

    /// <summary><c>[Authorize(Roles = "A,B")]</c> of the innermost declaration that names roles, translated by the policy's <c>claims</c>.</summary>
    private string[] EndpointRoles(ISymbol enclosing)
    {
        if (_policy is null)
        {
            return [];
        }

        foreach (var level in Levels(enclosing))
        {
            for (var symbol = level; symbol is not null; symbol = (symbol as INamedTypeSymbol)?.BaseType)
            {
                // Whoever may call it anonymously holds no role.
                if (symbol.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom("Microsoft.AspNetCore.Authorization", "AllowAnonymousAttribute")))
                {
                    return [];
                }

                var names = symbol.GetAttributes()
                    .Where(a => a.AttributeClass.IsOrDerivesFrom("Microsoft.AspNetCore.Authorization", "AuthorizeAttribute"))
                    .Select(a => Marks.Named(a, "Roles")).OfType<string>()
                    .SelectMany(r => r.Split(',')).Select(r => r.Trim()).Where(r => r.Length > 0).ToList();
                if (names.Count > 0)
                {
                    return [.. _policy.Roles.Values.Where(r => r.Claims.Any(names.Contains)).Select(r => r.Key)];
                }
            }
        }

        return [];
    }
}

/// <summary>What is special about Razor: its code is generated, and people wrote only the mapped parts.</summary>
internal static class Razor
{
    /// <summary>The page model behind a generated view class, or null.</summary>
    public static INamedTypeSymbol? ModelOf(INamedTypeSymbol view)
    {
        for (var type = view.BaseType; type is not null; type = type.BaseType)
        {
            if (type.Name == "RazorPage" && type.TypeArguments.Length == 1 && type.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Mvc.Razor"))
            {
                return ModelArgument(type);
            }

            if (type.Is("Microsoft.AspNetCore.Mvc.RazorPages", "Page"))
            {
                break;
            }
        }

        // A page (@page) derives from Page; its model is the type of its Model property.
        return IsView(view) ? view.GetMembers("Model").OfType<IPropertySymbol>().FirstOrDefault()?.Type is INamedTypeSymbol model && IsPageModel(model) ? model : null : null;
    }

    public static bool IsPageModel(ITypeSymbol type) => type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.RazorPages", "PageModel");

    public static bool IsView(INamedTypeSymbol type) =>
        type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.Razor", "RazorPageBase") || type.IsOrDerivesFrom("Microsoft.AspNetCore.Components", "ComponentBase");

    private static INamedTypeSymbol? ModelArgument(INamedTypeSymbol type) =>
        type.TypeArguments[0] is INamedTypeSymbol model && IsPageModel(model) ? model : null;

    /// <summary>Whether the tree was generated from a <c>.cshtml</c> or <c>.razor</c> file.</summary>
    public static bool IsRazor(SyntaxTree tree) =>
        tree.FilePath.EndsWith("_cshtml.g.cs", System.StringComparison.OrdinalIgnoreCase)
        || tree.FilePath.EndsWith("_razor.g.cs", System.StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a person wrote the code there: it is mapped to the Razor file.</summary>
    public static bool IsWritten(SyntaxTree tree, Microsoft.CodeAnalysis.Text.TextSpan span) => tree.GetMappedLineSpan(span).HasMappedPath;
}
