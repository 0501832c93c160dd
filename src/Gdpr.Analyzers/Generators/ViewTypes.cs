using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Generators;

/// <summary>Which types a view can look into, and which nobody can judge before the program runs.</summary>
internal static class ViewTypes
{
    /// <summary>Anything may be in it: an object, JSON, a marker interface, a function, or a container of such.</summary>
    public static bool IsOpaque(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOpaque(array.ElementType),
        INamedTypeSymbol named => named.SpecialType == SpecialType.System_Object || named.TypeKind is TypeKind.Delegate or TypeKind.Error
            || named.TypeKind == TypeKind.Interface && named.AllInterfaces.Insert(0, named).All(i => i.GetMembers().IsEmpty)
            || IsUntyped(named.ContainingNamespace) || named.TypeArguments.Any(IsOpaque),
        _ => true,
    };

    /// <summary>References and pointers into the entity, and what must not be read any more.</summary>
    public static bool CannotBeKept(IPropertySymbol property) =>
        property.ReturnsByRef || property.ReturnsByRefReadonly || property.Type.IsRefLikeType || property.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
        || property.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute" && a.ConstructorArguments is [_, { Value: true }]);

    /// <summary>What a sequence of the framework holds; else the type itself.</summary>
    public static ITypeSymbol ItemOf(ITypeSymbol type, out bool isSequence)
    {
        var item = type is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType
            : type is INamedTypeSymbol { IsReferenceType: true } named && FrameworkSources.IsFramework(named) && SequenceOf(named) is { } sequence ? sequence.TypeArguments[0]
            : null;
        isSequence = item is not null;
        return item ?? type;
    }

    /// <summary>The type whose members a nested view shows; null where nobody can tell which those are.</summary>
    public static INamedTypeSymbol? EntityOf(ITypeSymbol item)
    {
        var type = item is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : item;
        return type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false, IsAnonymousType: false, SpecialType: SpecialType.None } named && !FrameworkSources.IsFramework(named)
            && SequenceOf(named) is null ? (INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None) : null;
    }

    private static INamedTypeSymbol? SequenceOf(INamedTypeSymbol type) =>
        type.AllInterfaces.Insert(0, type).FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);

    private static bool IsUntyped(INamespaceSymbol? space) =>
        space is not null && (space.IsNamed("System.Collections") || space.IsNamed("System.Text.Json") || space.IsNamed("System.Text.Json.Nodes"));
}
