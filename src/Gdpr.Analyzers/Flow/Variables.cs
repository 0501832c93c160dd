using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Flow;

/// <summary>Variables and objects: what is written is seen by <c>catch</c>, through references and, by <see cref="Closures"/>, in lambdas.</summary>
internal sealed partial class LabelFlow
{
    private Value Read(ISymbol variable) => Value.Join(_state?[variable] ?? Value.Empty, _closures.Read(variable, _function));

    private void Write(ISymbol variable, Value value)
    {
        if (_state is null)
        {
            return;
        }

        _state[variable] = value;
        _again |= _closures.Write(variable, value, _function);
        foreach (var frame in _tries)
        {
            frame.Any.Add(variable, value);
        }

        if (_closures.AliasOf(variable) is { } referred)
        {
            AssignWeakly(referred, value);
        }
    }

    private void AddToVariable(ISymbol variable, Value value)
    {
        if (!value.IsEmpty && _state is not null)
        {
            Write(variable, Value.Join(_state[variable], value));
        }
    }

    private void AddToObject(int number, Value content)
    {
        if (content.IsEmpty || _state is null || number < 0)
        {
            return;
        }

        _state.Add(number, content);
        _again |= _closures.AddToObject(number, content, nested: _function != _body.Main);
        foreach (var frame in _tries)
        {
            frame.Any.Add(number, content);
        }
    }

    private Value Heap(int number) => Value.Join(_state?.Heap(number) ?? Value.Empty, _closures.Object(number));

    /// <summary>What is inside: of a collection its elements, of an object what it was given.</summary>
    private Value Deref(Value value)
    {
        if (!value.Atoms.Any(a => a.Kind == AtomKind.Object))
        {
            return value;
        }

        return value.Map(a => a.Kind == AtomKind.Object ? Heap(a.Index) : Value.Of(a));
    }

    /// <summary>The same without objects of this body: each replaced by what it holds now.</summary>
    private Value Deep(Value value) => Deep(value, []);

    private Value Deep(Value value, HashSet<int> open) =>
        value.IsEmpty || !value.Flat().Any(a => a.Kind == AtomKind.Object)
            ? value
            : value.Map(a =>
            {
                if (a.Kind != AtomKind.Object)
                {
                    return Value.Of(a);
                }

                if (!open.Add(a.Index))
                {
                    return Value.Empty;
                }

                var content = Deep(Heap(a.Index), open);
                open.Remove(a.Index);
                return content;
            });
}
