using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What the API model says of a call is applied; then what its result carries.</summary>
internal sealed partial class LabelFlow
{
    /// <returns>Whether the call only writes.</returns>
    private bool Apply(
        ApiFact[] facts, IOperation call, IMethodSymbol method, IOperation? instance, Value receiver, List<IArgumentOperation> arguments, Dictionary<IArgumentOperation, Value> values)
    {
        var writes = false;
        foreach (var fact in facts)
        {
            switch (fact.Verb)
            {
                case ApiVerb.Sink:
                    Sink(fact, method, instance, receiver, arguments, values);
                    break;
                case ApiVerb.Write when fact.Option("into") is not { } into || method.Parameters.Any(p => p.Name == into):
                    writes = true;
                    WriteInto(fact, method, instance, receiver, arguments, values);
                    break;
                case ApiVerb.Gap:
                    foreach (var argument in Meant(fact, method, arguments))
                    {
                        Gap(argument.Value.Syntax, values[argument], fact.Type.StartsWith("System.Reflection", StringComparison.Ordinal) || fact.Type is "System.Activator" ? _flow.WholeOf(argument.Value) : Value.Empty, "'" + method.ShortName() + "'", method);
                    }

                    if (instance is not null && fact.Parameters.Contains("this"))
                    {
                        Gap(instance.Syntax, receiver, Value.Empty, "'" + method.ShortName() + "'", method);
                    }

                    break;
                case ApiVerb.Map:
                    Map(call, method, arguments);
                    break;
            }
        }

        // What takes data keeps it: collections, builders, contents.
        if (!writes && instance is not null && _flow.Api.IsCarrier(method.ContainingType) && !method.Name.StartsWith("Contains", StringComparison.Ordinal) && method.Name is not ("IndexOf" or "Remove" or "TryGetValue" or "Equals"))
        {
            foreach (var argument in arguments.Where(a => a.Parameter?.RefKind != RefKind.Out))
            {
                AddContent(instance, receiver, IsText(instance, argument) ? TextOf(argument.Value, values[argument], argument.Value.Syntax) : values[argument], argument.Value.Syntax, whole: false, method.ShortName());
            }
        }

        foreach (var argument in arguments.Where(a => a.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            var rest = Value.Join([Deref(receiver), .. arguments.Where(a => a != argument).Select(a => Deref(values[a]))]);
            Assign(argument.Value, CarriesNothing(argument.Parameter!.Type) ? Value.Empty : argument.Parameter.RefKind == RefKind.Ref ? Value.Join(values[argument], rest) : rest, argument.Value);
        }

        return writes;
    }

    private static bool IsText(IOperation instance, IArgumentOperation argument) => instance.Type?.Name == "StringBuilder" && argument.Parameter?.Type.SpecialType == SpecialType.System_Object;

    private static IEnumerable<IArgumentOperation> Meant(ApiFact fact, IMethodSymbol method, List<IArgumentOperation> arguments) =>
        arguments.Where(a => a.Parameter is { } p && (fact.Means(p.Name) && !(fact.Parameters.Length == 0 && method.IsExtensionMethod && p.Ordinal == 0)
            || method.IsExtensionMethod && p.Ordinal == 0 && fact.Parameters.Contains("this")));

    private void Sink(ApiFact fact, IMethodSymbol method, IOperation? instance, Value receiver, List<IArgumentOperation> arguments, Dictionary<IArgumentOperation, Value> values)
    {
        // An exception that is only passed on as the inner one carries its labels to where it is logged.
        var template = fact.Option("template") is { } name ? arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value.ConstantValue.Value as string : null;
        var holes = template is null ? null : Holes(template);
        var hole = 0;
        var afterTemplate = fact.Option("template") is null;
        var whole = fact.Whole || fact.Option("whole") is { } flag && arguments.FirstOrDefault(a => a.Parameter?.Name == flag)?.Value.ConstantValue is { HasValue: true, Value: true };
        var meant = new HashSet<IArgumentOperation>(Meant(fact, method, arguments));
        var through = instance ?? (method.IsExtensionMethod && arguments.Count > 0 ? Unconverted(arguments[0].Value) : null);
        var client = instance is null && method.IsExtensionMethod && arguments.Count > 0 ? values[arguments[0]] : receiver;
        var owner = through is IMemberReferenceOperation { Member: { } field } ? field.DocId() : through is IParameterReferenceOperation { Parameter: { } parameter } ? parameter.ContainingType?.DocId() : null;
        foreach (var argument in arguments.OrderBy(a => a.Parameter?.Ordinal ?? 0))
        {
            if (argument.Parameter?.Name == fact.Option("template"))
            {
                afterTemplate = true;
                if (meant.Contains(argument))
                {
                    RecordSink(fact, method, argument.Value, values[argument], argument.Value.Syntax, false, arguments, client, owner);
                }

                continue;
            }

            var expanded = argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: not null } };
            foreach (var element in expanded ? [.. ((IArrayCreationOperation)argument.Value).Initializer!.ElementValues] : new[] { argument.Value })
            {
                var filled = holes is not null && afterTemplate && hole < holes.Count ? holes[hole] : null;
                if (holes is not null && afterTemplate && argument.Parameter?.Type.Name is not ("LogLevel" or "EventId" or "Exception"))
                {
                    hole++;
                }

                if (meant.Contains(argument))
                {
                    RecordSink(fact, method, element, expanded ? Evaluate(element) : values[argument], element.Syntax, whole || filled == true, arguments, client, owner);
                }
            }
        }

