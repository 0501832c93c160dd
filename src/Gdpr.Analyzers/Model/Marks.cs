using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Model;

/// <summary>One <c>[Processing]</c> as written.</summary>
internal sealed record ProcessingMark(string Purpose, string? Role);

/// <summary>One <c>[AcceptedRisk]</c> as written.</summary>
internal sealed record RiskMark(string Rule, string? Reason, string? Owner, string? Until, AttributeData Data)
{
    /// <summary>A risk without reason or owner silences nothing (GDPR901).</summary>
    public bool IsJustified => !IsBlank(Reason) && !IsBlank(Owner);

    /// <summary>Whether a text says nothing: empty, or what editors write by themselves.</summary>
    public static bool IsBlank(string? text) =>
        string.IsNullOrWhiteSpace(text) || text!.Trim() is "<Pending>" or "<En attente>" or "Pending" or "TODO";
}

/// <summary>
/// Recognises the attributes of this product by full name, so that a copy in source, or two assemblies that define one, count alike.
/// </summary>
internal static class Marks
{
    public const string Personal = "PersonalAttribute";
    public const string DataSubject = "DataSubjectAttribute";
    public const string Processing = "ProcessingAttribute";
    public const string DisclosedTo = "DisclosedToAttribute";
    public const string Store = "StoreAttribute";
    public const string ConsentCheck = "ConsentCheckAttribute";
    public const string AcceptedRisk = "AcceptedRiskAttribute";
    public const string RoleView = "RoleViewAttribute";

    /// <summary>Stands for a word that cannot be read: no policy declares it, so nothing is permitted by it.</summary>
    public const string Unreadable = "";

    /// <summary>Attributes whose arguments name something that the policy declares.</summary>
    public static readonly string[] Naming = [Personal, DataSubject, Processing, DisclosedTo, Store, ConsentCheck, RoleView];

    /// <summary>Each name with and without <c>Attribute</c>.</summary>
    public static string[] BothNames(IEnumerable<string> names) =>
        [.. names.SelectMany(n => new[] { n, n.EndsWith("Attribute", System.StringComparison.Ordinal) ? n.Substring(0, n.Length - "Attribute".Length) : n }).Distinct()];

    public static bool IsOurs(INamedTypeSymbol? type, string name) =>
        type is not null && type.Name == name && type.ContainingType is null
        && type.ContainingNamespace is { Name: "Gdpr", ContainingNamespace.IsGlobalNamespace: true };

    public static bool IsOurs(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Gdpr", ContainingNamespace.IsGlobalNamespace: true } }
        && (Naming.Contains(type.Name) || type.Name == AcceptedRisk);

    /// <summary>Identity's <c>[PersonalData]</c> or <c>[ProtectedPersonalData]</c>, or an attribute derived from them.</summary>
    public static bool IsIdentityMark(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "PersonalDataAttribute" && type.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Identity"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An attribute derived from <c>DataClassificationAttribute</c>.</summary>
    public static bool IsClassification(INamedTypeSymbol? type)
    {
        for (type = type?.BaseType; type is not null; type = type.BaseType)
        {
            if (type.Name == "DataClassificationAttribute" && type.ContainingNamespace.IsNamed("Microsoft.Extensions.Compliance.Classification"))
            {
                return true;
            }
        }

        return false;
    }

    public static ProcessingMark[] ProcessingOf(ISymbol symbol)
    {
        List<ProcessingMark>? found = null;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsOurs(attribute.AttributeClass, Processing) && TextAt(attribute, 0) is { } purpose)
            {
                (found ??= new List<ProcessingMark>()).Add(new ProcessingMark(purpose, Named(attribute, "Role")));
            }
        }

        return found?.ToArray() ?? [];
    }

    public static RiskMark[] RisksOf(ISymbol symbol)
    {
        List<RiskMark>? found = null;
        foreach (var attribute in AttributesOf(symbol))
        {
            if (IsOurs(attribute.AttributeClass, AcceptedRisk) && TextAt(attribute, 0) is { } rule)
            {
                (found ??= new List<RiskMark>()).Add(
                    new RiskMark(rule, Named(attribute, "Reason"), Named(attribute, "Owner"), Named(attribute, "Until"), attribute));
            }
        }

        return found?.ToArray() ?? [];
    }

    /// <summary>The kind of person that a type or one of its bases describes, or null.</summary>
    public static string? SubjectKindOf(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var attribute in type.GetAttributes())
            {
                if (IsOurs(attribute.AttributeClass, DataSubject))
                {
                    return TextAt(attribute, 0) ?? Unreadable;
                }
            }
        }

        return null;
    }

    /// <summary>The kind of person whom a property identifies, or null.</summary>
    public static string? KeyKindOf(IPropertySymbol property) => property.GetAttributes().FirstOrDefault(a => IsOurs(a.AttributeClass, DataSubject)) is { } key ? TextAt(key, 0) : null;

    /// <summary>The entity of a <c>[RoleView]</c> type, or null.</summary>
    public static INamedTypeSymbol? EntityOf(INamedTypeSymbol view) =>
        view.GetAttributes().FirstOrDefault(a => IsOurs(a.AttributeClass, RoleView))?.AttributeClass?.TypeArguments.FirstOrDefault() as INamedTypeSymbol;

    /// <summary>The attributes of a symbol; for the property of a positional record, those of its parameter as well.</summary>
    public static IEnumerable<AttributeData> AttributesOf(ISymbol symbol)
    {
        var own = symbol.GetAttributes();
        if (symbol is IPropertySymbol { IsStatic: false, ContainingType: { IsRecord: true } record } property)
        {
            foreach (var constructor in record.InstanceConstructors)
            {
                foreach (var parameter in constructor.Parameters)
                {
                    if (parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type)
                        && parameter.GetAttributes() is { Length: > 0 } more)
                    {
                        return own.Concat(more);
                    }
                }
            }
        }

        return own;
    }

    /// <summary>Whether every word of an attribute can be read. A generator does not see constants that another writes.</summary>
    public static bool IsReadable(AttributeData attribute) =>
        attribute.ConstructorArguments.All(IsReadable) && attribute.NamedArguments.All(a => IsReadable(a.Value));

    private static bool IsReadable(TypedConstant argument) =>
        argument.Kind == TypedConstantKind.Array ? argument.IsNull || argument.Values.All(IsReadable) : argument.Kind != TypedConstantKind.Error;

    public static string? TextAt(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    public static string? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Primitive, Value: string text })
            {
                return text;
            }
        }

        return null;
    }

    public static string[] NamedList(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return !IsReadable(argument.Value) ? [Unreadable] : argument.Value is { Kind: TypedConstantKind.Array, IsNull: false } list ? list.Values.Select(v => v.Value as string).OfType<string>().ToArray() : [];
            }
        }

        return [];
    }
}
