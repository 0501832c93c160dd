using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Analyzers.Flow;

/// <summary>Whether a route asks for authentication: on the call itself, on its group, or on a local that holds either.</summary>
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
        return IsDecidedAbove(call) || IsAssignedAndDecided(call) || IsReceiverProtected(call, ref parameterOf, depth: 0);
    }

    public static bool Decides(string method) => method is "RequireAuthorization" or "AllowAnonymous";

    /// <summary><c>app.MapGet(…).WithName(…).RequireAuthorization()</c>.</summary>
    public static bool IsDecidedAbove(ExpressionSyntax call)
    {
        for (var node = call; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == node; node = outer)
        {
            if (Decides(access.Name.Identifier.ValueText) || IsMetadata(access, outer))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMetadata(MemberAccessExpressionSyntax access, InvocationExpressionSyntax call) =>
        access.Name.Identifier.ValueText == "WithMetadata"
        && call.ArgumentList.Arguments.Any(a => a.Expression is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "AuthorizeAttribute" or "AllowAnonymousAttribute" } });

    private bool IsReceiverProtected(InvocationExpressionSyntax call, ref IMethodSymbol? parameterOf, int depth)
    {
        if (depth > 8 || call.Expression is not MemberAccessExpressionSyntax { Expression: { } receiver })
        {
            return false;
        }

        return IsBuilderProtected(receiver, ref parameterOf, depth + 1);
    }

    private bool IsBuilderProtected(ExpressionSyntax builder, ref IMethodSymbol? parameterOf, int depth)
    {
        switch (builder)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } inner:
                return Decides(access.Name.Identifier.ValueText) || IsReceiverProtected(inner, ref parameterOf, depth);
            case IdentifierNameSyntax name:
                switch (_model.GetSymbolInfo(name, _cancellation).Symbol)
                {
                    case ILocalSymbol local when local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is VariableDeclaratorSyntax declarator:
                        return IsDecidedLater(declarator)
                               || depth < 8 && declarator.Initializer is { Value: { } value } && IsBuilderProtected(value, ref parameterOf, depth + 1);
                    case IParameterSymbol { ContainingSymbol: IMethodSymbol method }:
                        parameterOf = method;
                        return false;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary><c>var orders = app.MapGet(…); orders.RequireAuthorization();</c></summary>
    private static bool IsAssignedAndDecided(InvocationExpressionSyntax call)
    {
        ExpressionSyntax outermost = call;
        while (outermost.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer })
        {
            outermost = outer;
        }

        return outermost.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && IsDecidedLater(declarator);
    }

    private static bool IsDecidedLater(VariableDeclaratorSyntax declarator)
    {
        var scope = declarator.FirstAncestorOrSelf<BlockSyntax>() ?? declarator.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == declarator.Identifier.ValueText && n.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Expression == n)
            .Any(n => ((MemberAccessExpressionSyntax)n.Parent!).Name.Identifier.ValueText is var method && Decides(method)
                      || !IsMapCall(n) && IsDecidedAbove(n));
    }

    /// <summary>On a group, a chain that maps a handler decides for that handler alone.</summary>
    private static bool IsMapCall(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText.StartsWith("Map", System.StringComparison.Ordinal);
}
