using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Fixes;

/// <summary>
/// How the text of a response changes so that only the members that may leave are in it. Text and not nodes: what is not touched stays as it is written, with its comments.
/// </summary>
internal sealed class ResponseProjection
{
    private readonly SemanticModel _model;
    private readonly LabelModel _labels;
    private readonly CancellationToken _cancellation;
    private readonly SyntaxNode _root;
    private readonly string _newLine;
    private readonly Dictionary<SyntaxNode, HashSet<string>> _taken = [];
    private HashSet<string> _mayLeave = [];

    public ResponseProjection(SemanticModel model, LabelModel labels, CancellationToken cancellation)
    {
        _model = model;
        _labels = labels;
        _cancellation = cancellation;
        _root = model.SyntaxTree.GetRoot(cancellation);
        _newLine = model.SyntaxTree.GetText(cancellation) is { Lines: { Count: > 1 } lines } text && text[lines[0].End] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>The changes that mend one report; null where there is no projection to offer.</summary>
    public List<TextChange>? Of(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(GDPR207_UnprojectedResponse.MayLeave, out var ids) || ids is null)
        {
            return null;
        }

        _mayLeave = [.. ids.Split(';')];
        var node = _root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var response = node as ExpressionSyntax ?? (node as ArgumentSyntax)?.Expression;
        while (response?.Parent is ParenthesizedExpressionSyntax || response?.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            response = (ExpressionSyntax)response.Parent;
        }

        return response is not null && !IsOfNamedType(response) ? Parts(response, diagnostic) ?? Whole(response) : null;
    }

    /// <summary>An object that is put together for the response: what may not leave is left out of it.</summary>
    private List<TextChange>? Parts(ExpressionSyntax response, Diagnostic diagnostic)
    {
        if (TypeOf(response) is not { } type)
        {
            return null;
        }

        var made = ElementOf(type) ?? type;
        var creations = response.DescendantNodesAndSelf()
            .Where(n => n is AnonymousObjectCreationExpressionSyntax || n is BaseObjectCreationExpressionSyntax { Initializer.RawKind: (int)SyntaxKind.ObjectInitializerExpression } && !Holds(made))
            .Where(n => SymbolEqualityComparer.Default.Equals(TypeOf((ExpressionSyntax)n), made)).ToList();
        if (creations.Count != 1)
        {
            return null;
        }

        return creations[0] is AnonymousObjectCreationExpressionSyntax anonymous
            ? Parts(anonymous.Initializers, i => i.Expression, diagnostic)
            : Parts(((BaseObjectCreationExpressionSyntax)creations[0]).Initializer!.Expressions, e => e is AssignmentExpressionSyntax set ? set.Right : e, diagnostic);
    }

    private List<TextChange>? Parts<T>(SeparatedSyntaxList<T> parts, Func<T, ExpressionSyntax> valueOf, Diagnostic diagnostic)
        where T : SyntaxNode
    {
        var changes = new List<TextChange>();
        var dropped = new List<T>();
        foreach (var part in parts)
        {
            var value = valueOf(part);
            if (part is AnonymousObjectMemberDeclaratorSyntax declared && Whole(value) is { } projected)
            {
                if (declared.NameEquals is null)
                {
                    changes.Add(Insertion(part.SpanStart, Escaped(_model.GetDeclaredSymbol(declared, _cancellation)!.Name) + " = "));
                }

                changes.AddRange(projected);
            }
            else if (TypeOf(value) is { } type && Holds(type) || ReadsRefused(value, diagnostic))
            {
                dropped.Add(part);
            }
        }

        return dropped.Count == parts.Count || dropped.Count + changes.Count == 0 ? null : [.. changes, .. Without(parts, dropped)];
    }

