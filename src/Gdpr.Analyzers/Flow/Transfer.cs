using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>The effect of one expression on the state, and what its value carries. What is not named here carries what its parts carry.</summary>
internal sealed partial class LabelFlow
{
    private readonly Stack<Value> _conditionalReceivers = new();
    private readonly Stack<Value> _initialized = new();

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || _state is null)
        {
            return Value.Empty;
        }

        Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case ILiteralOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation or IDefaultValueOperation or IDiscardOperation or IUtf8StringOperation:
                return Value.Empty;
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return ReadParameter(parameter);
            case IInstanceReferenceOperation instance:
                return instance.ReferenceKind == InstanceReferenceKind.ImplicitReceiver && _initialized.Count > 0 ? _initialized.Peek() : This();
            case IFieldReferenceOperation field:
                return ReadMember(field.Field, field.Instance, field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IMethodReferenceOperation or IAnonymousFunctionOperation or IDelegateCreationOperation:
                return FunctionValue(operation);
            case IInvocationOperation call:
                return Invoke(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IAnonymousObjectCreationOperation anonymous:
                return Value.Structure([.. anonymous.Initializers.OfType<ISimpleAssignmentOperation>().Select(i => (((i.Target as IPropertyReferenceOperation)?.Property.Name) ?? "", Evaluate(i.Value)))], declared: false);
            case ITupleOperation tuple:
                return Tuple(tuple);
            case IWithOperation with:
                return With(with);
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation { Local: { } alias } } assignment:
                Set(alias, Refer(assignment.Value));
                return Read(alias);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value), assignment.Value);
            case ICoalesceAssignmentOperation coalesce:
                return Assign(coalesce.Target, Value.Join(Evaluate(coalesce.Target), Evaluate(coalesce.Value)), coalesce.Value);
            case ICompoundAssignmentOperation compound:
                return CompoundAssign(compound);
            case IIncrementOrDecrementOperation { OperatorMethod: { } method } increment when _flow.OwnMethod(method) is { } own:
                return own.IsStatic
                    ? Assign(increment.Target, CallOwn(increment.Syntax, own, false, Value.Empty, [Evaluate(increment.Target)], [increment.Target.Syntax]), increment.Target)
                    : InPlace(own, increment.Target, [], increment.Syntax);
            case IIncrementOrDecrementOperation increment:
                return Evaluate(increment.Target);
            case IDeconstructionAssignmentOperation deconstruction:
                var deconstructed = Evaluate(deconstruction.Value);
                Deconstruct(deconstruction.Target, deconstructed, deconstruction.Syntax is AssignmentExpressionSyntax syntax ? _model.GetDeconstructionInfo(syntax) : default, deconstruction.Value.Syntax, deconstruction.Value);
                return deconstructed;
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IEventReferenceOperation raised:
                return ReadMember(raised.Event, raised.Instance, raised);
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } subscribed } target } subscription:
                Subscribe(subscribed, target, subscription);
                return Value.Empty;
            case IConversionOperation conversion:
                return Convert(conversion);
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation { OperatorMethod: { } method } unary when _flow.OwnMethod(method) is { } own:
                return CallOwn(unary.Syntax, own, false, Value.Empty, [Evaluate(unary.Operand)], [unary.Operand.Syntax]);
            case IUnaryOperation unary:
                var operand = Evaluate(unary.Operand);
                return unary.Type?.SpecialType == SpecialType.System_Boolean ? Value.Empty : operand;
            case IConditionalOperation conditional:
                return Conditional(conditional);
            case ICoalesceOperation coalesced:
                var first = Evaluate(coalesced.Value);
                return Branch(() => Value.Join(first, Evaluate(coalesced.WhenNull)), () => first);
            case IConditionalAccessOperation access:
                _conditionalReceivers.Push(Evaluate(access.Operation));
                var reached = Branch(() => Evaluate(access.WhenNotNull), () => Value.Empty);
                _conditionalReceivers.Pop();
                return reached;
            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Value.Empty;
            case ISwitchExpressionOperation switched:
                return SwitchExpression(switched);
            case IIsPatternOperation match:
                Match(match.Pattern, Evaluate(match.Value));
                return Value.Empty;
            case IIsTypeOperation type:
                Evaluate(type.ValueOperand);
                return Value.Empty;
            case IArrayCreationOperation array:
                return Allocate(array, Value.Join([.. array.DimensionSizes.Select(Evaluate).Select(_ => Value.Empty), Evaluate(array.Initializer)]));
            case IArrayElementReferenceOperation element:
                foreach (var index in element.Indices)
                {
                    Evaluate(index);
                }

                return Deref(Evaluate(element.ArrayReference));
            case IImplicitIndexerReferenceOperation indexer:
                Evaluate(indexer.Argument);
                return _flow.OwnMethod(indexer.IndexerSymbol as IMethodSymbol ?? (indexer.IndexerSymbol as IPropertySymbol)?.GetMethod) is { } slice
                    ? CallOwn(indexer.Syntax, slice, Evaluate(indexer.Instance), [.. slice.Parameters.Select(_ => Value.Empty)], [.. slice.Parameters.Select(_ => indexer.Argument.Syntax)])
                    : Deref(Evaluate(indexer.Instance));
            case IInterpolatedStringHandlerCreationOperation handler:
                return Value.Join(Children(handler.HandlerCreation), Evaluate(handler.Content)).Flattened();
            case IInterpolatedStringAppendOperation append:
                return Appended(append);
            case IInterpolatedStringOperation text:
                return Value.Join(text.Parts.Select(p => p is IInterpolationOperation hole ? TextOf(hole.Expression, Evaluate(hole.Expression), hole.Syntax) : Evaluate(p))).Flattened();
            case IThrowOperation thrown:
                Throw(thrown);
                return Value.Empty;
            case IAwaitOperation awaited:
                return Await(awaited);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                var dynamic = Children(operation);
                if (operation is IDynamicInvocationOperation { Operation: { } called and not IDynamicMemberReferenceOperation } invocation)
                {
                    dynamic = Value.Join(dynamic, CallFunction(invocation.Syntax, null, false, Deref(Evaluate(called)), [.. invocation.Arguments.Select(Evaluate)], [.. invocation.Arguments.Select(a => a.Syntax)], null));
                }

                Gap(operation.Syntax, dynamic, operation.ChildOperations.Aggregate(Value.Empty, (all, child) => Value.Join(all, _flow.WholeOf(child))), "'dynamic'", null);
                return dynamic;
            case IInlineArrayAccessOperation inline:
                Evaluate(inline.Argument);
                return Deref(Evaluate(inline.Instance));
            case IFunctionPointerInvocationOperation pointer:
                var passed = Children(pointer);
                Gap(pointer.Syntax, passed, Value.Empty, "a function pointer", null);
                return passed;
            case IStopOperation or IEmptyOperation:
                return Value.Empty;
            case IBlockOperation or IReturnOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IBranchOperation or ILocalFunctionOperation:
                Execute(operation);
                return Value.Empty;
            case { Syntax: CollectionExpressionSyntax, Type: INamedTypeSymbol { } made } when _flow.OwnMethod(made.GetMembers("Add").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == 1)) is { } adder:
                return Value.Join(operation.ChildOperations.Select(element =>
                {
                    var value = Evaluate(element);
                    CallOwn(element.Syntax, adder, Value.Empty, [value], [element.Syntax]);
                    return value;
                }));
            default:
                return Children(operation);
        }
    }

    private void Subscribe(IEventSymbol subscribed, IEventReferenceOperation target, IEventAssignmentOperation subscription)
    {
        var receiver = Evaluate(target.Instance);
        var handler = Evaluate(subscription.HandlerValue);
        if (subscription.Adds && _flow.OwnMethod(subscribed.AddMethod) is { } add)
        {
            CallOwn(subscription.Syntax, add, receiver, [handler], [subscription.HandlerValue.Syntax]);
        }
        else if (subscription.Adds && _flow.IsOwn(subscribed))
        {
            Store(subscribed, handler, subscription.HandlerValue);
        }
    }

    private Value Await(IAwaitOperation awaited)
    {
        var value = Evaluate(awaited.Operation);
        if (awaited.Syntax is not AwaitExpressionSyntax syntax || _model.GetAwaitExpressionInfo(syntax) is not { GetResultMethod: { } result } info || _flow.OwnMethod(info.GetAwaiterMethod ?? result) is not { } own)
        {
            return value;
        }

        var awaiter = own.IsExtensionMethod ? CallOwn(syntax, own, false, Value.Empty, [value], [awaited.Operation.Syntax]) : CallOwn(syntax, own, value, [], []);
        awaiter = SymbolEqualityComparer.Default.Equals(own.ReturnType, awaited.Operation.Type) ? Value.Join(awaiter, value) : awaiter;
        return _flow.OwnMethod(result) is { } end ? CallOwn(syntax, end, awaiter, [], []) : awaiter;
    }

    private Value Children(IOperation operation)
    {
        var all = Value.Empty;
        foreach (var child in operation.ChildOperations)
        {
            all = Value.Join(all, Evaluate(child));
        }

        return all;
    }

    private Value Branch(Func<Value> taken, Func<Value> passed)
    {
        var before = _state?.Copy();
        var value = taken();
        var after = _state;
        _state = before;
        value = Value.Join(value, passed());
        _state = Joined(after, _state);
        return value;
    }

    private Value Conditional(IConditionalOperation conditional)
    {
        var (whenTrue, whenFalse) = Split(conditional.Condition);
        _state = whenTrue;
        var value = Evaluate(conditional.WhenTrue);
        var after = _state;
        _state = whenFalse;
        value = Value.Join(value, Evaluate(conditional.WhenFalse));
        _state = Joined(after, _state);
        return value;
    }

    private Value SwitchExpression(ISwitchExpressionOperation switched)
    {
        var value = Evaluate(switched.Value);
        var before = _state;
        FlowState? end = null;
        var result = Value.Empty;
        foreach (var arm in switched.Arms)
        {
            _state = before?.Copy();
            Match(arm.Pattern, value);
            Evaluate(arm.Guard);
            result = Value.Join(result, Evaluate(arm.Value));
            end = Joined(end, _state);
        }

        _state = end ?? before;
        return result;
    }

    private Value With(IWithOperation with)
    {
        var value = Deref(Evaluate(with.Operand));
        if (with.Type?.IsValueType == true || with.Type?.IsAnonymousType == true)
        {
            return Initialize(with.Initializer, value, with.Type);
        }

        foreach (var replaced in with.Initializer.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            value = replaced.Target is IPropertyReferenceOperation { Property: { } property } ? value.With(property.Name, Value.Empty, declared: true) : value;
        }

        return Initialize(with.Initializer, Allocate(with, value), with.Type);
    }

    private void Throw(IThrowOperation thrown)
    {
        var value = thrown.Exception is null ? _caught : Evaluate(thrown.Exception);
        if (_state is not null)
        {
            AddThrown(thrown.Exception is null ? null : Unconverted(thrown.Exception).Type, Deep(value));
            _state = null;
        }
    }

    private Value Appended(IInterpolatedStringAppendOperation append)
    {
        var all = Value.Empty;
        foreach (var argument in append.AppendCall is IInvocationOperation call ? call.Arguments.Select(a => a.Value) : append.AppendCall.ChildOperations.Skip(1))
        {
            all = Value.Join(all, TextOf(argument, Evaluate(argument), argument.Syntax));
            if (append.AppendCall is IInvocationOperation { TargetMethod: { } method } own && _flow.OwnMethod(method) is not null)
            {
                Invoke(own);
            }
        }

        return all;
    }

    /// <summary>What stands in the text of a value: records and own <c>ToString</c> print members; other objects their type's name.</summary>
    private Value TextOf(IOperation operation, Value value, SyntaxNode at, bool elements = false)
    {
        value = Deref(value);
        if (Unconverted(operation).Type is not { } type || type.SpecialType == SpecialType.System_String)
        {
            return value;
        }

        if (operation is IConversionOperation)
        {
            // The type is known here, whatever the conversion says.
            value = value.Map(a => a.Kind == AtomKind.Whole && a.Key is ITypeSymbol wider && SymbolEqualityComparer.Default.Equals(wider, type) ? Value.Empty : Value.Of(a));
        }

        if (!elements && _flow.IsSequence(type))
        {
            return Value.Empty; // Its text is the name of its type.
        }

        if (_flow.TextMethod(type) is { } own)
        {
            return Value.Join(value.BesideDeclared(), CallOwn(at, own, isVirtual: true, value, [], []));
        }

        if (!_flow.PrintsMembers(type))
        {
            return value.BesideDeclared();
        }

        // An object keeps the marks of its members wherever it goes; its text does not.
        value = Value.Join(value, _flow.WholeOf(operation));
        return Value.Join(value, Value.Of(value.Atoms.Where(a => a.Kind == AtomKind.Whole).SelectMany(a => _flow.Printed((ITypeSymbol)a.Key!)).Select(p => Atom.Source(p.Member, p.Labels, at))));
    }

    private void Gap(SyntaxNode at, Value value, Value whole, string reason, ISymbol? target, Value? unless = null)
    {
        if (Value.Join(value, whole) is { IsEmpty: false } data)
        {
            Record(EffectKind.Gap, at, Deep(data), target, reason: reason, whole: true, receiver: unless);
        }
    }

    private Effect? Record(
        EffectKind kind, SyntaxNode at, Value data, ISymbol? target, SinkUse? sink = null, bool whole = false, string? reason = null, Value? receiver = null)
    {
        if (data.IsEmpty)
        {
            return null;
        }

        var key = (kind, at, target, sink?.Kind ?? reason);
        if (!_body.Effects.TryGetValue(key, out var effect))
        {
            effect = new Effect(kind, at, _function) { Target = target, Sink = sink, Whole = whole, Reason = reason };
            _body.Effects.Add(key, effect);
        }

        effect.Data = Value.Join(effect.Data, data);
        effect.Receiver = Value.Join(effect.Receiver, receiver ?? Value.Empty);
        return effect;
    }

    /// <summary>It came through one of the product's own projections.</summary>
    private static bool IsProjected(Value value) => value.Traits(TraitKind.Projected).Any();

    private int NumberOf(IOperation operation)
    {
        if (!_objects.TryGetValue(operation, out var number))
        {
            _objects.Add(operation, number = _objects.Count);
        }

        return number;
    }

    private readonly Dictionary<ISymbol, int> _memberObjects = new(SymbolEqualityComparer.Default);

    private int NumberOf(ISymbol member)
    {
        if (!_memberObjects.TryGetValue(member, out var number))
        {
            _memberObjects.Add(member, number = -1 - _memberObjects.Count);
        }

        return number;
    }

    private ISymbol? MemberOf(int number) => number < 0 ? _memberObjects.FirstOrDefault(m => m.Value == number).Key : null;

    private Value Allocate(IOperation operation, Value content)
    {
        var number = NumberOf(operation);
        AddToObject(number, content);
        return Value.Of(Atom.Object(number));
    }
}
