using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
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
    /// <summary>The lambda or local function of a minimal API, whose reads count and not those around it.</summary>
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
        "AuthorizeFolder", "AuthorizePage", "AuthorizeAreaFolder", "AuthorizeAreaPage", "AllowAnonymousToFolder", "AllowAnonymousToPage", "AllowAnonymousToAreaFolder",
        "AllowAnonymousToAreaPage", "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute",
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

    /// <summary>A global filter asks for authentication.</summary>
    public void ProtectAll() => _controllersProtected = _pagesProtected = true;

    private void Keep(ISymbol reader, string name) =>
        _readers.AddOrUpdate(reader, name, (_, other) => string.CompareOrdinal(name, other) < 0 ? name : other);

    /// <summary>A name of <see cref="ProtectingNames"/> stands here.</summary>
    public void AddProtection(SyntaxToken name)
    {
        if (name.Parent?.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call })
        {
            return;
        }

        if (!name.ValueText.StartsWith("Map", StringComparison.Ordinal))
        {
            var path = name.ValueText.IndexOf("Area", StringComparison.Ordinal) >= 0
                ? Text(0) is { } area && Text(1) is { } inArea ? "/Areas/" + area + "/Pages" + inArea : null
                : Text(0) is { } page ? "/Pages" + page : null;

            // A path that is no literal may be any.
            _folders.Add(path is null ? "/" : name.ValueText.EndsWith("Folder", StringComparison.Ordinal) ? path.TrimEnd('/') + "/" : path + ".");
        }
        else if (RouteProtection.IsDecidedAround(call))
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

        string? Text(int index) => index < call.ArgumentList.Arguments.Count ? (call.ArgumentList.Arguments[index].Expression as LiteralExpressionSyntax)?.Token.ValueText : null;
    }

    public IEnumerable<EndpointFact> Unprotected(Compilation compilation, CancellationToken cancellation)
    {
        var mapping = _endpoints.Select(e => e.ParameterOf?.Name).OfType<string>().Distinct().ToList();
        var protectedMappings = mapping.Count == 0 ? [] : RouteCallers.Protected(compilation, mapping, cancellation);
        foreach (var endpoint in _endpoints.Where(e => e.Kind == EndpointKind.Minimal || e.Kind == EndpointKind.Action && !_controllersProtected || e.Kind == EndpointKind.Page && !_pagesProtected))
        {
            if (Reached(endpoint) is { } reached && !(endpoint.Kind == EndpointKind.Page && IsInProtectedFolder(endpoint))
                && !(endpoint.ParameterOf is { } method && protectedMappings.Contains(method.Name)))
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
}
