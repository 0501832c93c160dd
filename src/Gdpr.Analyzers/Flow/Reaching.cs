using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Flow;

/// <summary>Data that arrives at an effect: found where it is a source, carried to the callers where it is a parameter.</summary>
internal sealed partial class Resolution
{
    private readonly Dictionary<(object, object), Effect> _derived = [];

    /// <summary>The sink that content put into a way out amounts to.</summary>
    private Effect Written(Effect content, string kind) =>
        Derived(content, kind, () => new Effect(EffectKind.Sink, content.At, content.Function) { Sink = new SinkUse(kind, content.Reason ?? kind), Whole = content.Whole, Target = content.Target });

    /// <summary>What is put into an object that a primary constructor was given stays there, as in a field.</summary>
    private Effect Kept(Effect content, IParameterSymbol parameter) =>
        Derived(content, parameter, () => new Effect(EffectKind.Store, content.At, content.Function) { Target = parameter });

    private Effect Derived(object content, object from, Func<Effect> make)
    {
        if (!_derived.TryGetValue((content, from), out var effect))
        {
            _derived.Add((content, from), effect = make());
        }

        return effect;
    }

    /// <summary>Data reaches an effect: sources are found, parameters are carried to the callers.</summary>
    private void Reach(Effect effect, SyntaxNode place, Function function, Value data, SyntaxNode[] steps)
    {
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
                case AtomKind.Function or AtomKind.Held when effect is { Kind: EffectKind.Store, Target: { } member }:
                    Hold(member, atom);
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

        if (exports.Exists(e => e.Effect == effect && e.Path == atom.Path && e.Pseudonymised == atom.Pseudonymised))
        {
            return;
        }

        if (exports.Count >= MaxExports)
        {
            GiveUp(((Function)atom.Key!).Body);
        }
        else
        {
            exports.Add(new Export(atom.Path, effect, atom.Pseudonymised, place == effect.At ? [.. steps, place] : [place, .. steps]));
            _changed = true;
        }
    }

    /// <summary>A method that nothing here implements is implemented in another assembly, or by a proxy: its parameters are a boundary.</summary>
    private void ReachBoundary(Call call, IMethodSymbol open, Value[] arguments)
    {
        for (var i = 0; i < open.Parameters.Length && i < arguments.Length; i++)
        {
            var parameter = open.Parameters[i];
            if (!arguments[i].IsEmpty && parameter.RefKind != RefKind.Out && _flow.LabelsOfParameter(parameter).Length == 0)
            {
                Reach(Derived(call, parameter, () => new Effect(EffectKind.Store, call.Places[i], call.Function) { Target = parameter }), call.Places[i], call.Function, arguments[i], []);
            }
        }
    }
}
