using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Gdpr.Analyzers.Model;

/// <summary>What a fact about a library member says; the words of <c>Model/Api/README.md</c>.</summary>
internal enum ApiVerb
{
    Sink,
    Handle,
    Write,
    Carrier,
    Erase,
    Pseudonym,
    Stop,
    Source,
    Gap,
    Map,
}

/// <summary>One line of <c>Model/Api</c>, or one entry of the policy's <c>sinks</c>.</summary>
internal sealed class ApiFact
{
    public ApiVerb Verb { get; init; }

    /// <summary>Kind of sink, or null.</summary>
    public string? Kind { get; init; }

    /// <summary>Category of a source.</summary>
    public string? Category { get; init; }

    /// <summary>Kind of symbol: <c>M</c>, <c>P</c>, <c>T</c>, <c>N</c>.</summary>
    public char Symbol { get; init; }

    /// <summary>Full name of the type, or of the namespace.</summary>
    public string Type { get; init; } = "";

    /// <summary>Name of the member, without <c>*</c>.</summary>
    public string Name { get; init; } = "";

    public bool StartsWith { get; init; }

    /// <summary>The whole id where one overload is meant.</summary>
    public string? Overload { get; init; }

    public string[] Parameters { get; init; } = [];

    public bool Whole { get; init; }

    public Dictionary<string, string> Options { get; init; } = [];

    /// <summary>Recipient of the policy, where its <c>sinks</c> name one.</summary>
    public string? Recipient { get; init; }

    public string? Option(string name) => Options.TryGetValue(name, out var value) ? value : null;

    /// <summary>Whether an argument for this parameter is meant.</summary>
    public bool Means(string parameter) => Parameters.Length == 0 || Array.IndexOf(Parameters, parameter) >= 0;
}

/// <summary>
/// What is known of members that we do not own: the embedded files of <c>Model/Api</c>, extended by the policy's <c>sinks</c>. Looked up by symbol, once each.
/// </summary>
internal sealed class ApiModel
{
    private static readonly Lazy<Tables> Embedded = new(Tables.Read);

    private readonly Dictionary<string, ApiFact[]> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declaredNames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, ApiFact[]> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _carriers = new(SymbolEqualityComparer.Default);

    public ApiModel(Policy? policy, Compilation compilation)
    {
        foreach (var facts in Embedded.Value.Starts.Where(f => f.Verb is ApiVerb.Sink or ApiVerb.Write or ApiVerb.Gap or ApiVerb.Map).GroupBy(f => f.Type))
        {
            foreach (var type in compilation.GetTypesByMetadataName(facts.Key))
            {
                _declaredNames.UnionWith(type.MemberNames.Where(n => facts.Any(f => n.StartsWith(f.Name, StringComparison.Ordinal))));
            }
        }

        foreach (var sink in policy?.Sinks.Values ?? [])
        {
            var id = sink.Key;
            var end = id.IndexOf('(');
            var name = end < 0 ? id : id.Substring(0, end);
            _declaredNames.Add(name.Substring(name.LastIndexOf('.') + 1));
            _declared[id] = [new ApiFact { Verb = ApiVerb.Sink, Kind = sink.Kind, Symbol = id[0], Recipient = sink.Recipient, Whole = true }];
        }
    }

    /// <summary>Names of members through which data leaves; the gate looks for them.</summary>
    public IEnumerable<string> SinkNames => Embedded.Value.SinkNames.Concat(_declaredNames);

    public static IReadOnlyDictionary<string, string> Claims => Embedded.Value.Claims;

    public static IEnumerable<string> SourceNames => Embedded.Value.SourceNames;

    /// <summary>Facts about a method, constructor or property of a library.</summary>
    public ApiFact[] Of(ISymbol member)
    {
        member = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
        return _known.TryGetValue(member, out var known) ? known : _known.GetOrAdd(member, Find(member));
    }

