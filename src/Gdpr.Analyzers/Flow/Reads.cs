using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>What parameters, properties, fields and elements give.</summary>
internal sealed partial class LabelFlow
{
    private Value ReadParameter(IParameterReferenceOperation reference)
    {
        var parameter = reference.Parameter;
        if (parameter.ContainingSymbol is INamedTypeSymbol && _body.Main.Method is { } extension && FlowModel.IsInExtensionBlock(extension))
        {
            return Value.Of(Atom.Parameter(_body.Main, extension.Parameters.Length));
        }

        if (_flow.IsCapturedByObject(parameter, _body.Main.Symbol))
        {
            var labels = _flow.Labels.LabelsOf(parameter);
            return labels.Length > 0 ? Value.Of(Atom.Source(parameter, labels, reference.Syntax))
                : _flow.PrimaryOf(parameter) is not { } constructor ? Value.Empty
                : HoldsFunctions(parameter.Type) ? Value.Of([Atom.Parameter(constructor, parameter.Ordinal), Atom.Held(parameter.OriginalDefinition)])
                : Value.Of(Atom.Parameter(constructor, parameter.Ordinal));
        }

        return Read(parameter);
    }

    private Value? _this;

    /// <summary>The object that the code stands in: what its primary constructor was given, where others than the constructor read it.</summary>
    private Value This()
    {
        if (_this is null)
        {
            var constructor = _body.Main.Symbol.IsStatic ? null : _flow.CapturingConstructor(_body.Main.Symbol.ContainingType);
            _this = constructor is null || SymbolEqualityComparer.Default.Equals(constructor, _body.Main.Symbol) ? Value.Empty
                : Value.Structure([.. constructor.Parameters.Select(p => (Captured(constructor, p.Ordinal), Value.Of(Atom.Parameter(_flow.PrimaryOf(p)!, p.Ordinal))))], declared: true);
        }

        return _this;
    }

    /// <summary>What a parameter holds when the function begins.</summary>
    private Value Initial(IParameterSymbol parameter)
    {
        if (parameter.RefKind == RefKind.Out)
        {
            return Value.Empty;
        }

        var labels = _flow.LabelsOfParameter(parameter);
        return labels.Length > 0
            ? Value.Of(Atom.Source(parameter, labels, parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) ?? _body.Syntax))
            : FlowModel.IsIdName(parameter.Name) ? Value.Of([Atom.Parameter(_function, parameter.Ordinal), Atom.Of(new Trait(TraitKind.Identifier))])
            : Value.Of(Atom.Parameter(_function, parameter.Ordinal));
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (!property.IsIndexer)
        {
            return ReadMember(property, reference.Instance, reference);
        }

        var receiver = Evaluate(reference.Instance);
        var arguments = reference.Arguments.Select(a => Evaluate(a.Value)).ToArray();
        var labels = _flow.EntryLabels(property, reference.Arguments) is { Length: > 0 } entry ? entry : _flow.Labels.LabelsOf(property);
        if (labels.Length > 0)
        {
            return Value.Of(Atom.Source(property, labels, reference.Syntax));
        }

        if (property.GetMethod is { } getter && _flow.OwnMethod(getter) is { } own)
        {
            return CallOwn(reference.Syntax, own, receiver, arguments, [.. reference.Arguments.Select(a => a.Value.Syntax)]);
        }

