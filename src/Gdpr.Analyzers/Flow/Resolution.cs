using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>Personal data that reached an effect: a source, and the way it came.</summary>
internal readonly record struct Arrival(Atom Atom, SyntaxNode[] Steps);

/// <summary>
/// Joins what the walks of several bodies found: results of calls are replaced by what the callees return, and effects that depend on a parameter are carried to where marked data
/// enters. A fix point over the functions that marked data can reach; the order of bodies never changes what comes out.
/// </summary>
internal sealed class Resolution
{
    private const int MaxExports = 64;
    private const int MaxRounds = 60;
    private const int MaxDepth = 100;

    private readonly Func<IMethodSymbol, Body?> _bodyOf;
    private readonly Func<IMethodSymbol, IEnumerable<IMethodSymbol>> _implementations;
    private readonly CancellationToken _cancellation;
    private readonly List<Body> _bodies = [];
    private readonly HashSet<Body> _known = [];
    private readonly Dictionary<ISymbol, Function> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Function, Summary> _summaries = [];
    private readonly HashSet<(Function, int)> _active = [];
    private readonly Dictionary<(Effect Effect, SyntaxNode Place), (Function Function, Dictionary<Atom, Arrival> Arrivals)> _found = [];
    private bool _changed;

    private readonly bool _knowsAll;

    /// <param name="bodyOf">The walked body of a method, or null where it may not be looked at.</param>
    /// <param name="implementations">Overrides and implementations of a method.</param>
    /// <param name="knowsAll">All files are there: what has no implementation here has none.</param>
    /// <param name="cancellation">Cancels.</param>
    public Resolution(Func<IMethodSymbol, Body?> bodyOf, Func<IMethodSymbol, IEnumerable<IMethodSymbol>> implementations, bool knowsAll, CancellationToken cancellation)
    {
        _knowsAll = knowsAll;
        _bodyOf = bodyOf;
        _implementations = implementations;
        _cancellation = cancellation;
    }

    /// <summary>An effect that the data of a parameter reaches.</summary>
    private sealed record Export(string Path, Effect Effect, bool Pseudonymised, SyntaxNode[] Steps);

    private sealed class Summary
    {
        public Value Returned = Value.Empty;
        public Value Thrown = Value.Empty;

        public Dictionary<int, Value> Outs { get; } = [];

        public Dictionary<int, List<Export>> Exports { get; } = [];

        /// <summary>Calls of a delegate that a caller passes.</summary>
        public Dictionary<(SyntaxNode, int), (Call Call, Value Callee, Value[] Arguments)> Callbacks { get; } = [];
    }

    public void Add(Body body)
    {
        if (_known.Add(body))
        {
            _bodies.Add(body);
            foreach (var function in body.Functions)
            {
                _functions[function.Symbol] = function;
            }
        }
    }

    public IEnumerable<(Effect Effect, SyntaxNode Place, Function Function, IEnumerable<Arrival> Arrivals)> Run()
    {
        var rounds = 0;
        do
        {
            _cancellation.ThrowIfCancellationRequested();
            _changed = false;
            _done.Clear();
            for (var i = 0; i < _bodies.Count; i++)
            {
                Visit(_bodies[i]);
            }
        }
        while (_changed && ++rounds < MaxRounds);
        return _found.Select(f => (f.Key.Effect, f.Key.Place, f.Value.Function, (IEnumerable<Arrival>)f.Value.Arrivals.Values));
    }

    /// <summary>What a function returns, sources resolved; after <see cref="Run"/>.</summary>
    public Value ReturnedBy(Function function) => SummaryOf(function).Returned;

    public IEnumerable<Body> Bodies => _bodies;

    private Summary SummaryOf(Function function)
    {
        if (!_summaries.TryGetValue(function, out var summary))
        {
            _summaries.Add(function, summary = new Summary());
        }

        return summary;
    }

    private void Visit(Body body)
    {
        foreach (var function in body.Functions)
        {
            var summary = SummaryOf(function);
            Grow(ref summary.Returned, Expand(function.Returned));
            Grow(ref summary.Thrown, Expand(function.Thrown));
            foreach (var pair in function.Outs)
            {
                GrowOut(summary, pair.Key, Expand(pair.Value));
            }
        }

        foreach (var call in body.Calls.Values)
        {
            Visit(call);
        }

        foreach (var effect in body.Effects.Values)
        {
            Visit(effect);
        }
    }

    private void Grow(ref Value known, Value now)
    {
        var after = Value.Join(known, now);
        if (!ReferenceEquals(after, known) && !after.Equals(known))
        {
            known = after;
            _changed = true;
        }
    }

    private void GrowOut(Summary summary, int parameter, Value now)
    {
        var known = summary.Outs.TryGetValue(parameter, out var before) ? before : Value.Empty;
        Grow(ref known, now);
        summary.Outs[parameter] = known;
    }

