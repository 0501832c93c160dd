using System.Linq;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Model;

/// <summary>Well-known framework members that hold personal data (contract, "Settled / Marks").</summary>
internal static class FrameworkSources
{
    /// <summary>Member names that the gate must look for when the framework's types are there.</summary>
    public static readonly string[] Names = ["RemoteIpAddress", "Email", "NormalizedEmail", "UserName", "NormalizedUserName", "PhoneNumber"];

    public static string? CategoryOf(ISymbol symbol)
    {
        if (symbol is not IPropertySymbol { ContainingType: { } type })
        {
            return null;
        }

        switch (symbol.Name)
        {
            case "RemoteIpAddress":
                return type.Is("Microsoft.AspNetCore.Http", "ConnectionInfo") ? "online.ip" : null;
            case "Email" or "NormalizedEmail":
                return type.Is("Microsoft.AspNetCore.Identity", "IdentityUser") ? "contact.email" : null;
            case "UserName" or "NormalizedUserName":
                return type.Is("Microsoft.AspNetCore.Identity", "IdentityUser") ? "identity.name" : null;
            case "PhoneNumber":
                return type.Is("Microsoft.AspNetCore.Identity", "IdentityUser") ? "contact.phone" : null;
            default:
                return null;
        }
    }

    /// <summary>What opens an account or shows that it changed: no personal data of its own, and nobody's to see.</summary>
    public static bool IsSecret(IPropertySymbol property) =>
        property.Name is "PasswordHash" or "SecurityStamp" or "ConcurrencyStamp" && property.OriginalDefinition.ContainingType.Is("Microsoft.AspNetCore.Identity", "IdentityUser");

    /// <summary>Declared by the framework: a shop may well live in a namespace <c>Microsoft.…</c> of its own.</summary>
    public static bool IsFramework(ISymbol symbol)
    {
        if (symbol.ContainingNamespace is not { } space || symbol.Locations.Any(l => l.IsInSource) || symbol.ContainingModule?.ReferencedAssemblies.Any(r => r.Name == "Gdpr.Annotations") == true)
        {
            return false;
        }

        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space.Name is "System" or "Microsoft";
    }
}