        return _flow.Stops(property) ? Value.Empty : KeyOf(reference) is { } key ? ElementAt(Deref(receiver), key)
            : Deref(receiver) is var held && held.Members.Any(m => m.Name == "Key") && held.Members.Any(m => m.Name == "Value") ? ValuesOf(held) : Deref(receiver);
    }

    /// <summary>A constant key of a dictionary keeps its own value.</summary>
    private static string? KeyOf(IPropertyReferenceOperation indexer) =>
        indexer.Arguments.Length == 1 && Unconverted(indexer.Arguments[0].Value).ConstantValue is { HasValue: true, Value: string text } ? "[" + text + "]" : null;

    private static bool IsKey(string member) => member.StartsWith("[", StringComparison.Ordinal);

    /// <summary>The values of pairs, whose keys are known, of one dictionary, and unknown, of another that came together with it.</summary>
    private static Value ValuesOf(Value pairs) => Value.Join(pairs.Members.Where(m => IsKey(m.Name)).Select(m => m.Value).Prepend(pairs.At("Value")));

    private static Value ElementAt(Value content, string key) =>
        content.Members.Any(m => m.Name == "Key") ? Value.Join(content.At("Value"), content.At(key)) : content.Members.Any(m => m.Name == key) ? content.At(key) : Value.Of(content.Atoms) is var rest && content.Members.Any(m => IsKey(m.Name)) ? rest : content;

    private Value ReadMember(ISymbol member, IOperation? instance, IOperation at)
    {
        var receiver = Evaluate(instance);
        var labels = _flow.Labels.LabelsOf(member);
        if (labels.Length > 0)
        {
            return Value.Of(Atom.Source(member, labels, at.Syntax));
        }

        var type = member.ContainingType;
        if (type is null)
        {
            return Value.Empty;
        }

        if (type.IsTupleType)
        {
            return Deref(receiver).At(ElementName(member as IFieldSymbol, 0));
        }

        if (type.IsAnonymousType)
        {
            return Deref(receiver).At(member.Name);
        }

        if (_flow.IsOurs(member))
        {
            if (_flow.Labels.LabelsOf(type) is { Length: > 0 } ofType && !member.IsStatic && member is not IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean })
            {
                return Value.Of(Atom.Source(member, ofType, at.Syntax));
            }

            if (at.Type is { } read && HoldsFunctions(read) && _flow.OwnMethod((member as IPropertySymbol)?.GetMethod) is null)
            {
                return Value.Join(type.IsRecord || type.IsValueType ? Deref(receiver).At(member.Name) : Value.Of(Atom.Object(NumberOf(member))), Value.Join(DelegateBehind(member), Value.Of(Atom.Held(member.OriginalDefinition))));
            }

            if (member is IFieldSymbol or IPropertySymbol && at.Type is { } held && _flow.IsLibrary(held) && _flow.Api.IsCarrier(held) && !type.IsRecord && !type.IsValueType
                && (member is IFieldSymbol || _flow.OwnMethod(((IPropertySymbol)member).GetMethod) is null))
            {
                // The object behind a member: what is put into it, by whatever name, is put into the member.
                var behind = NumberOf(member);
                return Value.Of(Atom.Object(behind));
            }

            if (_flow.IsIdentifier(member))
            {
                return Value.Of(Atom.Of(new Trait(TraitKind.Identifier)));
            }

            if (member is IPropertySymbol { GetMethod: { } getter } && _flow.OwnMethod(getter) is { } own)
            {
                return CallOwn(at.Syntax, own, receiver, [], []);
            }

            // Elsewhere it was judged when it was written; a record keeps a label per member.
            return type.IsRecord || type.IsValueType ? Deref(receiver).At(member.Name) : Value.Empty;
        }

        var facts = _flow.Api.Of(member);
        foreach (var fact in facts)
        {
            switch (fact.Verb)
            {
                case Model.ApiVerb.Handle:
                    return Value.Join(receiver, Value.Of(Atom.Handle(fact.Kind!)));
                case Model.ApiVerb.Source:
                    return Value.Of(Atom.Source(member, _flow.Labels.SourceLabels(fact.Category!), at.Syntax));
                case Model.ApiVerb.Stop:
                    return Value.Empty;
            }
        }

        if (_flow.Stops(member) || member.IsStatic)
        {
            return Value.Empty;
        }

        var result = at.Type;
        // What a container holds is not the container.
        if (Deref(receiver) is { IsDeclared: true } declared && (member.ContainingType.TypeArguments.Length == 0 || declared.Members.Any(m => m.Name == member.Name)))
        {
            return declared.At(member.Name);
        }

        if (member.Name is "Keys" or "Values" && Deref(receiver) is var pairs && pairs.Members.Any(m => m.Name == "Key"))
        {
            return member.Name == "Keys" ? pairs.At("Key") : ValuesOf(pairs);
        }

        if (member is { Name: "Key", ContainingType.Name: "IGrouping" } && Deref(receiver) is var group && group.Members.Any(m => m.Name == GroupKey))
        {
            return group.At(GroupKey);
        }

        if (member.Name is "Key" or "Value" && Deref(receiver) is var pair && pair.Members.Any(m => m.Name == member.Name))
        {
            return member.Name == "Key" ? pair.At("Key") : ValuesOf(pair);
        }

        return result is { IsReferenceType: true, SpecialType: SpecialType.None } || result?.TypeKind == TypeKind.TypeParameter || result?.IsTupleType == true ? receiver
            : result?.SpecialType == SpecialType.System_String || result?.IsValueType == true && result.OriginalDefinition.Name is "ValueTask" or "KeyValuePair" ? Deref(receiver)
            : IsElement(member, result) ? Deref(receiver) : Deref(receiver).Flattened();
    }

    /// <summary>A delegate, or a collection of such.</summary>
    private static bool HoldsFunctions(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate || type is IArrayTypeSymbol { ElementType.TypeKind: TypeKind.Delegate } || type is INamedTypeSymbol named && named.TypeArguments.Any(a => a.TypeKind == TypeKind.Delegate);

    /// <summary>The delegate that a read-only member holds: one that a library made as a way out (<c>LoggerMessage.Define</c>).</summary>
    private Value DelegateBehind(ISymbol member)
    {
        var initial = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) switch
        {
            VariableDeclaratorSyntax variable when member is IFieldSymbol { IsReadOnly: true } => variable.Initializer?.Value,
            PropertyDeclarationSyntax property when member is IPropertySymbol { SetMethod: null } => property.Initializer?.Value,
            _ => null,
        };
        if (initial is null || initial.SyntaxTree != _model.SyntaxTree || _model.GetSymbolInfo(initial, _cancellation).Symbol is not IMethodSymbol made)
        {
            return Value.Empty;
        }

        return Value.Of(_flow.Api.Of(made).Where(f => f.Verb == Model.ApiVerb.Handle).Select(f => Atom.Handle(f.Kind!)));
    }

    /// <summary>A property whose type is a parameter of its type gives back what was put in, structure and all (<c>Current</c>, <c>Result</c>, <c>Value</c>).</summary>
    private static bool IsElement(ISymbol member, ITypeSymbol? type) => member.OriginalDefinition is IPropertySymbol { Type.TypeKind: TypeKind.TypeParameter } || type is null;
}
