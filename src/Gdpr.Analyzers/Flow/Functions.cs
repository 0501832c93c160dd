using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>Lambdas, local functions and method groups: as values, as code that runs later, and as what a library calls back.</summary>
internal sealed partial class LabelFlow
{
    private Value FunctionValue(IOperation operation)
    {
        switch (operation)
        {
            case IDelegateCreationOperation creation:
                return FunctionValue(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Value.Of(Atom.Of(Lambda(lambda, null)));
            case IMethodReferenceOperation { Method: { } method } reference:
                var bound = Evaluate(reference.Instance);
                var function = _flow.Api.Of(method) is { Length: > 0 } || _flow.OwnMethod(method) is not null || method.MethodKind == MethodKind.LocalFunction || _flow.IsOwn(method)
                    ? Value.Of(Atom.Of(method.OriginalDefinition)) : Value.Empty;
                return _flow.IsOurs(method) ? Value.Join(function, Value.Structure([(Bound, bound)], declared: true))
                    : reference.Instance is null || _flow.Stops(method) || CarriesNothing(method.ReturnType) ? function : Value.Join(function, Deref(bound));
            default:
                return Evaluate(operation);
        }
    }

    private Function Lambda(IAnonymousFunctionOperation lambda, Value[]? arguments, bool atOnce = false)
    {
        if (!atOnce)
        {
            _closures.Open(lambda.Symbol);
            return WalkNested(lambda.Symbol, lambda.Body, arguments, _state?.Copy() ?? new FlowState());
        }

        // As the body of a loop.
        _closures.RunAtOnce(lambda.Symbol);
        var entry = _state;
        Function function;
        FlowState? end;
        do
        {
            function = WalkNested(lambda.Symbol, lambda.Body, arguments, entry?.Copy() ?? new FlowState(), out end);
        }
        while (Grows(ref entry, end));
        _state = entry;
        return function;
    }

    /// <summary>The library calls a lambda before the expression around the call is left: what gives a sequence that is worked out later is asked for all of it there.</summary>
    private static bool RunsAtOnce(IArgumentOperation argument, IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.IsAsync)
        {
            return false;
        }

        for (IOperation? call = argument.Parent; call is IInvocationOperation { TargetMethod: { } method }; call = call.Parent is IArgumentOperation { Parent: IInvocationOperation next } ? next : null)
        {
            if (!(method.ContainingType is { Name: "Enumerable" } type && type.ContainingNamespace.IsNamed("System.Linq")
                || method.ContainingType is { Name: "List" or "Array" } list && list.ContainingNamespace.IsNamed(list.Name == "List" ? "System.Collections.Generic" : "System")
                || method.ContainingType.SpecialType == SpecialType.System_String))
            {
                return false;
            }

            if (call.Type is not { TypeKind: TypeKind.Interface } and not { TypeKind: TypeKind.TypeParameter } and not { TypeKind: TypeKind.Delegate })
            {
                return true;
            }
        }

        return false;
    }

    private void WalkLocalFunction(ILocalFunctionOperation local)
    {
        // Called from anywhere in its block: it sees all that is assigned to what it shares.
        WalkNested(local.Symbol, local.Body ?? local.IgnoredBody, null, new FlowState());
    }

    private readonly HashSet<ISymbol> _running = new(SymbolEqualityComparer.Default);
    private FlowState? _exits;

    /// <summary>A local function that is called by name changes, there and then, what it shares.</summary>
    private void RunLocal(IMethodSymbol method)
    {
        if (method is { MethodKind: MethodKind.LocalFunction, IsAsync: false } && _state is not null && _closures.Local(method) is { } local
            && !local.Descendants().Any(o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak) && _running.Count < 4 && _running.Add(method))
        {
            WalkNested(local.Symbol, local.Body ?? local.IgnoredBody, null, _state.Copy(), out var end);
            _state = end ?? _state;
            _running.Remove(method);
        }
    }

    private Function WalkNested(IMethodSymbol symbol, IOperation? code, Value[]? arguments, FlowState state) => WalkNested(symbol, code, arguments, state, out _);

