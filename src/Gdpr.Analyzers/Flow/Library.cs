using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>A call of code that has no body here: what goes in, what the marks of a governed assembly say, and what the API model says.</summary>
internal sealed partial class LabelFlow
{
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
                : arguments.Select(a => a.Value.ConstantValue.Value as string).FirstOrDefault(n => n is not null) is { } named ? FlowModel.ClientNamed(named) : null;
        }

        var delegates = Value.Empty;
        var hasDelegate = false;
        foreach (var argument in arguments.OrderBy(a => IsFunction(a.Value) ? 1 : 0))
        {
            var parameter = argument.Parameter?.OriginalDefinition;
            if (IsFunction(argument.Value))
            {
                var result = CallBack(argument, parameter?.Type, types, receiver, Value.Join(values.Where(v => !IsFunction(v.Key.Value)).Select(v => Deref(v.Value))), out var returns);
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
            return _flow.Pseudonymizes(method) ? Value.Join(arguments.Select(a => Deep(values[a]))).AsPseudonym() : hasDelegate ? delegates : WrittenElsewhere(method, arguments);
        }

        var returned = Result(facts, call, method, instance, receiver, arguments, values, types, hasDelegate ? delegates : null, written);
        foreach (var fact in returned.IsEmpty ? [] : facts.Where(f => f.Verb == ApiVerb.Sink))
        {
            returned = Meant(fact, method, arguments).Aggregate(returned, (value, argument) => value.Via(argument.Value.Syntax));
        }

        return method is { Name: "ToString", Parameters.Length: 0 } && instance?.Type is { } printed && _flow.Labels.Contains(printed)
            ? Value.Join(returned, TextOf(instance, receiver, instance.Syntax)) : returned;
    }

    /// <summary>Text or bytes that a governed assembly makes of anything that it is given, as one that renders or exports, hold the members of what it was given.</summary>
    private Value WrittenElsewhere(IMethodSymbol method, List<IArgumentOperation> arguments)
    {
        var result = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var inner] } ? inner : method.ReturnType;
        return result.SpecialType == SpecialType.System_String || result is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } || result.Name is "Stream" or "MemoryStream"
            ? Value.Join(arguments.Where(a => a.Parameter?.OriginalDefinition is { } p && (p.Type.SpecialType == SpecialType.System_Object || Named(p.Type).Any()) && _flow.LabelsOfParameter(p).Length == 0)
                .SelectMany(a => _flow.WholeOf(a.Value).Flat(), (a, whole) => (At: a.Value.Syntax, Type: whole.Key as ITypeSymbol)).Where(w => w.Type is not null)
                .Select(w => Value.Of(_flow.Labels.Contained(w.Type!).Select(c => Atom.Source(c.Member, c.Labels, w.At)))))
            : Value.Empty;
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
}
