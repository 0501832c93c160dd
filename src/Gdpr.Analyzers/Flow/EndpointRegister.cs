using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

internal enum EndpointKind
{
    Action,
    Page,
    Minimal,
}

/// <summary>A handler of requests that asks for no authentication in its own file.</summary>
/// <param name="Handler">The method or lambda.</param>
/// <param name="Name">Its name or route, for the message.</param>
/// <param name="Location">Where a report stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Returned">Name of the type with marks that it returns, or null.</param>
/// <param name="ParameterOf">The method that was handed the route builder, so that its callers decide; or null.</param>
internal sealed record Endpoint(IMethodSymbol Handler, string Name, Location Location, EndpointKind Kind, string? Returned, IMethodSymbol? ParameterOf)
{
    /// <summary>The lambda of a minimal API.</summary>
    public Location? Span { get; init; }
}

/// <summary>
/// Unites what single files show of endpoints: a fallback policy, conventions for pages, callers that protect a group, reads in a view or in a handler of another file.
/// </summary>
internal sealed class EndpointRegister
{
    /// <summary>Names that the gate looks for: each may protect endpoints of other files.</summary>
    public static readonly string[] ProtectingNames =
    [
        "AuthorizeFolder", "AuthorizePage", "AuthorizeAreaFolder", "AuthorizeAreaPage", "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute",
        "MapAreaControllerRoute", "MapRazorPages",
    ];

    private readonly ConcurrentBag<Endpoint> _endpoints = [];
    private readonly ConcurrentDictionary<ISymbol, string> _readers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(Location Location, string Member)> _reads = [];
    private readonly ConcurrentBag<string> _folders = [];
    private volatile bool _controllersProtected, _pagesProtected;

    public void Add(Endpoint endpoint) => _endpoints.Add(endpoint);

    public void AddRead(AccessFact fact)
    {
        var name = fact.Member.ShortName();
        _reads.Add((fact.Location, name));
        Keep(fact.Enclosing.NamedMember(), name);
        if (fact.Enclosing.ContainingType is { } type && Razor.ModelOf(type) is { } model)
        {
            Keep(model, name);
        }
    }

    private void Keep(ISymbol reader, string name) =>
        _readers.AddOrUpdate(reader, name, (_, other) => string.CompareOrdinal(name, other) < 0 ? name : other);

    /// <summary>A name of <see cref="ProtectingNames"/> stands here.</summary>
    public void AddProtection(SyntaxToken name)
    {
        if (name.Parent?.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call })
        {
            return;
        }

        if (name.ValueText.StartsWith("Authorize", StringComparison.Ordinal))
        {
            var texts = call.ArgumentList.Arguments.Select(a => (a.Expression as LiteralExpressionSyntax)?.Token.ValueText).OfType<string>().ToList();
            var path = name.ValueText switch
            {
                "AuthorizeAreaFolder" or "AuthorizeAreaPage" when texts.Count >= 2 => "/Areas/" + texts[0] + "/Pages" + texts[1],
                _ when texts.Count >= 1 => "/Pages" + texts[0],
                _ => "/",
            };
            _folders.Add(name.ValueText.EndsWith("Folder", StringComparison.Ordinal) ? path.TrimEnd('/') + "/" : path + ".");
        }
        else if (RouteProtection.IsDecidedAbove(call))
        {
            if (name.ValueText == "MapRazorPages")
            {
                _pagesProtected = true;
            }
            else
            {
                _controllersProtected = true;
            }
        }
    }

    public IEnumerable<EndpointFact> Unprotected(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var endpoint in _endpoints.Where(e => e.Kind == EndpointKind.Minimal || e.Kind == EndpointKind.Action && !_controllersProtected || e.Kind == EndpointKind.Page && !_pagesProtected))
        {
            if (Reached(endpoint) is { } reached && !(endpoint.Kind == EndpointKind.Page && IsInProtectedFolder(endpoint))
                && !(endpoint.ParameterOf is { } method && IsProtectedByCallers(method, compilation, cancellation)))
            {
                yield return new EndpointFact(endpoint.Handler, endpoint.Name, endpoint.Location, reached);
            }
        }
    }

    private string? Reached(Endpoint endpoint)
    {
        if (endpoint.Span is { } lambda)
        {
            return _reads.Where(r => r.Location.SourceTree == lambda.SourceTree && lambda.SourceSpan.Contains(r.Location.SourceSpan))
                       .Select(r => r.Member).OrderBy(m => m, StringComparer.Ordinal).FirstOrDefault()
                   ?? endpoint.Returned;
        }

        return _readers.TryGetValue(endpoint.Handler.NamedMember(), out var read) ? read
            : endpoint.Returned ?? (endpoint.Kind == EndpointKind.Page && endpoint.Handler.Name is "OnGet" or "OnGetAsync"
                                    && _readers.TryGetValue(endpoint.Handler.ContainingType, out var inView) ? inView : null);
    }

    private bool IsInProtectedFolder(Endpoint endpoint)
    {
        var path = endpoint.Location.SourceTree?.FilePath.Slashed() ?? "";
        return _folders.Any(folder => folder == "/" || path.IndexOf(folder, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>By syntax: some caller of the mapping method hands it a protected group, or protects what it returns.</summary>
    private static bool IsProtectedByCallers(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var gate = new NameGate([method.Name]);
        var hits = new List<NameHit>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            hits.Clear();
            gate.Scan(tree.GetText(cancellation), hits);
            if (hits.Count == 0)
            {
                continue;
            }

            var root = tree.GetRoot(cancellation);
            foreach (var hit in hits)
            {
                var name = root.FindToken(hit.Position).Parent;
                var call = name?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax viaMember } ? viaMember : name?.Parent as InvocationExpressionSyntax;
                if (call is not null && (RouteProtection.IsDecidedAbove(call) || HandsProtectedGroup(call)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HandsProtectedGroup(InvocationExpressionSyntax call)
    {
        var builders = call.ArgumentList.Arguments.Select(a => a.Expression);
        if (call.Expression is MemberAccessExpressionSyntax { Expression: { } receiver })
        {
            builders = builders.Append(receiver);
        }

        return builders.Any(b => MentionsProtection(b) || b is IdentifierNameSyntax local
            && (call.FirstAncestorOrSelf<BlockSyntax>() ?? call.SyntaxTree.GetRoot()).DescendantNodes().Any(n =>
                n is VariableDeclaratorSyntax { Initializer: { } initializer } declarator && declarator.Identifier.ValueText == local.Identifier.ValueText && MentionsProtection(initializer)
                || n is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target } access }
                && target.Identifier.ValueText == local.Identifier.ValueText && RouteProtection.Decides(access.Name.Identifier.ValueText)));
    }

    private static bool MentionsProtection(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(a => RouteProtection.Decides(a.Name.Identifier.ValueText));
}
