using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>
/// Finds the endpoints of one file that ask for no authentication by themselves: controller actions, page handlers, minimal-API handlers. Whether they reach personal data and whether
/// another file protects them is decided when the whole compilation was seen (<see cref="EndpointRegister"/>).
/// </summary>
internal sealed class EndpointWalk
{
    /// <summary>Methods that map a minimal-API handler.</summary>
    public static readonly string[] MapNames = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Map", "MapFallback"];

    /// <summary>The name of the list of MVC's global filters.</summary>
    public const string Filters = "Filters";

    private readonly SemanticModel _model;
    private readonly LabelModel _labels;
    private readonly EndpointRegister _register;
    private readonly CancellationToken _cancellation;

    public EndpointWalk(SemanticModel model, LabelModel labels, EndpointRegister register, CancellationToken cancellation)
    {
        _model = model;
        _labels = labels;
        _register = register;
        _cancellation = cancellation;
    }

    public void Visit(TypeDeclarationSyntax node)
    {
        if (node is not ClassDeclarationSyntax || !MayBeEndpointClass(node) || _model.GetDeclaredSymbol(node, _cancellation) is not { IsAbstract: false } type)
        {
            return;
        }

        var isPage = Razor.IsPageModel(type);
        if (!isPage && !IsController(type) || Authorization.IsDecided(type))
        {
            return;
        }

        foreach (var method in node.Members.OfType<MethodDeclarationSyntax>().Where(m => m.Modifiers.Any(SyntaxKind.PublicKeyword) && !m.Modifiers.Any(SyntaxKind.StaticKeyword)))
        {
            if (isPage && !IsPageHandler(method.Identifier.ValueText))
            {
                continue;
            }

            if (_model.GetDeclaredSymbol(method, _cancellation) is { } symbol && !IsNoHandler(symbol) && !Authorization.IsDecided(symbol))
            {
                _register.Add(new Endpoint(
                    symbol, symbol.ShortName(), method.Identifier.GetLocation(), isPage ? EndpointKind.Page : EndpointKind.Action, Returned(method, symbol), null));
            }
        }
    }

    /// <summary>A call of <c>MapGet</c> and its like.</summary>
    public void VisitMap(SyntaxToken name)
    {
        if (name.Parent is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } simple || access.Name != simple
            || call.ArgumentList.Arguments.Count == 0
            || _model.GetSymbolInfo(call, _cancellation) is var info
            && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol mapping || !MapsEndpoint(mapping.ReducedFrom ?? mapping))
        {
            return;
        }

