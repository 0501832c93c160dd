using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>
/// Finds the reads of marked members in one file, at the places where the name gate was hit. Contract §4a "Access": writes, <c>nameof</c>, attributes,
/// documentation and expression trees that only name a member are no reads.
/// </summary>
internal sealed class AccessWalk
{
    private readonly SemanticModel _model;
    private readonly LabelModel _labels;
    private readonly Declarations _declarations;
    private readonly CancellationToken _cancellation;

    public AccessWalk(SemanticModel model, LabelModel labels, Declarations declarations, CancellationToken cancellation)
    {
        _model = model;
        _labels = labels;
        _declarations = declarations;
        _cancellation = cancellation;
    }

    /// <summary>Where marked members are named, read or written, inside their own types too: the flow begins there.</summary>
    public List<SyntaxNode> Marked { get; } = [];

    /// <summary>Declarations in which some name was bound to its symbol.</summary>
    public HashSet<SyntaxNode> Bound { get; } = [];

    /// <summary>The read that a name stands for, or null.</summary>
    public AccessFact? Read(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name || !MayRead(name))
        {
            return null;
        }

        _cancellation.ThrowIfCancellationRequested();
        NoteBound(name);
        return _model.GetSymbolInfo(name, _cancellation).Symbol is { } symbol and (IPropertySymbol or IFieldSymbol) ? Fact(symbol, name, name) : null;
    }

    /// <summary>The reads of a file that no name stands for: deconstructions, positional patterns, indexers.</summary>
    public IEnumerable<AccessFact> ReadUnnamed(SyntaxNode root, bool positional, bool indexers)
    {
        foreach (var node in root.DescendantNodes())
        {
            var found = node switch
            {
                AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment when positional =>
                    Deconstructed(_model.GetDeconstructionInfo(assignment), assignment.Left, _model.GetTypeInfo(assignment.Right, _cancellation).Type),
                ForEachVariableStatementSyntax loop when positional => Deconstructed(_model.GetDeconstructionInfo(loop), loop.Variable),
                RecursivePatternSyntax { PositionalPatternClause: { } clause } pattern when positional => Matched(pattern, clause),
                ElementAccessExpressionSyntax or ElementBindingExpressionSyntax when indexers => Indexed((ExpressionSyntax)node),
                _ => null,
            };
            foreach (var fact in found ?? [])
            {
                if (fact is not null)
                {
                    yield return fact;
                }
            }
        }
    }

    private void NoteBound(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } body)
        {
            Bound.Add(body);
        }
    }

    private AccessFact? Fact(ISymbol symbol, SyntaxNode at, ExpressionSyntax? name) => Fact(symbol, _labels.LabelsOf(symbol), at, name);

    private AccessFact? Fact(ISymbol symbol, Label[] labels, SyntaxNode at, ExpressionSyntax? name)
    {
        if (labels.Length == 0 || symbol.ContainingType is null or { IsTupleType: true } or { IsAnonymousType: true } || name is not null && OnlyNames(name))
        {
            return null;
        }

        Marked.Add(at);
        var enclosing = _model.GetEnclosingSymbol(at.SpanStart, _cancellation);
        if (enclosing is null || IsInside(enclosing, symbol.ContainingType) || IsPassedOn(enclosing, symbol, at))
        {
            return null;
        }

        return new AccessFact(symbol, labels, at.GetLocation(), enclosing, _declarations.Of(enclosing));
    }

    /// <summary>By syntax alone: the name may stand for the read of a member.</summary>
    private static bool MayRead(SimpleNameSyntax name)
    {
        switch (name.Parent)
        {
            case NameColonSyntax { Parent: SubpatternSyntax }:
                return true;
            case NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or TypeArgumentListSyntax or UsingDirectiveSyntax
                or AttributeSyntax or BaseTypeSyntax or ParameterSyntax or CrefSyntax:
                return false;
            case VariableDeclarationSyntax declaration when declaration.Type == name:
                return false;
            case ObjectCreationExpressionSyntax creation when creation.Type == name:
                return false;
            case InvocationExpressionSyntax call when call.Expression == name && name.Identifier.ValueText == "nameof":
                return false;
        }

        ExpressionSyntax expression = name;
        while (true)
        {
            switch (expression.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == expression:
                    expression = access;
                    continue;
                // The receiver of a longer chain: c.Address in c.Address.Street = x only leads to what is written.
                case MemberAccessExpressionSyntax access when access.Expression == expression && IsWritten(Chain(access)):
                    return false;
                case ElementAccessExpressionSyntax element when element.Expression == expression && IsWritten(Chain(element)):
                    return false;
                case MemberBindingExpressionSyntax binding:
                    expression = binding;
                    continue;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized;
                    continue;
                case PostfixUnaryExpressionSyntax suppression when suppression.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    expression = suppression;
                    continue;
            }

            return !IsWritten(expression) && !IsInAttributeOrNameof(expression);
        }
    }

    private static ExpressionSyntax Chain(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == expression:
                case ElementAccessExpressionSyntax element when element.Expression == expression:
                case ParenthesizedExpressionSyntax:
                case PostfixUnaryExpressionSyntax suppression when suppression.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    expression = (ExpressionSyntax)expression.Parent;
                    continue;
                default:
                    return expression;
            }
        }
    }

    /// <summary>Assigned and not read: <c>=</c>, initialisers, <c>out</c>, elements of a deconstruction. <c>+=</c>, <c>??=</c>, <c>++</c> and <c>ref</c> read as well.</summary>
    private static bool IsWritten(ExpressionSyntax expression)
    {
        switch (expression.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == expression:
                return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);
            case ForEachVariableStatementSyntax loop when loop.Variable == expression:
                return true;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                return IsWritten(tuple);
            case ArgumentSyntax argument:
                return argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword);
            default:
                return false;
        }
    }

    private static bool IsInAttributeOrNameof(SyntaxNode node)
    {
        for (var outer = node.Parent; outer is not null and not StatementSyntax and not MemberDeclarationSyntax; outer = outer.Parent)
        {
            if (outer is AttributeSyntax or CrefSyntax
                or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments.Count: 1 })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nested types count as inside the declaring type.</summary>
    private static bool IsInside(ISymbol enclosing, INamedTypeSymbol? declaring)
    {
        for (var type = enclosing as INamedTypeSymbol ?? enclosing.ContainingType; type is not null && declaring is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, declaring.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An override that reads what it overrides only passes it on, with its marks.</summary>
    private static bool IsPassedOn(ISymbol enclosing, ISymbol member, SyntaxNode at) =>
        at.Parent is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax }
        && enclosing.NamedMember() is IPropertySymbol { OverriddenProperty: { } overridden }
        && SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, member.OriginalDefinition);

    /// <summary>In an expression tree outside LINQ's query operators, a lambda that only names a chain of members (<c>RuleFor(c =&gt; c.Email)</c>) reads nothing.</summary>
    private bool OnlyNames(ExpressionSyntax name)
    {
        var lambda = name.Ancestors().TakeWhile(n => n is not MemberDeclarationSyntax).OfType<LambdaExpressionSyntax>().FirstOrDefault();
        if (lambda?.ExpressionBody is not { } body || !IsChain(body))
        {
            return false;
        }

        SyntaxNode passed = lambda;
        while (passed.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            passed = passed.Parent;
        }

        var argument = passed.Parent as ArgumentSyntax;
        var method = argument?.Parent?.Parent is InvocationExpressionSyntax call && _model.GetSymbolInfo(call, _cancellation) is var info
            ? (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol : null;
        return method is not null && IsUpdate(method)
            ? argument!.Parent is ArgumentListSyntax list && list.Arguments[0] == argument
            : _model.GetTypeInfo(lambda, _cancellation).ConvertedType.Is("System.Linq.Expressions", "Expression") && (method is null || !IsQueryOperator(method) && !IsDisplay(method));
    }

    /// <summary><c>ExecuteUpdate(s =&gt; s.SetProperty(c =&gt; c.Email, …))</c> names first the column that it writes.</summary>
    private static bool IsUpdate(IMethodSymbol method) =>
        method.Name == "SetProperty" && method.ContainingType?.ContainingNamespace.IsNamed("Microsoft.EntityFrameworkCore.Query") == true;

    private static bool IsChain(ExpressionSyntax body) =>
        body switch
        {
            MemberAccessExpressionSyntax access => IsChain(access.Expression),
            IdentifierNameSyntax => true,
            PostfixUnaryExpressionSyntax suppression when suppression.IsKind(SyntaxKind.SuppressNullableWarningExpression) => IsChain(suppression.Operand),
            ParenthesizedExpressionSyntax parenthesized => IsChain(parenthesized.Expression),
            CastExpressionSyntax cast => IsChain(cast.Expression),
            AnonymousObjectCreationExpressionSyntax anonymous => anonymous.Initializers.All(i => IsChain(i.Expression)),
            _ => false,
        };

    private static bool IsQueryOperator(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        if (method.ContainingType.ContainingNamespace.IsNamed("System.Linq"))
        {
            return true;
        }

        return method.IsExtensionMethod && method.Name is not ("Include" or "ThenInclude") && method.Parameters.Length > 0
               && (IsQueryable(method.Parameters[0].Type) || method.Parameters[0].Type.AllInterfaces.Any(IsQueryable));
    }

    private static bool IsQueryable(ITypeSymbol type) => type.Name == "IQueryable" && type.ContainingNamespace.IsNamed("System.Linq");

    /// <summary><c>Html.DisplayFor(m =&gt; m.Email)</c> names a member and writes its value.</summary>
    private static bool IsDisplay(IMethodSymbol method) =>
        method.Name is "DisplayFor" or "DisplayTextFor" or "ValueFor"
        && (method.ContainingType.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Mvc.Rendering")
            || method.ContainingType.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Mvc.ViewFeatures"));

    /// <summary>The model of the older compilers does not tell the method for the body of an arrow.</summary>
    public static IMethodSymbol? DeconstructOf(ITypeSymbol? type, int count) =>
        type is null or { IsTupleType: true } ? null : type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == count && !m.IsStatic);

    private IEnumerable<AccessFact?> Deconstructed(DeconstructionInfo info, SyntaxNode target, ITypeSymbol? source = null)
    {
        var elements = target switch
        {
            TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(a => (SyntaxNode)a.Expression)],
            DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax designation } => [.. designation.Variables],
            ParenthesizedVariableDesignationSyntax designation => [.. designation.Variables],
            _ => Array.Empty<SyntaxNode>(),
        };
        NoteBound(target);
        for (var i = 0; i < elements.Length; i++)
        {
            if ((info.Method ?? DeconstructOf(source, elements.Length)) is { } method && i < method.Parameters.Length && !IsDiscard(elements[i]) && PropertyBehind(method, i) is { } property)
            {
                yield return Fact(property, elements[i], null);
            }

            if (i < info.Nested.Length)
            {
                foreach (var nested in Deconstructed(info.Nested[i], elements[i]))
                {
                    yield return nested;
                }
            }
        }
    }

    private IEnumerable<AccessFact?> Matched(RecursivePatternSyntax pattern, PositionalPatternClauseSyntax clause)
    {
        NoteBound(pattern);
        if (_model.GetOperation(pattern, _cancellation) is not Microsoft.CodeAnalysis.Operations.IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method })
        {
            yield break;
        }

        for (var i = 0; i < clause.Subpatterns.Count && i < method.Parameters.Length; i++)
        {
            var sub = clause.Subpatterns[i].Pattern;
            if (sub is not DiscardPatternSyntax && !(sub is VarPatternSyntax { Designation: DiscardDesignationSyntax }) && PropertyBehind(method, i) is { } property)
            {
                yield return Fact(property, sub, null);
            }
        }
    }

    private IEnumerable<AccessFact?> Indexed(ExpressionSyntax access)
    {
        if (!IsWritten(access) && _model.GetSymbolInfo(access, _cancellation).Symbol is IPropertySymbol { IsIndexer: true } indexer)
        {
            NoteBound(access);
            var keys = access switch { ElementAccessExpressionSyntax a => a.ArgumentList, ElementBindingExpressionSyntax b => b.ArgumentList, _ => null };
            var entry = _labels.LabelsOfEntry(indexer, keys?.Arguments.Select(a => _model.GetConstantValue(a.Expression, _cancellation).Value) ?? []);
            yield return entry.Length > 0 ? Fact(indexer, entry, access, null) : Fact(indexer, access, null);
        }
    }

    private static bool IsDiscard(SyntaxNode element) =>
        element is DiscardDesignationSyntax or IdentifierNameSyntax { Identifier.ValueText: "_" } or DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax };

    /// <summary>The compiler-made <c>Deconstruct</c> of a positional record reads its properties; one that a person wrote reads inside the declaring type.</summary>
    public static IPropertySymbol? PropertyBehind(IMethodSymbol deconstruct, int index)
    {
        if (deconstruct.ContainingType is not { IsRecord: true } record || deconstruct.IsExtensionMethod
            || !deconstruct.IsImplicitlyDeclared && deconstruct.DeclaringSyntaxReferences.Length > 0)
        {
            return null;
        }

        for (var type = record; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(deconstruct.Parameters[index].Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                return property;
            }
        }

        return null;
    }
}
