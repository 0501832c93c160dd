using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Flow;

/// <summary>What delegates run: functions that are passed, or put into members.</summary>
internal sealed partial class Resolution
{
    /// <summary>The functions that an atom of a delegate may run.</summary>
    private IEnumerable<Function> FunctionsOf(Atom atom, bool demand) =>
        atom.Kind switch
        {
            AtomKind.Function => (atom.Key as Function ?? FunctionOf((IMethodSymbol)atom.Key!, demand)) is { } function ? [function] : [],
            AtomKind.Held => HeldBy((ISymbol)atom.Key!, demand).SelectMany(h => FunctionsOf(h, demand)),
            _ => [],
        };

    private readonly Dictionary<ISymbol, HashSet<Atom>> _held = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _mentioned = new(SymbolEqualityComparer.Default);

    private void Hold(ISymbol member, Atom function)
    {
        if (!_held.TryGetValue(member.OriginalDefinition, out var held))
        {
            _held.Add(member.OriginalDefinition, held = []);
        }

        _changed |= held.Add(function);
    }

    /// <summary>Functions that are put into a member, or into one whose functions go on into it; bodies that may do so are asked for.</summary>
    private List<Atom> HeldBy(ISymbol member, bool demand)
    {
        var functions = new List<Atom>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>([member.OriginalDefinition]);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!seen.Add(next))
            {
                continue;
            }

            if (demand && _mentioned.Add(next))
            {
                foreach (var body in _mentions(next))
                {
                    Add(body);
                }
            }

            foreach (var atom in _held.TryGetValue(next, out var held) ? held : [])
            {
                if (atom.Kind == AtomKind.Held)
                {
                    open.Push((ISymbol)atom.Key!);
                }
                else
                {
                    functions.Add(atom);
                }
            }
        }

        return functions;
    }

    /// <summary>Members that hold a function which gives back marked data.</summary>
    public IEnumerable<ISymbol> GivingMembers() =>
        _held.Where(h => h.Value.SelectMany(a => FunctionsOf(a, demand: false)).Any(f => SummaryOf(f).Returned.Flat().Any(a => a.Kind is AtomKind.Source or AtomKind.Whole))).Select(h => h.Key).ToList();

    /// <summary>Only when nothing changes any more is it known which delegates nobody sets: what goes into them is a gap.</summary>
    private void ReachUnset()
    {
        foreach (var gap in _bodies.SelectMany(b => b.Effects.Values).Where(e => e.WaitsForFunctions).ToList())
        {
            if (!gap.Receiver.Atoms.SelectMany(a => FunctionsOf(a, demand: true)).Any() && !_changed)
            {
                Reach(gap, gap.At, gap.Function, Expand(gap.Data), []);
            }
        }
    }

    private void AddCallback(Function function, Call call, Value callee, Value[] arguments)
    {
        var summary = SummaryOf(function);
        var key = (call.At, arguments.Length);
        if (!summary.Callbacks.TryGetValue(key, out var known))
        {
            if (summary.Callbacks.Count >= MaxCallbacks)
            {
                GiveUp(function.Body);
                return;
            }

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
}
