using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Tests.Soundness;

/// <summary>
/// The copy of a program that is run: what is stored in unmarked members and captured parameters of the program's own types, and what exceptions are given, goes through <c>Recorder.Kept</c> with its line;
/// <c>Console</c> is <c>Terminal</c>.
/// </summary>
internal sealed class Instrumentation(SemanticModel model, int firstLine) : CSharpSyntaxRewriter
{
    private static readonly SymbolDisplayFormat TypeName = SymbolDisplayFormat.FullyQualifiedFormat;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node.Identifier.Text == "Console" && model.GetSymbolInfo(node).Symbol is INamedTypeSymbol { ContainingNamespace.Name: "System" } ? node.WithIdentifier(SyntaxFactory.Identifier("Terminal").WithTriviaFrom(node.Identifier)) : node;

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        var rewritten = (AssignmentExpressionSyntax)base.VisitAssignmentExpression(node)!;
        return Keeps(node.Left) || (node.Left is ElementAccessExpressionSyntax element && (Keeps(element.Expression) || IsDataOfException(element.Expression)))
            ? rewritten.WithRight(Kept(node.Right, rewritten.Right))
            : rewritten;
    }

    public override SyntaxNode? VisitEqualsValueClause(EqualsValueClauseSyntax node)
    {
        var rewritten = (EqualsValueClauseSyntax)base.VisitEqualsValueClause(node)!;
        return node.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } ? rewritten.WithValue(Kept(node.Value, rewritten.Value)) : rewritten;
    }

    public override SyntaxNode? VisitArgument(ArgumentSyntax node)
    {
        var rewritten = (ArgumentSyntax)base.VisitArgument(node)!;
        return node.RefKindKeyword.IsKind(SyntaxKind.None) && Keeps(node) ? rewritten.WithExpression(Kept(node.Expression, rewritten.Expression)) : rewritten;
    }

    /// <summary>The argument ends in a member: of an exception, of a positional record, or of a collection that a member holds.</summary>
    private bool Keeps(ArgumentSyntax argument) => argument.Parent?.Parent switch
    {
        BaseObjectCreationExpressionSyntax creation => model.GetSymbolInfo(creation).Symbol is IMethodSymbol constructor && (IsGiven(constructor) || IsPositional(constructor, argument)),
        ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => model.GetSymbolInfo(argument.Parent.Parent).Symbol is IMethodSymbol constructor && IsGiven(constructor),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call =>
            !OnlyAsks(access.Name.Identifier.Text) && Keeps(access.Expression) && IsCollection(access.Expression) && model.GetSymbolInfo(call).Symbol?.Locations.Any(l => l.IsInSource) != true || IsDataOfException(access.Expression),
        _ => false,
    };

    private bool Keeps(ExpressionSyntax target) => model.GetSymbolInfo(target).Symbol switch
    {
        IFieldSymbol { ContainingType: { IsTupleType: false, IsAnonymousType: false } } field => IsOwn(field),
        IPropertySymbol { ContainingType.IsAnonymousType: false } property => IsOwn(property) && IsAuto(property),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter =>
            constructor.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax && !target.Ancestors().Any(a => a is ParameterListSyntax or PrimaryConstructorBaseTypeSyntax) && IsOwn(parameter),
        _ => false,
    };

    private static bool OnlyAsks(string method) => method.StartsWith("Contains", StringComparison.Ordinal) || method is "IndexOf" or "Remove" or "TryGetValue" or "Equals";

    private static bool IsOwn(ISymbol symbol) =>
        symbol.Locations.Any(l => l.IsInSource) && !IsMarked(symbol) && !(symbol is IPropertySymbol { ContainingType: { IsRecord: true } record } && record.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Name == symbol.Name && IsMarked(p))));

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(PersonalAttribute));

    private static bool IsAuto(IPropertySymbol property) => property.ContainingType.OriginalDefinition.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property.OriginalDefinition));

    private static bool IsPositional(IMethodSymbol constructor, ArgumentSyntax argument)
    {
        var place = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return constructor.ContainingType.IsRecord && place < constructor.Parameters.Length
            && constructor.ContainingType.GetMembers(constructor.Parameters[place].Name).OfType<IPropertySymbol>().Any(p => IsOwn(p) && IsOwn(constructor.Parameters[place]));
    }

    /// <summary>The constructor of an exception of the library; what one of one's own keeps is seen in its body.</summary>
    private static bool IsGiven(IMethodSymbol constructor) => IsException(constructor.ContainingType) && !constructor.ContainingType.Locations.Any(l => l.IsInSource);

    private static bool IsException(ITypeSymbol? type) => type is not null && (type.Name == nameof(Exception) || IsException(type.BaseType));

    private bool IsCollection(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type is { SpecialType: not SpecialType.System_String, TypeKind: not TypeKind.Delegate } type && !type.Locations.Any(l => l.IsInSource);

    private bool IsDataOfException(ExpressionSyntax expression) => model.GetSymbolInfo(expression).Symbol is IPropertySymbol { Name: "Data" } property && IsException(property.ContainingType);

    private ExpressionSyntax Kept(ExpressionSyntax original, ExpressionSyntax rewritten)
    {
        var info = model.GetTypeInfo(original);
        var type = info.ConvertedType?.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal) == true ? info.Type : info.ConvertedType;
        // An object keeps the marks of its members wherever it is stored.
        if (type is null or IErrorTypeSymbol or IPointerTypeSymbol or INamedTypeSymbol { IsAnonymousType: true } or { TypeKind: TypeKind.Delegate } || type.IsRefLikeType || Prelude.Persons.Any(type.ToDisplayString().Contains))
        {
            return rewritten;
        }

        var line = firstLine + original.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        return SyntaxFactory.ParseExpression($"Recorder.Kept<{type.ToDisplayString(TypeName)}>({line}, x)") is InvocationExpressionSyntax call
            ? call.ReplaceNode(call.ArgumentList.Arguments[1].Expression, rewritten)
            : rewritten;
    }
}
