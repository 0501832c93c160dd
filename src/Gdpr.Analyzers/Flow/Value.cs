using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>What one atom of a value stands for.</summary>
internal enum AtomKind
{
    /// <summary>Personal data that was read from a marked member, parameter, return value or framework source.</summary>
    Source,

    /// <summary>An object whose type holds marked members; it carries them where it is written out whole.</summary>
    Whole,

    /// <summary>What the caller passes for a parameter, or a part of it.</summary>
    Parameter,

    /// <summary>What a call gives back: its result, an argument that it filled, or the exception that it threw.</summary>
    Result,

    /// <summary>What a delegate gives back that a caller passes: who passes it knows which.</summary>
    Pending,

    /// <summary>An object made in this body; what it holds is in the state's heap.</summary>
    Object,

    /// <summary>A lambda, local function or method group.</summary>
    Function,

    /// <summary>Whatever functions are put into a member of this compilation.</summary>
    Held,

    /// <summary>Another place, through <c>ref</c>.</summary>
    Reference,

    /// <summary>A way out: what is written to it leaves.</summary>
    Handle,

    /// <summary>Something that is known of the value and is no data: it was projected, it holds an id, it talks to a host.</summary>
    Trait,
}

/// <summary>What may be known of a value beside the data that it carries.</summary>
internal enum TraitKind
{
    /// <summary>It came through one of the product's own projections.</summary>
    Projected,

    /// <summary>It holds the id of a person or user.</summary>
    Identifier,

    /// <summary>Requests made with it go to this host.</summary>
    Host,

    /// <summary>It is the client that a factory gives under this name.</summary>
    Client,
}

/// <summary>One trait with its text, where it has one.</summary>
internal sealed record Trait(TraitKind Kind, string Text = "");

/// <summary>
/// One thing that a value may carry. Atoms with the same key are the same; the steps by which an atom came are no part of it, so that loops end.
/// </summary>
internal sealed class Atom : IEquatable<Atom>
{
    private readonly int _hash;

    private Atom(AtomKind kind, object? key, int index, string path, bool pseudonymised)
    {
        Kind = kind;
        Key = key;
        Index = index;
        Path = path;
        Pseudonymised = pseudonymised;
        _hash = ((((int)kind * 397) ^ KeyHash(key)) * 397 + index) * 397 ^ StringComparer.Ordinal.GetHashCode(path) ^ (pseudonymised ? 1 : 0);
    }

    public AtomKind Kind { get; }

    /// <summary>Member (Source, Held), type (Whole), function (Parameter, Function), call (Result, Pending), place (Reference), kind of sink (Handle), trait (Trait).</summary>
    public object? Key { get; }

    /// <summary>Ordinal of the parameter, output of the call, number of the object.</summary>
    public int Index { get; }

    /// <summary>Members below it, <c>.Mail</c>, and <see cref="Invoked"/>; for a symbolic atom only.</summary>
    public string Path { get; }

    /// <summary>Member of a delegate that stands for what it gives back.</summary>
    public const string Invoked = "()";

    public bool Pseudonymised { get; }

    /// <summary>Labels of a source.</summary>
    public Label[] Labels { get; private set; } = [];

    /// <summary>Where it was read and through what it came, first to last.</summary>
    public SyntaxNode[] Steps { get; private set; } = [];

    public ISymbol? Member => Key as ISymbol;

    public static Atom Source(ISymbol member, Label[] labels, SyntaxNode at) => new(AtomKind.Source, member, 0, "", false) { Labels = labels, Steps = [at] };

    public static Atom Whole(ITypeSymbol type, SyntaxNode at) => new(AtomKind.Whole, type, 0, "", false) { Steps = [at] };

    public static Atom Parameter(Function function, int ordinal) => new(AtomKind.Parameter, function, ordinal, "", false);

    public static Atom Result(Call call, int output) => new(AtomKind.Result, call, output, "", false);

    public static Atom Pending(Call call) => new(AtomKind.Pending, call, 0, "", false);

    public static Atom Object(int number) => new(AtomKind.Object, null, number, "", false);

    public static Atom Of(Function function) => new(AtomKind.Function, function, 0, "", false);

    public static Atom Of(IMethodSymbol method) => new(AtomKind.Function, method, 0, "", false);

    public static Atom Held(ISymbol member) => new(AtomKind.Held, member, 0, "", false);

