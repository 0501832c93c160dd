using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>Operators and conversions, own ones included.</summary>
internal sealed partial class LabelFlow
{
    /// <summary>Long chains of <c>+</c> lean to the left: they are walked without recursion.</summary>
    private Value Binary(IBinaryOperation binary)
    {
        var pending = new Stack<IBinaryOperation>();
        IOperation leftmost = binary;
        while (leftmost is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } next)
        {
            pending.Push(next);
            leftmost = next.LeftOperand;
        }

        if (pending.Count == 0)
        {
            return BinaryOnce(binary, Evaluate(binary.LeftOperand));
        }

        var value = pending.Peek().Type?.SpecialType == SpecialType.System_String ? TextOf(leftmost, Evaluate(leftmost), leftmost.Syntax) : Evaluate(leftmost);
        while (pending.Count > 0)
        {
            Step();
            value = BinaryOnce(pending.Pop(), value);
        }

        return value;
    }

    private Value BinaryOnce(IBinaryOperation binary, Value left)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            // An operator of one's own gives the left operand where the right one is not asked for.
            var both = Value.Empty;
            Branch(() => both = Combined(binary, left, Evaluate(binary.RightOperand)), () => Value.Empty);
            return binary.OperatorMethod is null ? Value.Empty : Value.Join(left, both);
        }

        return Combined(binary, left, Evaluate(binary.RightOperand));
    }

    private Value Combined(IBinaryOperation binary, Value left, Value right)
    {
        if (binary.OperatorMethod is { } method && _flow.OwnMethod(method) is { } own)
        {
            return CallOwn(binary.Syntax, own, false, Value.Empty, [left, right], [binary.LeftOperand.Syntax, binary.RightOperand.Syntax]);
        }

        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual || binary.Type?.SpecialType == SpecialType.System_Boolean)
        {
            return Value.Empty;
        }

        return binary.Type?.SpecialType == SpecialType.System_String
            ? Value.Join(left, TextOf(binary.RightOperand, right, binary.RightOperand.Syntax)).Flattened()
            : binary.Type?.TypeKind == TypeKind.Delegate ? Value.Join(left, right) : Value.Join(left, right).Flattened();
    }

    private Value CompoundAssign(ICompoundAssignmentOperation compound)
    {
        var left = Evaluate(compound.Target);
        var right = Evaluate(compound.Value);
        Value value;
        if (compound.OperatorMethod is { } method && _flow.OwnMethod(method) is { } own)
        {
            if (!own.IsStatic)
            {
                return InPlace(own, compound.Target, [(right, compound.Value.Syntax)], compound.Syntax);
            }

            value = CallOwn(compound.Syntax, own, false, Value.Empty, [left, right], [compound.Target.Syntax, compound.Value.Syntax]);
        }
        else if (compound.Type?.SpecialType == SpecialType.System_String)
        {
            value = Value.Join(left, TextOf(compound.Value, right, compound.Value.Syntax)).Flattened();
        }
        else
        {
            value = compound.Type?.SpecialType == SpecialType.System_Boolean ? Value.Empty : Value.Join(left, right);
        }

        return Assign(compound.Target, value, compound.Value);
    }

    /// <summary>An operator of C# 14 that changes the object itself.</summary>
    private Value InPlace(IMethodSymbol method, IOperation target, (Value Value, SyntaxNode At)[] operands, SyntaxNode at)
    {
        var changed = Evaluate(target);
        CallOwn(at, method, changed, [.. operands.Select(o => o.Value)], [.. operands.Select(o => o.At)]);
        return changed;
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { } method && _flow.OwnMethod(method) is { } own)
        {
            return CallOwn(conversion.Syntax, own, false, Value.Empty, [value], [conversion.Operand.Syntax]);
        }

        // A person behind an object or interface stays a person.
        if (conversion.Operand.Type is { } from && conversion.Type is { } to && !SymbolEqualityComparer.Default.Equals(from, to) && _flow.Labels.Contains(from) && !_flow.Labels.Contains(to))
        {
            if (conversion.OperatorMethod is not null || IsProjected(value))
            {
                return value;
            }

            var whole = Value.Join(value, Value.Of(Atom.Whole(from, conversion.Operand.Syntax)));
            return _flow.TextMethod(from) is { } text ? Value.Join(whole, Value.Structure([("ToString", CallOwn(conversion.Syntax, text, isVirtual: true, value, [], []))], declared: true)) : whole;
        }

        return value;
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private Value Tuple(ITupleOperation tuple)
    {
        var names = (tuple.NaturalType ?? tuple.Type) is INamedTypeSymbol { IsTupleType: true } type ? type.TupleElements : default;
        return Value.Structure([.. tuple.Elements.Select((e, i) => (ElementName(names.IsDefault || i >= names.Length ? null : names[i], i), Evaluate(e)))], declared: false);
    }

    /// <summary>Elements are known by position: names of tuples change on the way.</summary>
    private static string ElementName(IFieldSymbol? element, int index) => "Item" + (element?.CorrespondingTupleField is { } field ? field.Name.Replace("Item", "") : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
