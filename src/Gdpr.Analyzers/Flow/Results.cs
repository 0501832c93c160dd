using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What calls give back, worked out from the summaries of what they may call.</summary>
internal sealed partial class Resolution
{
    /// <summary>Results of calls replaced by what the callees give.</summary>
    private Value Expand(Value value) => Expand(value, 0);

    private Value Expand(Value value, int depth) =>
        value.IsEmpty || !value.Flat().Any(a => a.Kind == AtomKind.Result) ? value : value.Map(a => a.Kind == AtomKind.Result ? Expand(a, depth) : Value.Of(a));

    private readonly Dictionary<Atom, Value> _expanded = [];
    private readonly HashSet<Atom> _done = [];
    private readonly HashSet<Atom> _open = [];

    /// <summary>Each result is worked out once a round; what depends on itself, or lies too deep, takes what the round before found.</summary>
    private Value Expand(Atom atom, int depth)
    {
        var known = _expanded.TryGetValue(atom, out var before) ? before : Value.Empty;
        if (_done.Contains(atom) || depth > MaxDepth || !_open.Add(atom))
        {
            return known;
        }

        var now = Value.Join(known, ExpandOnce(atom, depth));
        _open.Remove(atom);
        _done.Add(atom);
        if (!now.Equals(known))
        {
            _changed = true;
        }

        _expanded[atom] = now;
        return now;
    }

    private Value ExpandOnce(Atom atom, int depth)
    {
        var call = (Call)atom.Key!;
        var arguments = call.Arguments.Select(a => Expand(a, depth + 1)).ToArray();
        var callee = Expand(call.Callee, depth + 1);
        var result = Value.Empty;
        var any = false;
        foreach (var target in Targets(call, callee, demand: call.Method is null ? arguments.Any(IsRelevant) : IsRelevant(Expand(call.Receiver, depth + 1))))
        {
            any = true;
            result = Value.Join(result, Output(target, atom.Index, arguments, depth, call).Via(call.At));
        }

        // An interface without an implementation here, or a delegate of a caller: it may give back what it got.
        if (!any && atom.Index == Call.Returned && (_knowsAll && call.Method is { IsAbstract: true } service && service.ReturnType.Unwrapped().SpecialType is SpecialType.System_String or SpecialType.System_Object || call.Method is null && callee.Atoms.Any(a => a.Kind == AtomKind.Parameter)))
        {
            result = call.Method is null ? Value.Join(Value.Join(arguments), callee) : Value.Join(arguments);
        }

        // A delegate made of a library's method gives back what its object holds.
        if (call.Method is null && atom.Index == Call.Returned)
        {
            result = Value.Join(result, Value.Of(callee.Flat().Where(a => a.Kind is AtomKind.Source or AtomKind.Whole)));
        }

        result = result.AtPath(atom.Path);
        return atom.Pseudonymised ? result.AsPseudonym() : result;
    }

    private Value Output(Function target, int output, Value[] arguments, int depth, Call? call = null)
    {
        var summary = SummaryOf(target);
        var value = output switch
        {
            Call.Returned => summary.Returned,
            Call.Thrown => summary.Thrown,
            _ => summary.Outs.TryGetValue(output, out var filled) ? filled : Value.Empty,
        };
        value = Substitute(value, target, arguments);
        if (call is not null && (call.Method is null ? call.Callee.At(LabelFlow.Bound) : call.Receiver) is { IsEmpty: false } of)
        {
            // A primary constructor's parameter is the object's: what it was made with.
            var receiver = Expand(of, depth + 1);
            value = value.Map(a => Captured(a, receiver) is { } held ? held : Value.Of(a));
        }

        // What a passed delegate gives back.
        foreach (var atom in output == Call.Returned && depth < 8 ? value.Flat().Where(a => a.Kind is AtomKind.Function or AtomKind.Held && !a.Equals(Atom.Of(target))).ToList() : [])
        {
            foreach (var function in summary.Callbacks.Count > 0 ? FunctionsOf(atom, demand: false) : [])
            {
                foreach (var callback in summary.Callbacks.Values)
                {
                    value = Value.Join(value, Output(function, Call.Returned, [.. callback.Arguments.Select(a => Substitute(a, target, arguments))], depth + 1));
                }
            }
        }

        return value;
    }

    /// <summary>What an object was made with, where an atom stands for a parameter of its primary constructor; null where the object does not tell.</summary>
    private static Value? Captured(Atom atom, Value receiver)
    {
        if (atom is not { Kind: AtomKind.Parameter, Key: Function { Method: { MethodKind: MethodKind.Constructor } made, Body.Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax } })
        {
            return null;
        }

        var name = LabelFlow.Captured(made, atom.Index);
        return receiver.Members.Any(m => m.Name == name) || receiver.Atoms.Any(a => a.Kind is AtomKind.Parameter or AtomKind.Result) ? receiver.At(name).AtPath(atom.Path) : null;
    }

    private static Value Substitute(Value value, Function target, Value[] arguments) =>
        value.IsEmpty || !value.Flat().Any(a => a.Kind == AtomKind.Parameter && a.Key == target) ? value
        : value.Map(a =>
        {
            if (a.Kind != AtomKind.Parameter || a.Key != target)
            {
                return Value.Of(a);
            }

            var given = a.Index < arguments.Length ? arguments[a.Index].AtPath(a.Path) : Value.Empty;
            return a.Pseudonymised ? given.AsPseudonym() : given;
        });
}
