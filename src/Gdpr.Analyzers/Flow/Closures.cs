using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>
/// What lambdas and local functions share with the code around them. A lambda runs at an unknown time after it was made, so it sees the variable as it was then and whatever is
/// assigned later; the code around sees whatever a nested function may have assigned. The body is walked again until nothing new comes. What runs where it stands (a lambda of
/// <c>Where</c> before a <c>ToList</c>, a local function that is only called) is code of the function around it.
/// </summary>
internal sealed class Closures
{
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> _later = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> _inner = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<int, Value> _objects = [];
    private readonly Dictionary<IMethodSymbol, HashSet<ISymbol>> _captures = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _local = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _atOnce = new(SymbolEqualityComparer.Default);
    private readonly bool _any;

    public Closures(IOperation root)
    {
        foreach (var operation in root.Descendants())
        {
            var nested = operation switch { IAnonymousFunctionOperation lambda => lambda.Symbol, ILocalFunctionOperation local => local.Symbol, _ => null };
            if (nested is null)
            {
                continue;
            }

            _any = true;
            var captured = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (var inside in operation.Descendants())
            {
                var variable = inside switch { ILocalReferenceOperation local => (ISymbol)local.Local, IParameterReferenceOperation parameter => parameter.Parameter, _ => null };
                if (variable is not null && !IsInside(variable, nested))
                {
                    captured.Add(variable);
                }
            }

            _captures[nested] = captured;
            _shared.UnionWith(captured);
            if (operation is ILocalFunctionOperation function)
            {
                _local[nested] = function;
            }
        }

        _atOnce.UnionWith(_local.Keys);
        foreach (var operation in _local.Count == 0 ? [] : root.Descendants())
        {
            var used = operation switch { IInvocationOperation call => call.TargetMethod.OriginalDefinition, IMethodReferenceOperation group => group.Method.OriginalDefinition, _ => null };
            if (used is not null && _local.ContainsKey(used) && (operation is IMethodReferenceOperation || IsNested(operation)))
            {
                _atOnce.Remove(used);
            }
        }

        _atOnce.RemoveWhere(f => f is IMethodSymbol { IsAsync: true } || _local[f].Descendants().Any(o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak));
        foreach (var local in _local.Keys.Where(f => !_atOnce.Contains(f)))
        {
            _open.UnionWith(_captures[(IMethodSymbol)local]);
        }
    }

    private static bool IsNested(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A lambda runs where it stands.</summary>
    public void RunAtOnce(IMethodSymbol nested) => _atOnce.Add(nested);

    public bool IsAtOnce(ISymbol nested) => _atOnce.Contains(nested);

    /// <summary>All functions from this one up to the body's own run where they stand.</summary>
    public bool IsOfBody(Function function) => IsOf(function.Body.Main.Symbol, function.Symbol);

    /// <summary>A lambda is made: from now on, what is assigned to its variables may be seen by it.</summary>
    public void Open(IMethodSymbol nested)
    {
        if (_captures.TryGetValue(nested, out var captured))
        {
            _open.UnionWith(captured);
        }
    }

    /// <summary>The code of a local function of this body, or null.</summary>
    public ILocalFunctionOperation? Local(IMethodSymbol method) => _local.TryGetValue(method, out var local) ? local : null;

    public Value Read(ISymbol variable, Function function)
    {
        if (!_any || !_shared.Contains(variable))
        {
            return Value.Empty;
        }

        var table = IsOwn(variable, function) ? _inner : _later;
        return table.TryGetValue(variable, out var value) ? value : Value.Empty;
    }

    /// <returns>Whether another walk is needed.</returns>
    public bool Write(ISymbol variable, Value value, Function function)
    {
        if (!_any || value.IsEmpty || !_shared.Contains(variable))
        {
            return false;
        }

        var grew = _open.Contains(variable) && Add(_later, variable, value);
        return !IsOwn(variable, function) && Add(_inner, variable, value) | Add(_later, variable, value) || grew;
    }

    public Value Object(int number) => _objects.TryGetValue(number, out var value) ? value : Value.Empty;

    /// <summary>An object that a nested function filled is full for all.</summary>
    public bool AddToObject(int number, Value content, bool nested)
    {
        if (!_any || !nested && _open.Count == 0)
        {
            return false;
        }

        var before = Object(number);
        var after = Value.Join(before, content);
        if (before.Equals(after))
        {
            return false;
        }

        _objects[number] = after;
        return true;
    }

    private static bool Add(Dictionary<ISymbol, Value> table, ISymbol variable, Value value)
    {
        var before = table.TryGetValue(variable, out var known) ? known : Value.Empty;
        var after = Value.Join(before, value);
        if (before.Equals(after))
        {
            return false;
        }

        table[variable] = after;
        return true;
    }

    private bool IsOwn(ISymbol variable, Function function) => IsOf(variable.ContainingSymbol, function.Symbol);

    private bool IsOf(ISymbol owner, ISymbol code)
    {
        while (!SymbolEqualityComparer.Default.Equals(owner, code))
        {
            if (!_atOnce.Contains(code) || code.ContainingSymbol is not { } outer)
            {
                return false;
            }

            code = outer;
        }

        return true;
    }

    private static bool IsInside(ISymbol variable, IMethodSymbol nested)
    {
        for (var owner = variable.ContainingSymbol; owner is not null; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, nested))
            {
                return true;
            }
        }

        return false;
    }
}
