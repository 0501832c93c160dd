using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>Calls: own functions are noted and resolved later; of library members the API model says what they do, else their result carries what went in.</summary>
internal sealed partial class LabelFlow
{
    private Value Invoke(IInvocationOperation call)
    {
        var result = Called(call);
        return _flow.EntryLabels(call.TargetMethod, call.Arguments) is { Length: > 0 } entry ? Value.Of(Atom.Source(call.TargetMethod, entry, call.Syntax)) : result;
    }

    private Value Called(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return InvokeDelegate(call);
        }

        if (FlowModel.IsGeneratedMapper(method))
        {
            Evaluate(call.Instance);
            foreach (var argument in call.Arguments)
            {
                Evaluate(argument.Value);
            }

            Map(call, method, [.. call.Arguments]);
            return Value.Empty;
        }

        if (FlowModel.ExtensionBehind(method) is { } member)
        {
            return CallStatically(call, member);
        }

        if (_flow.OwnMethod(method) is { } own)
        {
            var receiver = Evaluate(call.Instance);
            var result = CallOwn(call.Syntax, own, IsVirtual(call, own), call.Arguments, call);
            RunLocal(own);
            NoteReceiver(call.Syntax, own, receiver);
            return receiver.Atoms.Any(a => a.Kind == AtomKind.Object) && SymbolEqualityComparer.Default.Equals(call.Type, call.Instance?.Type) ? Value.Join(result, receiver) : result;
        }

        if (method is { IsAbstract: true } or { ContainingType.TypeKind: TypeKind.Interface } && _flow.IsOwn(method))
        {
            Evaluate(call.Instance);
            return CallOwn(call.Syntax, method, true, call.Arguments, call);
        }

