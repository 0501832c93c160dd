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

/// <summary>
/// The flow over one compilation. Each file's bodies that touch marked data are walked as the file comes, with the model that the compiler holds for it; what the file alone decides is
/// a fact at once. At the end the same walk follows marked data into the other files: down into helpers, up to callers.
/// </summary>
internal sealed class FlowAnalysis
{
    private readonly FlowModel _flow;
    private readonly Declarations _declarations;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxNode, Body> _bodies = new();
    private readonly ConcurrentDictionary<(SyntaxNode, SyntaxNode, EffectKind, ISymbol?, string?), bool> _live = new();
    private Dictionary<IMethodSymbol, List<IMethodSymbol>>? _implementations;
    private INamedTypeSymbol[]? _types;
    private readonly Compilation _compilation;

    public FlowAnalysis(Compilation compilation, FlowModel flow, Declarations declarations)
    {
        _compilation = compilation;
        _flow = flow;
        _declarations = declarations;
    }

    /// <summary>Bodies that hold a person and no way out, and the names of helpers that take anything and have one: they are joined at the end.</summary>
    private readonly ConcurrentBag<SyntaxNode> _holders = [];
    private readonly ConcurrentDictionary<string, bool> _wide = new(StringComparer.Ordinal);

    public void Note(IEnumerable<SyntaxNode> holders, IEnumerable<string> wide)
    {
        foreach (var holder in holders)
        {
            _holders.Add(holder);
        }

        foreach (var name in wide)
        {
            _wide[name] = true;
        }
    }

    private void WalkHolders(CancellationToken cancellation)
    {
        if (_wide.IsEmpty || _holders.IsEmpty)
        {
            return;
        }

        var gate = new NameGate(_wide.Keys);
        var hits = new List<NameHit>();
        foreach (var file in _holders.GroupBy(h => h.SyntaxTree))
        {
            hits.Clear();
            gate.Scan(file.Key.GetText(cancellation), hits);
            foreach (var holder in file.Where(h => hits.Exists(hit => h.Span.Contains(hit.Position))))
            {
                if (_models.TryGetValue(file.Key, out var model))
                {
                    BodyAt(holder, model, cancellation);
                }
            }
        }
    }

    /// <summary>How many bodies were walked.</summary>
    public int Walked => _bodies.Count;

    /// <summary>Facts that one file shows by itself. Editors ask for a file as often as they like: the answer is always the same.</summary>
    /// <param name="model">The file's model.</param>
    /// <param name="seeds">Places in its bodies that touch marked data.</param>
    /// <param name="cancellation">Cancels the walk.</param>
    public IReadOnlyList<FlowFact> Visit(SemanticModel model, IEnumerable<SyntaxNode> seeds, CancellationToken cancellation)
    {
        _models[model.SyntaxTree] = model;
        var resolution = new Resolution(m => BodyOf(m, model.SyntaxTree, cancellation), static _ => [], knowsAll: false, cancellation);
        var any = false;
        foreach (var syntax in seeds.Select(BodySyntax).OfType<SyntaxNode>().Distinct())
        {
            if (BodyAt(syntax, model, cancellation) is { } body)
            {
                resolution.Add(body);
                any = true;
            }
        }

        if (!any)
        {
            return [];
        }

        var facts = Facts(resolution, cancellation).Where(f => !WaitsForOthers(f)).ToList();
        foreach (var fact in facts)
        {
            _live[fact.Key] = true;
        }

        return facts;
    }

    /// <summary>Another file may set the host, or map the same pair of types before.</summary>
    private static bool WaitsForOthers(FlowFact fact) =>
        fact.IsMapped || fact.Sink is { Kind: "Recipient" or "Url", Host: null, Recipient: null, Clients.Length: > 0 } || fact.Sent is { Host: null, Recipient: null, Clients.Length: > 0 };