    /// <summary>Whether objects of a type are labelled by what is handed to them.</summary>
    public bool IsCarrier(ITypeSymbol type)
    {
        type = type.OriginalDefinition;
        return _carriers.TryGetValue(type, out var known) ? known : _carriers.GetOrAdd(type, FindCarrier(type));
    }

    private ApiFact[] Find(ISymbol member)
    {
        List<ApiFact>? found = null;
        string? id = null;
        if (_declaredNames.Contains(member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "#ctor" : member.Name)
            && _declared.TryGetValue(id = member.GetDocumentationCommentId() ?? "", out var declared))
        {
            (found ??= []).AddRange(declared);
        }

        if (member.ContainingType is not { } type)
        {
            return found?.ToArray() ?? [];
        }

        var tables = Embedded.Value;
        var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "#ctor" : member is IPropertySymbol { IsIndexer: true } ? "Item" : member.Name;
        List<string>? lineage = null;
        foreach (var fact in tables.Named(name))
        {
            if (fact.Symbol == 'M' == member is IMethodSymbol && (lineage ??= Lineage(type)).Contains(fact.Type)
                && (fact.Overload is null || fact.Overload == (id ??= member.GetDocumentationCommentId() ?? "") || SameSignature(fact.Overload, id)))
            {
                (found ??= []).Add(fact);
            }
        }

        foreach (var typeName in lineage ??= Lineage(type))
        {
            foreach (var fact in tables.OfType(typeName))
            {
                if (fact.Verb != ApiVerb.Carrier)
                {
                    (found ??= []).Add(fact);
                }
            }
        }

        for (var space = type.ContainingNamespace; tables.Spaces.Count > 0 && space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            foreach (var fact in tables.Spaces.TryGetValue(space.Name, out var candidates) ? candidates : [])
            {
                if (space.IsNamed(fact.Type))
                {
                    (found ??= []).Add(fact);
                }
            }
        }

        return found?.ToArray() ?? [];
    }

    /// <summary>An override has the parameter list of what it overrides.</summary>
    private static bool SameSignature(string pattern, string id)
    {
        int from = pattern.IndexOf('('), to = id.IndexOf('(');
        return from >= 0 && to >= 0 && string.CompareOrdinal(pattern, from, id, to, Math.Max(pattern.Length - from, id.Length - to)) == 0;
    }

    private static bool FindCarrier(ITypeSymbol type)
    {
        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Object)
        {
            return false;
        }

        if (type.TypeKind == TypeKind.Array || type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return !Lineage(type).Any(n => n is "System.Linq.IQueryable" or "Microsoft.EntityFrameworkCore.DbSet`1");
        }

