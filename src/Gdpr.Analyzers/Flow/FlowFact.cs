using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>Where a flow ends.</summary>
internal enum FlowEnd
{
    /// <summary>A way out of the program, of a kind.</summary>
    Sink,

    /// <summary>A member, parameter or return value without a mark.</summary>
    Unmarked,

    /// <summary>A member, parameter or return value with marks of its own.</summary>
    Marked,

    /// <summary>Code that analysis cannot follow.</summary>
    Gap,
}

/// <summary>A marked member whose data arrived.</summary>
/// <param name="Member">The member.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Pseudonymised">What arrived is a pseudonym.</param>
/// <param name="IsRead">It was read by itself, which GDPR101-103 judge; else it lies in an object.</param>
internal sealed record FlowSource(ISymbol Member, Label[] Labels, bool Pseudonymised, bool IsRead);

/// <summary>"These labels reached that place": what the flow rules judge.</summary>
internal sealed record FlowFact(FlowEnd End, FlowSource[] Sources, Location Location, ISymbol Enclosing, Mandate Mandate)
{
    /// <summary>The way out (Sink).</summary>
    public SinkUse? Sink { get; init; }

    /// <summary>The member, parameter or method that takes the data.</summary>
    public ISymbol? Target { get; init; }

    /// <summary>Its labels (Marked).</summary>
    public Label[] TargetLabels { get; init; } = [];

    /// <summary>What cannot be followed (Gap).</summary>
    public string? Reason { get; init; }

    /// <summary>From the reads to the leak.</summary>
    public Location[] Path { get; init; } = [];

    /// <summary>Nodes of the path, for <see cref="FlowFactBuilder.RemovePassed"/>.</summary>
    public HashSet<SyntaxNode> Steps { get; init; } = [];

    /// <summary>It stands where data is taken in, not at a helper's call.</summary>
    public bool IsReturn { get; init; }

    /// <summary>For an address: the request that it is part of.</summary>
    public SinkUse? Sent { get; init; }

    /// <summary>Made by a convention mapper.</summary>
    public bool IsMapped { get; init; }

    /// <summary>Each source with a way that it came, the read first.</summary>
    public (FlowSource Source, SyntaxNode[] Steps)[] Ways { get; init; } = [];

    /// <summary>The function in which the leak stands: a helper, where the report stands at its call.</summary>
    public ISymbol? Leak { get; init; }

    public SyntaxNode Place { get; init; } = null!;

    public (SyntaxNode, SyntaxNode, EffectKind, ISymbol?, string?) Key { get; init; }
}

/// <summary>Makes facts of what <see cref="Resolution"/> found.</summary>
internal sealed class FlowFactBuilder
{
    private readonly FlowModel _flow;
    private readonly Declarations _declarations;
    private readonly CancellationToken _cancellation;

    public FlowFactBuilder(FlowModel flow, Declarations declarations, CancellationToken cancellation)
    {
        _flow = flow;
        _declarations = declarations;
        _cancellation = cancellation;
    }

    public FlowFact? Build(Effect effect, SyntaxNode place, Function function, IEnumerable<Arrival> arrivals)
    {
        _cancellation.ThrowIfCancellationRequested();
        var end = End(effect, out var target, out var labels, out var sink);
        if (sink is { Host: null, Recipient: null, Clients.Length: > 0 } && sink.Clients.Select(c => _flow.Hosts.TryGetValue(c, out var known) ? known : null).FirstOrDefault(h => h is not null) is { } host)
        {
            sink = sink with { Host = host };
        }

        if (end is not { } kind)
        {
            return null;
        }

        var response = effect.Kind == EffectKind.Answer;
        var known = arrivals.ToList();
        var ways = known.SelectMany(a => Sources(a.Atom, effect.Whole || response, kind, sink).Select(s => (Source: s, a.Steps))).ToArray();
        var sources = ways.Select(w => w.Source).Distinct(FlowSourceComparer.Instance)
            .OrderBy(s => s.Member.ShortName(), System.StringComparer.Ordinal).ToArray();
        if (sources.Length == 0 && effect.Reason != Body.TooLarge)
        {
            return null;
        }

        var steps = new HashSet<SyntaxNode>(known.SelectMany(a => a.Steps));
        return new FlowFact(kind, sources, place.GetLocation(), function.Symbol, _declarations.Of(function.Symbol))
        {
            Leak = effect.Function.Symbol, Ways = ways,
            Sink = sink, Target = target, TargetLabels = labels, Reason = effect.Reason, Place = place, Steps = steps, IsReturn = effect.Kind is EffectKind.Return or EffectKind.Answer, IsMapped = effect.Reason == "map",
            Path = [.. steps.Concat(place == effect.At ? [] : new[] { effect.At }).Where(s => s != place).Distinct().Take(16).Select(s => s.GetLocation())],
            Key = (effect.At, place, effect.Kind, effect.Target, sink?.Kind ?? effect.Reason),
        };
    }

