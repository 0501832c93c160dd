using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Flow;

/// <summary>Personal data that reached an effect: a source, and the way it came.</summary>
internal readonly record struct Arrival(Atom Atom, SyntaxNode[] Steps);

/// <summary>
/// Joins what the walks of several bodies found: results of calls are replaced by what the callees return, and effects that depend on a parameter are carried to where marked data
/// enters. A fix point over the functions that marked data can reach; the order of bodies never changes what comes out.
/// </summary>
internal sealed partial class Resolution
{
    private const int MaxExports = 256;
    private const int MaxCallbacks = 64;
    private const int MaxRounds = 60;
    private const int MaxDepth = 100;

    private readonly Func<IMethodSymbol, IEnumerable<Body>> _bodiesOf;
    private readonly Func<IMethodSymbol, IEnumerable<IMethodSymbol>> _implementations;
    private readonly Func<ISymbol, IEnumerable<Body>> _mentions;
    private readonly FlowModel _flow;
    private readonly CancellationToken _cancellation;
    private readonly List<Body> _bodies = [];
    private readonly HashSet<Body> _known = [];
    private readonly Dictionary<ISymbol, Function> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Function, Summary> _summaries = [];
    private readonly HashSet<(Function, int)> _active = [];
    private readonly Dictionary<(Effect Effect, SyntaxNode Place), (Function Function, Dictionary<Atom, Arrival> Arrivals)> _found = [];
    private readonly bool _knowsAll;
    private bool _changed;

