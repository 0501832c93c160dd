using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>Where values are put: variables, members, elements, deconstruction.</summary>
internal sealed partial class LabelFlow
{
    private Value Assign(IOperation target, Value value, IOperation source)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Write(local.Local, value);
                break;
            case IParameterReferenceOperation parameter when _flow.IsCapturedByObject(parameter.Parameter, _body.Main.Symbol):
                Record(EffectKind.Store, source.Syntax, Deep(value).BesideDeclared(), parameter.Parameter);
                break;
            case IParameterReferenceOperation parameter:
                if (parameter.Parameter.RefKind is RefKind.Out or RefKind.Ref && _function == _body.Main)
                {
                    Record(EffectKind.Store, source.Syntax, Deep(value).BesideDeclared(), parameter.Parameter);
                }

                Write(parameter.Parameter, value);
                break;
            case IFieldReferenceOperation field:
                StoreMember(field.Field, field.Instance, value, source);
                break;
            case IPropertyReferenceOperation property when property.Property.IsIndexer:
                StoreElement(property, value, source);
                break;
            case IPropertyReferenceOperation property:
                StoreMember(property.Property, property.Instance, value, source);
                break;
            case IArrayElementReferenceOperation element:
                AddContent(element.ArrayReference, Evaluate(element.ArrayReference), value, source.Syntax, whole: false);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                AddContent(indexer.Instance, Evaluate(indexer.Instance), value, source.Syntax, whole: false);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, source);
                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value, source);
                break;
            case IConditionalOperation conditional:
                Evaluate(conditional.Condition);
                AssignWeakly(conditional.WhenTrue, value);
                AssignWeakly(conditional.WhenFalse!, value);
                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], value.At("Item" + (i + 1)), source);
                }

                break;
            case IInvocationOperation call:
                // A method that returns a reference: what it refers to is among its arguments.
                foreach (var argument in call.Arguments)
                {
                    AssignWeakly(argument.Value, value);
                }

                break;
            case IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation:
                Gap(source.Syntax, value, _flow.WholeOf(source), "'dynamic'", null);
                AddContent(target.ChildOperations.FirstOrDefault() ?? target, Evaluate(target.ChildOperations.FirstOrDefault()), value, source.Syntax, whole: false);
                break;
            case IInlineArrayAccessOperation inline:
                AddContent(inline.Instance, Evaluate(inline.Instance), value, source.Syntax, whole: false);
                break;
            default:
                // Through a pointer: into whatever it was made from.
                Evaluate(target);
                foreach (var pointer in target.Descendants().OfType<ILocalReferenceOperation>().Where(l => l.Type?.TypeKind == TypeKind.Pointer))
                {
                    AddContent(pointer, Evaluate(pointer), value, source.Syntax, whole: false);
                }

                break;
        }

        return value;
    }

    private void AssignWeakly(IOperation target, Value value)
    {
        if (target is ILocalReferenceOperation local)
        {
            AddToVariable(local.Local, value);
        }
        else if (target is IParameterReferenceOperation parameter)
        {
            AddToVariable(parameter.Parameter, value);
        }
        else if (target is IConditionalOperation { WhenFalse: { } other } either)
        {
            AssignWeakly(either.WhenTrue, value);
            AssignWeakly(other, value);
        }
        else if (target is IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation)
        {
            Assign(target, value, target);
        }
    }

    private void StoreMember(ISymbol member, IOperation? instance, Value value, IOperation source)
    {
        var receiver = Evaluate(instance);
        if (member.ContainingType is { IsTupleType: true } or { IsAnonymousType: true })
        {
            Update(instance, receiver, member.ContainingType.IsTupleType ? ElementName(member as IFieldSymbol, 0) : member.Name, value, declared: false);
            return;
        }

        if (_flow.IsOurs(member) || _flow.Labels.LabelsOf(member).Length > 0)
        {
            if (_flow.Labels.LabelsOf(member).Length == 0 && member is IPropertySymbol { SetMethod: { } setter } && _flow.OwnMethod(setter) is { } own)
            {
                CallOwn(source.Syntax, own, receiver, [value], [source.Syntax]);
                return;
            }

            Store(member, value, source);
            Update(instance, receiver, member.Name, value, declared: true);
            return;
        }

        if (member.Name == "BaseAddress")
        {
            foreach (var client in new[] { (instance as IMemberReferenceOperation)?.Member.DocId(), _registering, instance is IParameterReferenceOperation { Parameter: { } given } && given.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? given.ContainingType.DocId() : null })
            {
                if (client is not null)
                {
                    _flow.NoteHost(client, HostIn(Deep(value)));
                }
            }
        }

        var sunk = false;
        foreach (var fact in _flow.Api.Of(member))
        {
            if (fact.Verb == ApiVerb.Sink)
            {
                sunk = true;
                RecordSink(fact, member, source, value, source.Syntax, fact.Whole);
            }
            else if (fact.Verb == ApiVerb.Gap)
            {
                Gap(source.Syntax, value, Value.Empty, "'" + member.ShortName() + "'", member);
            }
        }

        if (!sunk || instance is not null && _flow.Api.IsCarrier(member.ContainingType!))
        {
            AddContent(instance, receiver, value, source.Syntax, whole: false);
        }
    }

    /// <summary>Personal data is written into a member: judged by the member's marks.</summary>
    private void Store(ISymbol member, Value value, IOperation source)
    {
        if (member is IPropertySymbol { ContainingType.IsAnonymousType: true } or IFieldSymbol { ContainingType.IsTupleType: true })
        {
            return;
        }

        Record(EffectKind.Store, source.Syntax, Deep(value).BesideDeclared(), member);
    }

    private void Update(IOperation? instance, Value receiver, string name, Value value, bool declared)
    {
        value = value.Via(_initializedAt ?? _body.Syntax);
        if (!value.IsEmpty)
        {
            foreach (var atom in receiver.Atoms.Where(a => a.Kind == AtomKind.Object))
            {
                AddToObject(atom.Index, Value.Structure([(name, value)], declared));
            }
        }

        var variable = instance switch { ILocalReferenceOperation local => (ISymbol)local.Local, IParameterReferenceOperation parameter => parameter.Parameter, _ => null };
        if (variable is not null && _state is not null && !receiver.Atoms.Any(a => a.Kind == AtomKind.Object) && (instance!.Type?.IsValueType == true || !value.IsEmpty))
        {
            Write(variable, receiver.With(name, value, declared));
        }
    }

    private SyntaxNode? _initializedAt;

    /// <summary>The typed or named client whose registration is being walked.</summary>
    private string? _registering;

    private void StoreElement(IPropertyReferenceOperation element, Value value, IOperation source)
    {
        var receiver = Evaluate(element.Instance);
        var keys = element.Arguments.Select(a => Evaluate(a.Value)).ToArray();
        if (element.Property.SetMethod is { } setter && _flow.OwnMethod(setter) is { } own)
        {
            CallOwn(source.Syntax, own, receiver, [.. keys, value], [.. element.Arguments.Select(a => a.Value.Syntax), source.Syntax]);
            return;
        }

        if (_flow.EntryLabels(element.Property, element.Arguments).Length > 0)
        {
            return; // The policy knows that it is kept there.
        }

        if (_flow.Labels.LabelsOf(element.Property).Length > 0)
        {
            Store(element.Property, value, source);
            return;
        }

        foreach (var fact in _flow.Api.Of(element.Property))
        {
            if (fact.Verb == ApiVerb.Sink)
            {
                RecordSink(fact, element.Property, source, value, source.Syntax, fact.Whole);
            }
        }

        var content = KeyOf(element) is { } key && !value.IsEmpty ? Value.Structure([(key, value)], declared: false) : value;
        AddContent(element.Instance, receiver, Value.Join([content, .. keys]), source.Syntax, whole: true);
    }

    /// <summary>Data is put into an object, which carries it from then on; where the object is a way out, the data leaves.</summary>
    private void AddContent(IOperation? place, Value receiver, Value data, SyntaxNode at, bool whole, string? through = null)
    {
        if (data.IsEmpty || _state is null)
        {
            return;
        }

        var inObject = false;
        foreach (var atom in receiver.Atoms.Where(a => a.Kind == AtomKind.Object))
        {
            inObject = true;
            AddToObject(atom.Index, data);
            if (MemberOf(atom.Index) is { } held && !Deep(receiver).Flat().Any(a => a.Kind == AtomKind.Handle))
            {
                Record(EffectKind.Store, at, Deep(data).BesideDeclared(), held);
            }
        }

        var deep = Deep(receiver);
        if (deep.Flat().Any(a => a.Kind is AtomKind.Handle or AtomKind.Parameter or AtomKind.Result))
        {
            Record(EffectKind.Content, at, Deep(data), target: null, whole: whole, receiver: deep, reason: through ?? ((place as IMemberReferenceOperation)?.Member.ShortName()));
        }

        for (var root = place; root is not null; root = root switch
             {
                 IPropertyReferenceOperation property => property.Instance,
                 IFieldReferenceOperation field => field.Instance,
                 IInvocationOperation call => call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null),
                 IArrayElementReferenceOperation element => element.ArrayReference,
                 IConversionOperation conversion => conversion.Operand,
                 _ => null,
             })
        {
            switch (root)
            {
                case ILocalReferenceOperation local when !inObject:
                    AddToVariable(local.Local, data);
                    return;
                case IParameterReferenceOperation parameter when !inObject && !_flow.IsCapturedByObject(parameter.Parameter, _body.Main.Symbol):
                    AddToVariable(parameter.Parameter, data);
                    return;
                case IFieldReferenceOperation or IPropertyReferenceOperation when !inObject && _flow.IsOwn(((IMemberReferenceOperation)root).Member):
                    var member = ((IMemberReferenceOperation)root).Member;
                    if (root.Type is { } type && _flow.IsLibrary(type) && _flow.Api.IsCarrier(type) && !deep.Flat().Any(a => a.Kind == AtomKind.Handle))
                    {
                        Record(EffectKind.Store, at, Deep(data).BesideDeclared(), member);
                    }

                    return;
            }
        }
    }

    private void Deconstruct(IOperation target, Value value, DeconstructionInfo info, SyntaxNode at, IOperation? source = null)
    {
        if (target is IDeclarationExpressionOperation { Expression: { } declared })
        {
            target = declared;
        }

        if (target is not ITupleOperation tuple)
        {
            Assign(target, value, source ?? target);
            return;
        }

        var content = Deref(value);
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = (info.Method ?? AccessWalk.DeconstructOf(source?.Type, tuple.Elements.Length)) is { } method ? Deconstructed(method, i, content, at) : content.At("Item" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Deconstruct(tuple.Elements[i], element, i < info.Nested.Length ? info.Nested[i] : default, at, source);
        }
    }

    /// <summary>The value that <c>Deconstruct</c> gives for one position.</summary>
    private Value Deconstructed(IMethodSymbol method, int index, Value value, SyntaxNode at)
    {
        var position = index + (method.IsExtensionMethod && method.ReducedFrom is null ? 1 : 0);
        if (AccessWalk.PropertyBehind(method, index) is { } property)
        {
            return _flow.Labels.LabelsOf(property) is { Length: > 0 } labels ? Value.Of(Atom.Source(property, labels, at)) : value.At(property.Name);
        }

        var called = method.ReducedFrom ?? method;
        if (_flow.OwnMethod(called) is { } own)
        {
            var offset = own.IsExtensionMethod ? 1 : 0;
            var arguments = new Value[own.Parameters.Length];
            var places = new SyntaxNode[own.Parameters.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = i < offset ? Deep(value) : Value.Empty;
                places[i] = at;
            }

            CallOwn(at, own, false, value, arguments, places);
            return _body.Calls.TryGetValue((at, own), out var call) ? Value.Of(Atom.Result(call, index + offset)) : Value.Empty;
        }

        var name = called.Parameters.Length > position && called.Parameters[position].Name is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text.Substring(1) : "";
        return value.Members.Any(m => m.Name == name) ? value.At(name) : value;
    }
}
