using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Flow;

/// <summary>Whether a route asks for authentication: on the call itself, on its group, or on a local, field or method that holds or makes either.</summary>
internal sealed class RouteProtection
{
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    public RouteProtection(SemanticModel model, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
    }

    /// <summary>Follows the chain around a mapping call.</summary>
    /// <param name="call">The call of <c>MapGet</c> and its like.</param>
    /// <param name="parameterOf">The method whose parameter is the route builder, so that its callers decide; or null.</param>
    public bool IsProtected(InvocationExpressionSyntax call, out IMethodSymbol? parameterOf)
    {
        parameterOf = null;
        return IsDecidedAbove(call) || IsKeptAndDecided(call) || IsReceiverProtected(call, ref parameterOf, depth: 0);
    }

    /// <summary>By syntax alone: the chain that the call begins, what keeps its result, or a builder that it is given asks for authentication.</summary>
    public static bool IsDecidedAround(InvocationExpressionSyntax call)
    {
        if (IsDecidedAbove(call) || IsKeptAndDecided(call))
        {
            return true;
        }

        SyntaxNode scope = call.Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? call.SyntaxTree.GetRoot();
        return BuildersOf(call).Any(b => Mentions(b) || b is IdentifierNameSyntax name && IsDecidedIn(name.Identifier.ValueText, scope));
    }

    /// <summary>What may be the route builder of a call: its receiver and its arguments.</summary>
    public static IEnumerable<ExpressionSyntax> BuildersOf(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments.Select(a => a.Expression);
        return call.Expression is MemberAccessExpressionSyntax { Expression: { } receiver } ? arguments.Prepend(receiver) : arguments;
    }

    /// <summary><c>app.MapGet(…).WithName(…).RequireAuthorization()</c>.</summary>
    private static bool IsDecidedAbove(ExpressionSyntax call)
    {
        for (var node = call; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == node; node = outer)
        {
            if (Decides(outer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>RequireAuthorization()</c>, <c>AllowAnonymous()</c>, <c>WithMetadata(new AuthorizeAttribute())</c>.</summary>
    private static bool Decides(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText switch
        {
            "RequireAuthorization" or "AllowAnonymous" => true,
            "WithMetadata" => call.ArgumentList.Arguments.Any(a => a.Expression is ObjectCreationExpressionSyntax { Type: { } type } && IsAuthorization(type.ToString())),
            _ => false,
        };

    private static bool IsAuthorization(string type) =>
        type.EndsWith("AuthorizeAttribute", StringComparison.Ordinal) || type.EndsWith("AllowAnonymousAttribute", StringComparison.Ordinal);

    private static bool Mentions(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(Decides);

    private bool IsReceiverProtected(InvocationExpressionSyntax call, ref IMethodSymbol? parameterOf, int depth) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: { } receiver } && IsBuilderProtected(receiver, ref parameterOf, depth);

    private bool IsBuilderProtected(ExpressionSyntax builder, ref IMethodSymbol? parameterOf, int depth)
    {
        switch (builder)
        {
            case InvocationExpressionSyntax call:
                return Decides(call) || IsMadeProtected(call) || IsReceiverProtected(call, ref parameterOf, depth);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                var holder = _model.GetSymbolInfo(builder, _cancellation).Symbol;
                parameterOf = holder is IParameterSymbol { ContainingSymbol: IMethodSymbol method } ? method : parameterOf;
                return holder is ILocalSymbol or IFieldSymbol or IPropertySymbol && IsHeldProtected(holder, ref parameterOf, depth);
            default:
                return false;
        }
    }

    /// <summary>A method of this compilation makes the group, and asks for authentication there.</summary>
    private bool IsMadeProtected(InvocationExpressionSyntax call) =>
        _model.GetSymbolInfo(call, _cancellation).Symbol is IMethodSymbol method && method.DeclaringSyntaxReferences.Any(r => Mentions(r.GetSyntax(_cancellation)));

    private bool IsHeldProtected(ISymbol holder, ref IMethodSymbol? parameterOf, int depth)
    {
        foreach (var reference in holder.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(_cancellation);
            SyntaxNode? scope = holder is ILocalSymbol ? declaration.FirstAncestorOrSelf<BlockSyntax>() : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
            if (IsDecidedIn(holder.Name, scope ?? declaration.SyntaxTree.GetRoot(_cancellation)))
            {
                return true;
            }

            var value = declaration switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
                _ => null,
            };
            if (value is not null && depth < 8 && (value.SyntaxTree == _model.SyntaxTree ? IsBuilderProtected(value, ref parameterOf, depth + 1) : Mentions(value)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>var orders = app.MapGet(…); orders.RequireAuthorization();</c></summary>
    private static bool IsKeptAndDecided(InvocationExpressionSyntax call)
    {
        ExpressionSyntax outermost = call;
        while (outermost.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer })
        {
            outermost = outer;
        }

        return outermost.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
               && IsDecidedIn(declarator.Identifier.ValueText, declarator.FirstAncestorOrSelf<BlockSyntax>() ?? declarator.SyntaxTree.GetRoot());
    }

    /// <summary>Somewhere in the scope the name is given something protected, or asked for authentication.</summary>
    private static bool IsDecidedIn(string name, SyntaxNode scope) =>
        scope.DescendantNodes().Any(n => n switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } variable => variable.Identifier.ValueText == name && IsMadeDecided(value),
            AssignmentExpressionSyntax assignment => IsNamed(assignment.Left, name) && IsMadeDecided(assignment.Right),
            ExpressionSyntax used => IsNamed(used, name) && !IsMapCall(used) && IsDecidedAbove(used),
            _ => false,
        });

    /// <summary>The value is a chain with such a call; not something that only holds one deeper inside.</summary>
    private static bool IsMadeDecided(ExpressionSyntax value)
    {
        while (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            if (Decides(call))
            {
                return true;
            }

            value = access.Expression;
        }

        return false;
    }

    private static bool IsNamed(ExpressionSyntax expression, string name) =>
        expression is IdentifierNameSyntax identifier ? identifier.Identifier.ValueText == name
        : expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name.Identifier.ValueText == name;

    /// <summary>On a group, a chain that maps a handler decides for that handler alone.</summary>
    private static bool IsMapCall(ExpressionSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && access.Name.Identifier.ValueText is var method
        && method.StartsWith("Map", StringComparison.Ordinal);
}
