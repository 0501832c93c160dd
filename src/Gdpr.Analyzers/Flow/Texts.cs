using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What stands in the text of a value.</summary>
internal sealed partial class FlowModel
{
    /// <summary>The own <c>ToString</c> that gives a type its text, or null.</summary>
    public IMethodSymbol? TextMethod(ITypeSymbol type) =>
        type is INamedTypeSymbol named && (IsOwn(type) || IsGoverned(type.ContainingAssembly)) ? _texts.TryGetValue(type, out var known) ? known : _texts.GetOrAdd(type, FindText(named)) : null;

    private IMethodSymbol? FindText(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var method in current.GetMembers("ToString").OfType<IMethodSymbol>())
            {
                if (method is { Parameters.Length: 0, IsImplicitlyDeclared: false })
                {
                    return OwnMethod(method);
                }
            }
        }

        return null;
    }

    /// <summary>An array or collection of the framework, whose text is its type's name.</summary>
    public bool IsSequence(ITypeSymbol type) =>
        type is IArrayTypeSymbol || type.SpecialType != SpecialType.System_String && type.ContainingNamespace is { } space
        && (space.IsNamed("System.Collections.Generic") || space.IsNamed("System.Linq") || space.IsNamed("System.Collections.Concurrent") || space.IsNamed("System.Collections.ObjectModel")
            || space.IsNamed("System.Collections.Immutable")) && type.Name != "KeyValuePair";

    /// <summary>The text of such a value shows its members: records, tuples, anonymous types, sequences of them; types of other assemblies that override <c>ToString</c>.</summary>
    public bool PrintsMembers(ITypeSymbol type)
    {
        type = type.Unwrapped();
        return TextMethod(type) is null && type is { IsRecord: true } or { IsTupleType: true } or { IsAnonymousType: true } or ITypeParameterSymbol || !IsOwn(type) && (type.SpecialType == SpecialType.System_Object || type.IsValueType || Overrides(type))
            || type.TypeKind == TypeKind.Interface;
    }

    /// <summary>Marked members that the text of a value shows: those of a record, and of records in it.</summary>
    public IEnumerable<(ISymbol Member, Label[] Labels)> Printed(ITypeSymbol type, int depth = 0)
    {
        type = type.Unwrapped();
        if (type is not (INamedTypeSymbol { IsRecord: true } or { IsAnonymousType: true }) || TextMethod(type) is not null)
        {
            return type is INamedTypeSymbol { TypeArguments.Length: > 0 } generic && (generic.IsTupleType || generic.IsAnonymousType || depth == 0) && depth < 4
                ? generic.TypeArguments.SelectMany(a => Printed(a, depth + 1)) : PrintsMembers(type) && !IsOwn(type) ? OwnMarks(type) : [];
        }

        var found = new List<(ISymbol, Label[])>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } and (IPropertySymbol { Parameters.Length: 0 } or IFieldSymbol))
                {
                    var of = member is IPropertySymbol p ? p.Type : ((IFieldSymbol)member).Type;
                    if (Labels.LabelsOf(member) is { Length: > 0 } labels)
                    {
                        found.Add((member, labels));
                    }
                    else if (of.IsRecord && depth < 4)
                    {
                        found.AddRange(Printed(of, depth + 1));
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Marked members of a type and its bases, not what lies deeper: of a text that cannot be seen they are the likeliest.</summary>
    private IEnumerable<(ISymbol Member, Label[] Labels)> OwnMarks(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol && Labels.LabelsOf(member) is { Length: > 0 } labels)
                {
                    yield return (member, labels);
                }
            }
        }
    }

    private static bool Overrides(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers("ToString").OfType<IMethodSymbol>().Any(m => m.Parameters.Length == 0))
            {
                return true;
            }
        }

        return false;
    }
}
