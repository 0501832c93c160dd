using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Analyzers.Flow;

/// <summary>What patterns take out of a value.</summary>
internal sealed partial class LabelFlow
{
    private void Match(IPatternOperation? pattern, Value value)
    {
        if (pattern is null || _state is null)
        {
            return;
        }

        Step();
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Write(declared, value);
                break;
            case IRecursivePatternOperation recursive:
                var content = Deref(value);
                for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                {
                    var part = recursive.DeconstructSymbol is IMethodSymbol method
                        ? Deconstructed(method, i, content, recursive.DeconstructionSubpatterns[i].Syntax)
                        : content.At("Item" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
                    Match(recursive.DeconstructionSubpatterns[i], part);
                }

                foreach (var property in recursive.PropertySubpatterns)
                {
                    _initialized.Push(value);
                    var part = Evaluate(property.Member);
                    _initialized.Pop();
                    Match(property.Pattern, property.Member is IMemberReferenceOperation { Instance: null } or null ? Value.Join(part, content) : PatternMember(property.Member, value, part));
                }

                if (recursive.DeclaredSymbol is { } whole)
                {
                    Write(whole, value);
                }

                break;
            case IListPatternOperation list:
                foreach (var item in list.Patterns)
                {
                    Match(item, item is ISlicePatternOperation ? value : Deref(value));
                }

                if (list.DeclaredSymbol is { } matched)
                {
                    Write(matched, value);
                }

                break;
            case ISlicePatternOperation slice:
                Match(slice.Pattern, value);
                break;
            case IBinaryPatternOperation both:
                Match(both.LeftPattern, value);
                Match(both.RightPattern, value);
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value);
                break;
        }
    }

    /// <summary>In a pattern the member's instance is the matched value, which operations show as an instance of their own.</summary>
    private Value PatternMember(IOperation member, Value matched, Value evaluated) =>
        member is IMemberReferenceOperation { Member: { } symbol } && _flow.Labels.LabelsOf(symbol).Length == 0
        && (symbol.ContainingType is { IsTupleType: true } or { IsAnonymousType: true } or { IsRecord: true } || !_flow.IsOwn(symbol) && !_flow.Stops(symbol))
            ? Value.Join(evaluated, symbol.ContainingType.IsTupleType ? Deref(matched).At(ElementName(symbol as IFieldSymbol, 0))
                : _flow.IsOwn(symbol) || symbol.ContainingType.IsAnonymousType ? Deref(matched).At(symbol.Name) : Deref(matched))
            : evaluated;
}
