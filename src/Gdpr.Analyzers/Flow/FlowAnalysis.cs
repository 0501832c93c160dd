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
    private readonly ConcurrentDictionary<(SyntaxNode, SyntaxNode, EffectKind, ISymbol?, string?), FlowSource[]> _live = new();
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
        var resolution = new Resolution(_flow, m => BodiesOf(m, model.SyntaxTree, cancellation), static _ => [], m => Mentioning([m.Name], [model], cancellation), knowsAll: false, cancellation);
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
            _live[fact.Key] = fact.Sources;
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

        var resolution = new Resolution(_flow, m => BodiesOf(m, null, cancellation), Implementations, m => Mentioning([m.Name], Models(m), cancellation), knowsAll: true, cancellation);
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
        return OncePerTypePair(Facts(resolution, cancellation).Select(New).OfType<FlowFact>());
    }

    /// <summary>What the files did not show by themselves.</summary>
    private FlowFact? New(FlowFact fact) =>
        !_live.TryGetValue(fact.Key, out var known) ? fact : fact.Sources.Except(known, FlowSourceComparer.Instance).ToArray() is { Length: > 0 } more ? fact with { Sources = more } : null;

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

        names.UnionWith(resolution.GivingMembers().Select(m => m.Name).Where(called.Add));
        if (names.Count == 0)
        {
            return false;
        }

        var before = _bodies.Count;
        Mentioning(names, _models.Values, cancellation);
        return _bodies.Count > before;
    }

    /// <summary>The files that may mention a member.</summary>
    private IEnumerable<SemanticModel> Models(ISymbol member) =>
        member is IParameterSymbol || member.DeclaredAccessibility == Accessibility.Private ? member.ContainingType.DeclaringSyntaxReferences.Select(r => _models.TryGetValue(r.SyntaxTree, out var model) ? model : null).OfType<SemanticModel>() : _models.Values;

    /// <summary>Bodies in which one of the names stands, walked.</summary>
    private List<Body> Mentioning(IReadOnlyCollection<string> names, IEnumerable<SemanticModel> files, CancellationToken cancellation)
    {
        var gate = new NameGate(names);
        var hits = new List<NameHit>();
        var found = new List<Body>();
        foreach (var model in files.ToList())
        {
            hits.Clear();
            gate.Scan(model.SyntaxTree.GetText(cancellation), hits);
            var root = hits.Count == 0 ? null : model.SyntaxTree.GetRoot(cancellation);
            foreach (var syntax in hits.Select(h => PlaceOf(h.TokenIn(root!))).OfType<SyntaxNode>().Select(BodySyntax).OfType<SyntaxNode>().Distinct())
            {
                if (BodyAt(syntax, model, cancellation) is { } body)
                {
                    found.Add(body);
                }
            }
        }

        return found;
    }

    /// <summary>Where a name is used, or given its first value.</summary>
    private static SyntaxNode? PlaceOf(SyntaxToken token) =>
        token.Parent switch
        {
            SimpleNameSyntax name => name,
            VariableDeclaratorSyntax { Initializer: { } initial } => initial,
            PropertyDeclarationSyntax { Initializer: { } initial } => initial,
            _ => null,
        };

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

    /// <summary>The bodies to follow for a method: its own, and for a primary constructor those that read its parameters.</summary>
    private IEnumerable<Body> BodiesOf(IMethodSymbol method, SyntaxTree? only, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || only is not null && reference.SyntaxTree != only || !_models.TryGetValue(reference.SyntaxTree, out var model))
        {
            return [];
        }

        var syntax = reference.GetSyntax(cancellation);
        var places = new List<SyntaxNode?> { syntax is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax ? BodySyntax(syntax) : syntax };
        if (syntax is TypeDeclarationSyntax type)
        {
            var names = new HashSet<string>(method.Parameters.Select(p => p.Name), StringComparer.Ordinal);
            places.AddRange(type.Members.SelectMany(m => m.DescendantNodes()).OfType<IdentifierNameSyntax>().Where(n => names.Contains(n.Identifier.ValueText)).Select(BodySyntax));
        }

        return places.OfType<SyntaxNode>().Distinct().Select(p => BodyAt(p, model, cancellation)).OfType<Body>().ToList();
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