        var handler = (call.ArgumentList.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText is "handler" or "requestDelegate") ?? call.ArgumentList.Arguments.Last()).Expression;
        var symbol = _model.GetSymbolInfo(handler, _cancellation) is var target ? target.Symbol ?? target.CandidateSymbols.FirstOrDefault() : null;
        if (symbol is not IMethodSymbol method || Authorization.IsDecided(method) || method.MethodKind == MethodKind.Ordinary && Authorization.IsDecided(method.ContainingType))
        {
            return;
        }

        var route = new RouteProtection(_model, _cancellation);
        if (!route.IsProtected(call, out var parameterOf))
        {
            var body = handler as AnonymousFunctionExpressionSyntax ?? method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation);
            _register.Add(new Endpoint(
                method, RouteName(call) ?? method.Name, simple.GetLocation(), EndpointKind.Minimal,
                body is not null && body.SyntaxTree == _model.SyntaxTree ? Returned(body, method) : ContainedIn(method.ReturnType), parameterOf)
            {
                Span = body is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax ? body.GetLocation() : null,
            });
        }
    }

    /// <summary><c>options.Filters.Add(…)</c> of an authorization filter: it protects all that MVC runs.</summary>
    /// <returns>Whether the name stands for MVC's filters.</returns>
    public bool VisitFilters(SyntaxToken name)
    {
        if (name.Parent?.Parent is not MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } add } filters || add.Expression != filters
            || _model.GetSymbolInfo(filters, _cancellation).Symbol is not { ContainingType: { } owner } || !owner.Is("Microsoft.AspNetCore.Mvc", "MvcOptions"))
        {
            return false;
        }

        ExpressionSyntax? added = add.Name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types } ? types[0] : call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        added = added is TypeOfExpressionSyntax { Type: var named } ? named : added;
        if (added is not null && _model.GetTypeInfo(added, _cancellation).Type is { } filter && Authorization.Authorizes(filter))
        {
            _register.ProtectAll();
        }

        return true;
    }

    /// <summary>A controller's action or a page's handler.</summary>
    public static bool IsEndpoint(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, MethodKind: MethodKind.Ordinary, ContainingType: { } type }
        && (Razor.IsPageModel(type) ? IsPageHandler(method.Name) : IsController(type)) && !IsNoHandler(method);

    private static string? RouteName(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : null;

    private static bool MayBeEndpointClass(TypeDeclarationSyntax node) => node.BaseList is not null || node.AttributeLists.Count > 0 || node.Identifier.ValueText.EndsWith("Controller", System.StringComparison.Ordinal);

    /// <summary>An extension of the route builder; <c>Map</c> of the application builder only branches the pipeline.</summary>
    private static bool MapsEndpoint(IMethodSymbol method) =>
        method.ContainingType.ContainingNamespace.IsNamed("Microsoft.AspNetCore.Builder") && method.Parameters.Length > 0
        && method.Parameters[0].Type.Is("Microsoft.AspNetCore.Routing", "IEndpointRouteBuilder");

    /// <summary>As MVC finds them: public, neither nested nor generic.</summary>
    private static bool IsController(INamedTypeSymbol type) =>
        type is { DeclaredAccessibility: Accessibility.Public, ContainingType: null, IsGenericType: false }
        && (type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc", "ControllerBase") || HasAttribute(type, "Microsoft.AspNetCore.Mvc", "ControllerAttribute"))
        && !HasAttribute(type, "Microsoft.AspNetCore.Mvc", "NonControllerAttribute");

    private static bool IsPageHandler(string name) =>
        new[] { "OnGet", "OnPost", "OnPut", "OnDelete", "OnPatch", "OnHead" }
            .Any(p => name.StartsWith(p, System.StringComparison.Ordinal) && (name.Length == p.Length || char.IsUpper(name[p.Length])));

    /// <summary>Neither actions nor handlers: generic methods, overrides of what is none (<c>ToString</c>, <c>OnActionExecuting</c>), and what says so.</summary>
    private static bool IsNoHandler(IMethodSymbol method)
    {
        var root = method;
        while (root.OverriddenMethod is { } overridden)
        {
            root = overridden;
        }

        return method.IsGenericMethod || root.ContainingType.SpecialType == SpecialType.System_Object || method.Name == "Dispose" && method.Parameters.Length == 0
               || HasAttribute(method, "Microsoft.AspNetCore.Mvc", "NonActionAttribute") || HasAttribute(method, "Microsoft.AspNetCore.Mvc.RazorPages", "NonHandlerAttribute");
    }

    private static bool HasAttribute(ISymbol symbol, string space, string name)
    {
        for (var level = symbol; level is not null; level = (level as INamedTypeSymbol)?.BaseType ?? (ISymbol?)(level as IMethodSymbol)?.OverriddenMethod)
        {
            if (level.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(space, name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Name of a type with marks that the handler returns, or null: its declared result, or what its return statements hand to <c>Ok(…)</c> and the like.</summary>
    private string? Returned(SyntaxNode body, IMethodSymbol symbol)
    {
        if (ContainedIn(symbol.ReturnType) is { } declared)
        {
            return declared;
        }

        var returned = body switch
        {
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } expression } => [expression],
            MethodDeclarationSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
            _ => body.DescendantNodes(n => n == body || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>(),
        };
        return returned.Select(e => Held(e, depth: 0)).FirstOrDefault(n => n is not null);
    }

    private string? Held(ExpressionSyntax expression, int depth)
    {
        switch (expression)
        {
            case AwaitExpressionSyntax wait:
                return Held(wait.Expression, depth);
            case ParenthesizedExpressionSyntax parenthesized:
                return Held(parenthesized.Expression, depth);
            case ConditionalExpressionSyntax choice:
                return Held(choice.WhenTrue, depth) ?? Held(choice.WhenFalse, depth);
            case SwitchExpressionSyntax choice:
                return choice.Arms.Select(a => Held(a.Expression, depth)).FirstOrDefault(n => n is not null);
            case BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression):
                return Held(choice.Left, depth) ?? Held(choice.Right, depth);
            case LiteralExpressionSyntax:
                return null;
        }

        if (_model.GetTypeInfo(expression, _cancellation).Type is not { } type)
        {
            return null;
        }

        if (ContainedIn(type) is { } name)
        {
            return name;
        }

        // Ok(customer), Json(list), TypedResults.Ok(x), View(model), new JsonResult(x)
        var arguments = expression switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
            _ => default,
        };
        return depth < 3 && IsResult(type) ? arguments.Select(a => Held(a.Expression, depth + 1)).FirstOrDefault(n => n is not null) : null;
    }

    /// <summary>The answer of an action or handler: judged at what it was made of.</summary>
    public static bool IsResult(ITypeSymbol? type) =>
        type?.Unwrapped() is { } inner && (inner.Name is "IResult" or "IActionResult" || inner.AllInterfaces.Any(i => i.Name is "IResult" or "IActionResult"));

    private string? ContainedIn(ITypeSymbol type) => type.SpecialType != SpecialType.System_Void && _labels.Contains(type) ? Innermost(type).Name : null;

    private static ITypeSymbol Innermost(ITypeSymbol type)
    {
        type = type.Unwrapped();
        return type is INamedTypeSymbol { TypeArguments.Length: 1, Name: "ActionResult" or "Ok" or "Created" } named ? named.TypeArguments[0].Unwrapped() : type;
    }
}
