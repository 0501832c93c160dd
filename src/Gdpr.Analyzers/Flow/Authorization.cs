using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What asks for authentication, or says that everybody may call: attributes and filters.</summary>
internal static class Authorization
{
    /// <summary>Whether the declaration, a base of it or what it overrides carries such an attribute.</summary>
    public static bool IsDecided(ISymbol symbol)
    {
        for (var level = symbol; level is not null; level = (level as INamedTypeSymbol)?.BaseType ?? (ISymbol?)(level as IMethodSymbol)?.OverriddenMethod)
        {
            if (level.GetAttributes().Any(a => a.AttributeClass is { } type && (Authorizes(type) || MakesFilter(a, type))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An attribute that authorizes or allows everybody, or an authorization filter; <c>[RequireHttps]</c> is one, and asks nobody who he is.</summary>
    public static bool Authorizes(ITypeSymbol type) =>
        !type.Is("Microsoft.AspNetCore.Mvc", "RequireHttpsAttribute")
        && type.AllInterfaces.Any(i => i.Name is "IAuthorizeData" or "IAllowAnonymous" or "IAuthorizationFilter" or "IAsyncAuthorizationFilter"
            && (i.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Authorization") || i.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Mvc.Filters")));

    /// <summary><c>[TypeFilter(typeof(F))]</c>, <c>[ServiceFilter&lt;F&gt;]</c>, or an attribute of this compilation that hands <c>typeof(F)</c> to either.</summary>
    private static bool MakesFilter(AttributeData attribute, INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (level.Name is "TypeFilterAttribute" or "ServiceFilterAttribute" && level.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Mvc"))
            {
                return level.TypeArguments.Any(Authorizes)
                       || attribute.ConstructorArguments.Any(a => a is { Kind: TypedConstantKind.Type, Value: ITypeSymbol filter } && Authorizes(filter))
                       || type.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax().DescendantNodes().OfType<TypeOfExpressionSyntax>())
                           .Select(t => (t.Type as SimpleNameSyntax)?.Identifier.ValueText).OfType<string>()
                           .SelectMany(name => type.GetTypeMembers(name).Concat(type.ContainingNamespace.GetTypeMembers(name))).Any(Authorizes);
            }
        }

        return false;
    }
}