    public static Atom Reference(IOperation place) => new(AtomKind.Reference, place, 0, "", false);

    public static Atom Of(Trait trait) => new(AtomKind.Trait, trait, 0, "", false);

    public static Atom Handle(string kind) => new(AtomKind.Handle, kind, 0, "", false);

    /// <summary>The same, come one step further.</summary>
    public Atom Via(SyntaxNode step) =>
        Kind is AtomKind.Source or AtomKind.Whole && Steps.Length < 12 && !Steps.Contains(step)
            ? new Atom(Kind, Key, Index, Path, Pseudonymised) { Labels = Labels, Steps = [.. Steps, step] }
            : this;

    /// <summary>The same as a pseudonym.</summary>
    public Atom AsPseudonym() => Pseudonymised || Kind is AtomKind.Function or AtomKind.Held or AtomKind.Reference or AtomKind.Handle or AtomKind.Trait or AtomKind.Object ? this : new Atom(Kind, Key, Index, Path, true) { Labels = Labels, Steps = Steps };

    /// <summary>A member of what it stands for. Deep chains end in their beginning, which carries at least as much.</summary>
    public Atom At(string member) =>
        Kind is not (AtomKind.Parameter or AtomKind.Result or AtomKind.Pending) || Path.Count(c => c == '.') >= 3 ? this : new Atom(Kind, Key, Index, Path + "." + member, Pseudonymised);

    public bool Equals(Atom? other) =>
        other is not null && (ReferenceEquals(this, other)
            || _hash == other._hash && Kind == other.Kind && Index == other.Index && Pseudonymised == other.Pseudonymised && Path == other.Path && SameKey(Key, other.Key));

    public override bool Equals(object? obj) => Equals(obj as Atom);

    public override int GetHashCode() => _hash;

    private static int KeyHash(object? key) => key switch { null => 0, ISymbol symbol => SymbolEqualityComparer.Default.GetHashCode(symbol), _ => key.GetHashCode() };

    private static bool SameKey(object? a, object? b) => a is ISymbol x && b is ISymbol y ? SymbolEqualityComparer.Default.Equals(x, y) : Equals(a, b);
}

/// <summary>
/// What a value may carry: atoms, and for tuples, anonymous types and records a value per member. A collection is what its elements are. A join semilattice: <see cref="Join(Value, Value)"/>
/// unites, <see cref="Empty"/> is the least.
/// </summary>
internal sealed class Value : IEquatable<Value>
{
    private const int MaxDepth = 4;
    private const int MaxMembers = 64;

    public static readonly Value Empty = new([], []);

    private readonly Atom[] _atoms;
    private readonly (string Name, Value Value)[] _members;

    private Value(Atom[] atoms, (string, Value)[] members)
    {
        _atoms = atoms;
        _members = members;
    }

    public IReadOnlyList<Atom> Atoms => _atoms;

    public IReadOnlyList<(string Name, Value Value)> Members => _members;

    /// <summary>Its members are those of a type that somebody declared, where each has been judged as it was written.</summary>
    public bool IsDeclared { get; private init; }

    public bool IsEmpty => _atoms.Length == 0 && _members.Length == 0;

    /// <summary>Texts of the traits of a kind, its members' included.</summary>
    public IEnumerable<string> Traits(TraitKind kind) => Flat().Where(a => a.Kind == AtomKind.Trait).Select(a => (Trait)a.Key!).Where(t => t.Kind == kind).Select(t => t.Text);

    public static Value Of(Atom atom) => new([atom], []);

    public static Value Of(IEnumerable<Atom> atoms) => Of(atoms.Distinct().ToArray(), [], false);

    /// <summary>A structure; members that carry nothing still count, since they say that nothing is there.</summary>
    public static Value Structure(IEnumerable<(string Name, Value Value)> members, bool declared)
    {
        var kept = members.Take(MaxMembers).ToArray();
        return kept.All(m => m.Value.IsEmpty) ? Empty : new Value([], kept) { IsDeclared = declared };
    }

    private static Value Of(Atom[] atoms, (string, Value)[] members, bool declared) =>
        atoms.Length == 0 && members.Length == 0 ? Empty : new Value(atoms, members) { IsDeclared = declared };

    public static Value Join(IEnumerable<Value> values) => values.Aggregate(Empty, Join);

    public static Value Join(Value a, Value b) => Join(a, b, 0);

