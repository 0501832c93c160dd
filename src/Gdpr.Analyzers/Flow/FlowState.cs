using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Flow;

/// <summary>What variables and objects carry at one point of a body. Only what carries something is kept; absent is empty.</summary>
internal sealed class FlowState
{
    private readonly Dictionary<ISymbol, Value> _variables;
    private readonly Dictionary<int, Value> _heap;

    public FlowState()
    {
        _variables = new(SymbolEqualityComparer.Default);
        _heap = [];
    }

    private FlowState(FlowState other)
    {
        _variables = new(other._variables, SymbolEqualityComparer.Default);
        _heap = new(other._heap);
    }

    public Value this[ISymbol variable]
    {
        get => _variables.TryGetValue(variable, out var value) ? value : Value.Empty;
        set
        {
            if (value.IsEmpty)
            {
                _variables.Remove(variable);
            }
            else
            {
                _variables[variable] = value;
            }
        }
    }

    public Value Heap(int number) => _heap.TryGetValue(number, out var value) ? value : Value.Empty;

    /// <summary>An object keeps what it held: one number may stand for several objects of a loop.</summary>
    public void Add(int number, Value content) => _heap[number] = Value.Join(Heap(number), content);

    public void Add(ISymbol variable, Value value) => this[variable] = Value.Join(this[variable], value);

    public FlowState Copy() => new(this);

    /// <returns>Whether something came in that was not there.</returns>
    public bool Join(FlowState other)
    {
        var grew = false;
        foreach (var pair in other._variables)
        {
            var before = this[pair.Key];
            var after = Value.Join(before, pair.Value);
            if (!ReferenceEquals(before, after) && !before.Equals(after))
            {
                _variables[pair.Key] = after;
                grew = true;
            }
        }

        foreach (var pair in other._heap)
        {
            var before = Heap(pair.Key);
            var after = Value.Join(before, pair.Value);
            if (!ReferenceEquals(before, after) && !before.Equals(after))
            {
                _heap[pair.Key] = after;
                grew = true;
            }
        }

        return grew;
    }
}