    /// <summary>Whether the value takes a member that may not leave: a step of the reported path reads it here.</summary>
    private bool ReadsRefused(ExpressionSyntax value, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Any(l => l.SourceTree == _root.SyntaxTree && value.Span.Contains(l.SourceSpan)
            && _model.GetSymbolInfo(_root.FindNode(l.SourceSpan, getInnermostNodeForTie: true), _cancellation).Symbol is { } member
            && _labels.LabelsOf(member).Length > 0 && !_mayLeave.Contains(member.OriginalDefinition.DocId()));

    /// <summary>Takes parts out of a list with their comma and the comments on their lines.</summary>
    private static IEnumerable<TextChange> Without<T>(SeparatedSyntaxList<T> parts, List<T> dropped)
        where T : SyntaxNode
    {
        var last = parts.SeparatorCount == parts.Count ? parts.Count - 1 : parts.LastIndexOf(p => !dropped.Contains(p));
        for (var i = 0; i <= last; i++)
        {
            if (dropped.Contains(parts[i]))
            {
                yield return new TextChange(TextSpan.FromBounds(parts[i].FullSpan.Start, parts.GetSeparator(i).FullSpan.End), "");
            }
        }

        if (last < parts.Count - 1)
        {
            yield return new TextChange(parts.GetSeparator(last).Span, "");
            yield return new TextChange(TextSpan.FromBounds(parts[last + 1].FullSpan.Start, parts.Last().FullSpan.End), "");
        }
    }

    /// <summary>A whole object, or a sequence of them.</summary>
    private List<TextChange>? Whole(ExpressionSyntax response)
    {
        var value = Bare(response);
        if (_model.GetTypeInfo(value, _cancellation) is not { Type: { } type, Nullability.FlowState: var flow })
        {
            return null;
        }

        var element = ElementOf(type);
        if (Kept(element ?? type) is not { } members)
        {
            return null;
        }

        var mayBeNull = flow == NullableFlowState.MaybeNull && !response.DescendantNodesAndSelf().TakeWhile(n => n != value).Any(n => n.IsKind(SyntaxKind.SuppressNullableWarningExpression));
        if (element is not null)
        {
            var item = Free(response, element.Name.Substring(0, 1).ToLowerInvariant());
            var each = Projected(item, members, element.NullableAnnotation == NullableAnnotation.Annotated);
            var projected = new TextChange(response.Span, $"{Receiver(value)}{(mayBeNull ? "?" : "")}.Select({item} => {each})");
            return LinqImport(response.SpanStart) is { } import ? [import, projected] : [projected];
        }

        if (IsPlain(value))
        {
            return [new TextChange(response.Span, Parenthesised(response, Projected(value.ToString(), members, mayBeNull), mayBeNull))];
        }

        // What is computed is computed once, and where it was: before the statement.
        if (StatementBefore(response) is not { } statement)
        {
            return null;
        }

        var local = Free(response, Local(type.Name));
        return
        [
            Insertion(statement.SpanStart, $"var {local} = {value};{Separation(statement)}"),
            new TextChange(response.Span, Parenthesised(response, Projected(local, members, mayBeNull), mayBeNull)),
        ];
    }

    private static string Projected(string value, List<string> members, bool mayBeNull) =>
        (mayBeNull ? value + " == null ? null : " : "") + "new { " + string.Join(", ", members.Select(m => value + "." + m)) + " }";

    private static string Parenthesised(ExpressionSyntax replaced, string text, bool isConditional) =>
        isConditional && replaced.Parent is not (ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or AnonymousObjectMemberDeclaratorSyntax or LambdaExpressionSyntax) ? "(" + text + ")" : text;

    private static string Receiver(ExpressionSyntax value) =>
        value is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ThisExpressionSyntax ? value.ToString() : "(" + value + ")";

    /// <summary>Names of the public members that may leave; null when all may, or none.</summary>
    private List<string>? Kept(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsAnonymousType: false, IsTupleType: false } entity || FrameworkSources.IsFramework(entity)
            || _labels.LabelsOf(entity).Length > 0 && !_mayLeave.Contains(entity.OriginalDefinition.DocId()) || !Holds(entity))
        {
            return null;
        }

        var kept = new List<IPropertySymbol>();
        var seen = new HashSet<string>();
        for (var current = entity; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            // What the base declares comes first, as one reads it; what hides it counts.
            kept.InsertRange(0, current.GetMembers().Concat(current.TypeKind == TypeKind.Interface ? current.AllInterfaces.SelectMany(i => i.GetMembers()) : [])
                .OfType<IPropertySymbol>().Where(p => IsReadable(p) && seen.Add(p.Name) && MayLeave(p)).ToList());
        }

