using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What calls give back, worked out from the summaries of what they may call.</summary>
internal sealed partial class Resolution
{
    /// <summary>Results of calls replaced by what the callees give.</summary>
    private Value Expand(Value value, int depth = 0) => Settled(Open(value, depth), depth);

    /// <summary>The same, with what only callers know left to them.</summary>
    private Value Open(Value value, int depth = 0) => Has(value, AtomKind.Result) ? value.Map(a => a.Kind == AtomKind.Result ? Expand(a, depth) : Value.Of(a)) : value;

    /// <summary>A delegate that nobody here knows may give back what it gets.</summary>
    private Value Settled(Value value, int depth) =>
        !Has(value, AtomKind.Pending) ? value : value.Map(a =>
        {
            if (a is not { Kind: AtomKind.Pending, Key: Call call })
            {
                return Value.Of(a);
            }

            return depth > MaxDepth ? Value.Empty : Through(a, Value.Join(Value.Join(call.Arguments.Select(g => Expand(g, depth + 1))), Expand(call.Callee, depth + 1).Map(c => Value.Of(c.Kind == AtomKind.Parameter ? c.At(Atom.Invoked) : c))), depth);
        });

    private static bool Has(Value value, AtomKind kind) => !value.IsEmpty && value.Flat().Any(a => a.Kind == kind);

    /// <summary>The part of a value, or its pseudonym, that an atom stands for.</summary>
    private Value Through(Atom atom, Value value, int depth)
    {
        value = Part(value, atom.Path, depth);
        return atom.Pseudonymised ? value.AsPseudonym() : value;
    }

    private Value Part(Value value, string path, int depth)
    {
        foreach (var name in path.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            var functions = name == Atom.Invoked && depth < 8 ? value.Atoms.SelectMany(a => FunctionsOf(a, demand: false)).Distinct().ToList() : [];
            value = Value.Join(value.At(name), Value.Join(functions.Select(f => Output(f, Call.Returned, [], depth + 1))));
        }

        return value;
    }

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

        if (atom.Index == Call.Returned && call.Method is null && callee.Atoms.Any(a => a.Kind == AtomKind.Parameter))
        {
            result = Value.Join(result, Value.Of(Atom.Pending(call)));
        }
        else if (!any && atom.Index == Call.Returned && _knowsAll && call.Method is { IsAbstract: true } service && service.ReturnType.Unwrapped().SpecialType is SpecialType.System_String or SpecialType.System_Object)
        {
            // An interface without an implementation here: it may give back what it got.
            result = Value.Join(arguments);
        }

        // A delegate made of a library's method gives back what its object holds.
        if (call.Method is null && atom.Index == Call.Returned)
        {
            result = Value.Join(result, Value.Of(callee.Flat().Where(a => a.Kind is AtomKind.Source or AtomKind.Whole)));
        }

        return Through(atom, result, depth);
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
        value = Substitute(value, target, arguments, depth);
        if (call is not null && (call.Method is null ? call.Callee.At(LabelFlow.Bound) : call.Receiver) is { IsEmpty: false } of)
        {
            // A primary constructor's parameter is the object's: what it was made with.
            var receiver = Expand(of, depth + 1);
            value = value.Map(a => Captured(a, receiver, depth) is { } held ? held : Value.Of(a));
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
    private Value? Captured(Atom atom, Value receiver, int depth)
    {
        if (atom is not { Kind: AtomKind.Parameter, Key: Function { IsPrimary: true, Method: { } made } })
        {
            return null;
        }

        var name = LabelFlow.Captured(made, atom.Index);
        return receiver.Members.Any(m => m.Name == name) || receiver.Atoms.Any(a => a.Kind is AtomKind.Parameter or AtomKind.Result) ? Part(receiver.At(name), atom.Path, depth) : null;
    }

    /// <summary>A value of a function in terms of its caller.</summary>
    private Value Substitute(Value value, Function target, Value[] arguments, int depth = 0) =>
        value.IsEmpty || !value.Flat().Any(a => a.Kind == AtomKind.Parameter && a.Key == target || a.Kind == AtomKind.Pending) ? value
        : value.Map(a => a.Kind switch
        {
            AtomKind.Parameter when a.Key == target => Through(a, a.Index < arguments.Length ? arguments[a.Index] : Value.Empty, depth),
            AtomKind.Pending => Called(a, target, arguments, depth),
            _ => Value.Of(a),
        });

    /// <summary>What a passed delegate gives back, now that it is passed.</summary>
    private Value Called(Atom pending, Function target, Value[] arguments, int depth)
    {
        var call = (Call)pending.Key!;
        var callee = Expand(call.Callee, depth + 1);
        if (!callee.Atoms.Any(a => a.Kind == AtomKind.Parameter && a.Key == target))
        {
            return Value.Of(pending);
        }

        callee = Substitute(callee, target, arguments, depth + 1);
        var given = call.Arguments.Select(g => Substitute(Expand(g, depth + 1), target, arguments, depth + 1)).ToArray();
        var functions = callee.Atoms.SelectMany(a => FunctionsOf(a, demand: false)).Distinct().ToList();
        var known = functions.Count > 0 && depth < 8 && !callee.Atoms.Any(a => a.Kind == AtomKind.Parameter);
        return Through(pending, known ? Value.Join(functions.Select(f => Output(f, Call.Returned, given, depth + 1))) : Value.Join(Value.Join(given), callee), depth);
    }
}