    /// <summary>Facts that need several files.</summary>
    public IReadOnlyList<FlowFact> Complete(CancellationToken cancellation)
    {
        WalkHolders(cancellation);
        if (_bodies.IsEmpty)
        {
            return [];
        }

        var resolution = new Resolution(m => BodyOf(m, null, cancellation), Implementations, knowsAll: true, cancellation);
        var called = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            foreach (var body in Ordered())
            {
                resolution.Add(body);
            }

            resolution.Run();
        }
        while (WalkCallers(resolution, called, cancellation));
        return OncePerTypePair(Facts(resolution, cancellation).Where(f => !_live.ContainsKey(f.Key)));
    }

    /// <summary>Of mappings of the same two types only the first place speaks.</summary>
    private static List<FlowFact> OncePerTypePair(IEnumerable<FlowFact> facts)
    {
        var places = new Dictionary<(string, string), SyntaxNode>();
        var kept = new List<FlowFact>();
        foreach (var fact in facts)
        {
            if (fact.IsMapped)
            {
                var pair = (fact.Sources[0].Member.ContainingType.DocId(), fact.Target!.ContainingType.DocId());
                if (!places.TryGetValue(pair, out var place))
                {
                    places.Add(pair, place = fact.Place);
                }

                if (place != fact.Place)
                {
                    continue;
                }
            }

            kept.Add(fact);
        }

        return kept;
    }

    private IEnumerable<Body> Ordered() =>
        _bodies.Values.OrderBy(b => b.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(b => b.Syntax.SpanStart);

    /// <summary>Who calls a function that gives back marked data unmarked must be walked too.</summary>
    private bool WalkCallers(Resolution resolution, HashSet<string> called, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var function in resolution.Bodies.Select(b => b.Main))
        {
            if (function.Method is { } method && !method.IsSeenByOthers() && _flow.ReturnLabels(method).Length == 0
                && resolution.ReturnedBy(function).Flat().Any(a => a.Kind is AtomKind.Source or AtomKind.Function or AtomKind.Whole))
            {
                var name = method.AssociatedSymbol?.Name ?? method.Name;
                if (called.Add(name))
                {
                    names.Add(name);
                }
            }
        }

        if (names.Count == 0)
        {
            return false;
        }

        var gate = new NameGate(names);
        var hits = new List<NameHit>();
        var before = _bodies.Count;
        foreach (var pair in _models)
        {
            hits.Clear();
            gate.Scan(pair.Key.GetText(cancellation), hits);
            if (hits.Count == 0)
            {
                continue;
            }

            var root = pair.Key.GetRoot(cancellation);
            foreach (var syntax in hits.Select(h => h.TokenIn(root)).Where(t => t.Parent is SimpleNameSyntax).Select(t => BodySyntax(t.Parent!)).OfType<SyntaxNode>().Distinct())
            {
                BodyAt(syntax, pair.Value, cancellation);
            }
        }

        return _bodies.Count > before;
    }

    /// <summary>In the order of the text, whatever the order of files and threads.</summary>
    private IEnumerable<FlowFact> Facts(Resolution resolution, CancellationToken cancellation)
    {
        var builder = new FlowFactBuilder(_flow, _declarations, cancellation);
        resolution.Run();
        var facts = resolution.Found.Select(f => builder.Build(f.Effect, f.Place, f.Function, f.Arrivals)).OfType<FlowFact>().ToList();
        FlowFactBuilder.RemovePassed(facts);
        return facts.OrderBy(f => f.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Location.SourceSpan.Start)
            .ThenBy(f => f.Sink?.Through ?? f.Target?.ShortName(), StringComparer.Ordinal);
    }

    private Body? BodyOf(IMethodSymbol method, SyntaxTree? only, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || only is not null && reference.SyntaxTree != only || !_models.TryGetValue(reference.SyntaxTree, out var model))
        {
            return null;
        }

        var syntax = reference.GetSyntax(cancellation);
        var body = syntax is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax ? BodySyntax(syntax) : syntax;
        if (syntax is TypeDeclarationSyntax type)
        {
            WalkCapturing(method, type, model, cancellation);
        }

        return body is null ? null : BodyAt(body, model, cancellation);
    }

    /// <summary>A primary constructor's parameters are read all over its type.</summary>
    private void WalkCapturing(IMethodSymbol constructor, TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellation)
    {
        var names = new HashSet<string>(constructor.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        foreach (var member in type.Members)
        {
            foreach (var name in member.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (names.Contains(name.Identifier.ValueText) && BodySyntax(name) is { } syntax)
                {
                    BodyAt(syntax, model, cancellation);
                }
            }
        }
    }

    private Body? BodyAt(SyntaxNode syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (_bodies.TryGetValue(syntax, out var known))
        {
            return known;
        }

        var symbol = syntax switch
        {
            ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } => (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } value => model.GetDeclaredSymbol(value.Parent!, cancellation),
            CompilationUnitSyntax unit => model.GetDeclaredSymbol(unit, cancellation),
            TypeDeclarationSyntax type => (model.GetDeclaredSymbol(type, cancellation) as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) == type)),
            _ => model.GetDeclaredSymbol(syntax, cancellation),
        };
        return symbol is null ? null : _bodies.GetOrAdd(syntax, LabelFlow.Walk(_flow, model, symbol, syntax, cancellation));
    }

    /// <summary>The body around a place: method, accessor, initialiser, top-level statements.</summary>
    public static SyntaxNode? BodySyntax(SyntaxNode place)
    {
        for (var node = place; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return node;
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                    return node;
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return node;
                case PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type }:
                    return type;
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                    return unit;
                case AttributeListSyntax { Parent: not ParameterSyntax { Parent.Parent: AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax } } or ParameterListSyntax { Parent: TypeDeclarationSyntax }:
                    return null;
            }
        }

        return null;
    }

    private IEnumerable<IMethodSymbol> Implementations(IMethodSymbol method)
    {
        _implementations ??= new(SymbolEqualityComparer.Default);
        method = method.OriginalDefinition;
        if (_implementations.TryGetValue(method, out var known))
        {
            return known;
        }

        var found = new List<IMethodSymbol>();
        foreach (var type in _types ??= [.. _compilation.Assembly.GlobalNamespace.AllTypes()])
        {
            if (method.ContainingType.TypeKind == TypeKind.Interface)
            {
                foreach (var contract in type.AllInterfaces.Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType)))
                {
                    foreach (var member in contract.GetMembers(method.Name).OfType<IMethodSymbol>().Where(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method)))
                    {
                        if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation && _flow.OwnMethod(implementation) is { } own)
                        {
                            found.Add(own);
                        }
                    }
                }
            }
            else
            {
                foreach (var member in type.GetMembers(method.Name).OfType<IMethodSymbol>().Where(m => m.IsOverride))
                {
                    for (var overridden = member.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                    {
                        if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method) && _flow.OwnMethod(member) is { } own)
                        {
                            found.Add(own);
                        }
                    }
                }
            }
        }

        return _implementations[method] = found;
    }
}