        if (instance is not null && fact.Parameters.Contains("this"))
        {
            RecordSink(fact, method, instance, receiver, instance.Syntax, whole, arguments);
        }
    }

    /// <summary>Holes of a message template, and whether each destructures.</summary>
    private static List<bool?> Holes(string template)
    {
        var holes = new List<bool?>();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '{' && i + 1 < template.Length)
            {
                if (template[i + 1] == '{')
                {
                    i++;
                    continue;
                }

                holes.Add(template[i + 1] == '@');
            }
        }

        return holes;
    }

    private void RecordSink(
        ApiFact fact, ISymbol member, IOperation operation, Value value, SyntaxNode at, bool whole, List<IArgumentOperation>? arguments = null, Value? client = null, string? owner = null)
    {
        value = Deref(value);
        foreach (var function in value.Atoms.Where(a => a.Kind == AtomKind.Function).ToList())
        {
            value = Value.Join(value, (function.Key as Function)?.Returned ?? Value.Empty);
        }

        var data = whole ? Value.Join(Deep(value), IsProjected(Deep(value)) ? Value.Empty : _flow.WholeOf(operation)) : Deep(TextOf(operation, value, at, elements: fact.Option("template") is not null || operation.Type?.SpecialType != SpecialType.System_Object));
        if (data.IsEmpty)
        {
            return;
        }

        var key = fact.Option("key") is { } keyName ? arguments?.FirstOrDefault(a => a.Parameter?.Name == keyName)?.Value : null;
        var url = fact.Option("url") is { } urlName ? arguments?.FirstOrDefault(a => a.Parameter?.Name == urlName)?.Value : null;
        Record(
            EffectKind.Sink, at, data, member,
            new SinkUse(
                fact.Kind!, member.ShortName(), fact.Recipient ?? (fact.Kind is "Recipient" or "Mail" or "Queue" or "AiService" ? FlowModel.RecipientAround(_function.Symbol) : null), fact.Option("host") ?? FlowModel.HostOf(url) ?? HostIn(data) ?? HostIn(Deep(client ?? Value.Empty)),
                key is not null && (_flow.IsScopedKey(key) || Deep(Evaluate(key)).Traits(TraitKind.Identifier).Any()))
            {
                Clients = fact.Kind is "Recipient" or "Url" ? [.. new[] { owner, _body.Main.Symbol.ContainingType?.DocId() }.OfType<string>(), .. Deep(client ?? Value.Empty).Traits(TraitKind.Client).Select(FlowModel.ClientNamed)] : [],
            },
            whole);
    }

    /// <summary>The one host that a value talks to; none where it may be several.</summary>
    private static string? HostIn(Value value) => value.Traits(TraitKind.Host).Distinct().ToList() is [var host] ? host : null;

    private void WriteInto(ApiFact fact, IMethodSymbol method, IOperation? instance, Value receiver, List<IArgumentOperation> arguments, Dictionary<IArgumentOperation, Value> values)
    {
        IOperation? target = instance;
        var into = receiver;
        if (fact.Option("into") is { } name && arguments.FirstOrDefault(a => a.Parameter?.Name == name) is { } taker)
        {
            target = taker.Value;
            into = values[taker];
        }
        else if (instance is null && arguments.Count > 0)
        {
            target = arguments[0].Value;
            into = values[arguments[0]];
        }

        var parts = Meant(fact, method, arguments).Where(a => a.Value != target).Select(a => (a.Value, values[a])).ToList();
        if (fact.Parameters.Contains("this") && instance is not null && target != instance)
        {
            parts.Add((instance, receiver));
        }

        foreach (var (operation, value) in parts)
        {
            AddContent(target, into, fact.Whole ? Value.Join(value, _flow.WholeOf(operation)) : TextOf(operation, value, operation.Syntax, elements: operation.Type?.SpecialType != SpecialType.System_Object), operation.Syntax, fact.Whole, method.ShortName());
        }
    }

    private Value Result(
        ApiFact[] facts, IOperation call, IMethodSymbol method, IOperation? instance, Value receiver, List<IArgumentOperation> arguments, Dictionary<IArgumentOperation, Value> values,
        Dictionary<string, Value> types, Value? delegates, bool writes)
    {
        var constructs = method.MethodKind == MethodKind.Constructor;
        if (_flow.Anonymizes(method) || facts.Any(f => f.Verb == ApiVerb.Stop) || !constructs && (_flow.Stops(method) || CarriesNothing(method.ReturnType))
            || facts.Any(f => f.Verb == ApiVerb.Erase) || instance?.Type is { } type && _flow.Erases(type))
        {
            return Value.Empty;
        }

        if (facts.FirstOrDefault(f => f.Verb == ApiVerb.Source) is { } source)
        {
            return Value.Of(Atom.Source(method, _flow.Labels.SourceLabels(source.Category!), call.Syntax));
        }

        var handles = Value.Of(facts.Where(f => f.Verb == ApiVerb.Handle).Select(f => Atom.Handle(f.Kind!)));
        if (FlowModel.Projects(method))
        {
            return Value.Of(Atom.Of(new Trait(TraitKind.Projected)));
        }

        if (method.MethodKind == MethodKind.Constructor && method.ContainingType.Name is "Uri" or "HttpRequestMessage" or "UriBuilder" && arguments.Select(a => FlowModel.HostOf(a.Value)).FirstOrDefault(h => h is not null) is { } host)
        {
            handles = Value.Of(handles.Atoms.Append(Atom.Of(new Trait(TraitKind.Host, host))));
        }

        var parts = arguments.Where(a => (!IsFunction(a.Value) || constructs && IsOnlyKept(a.Parameter?.OriginalDefinition.Type)) && a.Parameter?.RefKind is not RefKind.Out && a.Parameter?.Type.Name is not ("CancellationToken" or "IFormatProvider" or "CultureInfo" or "JsonSerializerOptions" or "ILogger")).ToList();
        var all = Value.Join(parts.Select(a => PrintsIn(a, method, values[a])));
        if (facts.Any(f => f is { Verb: ApiVerb.Sink, Whole: true } or { Verb: ApiVerb.Write, Whole: true }))
        {
            all = Value.Join(all, Value.Join(parts.Select(a => _flow.WholeOf(a.Value))));
        }

        if (facts.Any(f => f.Verb == ApiVerb.Pseudonym) || _flow.Pseudonymizes(method))
        {
            return Value.Join(Deep(receiver), Deep(all)).AsPseudonym();
        }

        var result = method.ReturnType;
        if (method.Name == "CreateClient" && arguments.Select(a => a.Value.ConstantValue.Value as string).FirstOrDefault(n => n is not null) is { } clientName)
        {
            return Value.Of(Atom.Of(new Trait(TraitKind.Client, clientName)));
        }

        // What is handed whole to a content is written out with it.
        if ((constructs || method.IsStatic && !method.IsExtensionMethod) && call.Type is { } taker && _flow.Api.IsCarrier(taker) && taker.TypeKind != TypeKind.Array)
        {
            all = Value.Join(all, Value.Join(parts.Select(a => _flow.WholeOf(a.Value))));
        }

        if (constructs)
        {
            var content = Value.Join([handles, Deref(all).Flat().Any(a => a.Kind == AtomKind.Handle) ? all : CopiesStructure(method) ? Deref(all) : Deref(all).Flattened(), delegates ?? Value.Empty]);
            return call.Type?.IsValueType == true ? Pair(call.Type, parts, values) ?? content : Allocate(call, content);
        }

        // By parametricity: a result of type TResult can only come from where a TResult was.
        var names = Named(method.OriginalDefinition.ReturnType).ToList();
        Value carried;
        if (names.Count > 0)
        {
            carried = names.Exists(types.ContainsKey) ? Shaped(method.OriginalDefinition.ReturnType, types) : Value.Join(Deref(receiver), Deref(all));
        }
        else if (delegates is not null)
        {
            carried = result.SpecialType == SpecialType.System_String ? Value.Join([delegates, Deref(receiver), Deref(all)]).Flattened() : delegates;
        }
        else
        {
            carried = Value.Join(Deref(receiver), Deref(all));
            var self = instance is not null ? receiver : method.IsExtensionMethod && parts.Count > 0 && parts[0].Parameter?.Ordinal == 0 ? values[parts[0]] : Value.Empty;
            if ((instance is not null || method.IsExtensionMethod) && !CarriesResult(result))
            {
                carried = Deref(self);
            }

            if (result.SpecialType != SpecialType.System_Object)
            {
                carried = carried.Flattened();
            }
        }

        // A wrapper or builder that gives itself back.
        if (result is { IsReferenceType: true, SpecialType: SpecialType.None } && _flow.Api.IsCarrier(result))
        {
            var builder = instance is not null ? receiver : method.IsExtensionMethod && parts.Count > 0 ? values[parts[0]] : Value.Empty;
            if (writes || names.Count == 0 && SymbolEqualityComparer.Default.Equals(result, instance?.Type ?? (method.IsExtensionMethod && arguments.Count > 0 ? arguments[0].Value.Type : null)))
            {
                return Value.Join([builder, carried, handles]);
            }

            return result.TypeKind == TypeKind.Interface && names.Count > 0 ? Value.Join(carried, handles) : Allocate(call, Value.Join(carried, handles));
        }

        return Value.Join(carried, handles);
    }

    /// <summary>What is concatenated, joined or formatted is printed; what is passed to other members goes as it is.</summary>
    private Value PrintsIn(IArgumentOperation argument, IMethodSymbol method, Value value)
    {
        if (method.ContainingType.SpecialType == SpecialType.System_String || method is { Name: "ToString", ContainingType.Name: "Convert" })
        {
            if (argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } items } })
            {
                return Value.Join(items.ElementValues.Select(e => TextOf(e, Evaluate(e), e.Syntax)));
            }

            return argument.Parameter?.Type.SpecialType != SpecialType.System_String ? TextOf(argument.Value, value, argument.Value.Syntax, elements: argument.Parameter?.Type.SpecialType != SpecialType.System_Object) : Deref(value).BesideDeclared();
        }

        return value;
    }

    /// <summary>The key of a group, which is not that of the pairs in it.</summary>
    private const string GroupKey = "(group)";

    /// <summary>A value of a generic type, by what its type parameters stand for: tuples, pairs and groups keep their parts apart.</summary>
    private static Value Shaped(ITypeSymbol type, Dictionary<string, Value> types)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return types.TryGetValue(parameter.Name, out var value) ? value : Value.Empty;
            case IArrayTypeSymbol array:
                return Shaped(array.ElementType, types);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return Value.Structure([.. tuple.TupleElements.Select((e, i) => (ElementName(e, i), Shaped(e.Type, types)))], declared: false);
            case INamedTypeSymbol { TypeArguments: [var key, var held], Name: "KeyValuePair" or "Dictionary" or "IDictionary" or "ConcurrentDictionary" or "SortedDictionary" or "ImmutableDictionary" or "FrozenDictionary" or "IReadOnlyDictionary" }:
                return Value.Structure([("Key", Shaped(key, types)), ("Value", Shaped(held, types))], declared: false);
            case INamedTypeSymbol { TypeArguments: [var key, var element], Name: "IGrouping" or "ILookup" or "Lookup" }:
                return Shaped(element, types).With(GroupKey, Shaped(key, types), declared: false);
            case INamedTypeSymbol named:
                return Value.Join(named.TypeArguments.Select(a => Shaped(a, types)));
            default:
                return Value.Empty;
        }
    }

    private static bool CopiesStructure(IMethodSymbol constructor) => constructor.ContainingType.TypeArguments.Length > 0;

    private static Value? Pair(ITypeSymbol type, List<IArgumentOperation> parts, Dictionary<IArgumentOperation, Value> values) =>
        type.Name == "KeyValuePair" && parts.Count == 2 ? Value.Structure([("Key", values[parts[0]]), ("Value", values[parts[1]])], declared: false) : null;

    /// <summary>The result of a service carries its arguments only where it is text, a number, an object, a collection or a type parameter.</summary>
    private bool CarriesResult(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.TypeKind is TypeKind.TypeParameter or TypeKind.Array || _flow.Api.IsCarrier(type)
        || type is INamedTypeSymbol { TypeArguments: [var inner], Name: "Task" or "ValueTask" } && CarriesResult(inner);

    /// <summary>A convention mapper stands for assignments of the members of the same name.</summary>
    private void Map(IOperation call, IMethodSymbol method, List<IArgumentOperation> arguments)
    {
        var source = arguments.Select(a => Unconverted(a.Value).Type).FirstOrDefault(t => t is not null && _flow.Labels.Contains(t))?.Unwrapped();
        var target = (method.TypeArguments.LastOrDefault() ?? (FlowModel.IsGeneratedMapper(method) && !method.ReturnsVoid ? method.ReturnType : null) ?? arguments.Select(a => Unconverted(a.Value).Type).LastOrDefault())?.Unwrapped();
        if (source is INamedTypeSymbol from && target is INamedTypeSymbol to && !SymbolEqualityComparer.Default.Equals(from, to))
        {
            foreach (var (member, taker, labels) in _flow.Mapped(from, to).Where(m => !FlowModel.IsPassedOver(method, m.Member.Name)))
            {
                Record(EffectKind.Store, call.Syntax, Value.Of(Atom.Source(member, labels, call.Syntax)), taker, reason: "map");
            }
        }
    }
}