        return kept.Count == 0 ? null : [.. kept.Select(p => Escaped(p.Name))];
    }

    private static bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public, Type: { IsRefLikeType: false, TypeKind: not TypeKind.Pointer } };

    /// <summary>A marked member when the policy permits it here; another unless its type holds what is not. Of what a framework declares, security stamps and counters for instance, only the key.</summary>
    private bool MayLeave(IPropertySymbol property) =>
        !IsIgnored(property)
        && (_labels.LabelsOf(property).Length > 0
            ? _mayLeave.Contains(property.OriginalDefinition.DocId())
            : !Holds(property.Type) && (property.Name == "Id" || !FrameworkSources.IsFramework(property)));

    /// <summary>Whether a value of the type holds a marked member that may not leave.</summary>
    private bool Holds(ITypeSymbol type) => _labels.Contained(type).Any(c => !IsIgnored(c.Member) && !_mayLeave.Contains(c.Member.OriginalDefinition.DocId()));

    /// <summary>A projection has no attributes: what a serialiser was told to pass over must not come in by it.</summary>
    private static bool IsIgnored(ISymbol member) =>
        member.GetAttributes().Any(a => a.AttributeClass?.Name is "JsonIgnoreAttribute" or "XmlIgnoreAttribute" or "IgnoreDataMemberAttribute" && !a.NamedArguments.Any(n => n.Key == "Condition" && !Equals(n.Value.Value, 1)));

    private static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.Rank == 1 ? array.ElementType : null;
        }

        var sequences = type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .Where(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T || i.OriginalDefinition.Is("System.Collections.Generic", "IAsyncEnumerable")).ToList();
        return sequences.Count == 1 ? sequences[0].TypeArguments[0] : null;
    }

    /// <summary>Whether the declared answer, or an argument beside, says which type is answered with: <c>ActionResult&lt;Customer&gt;</c>, <c>typeof(Customer)</c>. A projection would make it untrue.</summary>
    private bool IsOfNamedType(ExpressionSyntax response)
    {
        var isNamed = (response.Parent as ArgumentSyntax)?.Parent is ArgumentListSyntax list
            && list.Arguments.Any(a => TypeOf(a.Expression) is { Name: "Type" or "JsonTypeInfo" or "JsonSerializerContext" } or { BaseType.Name: "JsonSerializerContext" });
        if (isNamed || TypeOf(Bare(response)) is not { } type || response.FirstAncestorOrSelf<SyntaxNode>(n => n is StatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax) is not { } place)
        {
            return isNamed;
        }

        return place is ReturnStatementSyntax or ArrowExpressionClauseSyntax && _model.GetEnclosingSymbol(response.SpanStart, _cancellation) is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method
            && Names(method.ReturnType, ElementOf(type) ?? type);
    }

    private static bool Names(ITypeSymbol type, ITypeSymbol named) =>
        SymbolEqualityComparer.Default.Equals(type, named)
        || type is IArrayTypeSymbol array && Names(array.ElementType, named) || type is INamedTypeSymbol generic && generic.TypeArguments.Any(a => Names(a, named));

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => _model.GetTypeInfo(expression, _cancellation).Type;

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Bare(inner.Operand),
        CastExpressionSyntax { Type: PredefinedTypeSyntax } inner => Bare(inner.Expression),
        _ => expression,
    };

    /// <summary>A name or a chain of them: it may be written once a member.</summary>
    private static bool IsPlain(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or ThisExpressionSyntax || expression is MemberAccessExpressionSyntax access && IsPlain(access.Expression);

    /// <summary>The statement of a block before which the expression can be computed: nothing that acts comes before it there, and it is reached whenever the statement is.</summary>
    private static StatementSyntax? StatementBefore(ExpressionSyntax expression)
    {
        var statement = expression.FirstAncestorOrSelf<StatementSyntax>();
        return statement is { Parent: BlockSyntax } and (ReturnStatementSyntax or YieldStatementSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax)
               && expression.Ancestors().TakeWhile(a => a != statement).All(a => a is ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
                   or ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax or AnonymousObjectCreationExpressionSyntax
                   or MemberAccessExpressionSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax
                   || a is AssignmentExpressionSyntax set && set.IsKind(SyntaxKind.SimpleAssignmentExpression))
               && statement.DescendantNodes().OfType<ExpressionSyntax>().Where(e => e.Span.End <= expression.SpanStart)
                   .All(e => e is TypeSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax)
            ? statement : null;
    }

    private string Separation(StatementSyntax statement)
    {
        var before = BeforeOnLine(statement);
        return string.IsNullOrWhiteSpace(before) ? _newLine + before : " ";
    }

    private string BeforeOnLine(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText(_cancellation).Lines.GetLineFromPosition(node.SpanStart);
        return line.ToString().Substring(0, node.SpanStart - line.Start);
    }

    private static string Local(string type)
    {
        var name = char.ToLowerInvariant(type[0]) + type.Substring(1);
        return name.Length == 1 ? "answer" : name; // One letter is for the parameters of lambdas.
    }

    /// <summary>The name, or the name with a number, that nothing in the member has yet.</summary>
    private string Free(SyntaxNode place, string name)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax) ?? _root;
        if (!_taken.TryGetValue(member, out var taken))
        {
            _taken[member] = taken = [.. member.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText)];
        }

        var free = name;
        for (var i = 2; taken.Contains(free); i++)
        {
            free = name + i;
        }

        if (name.Length > 1)
        {
            taken.Add(free);
        }

        return Escaped(free);
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static TextChange Insertion(int at, string text) => new(new TextSpan(at, 0), text);

    /// <summary>Imports System.Linq, where it is not imported yet, into the nearest list of imports, in its order.</summary>
    private TextChange? LinqImport(int position)
    {
        const string Linq = "System.Linq";
        if (_model.LookupNamespacesAndTypes(position, name: "Enumerable").Any(t => t is INamedTypeSymbol type && type.ContainingNamespace.IsNamed(Linq)))
        {
            return null;
        }

        var unit = (CompilationUnitSyntax)_root;
        var imports = _root.FindToken(position).Parent!.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Usings).FirstOrDefault(u => u.Count > 0);
        imports = imports.Count > 0 ? imports : unit.Usings;
        var line = $"using {Linq};{_newLine}";
        var next = imports.FirstOrDefault(u => u is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0 } && IsAfter(u.Name!.ToString(), Linq));
        return next is not null ? Insertion(next.SpanStart, line + BeforeOnLine(next))
            : imports.Count > 0 ? Insertion(imports.Last().FullSpan.End, BeforeOnLine(imports.Last()) + line)
            : Insertion(unit.Externs.FullSpan.End, line + _newLine);

        static bool IsAfter(string name, string linq) =>
            name != "System" && !name.StartsWith("System.", StringComparison.Ordinal) || string.Compare(name, linq, StringComparison.OrdinalIgnoreCase) > 0;
    }
}
