using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>Conditions, loops, switches, exceptions and jumps.</summary>
internal sealed partial class LabelFlow
{
    private void While(IWhileLoopOperation loop)
    {
        if (loop.ConditionIsTop)
        {
            Loop(loop, () => Test(loop.Condition), null);
            return;
        }

        var entry = _state;
        do
        {
            _state = entry?.Copy();
            Execute(loop.Body);
            Land(loop.ContinueLabel);
            if (_state is not null)
            {
                Evaluate(loop.Condition);
            }
        }
        while (Grows(ref entry, _state));
        Land(loop.ExitLabel);
    }

    /// <summary>Tests a condition: goes on where it holds.</summary>
    /// <returns>The state where it does not.</returns>
    private FlowState? Test(IOperation? condition)
    {
        if (condition is null)
        {
            return null;
        }

        var (whenTrue, whenFalse) = Split(condition);
        _state = whenTrue;
        return whenFalse;
    }

    /// <summary>The states after a condition that held and one that did not.</summary>
    private (FlowState? True, FlowState? False) Split(IOperation condition)
    {
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: bool known } }:
                return known ? (_state, null) : (null, _state);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                var (inner, outer) = Split(not.Operand);
                return (outer, inner);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null } and:
                var (first, failed) = Split(and.LeftOperand);
                _state = first;
                var (both, second) = first is null ? (null, null) : Split(and.RightOperand);
                return (both, Joined(failed, second));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, OperatorMethod: null } or:
                var (held, left) = Split(or.LeftOperand);
                _state = left;
                var (right, neither) = left is null ? (null, null) : Split(or.RightOperand);
                return (Joined(held, right), neither);
            default:
                Evaluate(condition);
                return (_state, _state?.Copy());
        }
    }

    private void Loop(ILoopOperation loop, Func<FlowState?> condition, Action? bottom)
    {
        var entry = _state;
        FlowState? exit;
        do
        {
            _state = entry?.Copy();
            exit = _state is null ? null : condition();
            Execute(loop.Body);
            Land(loop.ContinueLabel);
            if (_state is not null)
            {
                bottom?.Invoke();
            }
        }
        while (Grows(ref entry, _state));
        _state = exit;
        Land(loop.ExitLabel);
    }

    private static bool Grows(ref FlowState? entry, FlowState? back)
    {
        if (back is null)
        {
            return false;
        }

        if (entry is null)
        {
            entry = back.Copy();
            return true;
        }

        return entry.Join(back);
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        var collection = _state is null ? Value.Empty : Evaluate(loop.Collection);
        var elements = Deref(collection);
        var each = _state is not null && loop.Syntax is CommonForEachStatementSyntax statement ? _model.GetForEachStatementInfo(statement) : default;
        var enumerator = Value.Empty;
        if (_flow.OwnMethod(each.GetEnumeratorMethod) is { } start)
        {
            enumerator = start.IsExtensionMethod ? CallOwn(loop.Collection.Syntax, start, false, Value.Empty, [collection], [loop.Collection.Syntax]) : CallOwn(loop.Collection.Syntax, start, Deep(collection), [], []);
            elements = Value.Join(elements, enumerator);
            enumerator = Value.Join(enumerator, SymbolEqualityComparer.Default.Equals(start.ReturnType, start.ContainingType) ? collection : Value.Empty);
        }

        Loop(loop, () =>
        {
            if (_flow.OwnMethod(each.MoveNextMethod) is { } next)
            {
                CallOwn(loop.Collection.Syntax, next, enumerator, [], []);
            }

            if (_flow.OwnMethod(each.CurrentProperty?.GetMethod) is { } current)
            {
                elements = CallOwn(loop.Collection.Syntax, current, enumerator, [], []);
            }

            var exit = _state!.Copy();
            switch (loop.LoopControlVariable)
            {
                case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } variable:
                    Set(variable.Symbol, Value.Join(elements, Value.Of(Atom.Reference(loop))));
                    break;
                case IVariableDeclaratorOperation variable:
                    Write(variable.Symbol, elements);
                    break;
                case { } target when loop.Syntax is ForEachVariableStatementSyntax parts:
                    Deconstruct(target, elements, _model.GetDeconstructionInfo(parts), loop.Collection.Syntax);
                    break;
            }

            return exit;
        }, null);
    }

    private void Switch(ISwitchOperation switched)
    {
        var value = _state is null ? Value.Empty : Evaluate(switched.Value);
        var before = _state;
        FlowState? end = _state?.Copy();
        foreach (var section in switched.Cases)
        {
            _state = before?.Copy();
            foreach (var clause in section.Clauses)
            {
                if (clause is IPatternCaseClauseOperation pattern && _state is not null)
                {
                    Match(pattern.Pattern, value);
                    Evaluate(pattern.Guard);
                }

                if (clause.Label is { } label)
                {
                    _passed.Add(label);
                    Land(label);
                }
            }

            foreach (var statement in section.Body)
            {
                Execute(statement);
            }

            end = Joined(end, _state);
        }

        _state = end;
        Land(switched.ExitLabel);
    }

    private void Try(ITryOperation attempt)
    {
        var start = _state ?? new FlowState();
        var outer = attempt.Finally is null ? null : new TryFrame(start, isFinal: true);
        var jumpsBefore = attempt.Finally is null ? null : new HashSet<ILabelSymbol>(_jumps.Keys, SymbolEqualityComparer.Default);
        if (outer is not null)
        {
            _tries.Add(outer);
        }

        var frame = new TryFrame(start, isFinal: false);
        _tries.Add(frame);
        Execute(attempt.Body);
        _tries.RemoveAt(_tries.Count - 1);
        var end = _state;
        var escaping = frame.Thrown;
        foreach (var handler in attempt.Catches)
        {
            _state = frame.Any.Copy();
            var caught = Value.Join(frame.Thrown.Where(t => MayBe(t.Type, handler.ExceptionType)).Select(t => t.Value));
            var catchesAll = handler.Filter is null;
            escaping = [.. escaping.Where(t => !(catchesAll && (IsAny(handler.ExceptionType) || t.Type is not null && _flow.Derives(t.Type, handler.ExceptionType))))];
            if (handler.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation variable)
            {
                Write(variable.Symbol, caught);
            }

            var previous = _caught;
            _caught = caught;
            Evaluate(handler.Filter);
            Execute(handler.Handler);
            _caught = previous;
            end = Joined(end, _state);
        }

        foreach (var (type, value) in escaping)
        {
            AddThrown(type, value);
        }

        if (outer is null)
        {
            _state = end;
            return;
        }

        _tries.RemoveAt(_tries.Count - 1);
        _state = outer.Any.Copy();
        Execute(attempt.Finally);
        if (_state is { } left)
        {
            foreach (var around in Reaching())
            {
                around.Any.Join(left);
            }

            End();
            foreach (var jump in _jumps.Where(j => !jumpsBefore!.Contains(j.Key)))
            {
                jump.Value.Join(left);
            }
        }

        foreach (var (type, value) in outer.Thrown)
        {
            AddThrown(type, value);
        }

        _state = end;
        if (_state is not null)
        {
            Execute(attempt.Finally);
        }
    }

    /// <summary>Blocks that see at once what is assigned, should an exception leave it: out to the first <c>finally</c>, which comes before the rest.</summary>
    private IEnumerable<TryFrame> Reaching()
    {
        for (var i = _around.Count + _tries.Count - 1; i >= 0; i--)
        {
            var frame = i < _around.Count ? _around[i] : _tries[i - _around.Count];
            yield return frame;
            if (frame.IsFinal)
            {
                yield break;
            }
        }
    }

    private static bool IsAny(ITypeSymbol? type) => type is null || type.SpecialType == SpecialType.System_Object || type.Name == "Exception" && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private bool MayBe(ITypeSymbol? thrown, ITypeSymbol? caught) => thrown is null || IsAny(caught) || _flow.Derives(thrown, caught!) || _flow.Derives(caught!, thrown);

    private void AddThrown(ITypeSymbol? type, Value value)
    {
        if (value.IsEmpty)
        {
            return;
        }

        if (_tries.Count > 0)
        {
            _tries[_tries.Count - 1].Thrown.Add((type, value));
        }
        else
        {
            _function.Thrown = Value.Join(_function.Thrown, value);
            if (_around.Count > 0)
            {
                _around[_around.Count - 1].Thrown.Add((type, value));
            }
        }
    }

    private void Jump(ILabelSymbol target)
    {
        if (_state is null)
        {
            return;
        }

        if (!_jumps.TryGetValue(target, out var waiting))
        {
            _jumps.Add(target, _state.Copy());
            _again |= _passed.Contains(target);
        }
        else if (waiting.Join(_state))
        {
            _again |= _passed.Contains(target);
        }

        _state = null;
    }

    private void Land(ILabelSymbol label)
    {
        if (_jumps.TryGetValue(label, out var waiting))
        {
            _state = Joined(_state, waiting.Copy());
        }
    }

    private static FlowState? Joined(FlowState? a, FlowState? b)
    {
        if (a is null || b is null)
        {
            return a ?? b;
        }

        a.Join(b);
        return a;
    }
}