        return Library(call, method, call.Instance, call.Arguments);
    }

    /// <summary>A member of an extension block, called by the name of its class: the receiver comes first here, and last there.</summary>
    private Value CallStatically(IInvocationOperation call, IMethodSymbol member)
    {
        var parameters = call.TargetMethod.Parameters;
        Value[] given = [.. parameters.Select(_ => Value.Empty)];
        SyntaxNode[] places = [.. parameters.Select(_ => call.Syntax)];
        foreach (var argument in call.Arguments.Where(a => a.Parameter is not null))
        {
            var ordinal = member.IsStatic ? argument.Parameter!.Ordinal : (argument.Parameter!.Ordinal + given.Length - 1) % given.Length;
            given[ordinal] = Evaluate(argument.Value);
            places[ordinal] = argument.Value.Syntax;
        }

        return CallFunction(call.Syntax, member, false, Value.Empty, given, places, call);
    }

    /// <summary>Name under which an object keeps what its primary constructor was given.</summary>
    public static string Captured(IMethodSymbol constructor, int ordinal) => "(" + constructor.ContainingType.MetadataName + ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture) + ")";

    /// <summary>Name under which a delegate keeps the object whose method it is.</summary>
    public const string Bound = "(this)";

    private void NoteReceiver(SyntaxNode at, IMethodSymbol method, Value receiver)
    {
        if (!receiver.IsEmpty && _body.Calls.TryGetValue((at, method), out var noted))
        {
            noted.Receiver = Value.Join(noted.Receiver, Deep(receiver));
        }
    }

    private static bool IsVirtual(IInvocationOperation call, IMethodSymbol method) =>
        call.IsVirtual && (method.IsVirtual || method.IsAbstract || method.IsOverride && !method.IsSealed) && call.Instance is not IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };

    private Value InvokeDelegate(IInvocationOperation call)
    {
        var callee = Deref(Evaluate(call.Instance));
        var arguments = call.Arguments.Select(a => Argument(a)).ToArray();
        foreach (var handle in callee.Atoms.Where(a => a.Kind == AtomKind.Handle))
        {
            foreach (var argument in call.Arguments)
            {
                RecordSink(new ApiFact { Verb = ApiVerb.Sink, Kind = (string)handle.Key! }, call.TargetMethod, argument.Value, Evaluate(argument.Value), argument.Value.Syntax, false);
            }
        }

        if (callee.Atoms.All(a => a.Kind == AtomKind.Held))
        {
            // The sender of an event is no data.
            Gap(call.Syntax, Value.Join(arguments).Map(a => a.Kind == AtomKind.Whole ? Value.Empty : Value.Of(a)), Value.Empty, "a delegate that is set elsewhere", null, callee);
        }

        if (callee.IsEmpty)
        {
            return Value.Join(arguments.Select(Deep));
        }

        var result = CallFunction(call.Syntax, null, false, callee, arguments, [.. call.Arguments.Select(a => a.Value.Syntax)], call);
        foreach (var argument in call.Arguments.Where(a => a.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            Assign(argument.Value, Value.Of(Atom.Result(_body.Calls[(call.Syntax, null)], argument.Parameter!.Ordinal)), argument.Value);
        }

        return result;
    }

    private Value CallOwn(SyntaxNode at, IMethodSymbol method, bool isVirtual, IEnumerable<IArgumentOperation> arguments, IOperation call)
    {
        // The receiver of a member of an extension block comes last.
        var extended = FlowModel.IsInExtensionBlock(method) && call is IInvocationOperation { Instance: { } instance } ? instance : null;
        var values = new Value[method.Parameters.Length + (extended is null ? 0 : 1)];
        var places = new SyntaxNode[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value.Empty;
            places[i] = at;
        }

        if (extended is not null)
        {
            values[values.Length - 1] = Evaluate(extended);
            places[values.Length - 1] = extended.Syntax;
        }

        var given = arguments.ToList();
        foreach (var argument in given)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < method.Parameters.Length)
            {
                values[parameter.Ordinal] = Argument(argument, method.OriginalDefinition.Parameters[parameter.Ordinal], method);
                places[parameter.Ordinal] = argument.ArgumentKind == ArgumentKind.DefaultValue ? at : argument.Value.Syntax;
            }
        }

        var result = CallFunction(at, method, isVirtual, Value.Empty, values, places, call);
        var noted = _body.Calls.TryGetValue((at, method), out var known) ? known : null;
        foreach (var argument in given)
        {
            if (argument.Parameter is not { } parameter || noted is null || IsConstant(argument.Value))
            {
                continue;
            }

            var filled = Value.Of(Atom.Result(noted, parameter.Ordinal));
            if (parameter.RefKind is RefKind.Out)
            {
                Assign(argument.Value, filled, argument.Value);
            }
            else if (parameter.RefKind is RefKind.Ref)
            {
                Assign(argument.Value, filled, argument.Value);
            }
            else if (argument.Value.Type is { IsReferenceType: true, SpecialType: SpecialType.None, TypeKind: not TypeKind.Delegate } type && (type.TypeKind == TypeKind.Array || _flow.Api.IsCarrier(type)))
            {
                AddContent(argument.Value, Evaluate(argument.Value), filled, argument.Value.Syntax, whole: false);
            }
        }

        return result;
    }

    private static bool IsConstant(IOperation operation) => operation.ConstantValue.HasValue || operation is IDefaultValueOperation;

    /// <summary>An argument as the callee gets it: a person behind a parameter of a wider type stays a person.</summary>
    private Value Argument(IArgumentOperation argument, IParameterSymbol? declared = null, IMethodSymbol? method = null)
    {
        var value = Evaluate(argument.Value);
        if (declared is not null && method is not null && _flow.SinkOf(declared, method) is { } sink)
        {
            return sink.Kind == "Log" && !FlowModel.IsWrittenWhole(declared) ? TextOf(argument.Value, value, argument.Value.Syntax, elements: declared.Type.SpecialType != SpecialType.System_Object) : Value.Join(value, _flow.WholeOf(argument.Value));
        }

        return declared is not null && !_flow.Labels.Contains(declared.Type) ? Value.Join(value, _flow.WholeOf(argument.Value)) : value;
    }

    private Value CallOwn(SyntaxNode at, IMethodSymbol method, bool isVirtual, Value receiver, Value[] arguments, SyntaxNode[] places)
    {
        if (!method.IsStatic && FlowModel.IsInExtensionBlock(method))
        {
            return CallFunction(at, method, isVirtual: false, Value.Empty, [.. arguments, receiver], [.. places, at], null);
        }

        var result = CallFunction(at, method, isVirtual, Value.Empty, arguments, places, null);
        NoteReceiver(at, method, receiver);
        return result;
    }

    private Value CallOwn(SyntaxNode at, IMethodSymbol accessor, Value receiver, Value[] arguments, SyntaxNode[] places) =>
        CallOwn(at, accessor, accessor.IsVirtual || accessor.IsAbstract || accessor.IsOverride, receiver, arguments, places);

    private Value CallFunction(SyntaxNode at, IMethodSymbol? method, bool isVirtual, Value callee, Value[] arguments, SyntaxNode[] places, IOperation? operation)
    {
        if (method is not null)
        {
            if (_flow.Anonymizes(method))
            {
                return Value.Empty;
            }

            for (var i = 0; i < arguments.Length && i < method.Parameters.Length; i++)
            {
                if (HandOver(method.Parameters[i], method, arguments[i], places[i]))
                {
                    arguments[i] = Value.Empty;
                }
            }
        }

        var key = (at, (ISymbol?)method);
        if (!_body.Calls.TryGetValue(key, out var call))
        {
            call = new Call(at, _function) { Method = method, IsVirtual = isVirtual, Places = places, Arguments = [.. arguments.Select(_ => Value.Empty)] };
            _body.Calls.Add(key, call);
        }

        if (call.Arguments.Length == arguments.Length)
        {
            call.Arguments = [.. call.Arguments.Zip(arguments, (before, now) => Value.Join(before, Deep(now)))];
        }

        call.Callee = Value.Join(call.Callee, Deep(callee));
        AddThrown(null, Value.Of(Atom.Result(call, Call.Thrown)));
        var marked = method is null ? [] : _flow.ReturnLabels(method);
        if (marked.Length > 0)
        {
            return Value.Of(Atom.Source(method!, marked, at));
        }

        if (method is { ReturnsVoid: true } || CarriesNothing(method?.ReturnType ?? operation?.Type))
        {
            return Value.Empty;
        }

        var result = Value.Of(Atom.Result(call, Call.Returned));
        return method is not null && _flow.Pseudonymizes(method) ? Value.Join(Value.Join(arguments.Select(Deep)), result).AsPseudonym() : result;
    }

    /// <summary>Marks on a parameter: data arrives at a mark, a recipient or a way out.</summary>
    /// <returns>Whether the callee answers for it from here on.</returns>
    private bool HandOver(IParameterSymbol parameter, IMethodSymbol method, Value value, SyntaxNode at)
    {
        value = Deep(value);
        if (value.IsEmpty)
        {
            return false;
        }

        if (FlowModel.IsRedacted(parameter, method))
        {
            return true;
        }

        if (_flow.SinkOf(parameter, method) is { } sink)
        {
            Record(EffectKind.Sink, at, value, parameter, sink, whole: sink.Kind is not "Log" || FlowModel.IsWrittenWhole(parameter));
            return true;
        }

        if (_flow.LabelsOfParameter(parameter).Length > 0)
        {
            Record(EffectKind.Store, at, value.BesideDeclared(), parameter);
            return true;
        }

        return false;
    }

    private static bool CarriesNothing(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Boolean or SpecialType.System_Void } or { TypeKind: TypeKind.Enum }
        || type is INamedTypeSymbol { TypeArguments.Length: 0, Name: "Task" or "ValueTask" } task && task.ContainingNamespace.IsNamed("System.Threading.Tasks")
        || type is INamedTypeSymbol { TypeArguments: [var inner], Name: "Task" or "ValueTask" or "Nullable" } wrapped && CarriesNothing(inner);
}