    private void Visit(Effect effect)
    {
        var data = Expand(effect.Data);
        if (effect.Kind == EffectKind.Content)
        {
            foreach (var receiver in Expand(effect.Receiver).Flat())
            {
                if (receiver.Kind == AtomKind.Handle && !((string)receiver.Key!).StartsWith("(", StringComparison.Ordinal))
                {
                    Reach(Written(effect, (string)receiver.Key!), effect.At, effect.Function, data, []);
                }
                else if (receiver is { Kind: AtomKind.Parameter, Key: Function function })
                {
                    GrowOut(SummaryOf(function), receiver.Index, data.Map(a => a.Equals(receiver) ? Value.Empty : Value.Of(a)));
                }
            }

            return;
        }

        Reach(effect, effect.At, effect.Function, data, []);
    }

    private readonly Dictionary<(Effect, string), Effect> _written = [];

    /// <summary>The sink that content put into a way out amounts to.</summary>
    private Effect Written(Effect content, string kind)
    {
        if (!_written.TryGetValue((content, kind), out var sink))
        {
            sink = new Effect(EffectKind.Sink, content.At, content.Function) { Sink = new SinkUse(kind, content.Reason ?? kind), Whole = content.Whole, Target = content.Target };
            _written.Add((content, kind), sink);
        }

        return sink;
    }

    /// <summary>Data reaches an effect: sources are found, parameters are carried to the callers.</summary>
    private void Reach(Effect effect, SyntaxNode place, Function function, Value data, SyntaxNode[] steps)
    {
        if (effect.Reason == LabelFlow.TooLarge && !_found.ContainsKey((effect, place)))
        {
            _found.Add((effect, place), (function, []));
        }

        // Members that somebody declared were judged where they were written.
        foreach (var atom in (effect.Kind is EffectKind.Store or EffectKind.Return ? data.BesideDeclared() : data).Flat())
        {
            switch (atom.Kind)
            {
                case AtomKind.Source or AtomKind.Whole:
                    if (!_found.TryGetValue((effect, place), out var found))
                    {
                        _found.Add((effect, place), found = (function, []));
                    }

                    if (!found.Arrivals.ContainsKey(atom))
                    {
                        found.Arrivals.Add(atom, new Arrival(atom, [.. atom.Steps, .. steps]));
                    }

                    break;
                case AtomKind.Parameter when effect.Kind is not (EffectKind.Return or EffectKind.Answer):
                    ExportTo(SummaryOf((Function)atom.Key!), atom, effect, place, steps);
                    break;
            }
        }
    }

    private void ExportTo(Summary summary, Atom atom, Effect effect, SyntaxNode place, SyntaxNode[] steps)
    {
        if (!summary.Exports.TryGetValue(atom.Index, out var exports))
        {
            summary.Exports.Add(atom.Index, exports = []);
        }

        if (exports.Count < MaxExports && !exports.Exists(e => e.Effect == effect && e.Path == atom.Path && e.Pseudonymised == atom.Pseudonymised))
        {
            exports.Add(new Export(atom.Path, effect, atom.Pseudonymised, place == effect.At ? [.. steps, place] : [place, .. steps]));
            _changed = true;
        }
    }

    private void Visit(Call call)
    {
        var arguments = call.Arguments.Select(a => Expand(a)).ToArray();
        var callee = Expand(call.Callee);
        foreach (var atom in callee.Flat())
        {
            if (atom is { Kind: AtomKind.Parameter, Key: Function outer })
            {
                AddCallback(SummaryOf(outer), call, callee, arguments);
            }
        }

        var carries = call.IsDemanded || arguments.Any(IsRelevant);
        foreach (var target in Targets(call, callee, demand: carries))
        {
            Pass(call, target, arguments, call.Places);
        }
    }

    private void AddCallback(Summary summary, Call call, Value callee, Value[] arguments)
    {
        var key = (call.At, arguments.Length);
        if (summary.Callbacks.Count >= 16)
        {
            return;
        }

        if (!summary.Callbacks.TryGetValue(key, out var known))
        {
            summary.Callbacks.Add(key, (call, callee, arguments));
            _changed = true;
            return;
        }

        var joined = known.Arguments.Zip(arguments, Value.Join).ToArray();
        if (!joined.Zip(known.Arguments, (a, b) => a.Equals(b)).All(same => same) || !Value.Join(known.Callee, callee).Equals(known.Callee))
        {
            summary.Callbacks[key] = (call, Value.Join(known.Callee, callee), joined);
            _changed = true;
        }
    }

    private bool IsRelevant(Value value) =>
        value.Flat().Any(a => a.Kind is AtomKind.Source or AtomKind.Whole or AtomKind.Function || a is { Kind: AtomKind.Parameter, Key: Function f } && _active.Contains((f, a.Index)));