    /// <param name="flow">Answers about symbols.</param>
    /// <param name="bodiesOf">The walked bodies of a method; none where it may not be looked at.</param>
    /// <param name="implementations">Overrides and implementations of a method.</param>
    /// <param name="mentions">The walked bodies that mention a member that holds functions.</param>
    /// <param name="knowsAll">All files are there: what has no implementation here has none.</param>
    /// <param name="cancellation">Cancels.</param>
    public Resolution(FlowModel flow, Func<IMethodSymbol, IEnumerable<Body>> bodiesOf, Func<IMethodSymbol, IEnumerable<IMethodSymbol>> implementations, Func<ISymbol, IEnumerable<Body>> mentions, bool knowsAll, CancellationToken cancellation)
    {
        _flow = flow;
        _mentions = mentions;
        _knowsAll = knowsAll;
        _bodiesOf = bodiesOf;
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
            _changed = true;
            _bodies.Add(body);
            foreach (var function in body.Functions)
            {
                _functions[function.Symbol] = function;
            }
        }
    }

    /// <summary>What marked data reached; after <see cref="Run"/>.</summary>
    public IEnumerable<(Effect Effect, SyntaxNode Place, Function Function, IEnumerable<Arrival> Arrivals)> Found =>
        _found.Select(f => (f.Key.Effect, f.Key.Place, f.Value.Function, (IEnumerable<Arrival>)f.Value.Arrivals.Values));

    /// <summary>To the fix point. Bodies may be added afterwards; the next run goes on from here.</summary>
    public void Run()
    {
        var rounds = 0;
        var growing = new List<Body>();
        bool changed;
        do
        {
            _cancellation.ThrowIfCancellationRequested();
            growing.Clear();
            _done.Clear();
            for (var i = 0; i < _bodies.Count; i++)
            {
                _changed = false;
                Visit(_bodies[i]);
                if (_changed)
                {
                    growing.Add(_bodies[i]);
                }
            }

            changed = growing.Count > 0;
            if (!changed && _knowsAll)
            {
                ReachUnset();
                changed = _changed;
            }
        }
        while (changed && ++rounds < MaxRounds);

        // Never in silence: what still grew when the rounds were over is a gap.
        growing.ForEach(GiveUp);
    }

    private void GiveUp(Body body)
    {
        var effect = body.GiveUp();
        if (!_found.ContainsKey((effect, effect.At)))
        {
            _found.Add((effect, effect.At), (body.Main, []));
        }
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
            Grow(ref summary.Returned, Open(function.Returned));
            Grow(ref summary.Thrown, Expand(function.Thrown));
            foreach (var pair in function.Outs)
            {
                GrowOut(summary, pair.Key, Expand(pair.Value));
            }
        }

        foreach (var call in body.Calls.Values)
        {
            if (!call.IsIdle)
            {
                Visit(call);
            }
        }

        foreach (var effect in body.Effects.Values)
        {
            Visit(effect);
        }

        if (body.IsGivenUp)
        {
            GiveUp(body);
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
        if (effect.WaitsForFunctions)
        {
            return;
        }

        var data = Expand(effect.Data);
        if (effect.Kind == EffectKind.Content)
        {
            foreach (var receiver in Expand(effect.Receiver).Flat())
            {
                if (receiver.Kind == AtomKind.Handle)
                {
                    Reach(Written(effect, (string)receiver.Key!), effect.At, effect.Function, data, []);
                }
                else if (receiver is { Kind: AtomKind.Parameter, Key: Function { IsPrimary: true, Method: { } constructor } made } && made.Body != effect.Function.Body)
                {
                    if (_flow.IsCarrier(constructor.Parameters[receiver.Index].Type))
                    {
                        Reach(Kept(effect, constructor.Parameters[receiver.Index]), effect.At, effect.Function, data, []);
                    }
                }
                else if (receiver is { Kind: AtomKind.Parameter, Key: Function function })
                {
                    GrowOut(SummaryOf(function), receiver.Index, data.Map(a => a.Equals(receiver) ? Value.Empty : Value.Of(a)));
                }
            }

            return;
        }

        if (effect.Kind == EffectKind.Gap)
        {
            // What cannot be followed may call what it gets.
            data = Value.Join(data, Value.Join(data.Atoms.SelectMany(a => FunctionsOf(a, demand: false)).Select(f => Settled(SummaryOf(f).Returned, 0))));
        }

        Reach(effect, effect.At, effect.Function, data, []);
    }

    private void Visit(Call call)
    {
        var arguments = call.Arguments.Select(a => Expand(a)).ToArray();
        var callee = Expand(call.Callee);
        foreach (var atom in callee.Atoms)
        {
            if (atom is { Kind: AtomKind.Parameter, Key: Function outer })
            {
                AddCallback(outer, call, callee, arguments);
            }
        }

        var carries = call.IsDemanded || arguments.Any(IsRelevant) || IsRelevant(Expand(call.Receiver));
        var followed = false;
        foreach (var target in Targets(call, callee, demand: carries))
        {
            followed = true;
            Pass(call, target, arguments, call.Places);
        }

        if (carries && !followed && _knowsAll && call.Method is { IsAbstract: true } open)
        {
            ReachBoundary(call, open, arguments);
        }
    }

    private bool IsRelevant(Value value) =>
        value.Flat().Any(a => a.Kind is AtomKind.Source or AtomKind.Whole or AtomKind.Function or AtomKind.Held || a is { Kind: AtomKind.Parameter, Key: Function f } && _active.Contains((f, a.Index)));

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
                    var data = Part(arguments[i], export.Path, 0);
                    Reach(export.Effect, i < places.Length ? places[i] : call.At, call.Function, export.Pseudonymised ? data.AsPseudonym() : data, export.Steps);
                }
            }
        }

        foreach (var callback in summary.Callbacks.Values.ToList())
        {
            var callee = Substitute(callback.Callee, target, arguments);
            var given = callback.Arguments.Select(a => Substitute(a, target, arguments)).ToArray();
            var handed = Enumerable.Range(0, arguments.Length).Where(i => arguments[i].Flat().Any(a => a.Kind == AtomKind.Function) && i < places.Length).Select(i => places[i]).FirstOrDefault() ?? call.At;
            foreach (var atom in callee.Atoms)
            {
                foreach (var function in FunctionsOf(atom, demand: true).Where(f => f != target))
                {
                    // What a function does with its parameter is reported where the data enters: at the argument that brings it, else at the function that is passed.
                    Pass(call, function, given, [.. given.Select(g => Enumerable.Range(0, Math.Min(arguments.Length, places.Length))
                        .Where(i => arguments[i].Flat().Any(a => a.Kind is AtomKind.Source or AtomKind.Whole && g.Flat().Contains(a))).Select(i => places[i]).FirstOrDefault() ?? handed)]);
                }

                if (atom is { Kind: AtomKind.Parameter, Key: Function outer } && outer != target)
                {
                    AddCallback(outer, callback.Call, callee, given);
                }
            }
        }
    }

    private IEnumerable<Function> Targets(Call call, Value callee, bool demand)
    {
        if (call.Method is { } method)
        {
            foreach (var candidate in (call.IsVirtual ? _implementations(method).Prepend(method) : [method]).Where(m => !m.IsAbstract))
            {
                if (FunctionOf(candidate, demand) is { } function)
                {
                    yield return function;
                }
            }
        }

        foreach (var function in callee.Atoms.SelectMany(a => FunctionsOf(a, demand)))
        {
            yield return function;
        }
    }

    private Function? FunctionOf(IMethodSymbol method, bool demand)
    {
        method = method.OriginalDefinition;
        if (!_functions.TryGetValue(method, out var function) && demand)
        {
            foreach (var body in _bodiesOf(method))
            {
                Add(body);
            }

            _functions.TryGetValue(method, out function);
        }

        return function;
    }
}
