using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>Variables and objects: what is written is seen by <c>catch</c>, through references and, by <see cref="Closures"/>, in lambdas.</summary>
internal sealed partial class LabelFlow
{
    private Value Read(ISymbol variable)
    {
        var value = Value.Join(_state?[variable] ?? Value.Empty, _closures.Read(variable, _function));
        return value.Atoms.Any(a => a.Kind == AtomKind.Reference) ? value.Map(a => a.Kind == AtomKind.Reference ? At((IOperation)a.Key!) : Value.Of(a)) : value;
    }

    /// <summary>What stands at a place that a <c>ref</c> refers to; a loop stands for the elements that it goes through.</summary>
    private Value At(IOperation place) => place is IForEachLoopOperation loop ? Deref(Evaluate(loop.Collection)) : Evaluate(place);

    /// <summary>What a <c>ref</c> refers to: places, and what a call or condition may give.</summary>
    private Value Refer(IOperation place)
    {
        Evaluate(place);
        switch (Unconverted(place))
        {
            case ILocalReferenceOperation { Local.RefKind: not RefKind.None } alias:
                return _state?[alias.Local] ?? Value.Empty;
            case IConditionalOperation { WhenFalse: { } other } either:
                return Value.Join(Refer(either.WhenTrue), Refer(other));
            case IInvocationOperation call:
                return Value.Join(Value.Join(call.Arguments.Select(a => Refer(a.Value))), Value.Of(Atom.Reference(call)));
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                return Refer(assignment.Value);
            case var other:
                return Value.Of(Atom.Reference(other));
        }
    }

    private void Write(ISymbol variable, Value value)
    {
        if (_state is null)
        {
            return;
        }

        var places = _state[variable].Atoms.Where(a => a.Kind == AtomKind.Reference).Select(a => (IOperation)a.Key!).ToList();
        if (places.Count > 0)
        {
            foreach (var place in places)
            {
                if (place is IForEachLoopOperation loop)
                {
                    AddContent(loop.Collection, Evaluate(loop.Collection), value, place.Syntax, whole: false);
                }
                else if (places.Count == 1)
                {
                    Assign(place, value, place);
                }
                else
                {
                    AssignWeakly(place, value);
                }
            }

            return;
        }

        Set(variable, value);
    }

    private void Set(ISymbol variable, Value value)
    {
        if (_state is null)
        {
            return;
        }

        _state[variable] = value;
        _again |= _closures.Write(variable, value, _function);
        foreach (var frame in Reaching())
        {
            frame.Any.Add(variable, value);
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
        _again |= _closures.AddToObject(number, content, nested: _function != _body.Main && !_closures.IsOfBody(_function));
        foreach (var frame in Reaching())
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