        return Lineage(type).Any(n => Embedded.Value.OfType(n).Any(f => f.Verb == ApiVerb.Carrier))
            || type.Name.EndsWith("Builder", StringComparison.Ordinal) || type.Name.EndsWith("Writer", StringComparison.Ordinal);
    }

    private static readonly ConditionalWeakTable<ITypeSymbol, List<string>> Lineages = new();

    /// <summary>Full names of a type, its bases and its interfaces.</summary>
    public static List<string> Lineage(ITypeSymbol type) => Lineages.GetValue(type.OriginalDefinition, FindLineage);

    private static List<string> FindLineage(ITypeSymbol type)
    {
        var names = new List<string>();
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            names.Add(FullName(current));
        }

        names.AddRange(type.AllInterfaces.Select(FullName));
        return names;
    }

    private static string FullName(ITypeSymbol type)
    {
        var name = type.OriginalDefinition.MetadataName;
        for (ISymbol? outer = type.ContainingSymbol; outer is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; outer = outer.ContainingSymbol)
        {
            name = (outer is INamedTypeSymbol named ? named.OriginalDefinition.MetadataName : outer.Name) + "." + name;
        }

        return name;
    }

    private sealed class Tables
    {
        private readonly Dictionary<string, List<ApiFact>> _exact = new(StringComparer.Ordinal);
        private readonly List<ApiFact> _starts = [];

        public IReadOnlyList<ApiFact> Starts => _starts;

        private readonly Dictionary<string, List<ApiFact>> _types = new(StringComparer.Ordinal);

        public Dictionary<string, List<ApiFact>> Spaces { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Claims { get; } = new(StringComparer.Ordinal);

        public HashSet<string> SinkNames { get; } = new(StringComparer.Ordinal);

        public HashSet<string> SourceNames { get; } = new(StringComparer.Ordinal);

        public IEnumerable<ApiFact> Named(string name) =>
            (_exact.TryGetValue(name, out var exact) ? exact : []).Concat(_starts.Where(f => name.StartsWith(f.Name, StringComparison.Ordinal)));

        public List<ApiFact> OfType(string type) => _types.TryGetValue(type, out var facts) ? facts : Nothing;

        private static readonly List<ApiFact> Nothing = [];

        public static Tables Read()
        {
            var tables = new Tables();
            var assembly = typeof(ApiModel).GetTypeInfo().Assembly;
            foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.Contains(".Model.Api.")).OrderBy(n => n, StringComparer.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                while (reader.ReadLine() is { } line)
                {
                    tables.Add(line);
                }
            }

            return tables;
        }

        private void Add(string line)
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words[0].StartsWith("#", StringComparison.Ordinal))
            {
                return;
            }

            if (words[0] == "claim")
            {
                Claims[words[2]] = words[1];
                return;
            }

            var verb = (ApiVerb)Enum.Parse(typeof(ApiVerb), words[0], ignoreCase: true);
            var at = verb is ApiVerb.Sink or ApiVerb.Handle or ApiVerb.Source ? 2 : 1;
            var pattern = words[at];
            var rest = words.Skip(at + 1).ToList();
            var list = pattern.IndexOf('(');
            var path = pattern.Substring(2, (list < 0 ? pattern.Length : list) - 2);
            var dot = pattern[0] is 'T' or 'N' ? -1 : path.LastIndexOf('.');
            var fact = new ApiFact
            {
                Verb = verb,
                Kind = verb is ApiVerb.Sink or ApiVerb.Handle ? words[1] : null,
                Category = verb == ApiVerb.Source ? words[1] : null,
                Symbol = pattern[0],
                Type = dot < 0 ? path : path.Substring(0, dot),
                Name = dot < 0 ? "" : path.Substring(dot + 1).TrimEnd('*') is var last && last.IndexOf('`') is > 0 and var arity ? last.Substring(0, arity) : path.Substring(dot + 1).TrimEnd('*'),
                StartsWith = path.EndsWith("*", StringComparison.Ordinal),
                Overload = list < 0 ? null : pattern,
                Parameters = [.. rest.Where(w => w != "whole" && w.IndexOf('=') < 0)],
                Whole = rest.Contains("whole"),
                Options = rest.Where(w => w.IndexOf('=') > 0).ToDictionary(w => w.Substring(0, w.IndexOf('=')), w => w.Substring(w.IndexOf('=') + 1)),
            };
            if (fact.Symbol == 'N')
            {
                ListOf(Spaces, path.Substring(path.LastIndexOf('.') + 1)).Add(fact);
            }
            else if (fact.Symbol == 'T')
            {
                ListOf(_types, path).Add(fact);
            }
            else if (fact.StartsWith)
            {
                _starts.Add(fact);
            }
            else
            {
                ListOf(_exact, fact.Name).Add(fact);
            }

            if (verb is ApiVerb.Sink or ApiVerb.Write or ApiVerb.Gap or ApiVerb.Map && fact.Name.Length > 0)
            {
                SinkNames.Add(fact.Name == "#ctor" ? fact.Type.Substring(fact.Type.LastIndexOf('.') + 1) : fact.Name);
            }
            else if (verb == ApiVerb.Source)
            {
                SourceNames.Add(fact.Name);
            }
        }

        private static List<ApiFact> ListOf(Dictionary<string, List<ApiFact>> table, string key)
        {
            if (!table.TryGetValue(key, out var list))
            {
                table.Add(key, list = []);
            }

            return list;
        }
    }
}