    private Function WalkNested(IMethodSymbol symbol, IOperation? code, Value[]? arguments, FlowState state, out FlowState? end)
    {
        var function = _body.Functions.FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Symbol, symbol));
        if (function is null)
        {
            _body.Functions.Add(function = new Function(_body, symbol));
        }

        var (outerFunction, outerState, outerTries, outerAround, outerCaught, outerExits) = (_function, _state, _tries, _around, _caught, _exits);
        (_function, _state, _around, _tries, _caught, _exits) = (function, state, _closures.IsAtOnce(symbol) ? [.. _around, .. _tries] : [], [], Value.Empty, null);
        foreach (var parameter in symbol.Parameters)
        {
            Set(parameter, arguments is not null && parameter.Ordinal < arguments.Length && _flow.LabelsOfParameter(parameter).Length == 0 ? arguments[parameter.Ordinal] : Initial(parameter));
        }

        Execute(code);
        End();
        end = Joined(_state, _exits);
        (_function, _state, _tries, _around, _caught, _exits) = (outerFunction, outerState, outerTries, outerAround, outerCaught, outerExits);
        return function;
    }

    private static bool IsFunction(IOperation value) => Unconverted(value) is IDelegateCreationOperation or IAnonymousFunctionOperation;

    /// <summary>A library takes a function there as any value, and does not call it.</summary>
    private static bool IsOnlyKept(ITypeSymbol? declared) => declared is ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } or IArrayTypeSymbol;

    /// <summary>A function that a library calls: with what the other arguments hold. Its result, for what the library gives back.</summary>
    private Value CallBack(IArgumentOperation argument, ITypeSymbol? declared, Dictionary<string, Value> types, Value receiver, Value others, out bool returns)
    {
        if (IsOnlyKept(declared))
        {
            returns = false;
            var kept = FunctionValue(Unconverted(argument.Value));
            foreach (var name in Named(declared))
            {
                types[name] = Value.Join(types.TryGetValue(name, out var before) ? before : Value.Empty, kept);
            }

            return kept;
        }

        var signature = declared is INamedTypeSymbol { TypeArguments.Length: 1, Name: "Expression" } tree ? tree.TypeArguments[0] : declared;
        var invoke = (signature as INamedTypeSymbol)?.DelegateInvokeMethod;
        var all = Value.Join(Value.Join(types.Values), others);
        var given = invoke?.Parameters.Select(p => Named(p.Type).ToList() is { Count: > 0 } names ? Value.Join(names.Select(n => types.TryGetValue(n, out var value) ? value : Value.Empty))
            : CarriesNothing(p.Type) || p.Type.SpecialType == SpecialType.System_Int32 ? Value.Empty : Value.Join(all, Deref(receiver))).ToArray() ?? [];
        returns = invoke is { ReturnsVoid: false, ReturnType.SpecialType: not SpecialType.System_Boolean };
        Value result;
        var target = Unconverted(argument.Value) is IDelegateCreationOperation creation ? creation.Target : Unconverted(argument.Value);
        if (target is IAnonymousFunctionOperation lambda)
        {
            var function = Lambda(lambda, given, RunsAtOnce(argument, lambda));
            if (EndpointWalk.MapNames.Contains((argument.Parent as IInvocationOperation)?.TargetMethod.Name ?? ""))
            {
                function.IsEndpoint = true;
                return Value.Of(Atom.Of(function));
            }

            result = function.Returned;
        }
        else
        {
            var callee = FunctionValue(target);
            var called = callee.IsEmpty ? Value.Join(given) : CallFunction(argument.Value.Syntax, null, false, callee, given, [.. given.Select(_ => argument.Value.Syntax)], null);
            result = target is IMethodReferenceOperation { Method: { } group } && (_flow.Anonymizes(group) || _flow.Stops(group) || CarriesNothing(group.ReturnType)) ? Value.Empty : called;
        }

        if (invoke is not null)
        {
            foreach (var name in Named(invoke.ReturnType))
            {
                types[name] = Value.Join(types.TryGetValue(name, out var known) ? known : Value.Empty, result);
            }
        }

        return returns ? result : Value.Empty;
    }
}