    /// <summary>Arguments go into a function: its effects are reached, its parameters become live, its callbacks run.</summary>
    private void Pass(Call call, Function target, Value[] arguments, SyntaxNode[] places)
    {
        var summary = SummaryOf(target);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (IsRelevant(arguments[i]) && _active.Add((target, i)))
            {
                _changed = true;
            }

            if (summary.Exports.TryGetValue(i, out var exports))
            {
                foreach (var export in exports.ToList())
                {
                    var data = arguments[i].AtPath(export.Path);
                    Reach(export.Effect, i < places.Length ? places[i] : call.At, call.Function, export.Pseudonymised ? data.AsPseudonym() : data, export.Steps);
                }
            }
        }

        foreach (var callback in summary.Callbacks.Values.ToList())
        {
            var callee = Substitute(callback.Callee, target, arguments);
            var given = callback.Arguments.Select(a => Substitute(a, target, arguments)).ToArray();
            var handed = Enumerable.Range(0, arguments.Length).Where(i => arguments[i].Flat().Any(a => a.Kind == AtomKind.Function) && i < places.Length).Select(i => places[i]).FirstOrDefault() ?? call.At;
            foreach (var atom in callee.Flat())
            {
                if (atom.Kind == AtomKind.Function && FunctionOf(atom, demand: true) is { } function && function != target)
                {
                    // What a function does with its parameter is reported where the data enters: at the argument that brings it, else at the function that is passed.
                    Pass(call, function, given, [.. given.Select(g => Enumerable.Range(0, Math.Min(arguments.Length, places.Length))
                        .Where(i => arguments[i].Flat().Any(a => a.Kind is AtomKind.Source or AtomKind.Whole && g.Flat().Contains(a))).Select(i => places[i]).FirstOrDefault() ?? handed)]);
                }
                else if (atom is { Kind: AtomKind.Parameter, Key: Function outer } && outer != target)
                {
                    AddCallback(SummaryOf(outer), callback.Call, callee, given);
                }
            }
        }
    }

    private IEnumerable<Function> Targets(Call call, Value callee, bool demand)
    {
        if (call.Method is { } method)
        {
            foreach (var candidate in call.IsVirtual ? _implementations(method).Prepend(method) : [method])
            {
                if (FunctionOf(candidate, demand) is { } function)
                {
                    yield return function;
                }
            }
        }

        foreach (var atom in callee.Flat())
        {
            if (atom.Kind == AtomKind.Function && FunctionOf(atom, demand) is { } function)
            {
                yield return function;
            }
        }
    }

    private Function? FunctionOf(Atom atom, bool demand) => atom.Key as Function ?? (atom.Key is IMethodSymbol method ? FunctionOf(method, demand) : null);

    private Function? FunctionOf(IMethodSymbol method, bool demand)
    {
        method = method.OriginalDefinition;
        if (!_functions.TryGetValue(method, out var function) && demand && _bodyOf(method) is { } body)
        {
            Add(body);
            _changed = true;
            _functions.TryGetValue(method, out function);
        }

        return function;
    }

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
        foreach (var target in Targets(call, callee, demand: false))
        {
            any = true;
            result = Value.Join(result, Output(target, atom.Index, arguments, depth, call).Via(call.At));
        }

        // An interface without an implementation here, or a delegate of a caller: it may give back what it got.
        if (!any && atom.Index == Call.Returned && (_knowsAll && call.Method is { IsAbstract: true } service && service.ReturnType.Unwrapped().SpecialType is SpecialType.System_String or SpecialType.System_Object || call.Method is null && callee.Flat().Any(a => a.Kind == AtomKind.Parameter)))
        {
            result = call.Method is null ? Value.Join(Value.Join(arguments), callee) : Value.Join(arguments);
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
        if (call is { Receiver.IsEmpty: false })
        {
            // A primary constructor's parameter is the object's: what it was made with.
            value = value.Map(a => a is { Kind: AtomKind.Parameter, Key: Function { Method: { MethodKind: MethodKind.Constructor } made } } && SymbolEqualityComparer.Default.Equals(made.ContainingType, target.Symbol.ContainingType)
                ? Expand(call.Receiver, depth + 1).At(LabelFlow.Captured(a.Index)).AtPath(a.Path) : Value.Of(a));
        }

        // What a passed delegate gives back.
        foreach (var atom in output == Call.Returned && depth < 8 ? value.Flat().Where(a => a.Kind == AtomKind.Function && !a.Equals(Atom.Of(target))).ToList() : [])
        {
            if (summary.Callbacks.Count > 0 && FunctionOf(atom, demand: false) is { } function)
            {
                foreach (var callback in summary.Callbacks.Values)
                {
                    value = Value.Join(value, Output(function, Call.Returned, [.. callback.Arguments.Select(a => Substitute(a, target, arguments))], depth + 1));
                }
            }
        }

        return value;
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
