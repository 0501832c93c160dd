using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Model;

/// <summary>What a value may carry: a category of personal data, with the narrowing written on the member that holds it.</summary>
internal sealed record Label(string Category, string[] Purposes, string[] Roles, string? SubjectKind)
{
    /// <summary>Category of marks that name none: Identity's own, and unmapped sources.</summary>
    public const string Unclassified = "unclassified";
}

/// <summary>
/// WHAT is personal: the labels of a member, and the labels that a type contains. The order is own mark, overridden or implemented member, the entity's member that a view shows, policy, Identity and
/// data classifications, well-known framework members, base of the type or type of the member.
/// </summary>
internal sealed class LabelModel
{
    private readonly Policy? _policy;
    private readonly bool _frameworkSources;
    private readonly HashSet<string> _policyNames;
    private readonly HashSet<string> _keyed;
    private readonly ConcurrentDictionary<ISymbol, Label[]> _labels = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Label[]> _returns = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, IReadOnlyList<(ISymbol, Label[])>> _contained = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, string?> _classes = new(SymbolEqualityComparer.Default);

    public LabelModel(Policy? policy, bool frameworkSources)
    {
        _policy = policy;
        _frameworkSources = frameworkSources;
        _policyNames = new(policy?.Members.Keys.Select(LastName) ?? []);
        _keyed = new(policy?.Members.Keys.Where(k => MemberKey.Of(k).Entry is not null).Select(LastName) ?? []);
    }

    /// <summary>The metadata name with which a documentation id ends: most symbols need no id to be told apart from the policy's.</summary>
    private static string LastName(string id)
    {
        id = MemberKey.Of(id).Id;
        var path = id.IndexOf('(') is var end and >= 0 ? id.Substring(0, end) : id;
        var name = path.Substring(path.LastIndexOfAny(['.', ':']) + 1).Replace('#', '.');
        return name.IndexOf("``", StringComparison.Ordinal) is var arity and >= 0 ? name.Substring(0, arity) : name;
    }

    /// <summary>Labels of a property, field, parameter, type or type parameter; empty when it is not personal.</summary>
    public Label[] LabelsOf(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        return symbol is IPropertySymbol or IFieldSymbol or IParameterSymbol or ITypeSymbol
            ? _labels.TryGetValue(symbol, out var known) ? known : _labels.GetOrAdd(symbol, Find(symbol, depth: 0))
            : [];
    }

    /// <summary>Labels of what a method returns: its own mark, that of what it overrides or implements, or of the type.</summary>
    public Label[] LabelsOfReturn(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return _returns.TryGetValue(method, out var known) ? known : _returns.GetOrAdd(method, FindReturn(method, 0));
    }

    /// <summary>Labels of the entry that a bag's method or indexer gives for a constant key, as the policy says; empty when it names none.</summary>
    public Label[] LabelsOfEntry(ISymbol bag, IEnumerable<object?> keys)
    {
        if (_keyed.Count == 0 || !_keyed.Contains(bag.MetadataName) || bag.OriginalDefinition.GetDocumentationCommentId() is not { } id)
        {
            return [];
        }

        return keys.OfType<string>().Select(k => _policy!.Members.TryGetValue(id + "[" + k + "]", out var category) ? category : null).FirstOrDefault(c => c is not null) is { } mapped
            ? [LabelFor(mapped, bag)] : [];
    }

    /// <summary>Labels of a well-known framework source.</summary>
    public Label[] SourceLabels(string category) =>
        _frameworkSources ? [new Label(_policy is null || _policy.Categories.ContainsKey(category) ? category : Label.Unclassified, [], [], null)] : [];