    private static Value Join(Value a, Value b, int depth)
    {
        if (b.IsEmpty || ReferenceEquals(a, b))
        {
            return a;
        }

        if (a.IsEmpty)
        {
            return b;
        }

        var atoms = Union(a._atoms, b._atoms);
        if (a._members.Length == 0 && b._members.Length == 0)
        {
            return ReferenceEquals(atoms, a._atoms) ? a : ReferenceEquals(atoms, b._atoms) ? b : new Value(atoms, []);
        }

        if (depth >= MaxDepth)
        {
            return Of(Union(a.Flat().ToArray(), b.Flat().ToArray()), [], false);
        }

        var members = a._members.ToList();
        foreach (var (name, value) in b._members)
        {
            var at = members.FindIndex(m => m.Name == name);
            if (at >= 0)
            {
                members[at] = (name, Join(members[at].Value, value, depth + 1));
            }
            else if (members.Count < MaxMembers)
            {
                members.Add((name, value));
            }
        }

        return new Value(atoms, members.ToArray()) { IsDeclared = (a.IsDeclared || a._members.Length == 0) && (b.IsDeclared || b._members.Length == 0) };
    }

    private static Atom[] Union(Atom[] a, Atom[] b)
    {
        if (b.Length == 0)
        {
            return a;
        }

        if (a.Length == 0)
        {
            return b;
        }

        List<Atom>? more = null;
        var known = a.Length > 16 ? new HashSet<Atom>(a) : null;
        foreach (var atom in b)
        {
            if (!(known?.Contains(atom) ?? Array.IndexOf(a, atom) >= 0))
            {
                (more ??= [.. a]).Add(atom);
            }
        }

        return more?.ToArray() ?? a;
    }

    /// <summary>The value of a member: what is known of it alone, or what the whole carries.</summary>
    public Value At(string name)
    {
        var rest = _atoms.Length == 0 ? Empty : Of(_atoms.Where(a => a.Kind is not (AtomKind.Whole or AtomKind.Function or AtomKind.Held or AtomKind.Handle or AtomKind.Trait)).Select(a => a.At(name)));
        foreach (var member in _members)
        {
            if (member.Name == name)
            {
                return Join(member.Value, rest);
            }
        }

        return rest;
    }

    /// <summary>With a member replaced.</summary>
    public Value With(string name, Value value, bool declared) =>
        Of(_atoms, [.. _members.Where(m => m.Name != name), .. _members.Length < MaxMembers || _members.Any(m => m.Name == name) ? new[] { (name, value) } : []], declared && (IsDeclared || _members.Length == 0));

    /// <summary>All that a value carries, its members included.</summary>
    public IEnumerable<Atom> Flat() => _members.Length == 0 ? _atoms : _atoms.Concat(_members.SelectMany(m => m.Value.Flat())).Distinct();

    /// <summary>As one piece, as in a text.</summary>
    public Value Flattened() => _members.Length == 0 ? this : Of(Flat());

    /// <summary>What it carries beside members that were judged where they were written.</summary>
    public Value BesideDeclared() =>
        _members.Length == 0 ? this : IsDeclared ? Of(_atoms, [], false) : Of(_atoms, [.. _members.Select(m => (m.Name, m.Value.BesideDeclared()))], false);

    /// <summary>Each atom replaced by a value.</summary>
    public Value Map(Func<Atom, Value> replace)
    {
        var atoms = Empty;
        foreach (var atom in _atoms)
        {
            atoms = Join(atoms, replace(atom));
        }

        if (_members.Length == 0)
        {
            return atoms;
        }

        var members = Of([], [.. _members.Select(m => (m.Name, m.Value.Map(replace)))], IsDeclared);
        return Join(members, atoms);
    }

    public Value Via(SyntaxNode step) => IsEmpty ? this : Map(a => Of(a.Via(step)));

    public Value AsPseudonym() => Of(Flat().Select(a => a.AsPseudonym()));

    public bool Equals(Value? other) =>
        other is not null && (ReferenceEquals(this, other)
            || _atoms.Length == other._atoms.Length && _members.Length == other._members.Length && _atoms.All(a => Array.IndexOf(other._atoms, a) >= 0)
            && _members.All(m => other._members.Any(o => o.Name == m.Name && o.Value.Equals(m.Value))));

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => _atoms.Length * 31 + _members.Length;
}
