using System;
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
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return InvokeDelegate(call);
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

    /// <summary>Name under which an object keeps what its primary constructor was given.</summary>
    public static string Captured(int ordinal) => "(" + ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture) + ")";

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

        if (callee.IsEmpty)
        {
            // The sender of an event is no data.
            Gap(call.Syntax, Value.Join(arguments).Map(a => a.Kind == AtomKind.Whole ? Value.Empty : Value.Of(a)), Value.Empty, "a delegate that is set elsewhere", null);
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
            return sink.Kind == "Log" && !FlowModel.IsWrittenWhole(declared) ? TextOf(argument.Value, value, argument.Value.Syntax) : Value.Join(value, _flow.WholeOf(argument.Value));
        }

        return declared is not null && !_flow.Labels.Contains(declared.Type) ? Value.Join(value, _flow.WholeOf(argument.Value)) : value;
    }

    private Value CallOwn(SyntaxNode at, IMethodSymbol method, bool isVirtual, Value[] arguments, SyntaxNode[] places) =>
        CallFunction(at, method, isVirtual, Value.Empty, arguments, places, null);

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

        call.Callee = Value.Join(call.Callee, callee);
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

    private Value Create(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor || creation.Type is not { } type)
        {
            return Children(creation);
        }

        Value made;
        if (!_flow.IsOurs(constructor))
        {
            made = Library(creation, constructor, null, creation.Arguments);
            if (!made.Atoms.Any(a => a.Kind == AtomKind.Object) && (!type.IsValueType || creation.Initializer is not null))
            {
                made = Allocate(creation, made);
            }
        }
        else
        {
            made = type.IsValueType ? Value.Empty : Allocate(creation, Value.Empty);
            var given = creation.Arguments.Select(a => (a.Parameter, Value: Evaluate(a.Value), a.Value.Syntax)).ToList();
            var record = given.Exists(g => g.Parameter is not null && FlowModel.PositionalProperty(constructor, g.Parameter) is not null);
            foreach (var (parameter, value, at) in given.Where(_ => record))
            {
                if (parameter is not null && FlowModel.PositionalProperty(constructor, parameter) is { } property)
                {
                    if (!value.IsEmpty)
                    {
                        Record(EffectKind.Store, at, Deep(value).BesideDeclared(), property);
                    }

                    var content = Value.Structure([(property.Name, value.Via(at))], declared: true);
                    made = type.IsValueType ? Value.Join(made, content) : Filled(made, content);
                }
            }

            if (!record && !_flow.IsOwn(constructor))
            {
                foreach (var argument in creation.Arguments.Where(a => a.Parameter is not null))
                {
                    Boundary(constructor, argument.Parameter!, argument, Evaluate(argument.Value));
                }
            }
            else if (!record)
            {
                if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is TypeDeclarationSyntax)
                {
                    made = Filled(made, Value.Structure([.. given.Where(g => g.Parameter is not null).Select(g => (Captured(g.Parameter!.Ordinal), g.Value))], declared: true));
                }

                CallOwn(creation.Syntax, constructor, false, creation.Arguments, creation);
                var members = _flow.MembersSetBy(constructor);
                if (members.Count > 0)
                {
                    var content = Value.Structure([.. given.Where(g => g.Parameter is not null && members.ContainsKey(g.Parameter.Ordinal)).Select(g => (members[g.Parameter!.Ordinal], g.Value.Via(g.Syntax)))], declared: true);
                    made = type.IsValueType ? Value.Join(made, content) : Filled(made, content);
                }

                // An exception of one's own carries its message.
                if (_flow.HasLibraryBase(type))
                {
                    made = Filled(made, Value.Join(given.Select(g => g.Value)));
                }
            }
        }

        return Initialize(creation.Initializer, made, type);
    }

    private Value Filled(Value made, Value content)
    {
        foreach (var atom in made.Atoms.Where(a => a.Kind == AtomKind.Object))
        {
            AddToObject(atom.Index, content);
        }

        return made;
    }

    private Value Initialize(IObjectOrCollectionInitializerOperation? initializer, Value made, ITypeSymbol? type)
    {
        foreach (var step in initializer is null ? Enumerable.Empty<IOperation>() : initializer.Initializers)
        {
            _initialized.Push(made);
            switch (step)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: { } member } target } assignment when target is not IPropertyReferenceOperation { Property.IsIndexer: true }:
                    var value = Evaluate(assignment.Value);
                    _initializedAt = assignment.Value.Syntax;
                    StoreMember(member, target.Instance, value, assignment.Value);
                    _initializedAt = null;
                    if (type?.IsValueType == true || type?.IsAnonymousType == true)
                    {
                        made = made.With(member.Name, value.Via(assignment.Value.Syntax), declared: type.IsAnonymousType == false);
                    }

                    break;
                case IMemberInitializerOperation nested:
                    var inner = Evaluate(nested.InitializedMember);
                    Initialize(nested.Initializer, inner.IsEmpty ? made : inner, nested.InitializedMember.Type);
                    break;
                default:
                    Evaluate(step);
                    break;
            }

            _initialized.Pop();
        }

        return made;
    }

    // Lambdas, local functions, method groups.

    private Value FunctionValue(IOperation operation)
    {
        switch (operation)
        {
            case IDelegateCreationOperation creation:
                return FunctionValue(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Value.Of(Atom.Of(Lambda(lambda, null)));
            case IMethodReferenceOperation { Method: { } method } reference:
                Evaluate(reference.Instance);
                return _flow.Api.Of(method) is { Length: > 0 } || _flow.OwnMethod(method) is not null || method.MethodKind == MethodKind.LocalFunction || _flow.IsOwn(method)
                    ? Value.Of(Atom.Of(method.OriginalDefinition)) : Value.Empty;
            default:
                return Evaluate(operation);
        }
    }

    private Function Lambda(IAnonymousFunctionOperation lambda, Value[]? arguments)
    {
        _closures.Open(lambda.Symbol);
        return WalkNested(lambda.Symbol, lambda.Body, arguments, _state?.Copy() ?? new FlowState());
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
            var outer = _exits;
            _exits = null;
            WalkNested(local.Symbol, local.Body ?? local.IgnoredBody, null, _state.Copy(), out var end);
            _state = Joined(end, _exits) ?? _state;
            _exits = outer;
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

        var (outerFunction, outerState, outerTries, outerCaught) = (_function, _state, _tries, _caught);
        (_function, _state, _tries, _caught) = (function, state, [], Value.Empty);
        foreach (var parameter in symbol.Parameters)
        {
            Write(parameter, arguments is not null && parameter.Ordinal < arguments.Length && _flow.LabelsOfParameter(parameter).Length == 0 ? arguments[parameter.Ordinal] : Initial(parameter));
        }

        Execute(code);
        End();
        end = _state;
        (_function, _state, _tries, _caught) = (outerFunction, outerState, outerTries, outerCaught);
        return function;
    }

    // Libraries.

    private Value Library(IOperation call, IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> given)
    {
        var receiver = Evaluate(instance);
        var facts = _flow.Api.Of(method);
        var arguments = given.ToList();
        var values = new Dictionary<IArgumentOperation, Value>();
        var types = new Dictionary<string, Value>(StringComparer.Ordinal);
        if (instance is not null && method.ContainingType.OriginalDefinition is { TypeParameters.Length: > 0 } generic)
        {
            foreach (var parameter in generic.TypeParameters)
            {
                types[parameter.Name] = Deref(receiver);
            }
        }

        // Delegates last: their parameters are what the other arguments hold.
        var outerRegistration = _registering;
        if (method.Name == "AddHttpClient")
        {
            _registering = method.TypeArguments.Length > 0 ? method.TypeArguments[method.TypeArguments.Length - 1].DocId()
                : arguments.Select(a => a.Value.ConstantValue.Value as string).FirstOrDefault(n => n is not null) is { } named ? FlowModel.Client + named : null;
        }

        var delegates = Value.Empty;
        var hasDelegate = false;
        foreach (var argument in arguments.OrderBy(a => IsFunction(a.Value) ? 1 : 0))
        {
            var parameter = argument.Parameter?.OriginalDefinition;
            if (IsFunction(argument.Value))
            {
                var result = CallBack(argument, parameter?.Type, types, receiver, out var returns);
                values[argument] = result;
                delegates = Value.Join(delegates, result);
                hasDelegate |= returns;
            }
            else
            {
                var value = Evaluate(argument.Value);
                values[argument] = value;
                foreach (var name in Named(parameter?.Type))
                {
                    types[name] = Value.Join(types.TryGetValue(name, out var known) ? known : Value.Empty, Deref(value));
                }
            }
        }

        _registering = outerRegistration;
        var marked = _flow.ReturnLabels(method);
        var claims = _flow.ClaimLabels(method, arguments);
        var isEndpointMap = EndpointWalk.MapNames.Contains(method.Name);
        foreach (var argument in arguments)
        {
            if (isEndpointMap && IsFunction(argument.Value) && Unconverted(argument.Value) is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { } mapped } } && _flow.OwnMethod(mapped) is { } answering)
            {
                _flow.Handlers.TryAdd(answering, true);
                CallFunction(argument.Value.Syntax, answering, false, Value.Empty, [.. answering.Parameters.Select(_ => Value.Empty)], [.. answering.Parameters.Select(_ => argument.Value.Syntax)], null);
                _body.Calls[(argument.Value.Syntax, answering)].IsDemanded = true;
            }

            if (isEndpointMap && IsFunction(argument.Value) && values[argument].Atoms.FirstOrDefault(a => a.Kind == AtomKind.Function)?.Key is Function handler)
            {
                handler.IsEndpoint = true;
            }

            if (argument.Parameter is { } parameter && !IsFunction(argument.Value))
            {
                Boundary(method, parameter, argument, values[argument]);
            }
        }

        var written = Apply(facts, call, method, instance, receiver, arguments, values);
        if (marked.Length > 0)
        {
            return Value.Of(Atom.Source(method, marked, call.Syntax));
        }

        if (claims.Length > 0)
        {
            return Value.Of(Atom.Source(method, claims, call.Syntax));
        }

        // Methods of other governed assemblies are judged by their marks.
        if (_flow.IsGoverned(method.ContainingAssembly))
        {
            return _flow.Pseudonymizes(method) ? Value.Join(arguments.Select(a => Deep(values[a]))).AsPseudonym() : hasDelegate ? delegates : Value.Empty;
        }

        var returned = Result(facts, call, method, instance, receiver, arguments, values, types, hasDelegate ? delegates : null, written);
        foreach (var fact in returned.IsEmpty ? [] : facts.Where(f => f.Verb == ApiVerb.Sink))
        {
            returned = Meant(fact, method, arguments).Aggregate(returned, (value, argument) => value.Via(argument.Value.Syntax));
        }

        return returned;
    }

    private static bool IsFunction(IOperation value) => Unconverted(value) is IDelegateCreationOperation or IAnonymousFunctionOperation;

    /// <summary>A function that a library calls: with what the other arguments hold. Its result, for what the library gives back.</summary>
    private Value CallBack(IArgumentOperation argument, ITypeSymbol? declared, Dictionary<string, Value> types, Value receiver, out bool returns)
    {
        if (declared is ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } or IArrayTypeSymbol)
        {
            // Only kept, as any value.
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
        var all = Value.Join(types.Values);
        var given = invoke?.Parameters.Select(p => Named(p.Type).ToList() is { Count: > 0 } names ? Value.Join(names.Select(n => types.TryGetValue(n, out var value) ? value : Value.Empty))
            : CarriesNothing(p.Type) || p.Type.SpecialType == SpecialType.System_Int32 ? Value.Empty : Value.Join(all, Deref(receiver))).ToArray() ?? [];
        returns = invoke is { ReturnsVoid: false, ReturnType.SpecialType: not SpecialType.System_Boolean };
        Value result;
        var target = Unconverted(argument.Value) is IDelegateCreationOperation creation ? creation.Target : Unconverted(argument.Value);
        if (target is IAnonymousFunctionOperation lambda)
        {
            var function = Lambda(lambda, given);
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
            result = target is IMethodReferenceOperation { Method: { } group } && (_flow.Anonymizes(group) || _flow.Stops(group) || CarriesNothing(group.ReturnType)) ? Value.Empty
                : callee.IsEmpty ? Value.Join(given) : CallFunction(argument.Value.Syntax, null, false, callee, given, [.. given.Select(_ => argument.Value.Syntax)], null);
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

    /// <summary>Names of the type parameters that a type mentions.</summary>
    private static IEnumerable<string> Named(ITypeSymbol? type) =>
        type switch
        {
            ITypeParameterSymbol parameter => [parameter.Name],
            IArrayTypeSymbol array => Named(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.SelectMany(Named),
            IPointerTypeSymbol pointer => Named(pointer.PointedAtType),
            _ => [],
        };

    private void Boundary(IMethodSymbol method, IParameterSymbol parameter, IArgumentOperation argument, Value value)
    {
        if (_flow.SinkOf(parameter, method) is not null)
        {
            value = Argument(argument, parameter, method);
        }

        if (!HandOver(parameter, method, value, argument.Value.Syntax) && _flow.IsGoverned(method.ContainingAssembly) && parameter.RefKind != RefKind.Out && !_flow.Anonymizes(method) && !_flow.Pseudonymizes(method))
        {
            Record(EffectKind.Store, argument.Value.Syntax, Deep(value).BesideDeclared(), parameter);
        }
    }

    private static bool CarriesNothing(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Boolean or SpecialType.System_Void } or { TypeKind: TypeKind.Enum }
        || type is INamedTypeSymbol { TypeArguments.Length: 0, Name: "Task" or "ValueTask" } task && task.ContainingNamespace.IsNamed("System.Threading.Tasks")
        || type is INamedTypeSymbol { TypeArguments: [var inner], Name: "Task" or "ValueTask" or "Nullable" } wrapped && CarriesNothing(inner);
}