    /// <summary>Members that a value of this type holds, its own and those of the types of its public members, with their labels.</summary>
    public IReadOnlyList<(ISymbol Member, Label[] Labels)> Contained(ITypeSymbol type)
    {
        type = type.Unwrapped();
        if (_contained.TryGetValue(type, out var known))
        {
            return known;
        }

        var found = new List<(ISymbol, Label[])>();
        Collect(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default), found, static _ => false);
        return _contained.GetOrAdd(type, found);
    }

    /// <summary>The same without members that are passed over, and what only they lead to.</summary>
    public IReadOnlyList<(ISymbol Member, Label[] Labels)> Contained(ITypeSymbol type, Func<ISymbol, bool> isLeftOut)
    {
        var found = new List<(ISymbol, Label[])>();
        Collect(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default), found, isLeftOut);
        return found;
    }

    private void Collect(ITypeSymbol type, HashSet<ITypeSymbol> open, List<(ISymbol, Label[])> found, Func<ISymbol, bool> isLeftOut)
    {
        type = type.Unwrapped();
        if (!open.Add(type) || open.Count > 500)
        {
            return;
        }

        if (LabelsOf(type) is { Length: > 0 } own)
        {
            found.Add((type, own));
        }

        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                Collect(constraint, open, found, isLeftOut);
            }

            return;
        }

        if (type is not INamedTypeSymbol named || named.SpecialType != SpecialType.None || named.TypeKind is TypeKind.Enum or TypeKind.Delegate)
        {
            return;
        }

        foreach (var argument in named.IsTupleType ? named.TupleElements.Select(e => e.Type) : named.TypeArguments)
        {
            Collect(argument, open, found, isLeftOut);
        }

        // A list of one's own holds what it is a list of.
        foreach (var sequence in IsFollowed(named) ? named.AllInterfaces.Where(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T) : [])
        {
            Collect(sequence.TypeArguments[0], open, found, isLeftOut);
        }

        for (var current = named; current is { SpecialType: SpecialType.None, IsTupleType: false }; current = current.BaseType)
        {
            var followed = IsFollowed(current);
            foreach (var member in current.GetMembers())
            {
                if (!followed && !MayBeMarked(member) || member is not ({ IsStatic: false, CanBeReferencedByName: true } and (IPropertySymbol { Parameters.Length: 0 } or IFieldSymbol)) || isLeftOut(member))
                {
                    continue;
                }

                if (LabelsOf(member) is { Length: > 0 } labels)
                {
                    found.Add((member, labels));
                }
                else if (member.DeclaredAccessibility == Accessibility.Public && followed)
                {
                    Collect(member is IPropertySymbol p ? p.Type : ((IFieldSymbol)member).Type, open, found, isLeftOut);
                }
            }
        }
    }

    private Label[] FindReturn(IMethodSymbol method, int depth)
    {
        var found = new List<Label>();
        foreach (var attribute in method.GetReturnTypeAttributes())
        {
            if (Marks.IsOurs(attribute.AttributeClass, Marks.Personal) && Marks.TextAt(attribute, 0) is { } category)
            {
                found.Add(new Label(category, Marks.NamedList(attribute, "Purposes"), Marks.NamedList(attribute, "Roles"), SubjectKind(method)));
            }
        }

        if (found.Count > 0)
        {
            return [.. found];
        }

        if (FromPolicy(method) is { } mapped)
        {
            return [LabelFor(mapped, method)];
        }

        if (depth < 8)
        {
            foreach (var original in Originals(method))
            {
                if (FindReturn(original.OriginalDefinition, depth + 1) is { Length: > 0 } inherited)
                {
                    return inherited;
                }
            }
        }

        return method.ReturnType.Unwrapped() is INamedTypeSymbol { SpecialType: SpecialType.None } type ? OwnTypeLabels(type, 1) : [];
    }

    /// <summary>What a method overrides or implements.</summary>
    private static IEnumerable<IMethodSymbol> Originals(IMethodSymbol method) => (method.OverriddenMethod is { } overridden ? [overridden] : Array.Empty<IMethodSymbol>()).Concat(ImplementedMethods(method));

    private static IEnumerable<IMethodSymbol> ImplementedMethods(IMethodSymbol method) =>
        method.ContainingType is not { TypeKind: not TypeKind.Interface } type || method.IsStatic ? [] : method.MethodKind != MethodKind.Ordinary ? method.ExplicitInterfaceImplementations
        : method.ExplicitInterfaceImplementations.Concat(
            from contract in type.AllInterfaces
            from candidate in contract.GetMembers(method.Name).OfType<IMethodSymbol>()
            where SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(candidate), method)
            select candidate);

    /// <summary>Whether a value of this type holds marked members: its own, inherited, or those of the types of its public members.</summary>
    public bool Contains(ITypeSymbol type) => Contained(type).Count > 0;

    private Label[] Find(ISymbol symbol, int depth)
    {
        var own = OwnMarks(symbol, out var identity, out var classification);
        if (own.Length > 0)
        {
            return own;
        }

        if (symbol is IFieldSymbol field && depth < 16 && BackingFields.PropertyOf(field, p => Find(p, depth + 1).Length > 0) is { } backed)
        {
            return Find(backed, depth + 1);
        }

        if (symbol is IPropertySymbol property && depth < 16)
        {
            if (property.OverriddenProperty is { } overridden && Find(overridden.OriginalDefinition, depth + 1) is { Length: > 0 } fromBase)
            {
                return fromBase;
            }

            foreach (var implemented in Implemented(property))
            {
                if (Find(implemented.OriginalDefinition, depth + 1) is { Length: > 0 } fromInterface)
                {
                    return fromInterface;
                }
            }

            if (Viewed(property) is { } viewed && Find(viewed.OriginalDefinition, depth + 1) is { Length: > 0 } fromEntity)
            {
                return fromEntity;
            }
        }

        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } taker } parameter && depth < 16)
        {
            foreach (var original in Originals(taker))
            {
                // Half-written code may differ in the number.
                if (parameter.Ordinal < original.Parameters.Length && Find(original.OriginalDefinition.Parameters[parameter.Ordinal], depth + 1) is { Length: > 0 } inherited)
                {
                    return inherited;
                }
            }
        }

        if (FromPolicy(symbol) is { } mapped)
        {
            return [LabelFor(mapped, symbol)];
        }

        if (classification is not null)
        {
            return [LabelFor(classification, symbol)];
        }

        if (FromFramework(symbol) is { } framework)
        {
            return [LabelFor(framework, symbol)];
        }

        if (identity)
        {
            return [LabelFor(Label.Unclassified, symbol)];
        }

        if (symbol is INamedTypeSymbol { BaseType: { SpecialType: SpecialType.None } parent })
        {
            return OwnTypeLabels(parent, depth);
        }

        var type = symbol switch { IPropertySymbol p => p.Type, IFieldSymbol f => f.Type, IParameterSymbol p => p.Type, _ => null };
        return type?.Unwrapped() is INamedTypeSymbol or ITypeParameterSymbol && depth < 16 ? OwnTypeLabels(type.Unwrapped(), depth + 1) : [];
    }

    private Label[] OwnTypeLabels(ITypeSymbol type, int depth) =>
        _labels.TryGetValue(type.OriginalDefinition, out var known) ? known : Find(type.OriginalDefinition, depth);

    private Label[] OwnMarks(ISymbol symbol, out bool identity, out string? classification)
    {
        identity = false;
        classification = null;
        List<Label>? found = null;
        foreach (var attribute in Marks.AttributesOf(symbol))
        {
            var type = attribute.AttributeClass;
            if (Marks.IsOurs(type, Marks.Personal))
            {
                (found ??= new List<Label>()).Add(new Label(
                    Marks.TextAt(attribute, 0) ?? Marks.Unreadable, Marks.NamedList(attribute, "Purposes"), Marks.NamedList(attribute, "Roles"), SubjectKind(symbol)));
            }
            else if (Marks.IsIdentityMark(type))
            {
                identity |= ReadsIdentityMark(symbol);
            }
            else if (_policy is { Classifications.Count: > 0 } && Marks.IsClassification(type))
            {
                classification ??= _classes.TryGetValue(type!, out var category) ? category : _classes.GetOrAdd(type!, Classifications.CategoryOf(type!, _policy));
            }
        }

        return found?.ToArray() ?? [];
    }

    /// <summary>The entity's member that a member of a view shows.</summary>
    private static IPropertySymbol? Viewed(IPropertySymbol property)
    {
        for (var entity = property.ContainingType is { } view ? Marks.EntityOf(view) : null; entity is not null; entity = entity.BaseType)
        {
            if (entity.GetMembers(property.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } viewed)
            {
                return viewed;
            }
        }

        return null;
    }

    private static IEnumerable<IPropertySymbol> Implemented(IPropertySymbol property)
    {
        foreach (var explicitly in property.ExplicitInterfaceImplementations)
        {
            yield return explicitly;
        }

        if (property.ContainingType is not { TypeKind: not TypeKind.Interface } type || property.IsStatic)
        {
            yield break;
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(property.Name))
            {
                if (member is IPropertySymbol candidate
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(candidate), property))
                {
                    yield return candidate;
                }
            }
        }
    }

    private string? FromPolicy(ISymbol symbol) =>
        _policy is { Members.Count: > 0 } && _policyNames.Contains(symbol.MetadataName) && symbol.GetDocumentationCommentId() is { } id && _policy.Members.TryGetValue(id, out var category) ? category : null;

    private string? FromFramework(ISymbol symbol)
    {
        var category = _frameworkSources ? FrameworkSources.CategoryOf(symbol) : null;
        return category is null || _policy is null || _policy.Categories.ContainsKey(category) ? category : Label.Unclassified;
    }

    private Label LabelFor(string category, ISymbol symbol) => new(category, [], [], SubjectKind(symbol));

    private static string? SubjectKind(ISymbol symbol) => Marks.SubjectKindOf(symbol as INamedTypeSymbol ?? symbol.ContainingType);

    /// <summary>Identity marks the key and flags too; those say nothing of a person by themselves.</summary>
    private static bool ReadsIdentityMark(ISymbol symbol) =>
        symbol.Name != "Id" && (symbol as IPropertySymbol)?.Type.Unwrapped().SpecialType != SpecialType.System_Boolean;

    /// <summary>Of the framework's members only those that Identity marks or that we or the policy name.</summary>
    private bool MayBeMarked(ISymbol member) =>
        FrameworkSources.Names.Contains(member.Name) || _policyNames.Contains(member.MetadataName) || member.ContainingNamespace is { Name: "Identity" };

    /// <summary>Members of framework types are not looked through: they hold no marks of ours.</summary>
    private static bool IsFollowed(INamedTypeSymbol type) => !FrameworkSources.IsFramework(type);
}