    /// <summary>Where a rule about the sink speaks about a flow, the rules about members on its way are silent.</summary>
    public static void RemovePassed(List<FlowFact> facts)
    {
        // By the nodes at which they stand and through which their data came.
        var covering = facts.Select((fact, at) => (fact, at)).Where(f => f.fact.End == FlowEnd.Sink).SelectMany(f => f.fact.Steps.Append(f.fact.Place).Distinct().Select(node => (node, f.at))).ToLookup(f => f.node, f => f.at);
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i] is { End: FlowEnd.Unmarked or FlowEnd.Marked } lost && covering.Contains(lost.Place))
            {
                // One flow, one report: that of the way out shows what the data passed into, too. Data that went into this place only is spoken of here.
                var left = lost.Sources.Where(s => !covering[lost.Place].Any(at => facts[at].Sources.Contains(s, FlowSourceComparer.Instance))).ToArray();
                facts[i] = lost with { Sources = left, Ways = [.. lost.Ways.Where(w => left.Contains(w.Source, FlowSourceComparer.Instance))] };
                foreach (var at in left.Length < lost.Sources.Length ? covering[lost.Place] : [])
                {
                    facts[at] = facts[at] with { Path = [.. facts[at].Path.Union(lost.Path)] };
                }
            }
        }

        var sinks = facts.Where(f => f.End == FlowEnd.Sink).ToList();
        var passed = new HashSet<SyntaxNode>(sinks.SelectMany(f => f.Steps));
        var through = new HashSet<SyntaxNode>(sinks.Select(f => f.Key.Item1));
        for (var i = facts.Count - 1; i >= 0; i--)
        {
            // What came through a way out was spoken of there; what only joined it later, or lay beside it in a helper, was not.
            if (facts[i].End is FlowEnd.Unmarked or FlowEnd.Marked && facts[i].Ways.Any(w => w.Steps.Skip(1).Any(through.Contains)))
            {
                var left = facts[i].Ways.Where(w => !w.Steps.Skip(1).Any(through.Contains)).ToArray();
                facts[i] = facts[i] with { Ways = left, Sources = [.. facts[i].Sources.Where(s => left.Any(w => FlowSourceComparer.Instance.Equals(w.Source, s)))] };
            }
        }

        facts.RemoveAll(f => f is { End: FlowEnd.Unmarked or FlowEnd.Marked, Sources.Length: 0 });
        // An address or a text of JSON that is sent on is judged where it goes.
        facts.RemoveAll(f => f is { End: FlowEnd.Sink, IsReturn: false, Sink.Kind: "Url" or "Response" } && passed.Contains(f.Place) && sinks.Exists(s => s != f && s.Place != f.Place && s.Steps.Contains(f.Place)));
        sinks = facts.Where(f => f.End == FlowEnd.Sink).ToList();
        facts.RemoveAll(f => f is { End: FlowEnd.Sink, IsReturn: true } && sinks.Exists(s => s != f && s.Sink!.Kind == "Response" && f.Place.Span.Contains(s.Place.Span) && s.Place.SyntaxTree == f.Place.SyntaxTree));
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i].Sink?.Kind == "Url" && sinks.Find(s => s.Place == facts[i].Place && s.Sink!.Kind == "Recipient") is { } sent)
            {
                facts[i] = facts[i] with { Sent = sent.Sink };
            }
        }
    }

    private FlowEnd? End(Effect effect, out ISymbol? target, out Label[] labels, out SinkUse? sink)
    {
        // A field that the compiler makes for a property ('field') is the property.
        target = effect.Target is IFieldSymbol { AssociatedSymbol: IPropertySymbol behind } ? behind : effect.Target;
        labels = [];
        sink = effect.Sink;
        switch (effect.Kind)
        {
            case EffectKind.Sink:
                return FlowEnd.Sink;
            case EffectKind.Gap:
                return FlowEnd.Gap;
            case EffectKind.Return or EffectKind.Answer:
                return Returned(effect, out target, out labels, out sink);
            default:
                // A parameter that is written to gives data out: to others only where others may call.
                if (target is IParameterSymbol { RefKind: RefKind.Out or RefKind.Ref } given && _flow.IsOwn(given) && SymbolEqualityComparer.Default.Equals(given.ContainingSymbol, effect.Function.Symbol)
                    && _flow.LabelsOfParameter(given).Length == 0 && !given.ContainingSymbol.IsSeenByOthers())
                {
                    return null;
                }

                labels = target is IParameterSymbol parameter ? _flow.LabelsOfParameter(parameter) : target is null ? [] : _flow.Labels.LabelsOf(target);
                return labels.Length > 0 ? FlowEnd.Marked : FlowEnd.Unmarked;
        }
    }

    private FlowEnd? Returned(Effect effect, out ISymbol? target, out Label[] labels, out SinkUse? sink)
    {
        labels = [];
        sink = null;
        var member = effect.Function.Symbol.Associated() ?? effect.Function.Symbol;
        target = member;
        if (effect.Function.IsEndpoint || effect.Function.Method is { } action && (EndpointWalk.IsEndpoint(action) || _flow.Handlers.ContainsKey(action)))
        {
            sink = new SinkUse("Response", member.ShortName() is { Length: > 0 } name && !name.EndsWith(".", System.StringComparison.Ordinal) ? name : "the answer");
            return effect.Kind == EffectKind.Answer ? FlowEnd.Sink : null;
        }

        if (effect.Kind == EffectKind.Answer)
        {
            return null;
        }

        if (effect.Function != effect.Function.Body.Main || effect.Function.Method is not { } method)
        {
            return null;
        }

        labels = member is IPropertySymbol property ? _flow.Labels.LabelsOf(property) : _flow.ReturnLabels(method);
        if (labels.Length > 0)
        {
            return FlowEnd.Marked;
        }

        return member.IsSeenByOthers() && !IsDictatedByFramework(method) && !IsEntryPoint(method) && !_flow.Anonymizes(method) && !_flow.Pseudonymizes(method) ? FlowEnd.Unmarked : null;
    }

    private static bool IsEntryPoint(IMethodSymbol method) => method.Name is "Main" or "<Main>$" && method.IsStatic;

    /// <summary>An override of a framework member, or an implementation of a framework's interface, cannot choose its marks.</summary>
    private bool IsDictatedByFramework(IMethodSymbol method)
    {
        var root = method;
        while (root.OverriddenMethod is { } overridden)
        {
            root = overridden;
        }

        if (!SymbolEqualityComparer.Default.Equals(root, method) && !_flow.IsOwn(root))
        {
            return true;
        }

        return method.ContainingType is { } type && type.AllInterfaces.Any(i => !_flow.IsOwn(i) && !_flow.IsGoverned(i.ContainingAssembly)
            && i.GetMembers(method.Name).Any(m => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), method)));
    }

    private IEnumerable<FlowSource> Sources(Atom atom, bool whole, FlowEnd end, SinkUse? sink)
    {
        if (atom.Kind == AtomKind.Source)
        {
            yield return new FlowSource(atom.Member!, atom.Labels, atom.Pseudonymised, atom.Member is IPropertySymbol or IFieldSymbol);
        }
        else if (end is FlowEnd.Sink or FlowEnd.Gap && atom.Key is ITypeSymbol type && !FlowModel.IsProjection(type))
        {
            foreach (var (member, labels) in whole ? _flow.Labels.Contained(type, m => IsLeftOut(m, sink)) : _flow.Printed(type))
            {
                yield return new FlowSource(member, labels, atom.Pseudonymised, false);
            }
        }
    }

    /// <summary>What a serialiser or logger is told to pass over.</summary>
    private static bool IsLeftOut(ISymbol member, SinkUse? sink) =>
        member.GetAttributes().Any(a => sink?.Kind == "Log"
            ? a.AttributeClass?.Name is "NotLoggedAttribute" or "LogPropertyIgnoreAttribute"
            : a.AttributeClass?.Name is "JsonIgnoreAttribute" or "XmlIgnoreAttribute" or "IgnoreDataMemberAttribute" && !a.NamedArguments.Any(n => n.Key == "Condition" && !Equals(n.Value.Value, 1)));
}

/// <summary>The same member, as it is or as a pseudonym.</summary>
internal sealed class FlowSourceComparer : IEqualityComparer<FlowSource>
{
    public static readonly FlowSourceComparer Instance = new();

    public bool Equals(FlowSource? a, FlowSource? b) => SymbolEqualityComparer.Default.Equals(a!.Member, b!.Member) && a.Pseudonymised == b.Pseudonymised;

    public int GetHashCode(FlowSource source) => SymbolEqualityComparer.Default.GetHashCode(source.Member);
}
