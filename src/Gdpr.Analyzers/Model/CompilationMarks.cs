using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Model;

/// <summary>
/// The names of all marked members that a compilation can reach, found before anything is bound: by syntax in its own files, by metadata in assemblies that use marks, in the
/// policy's <c>members</c>, and the framework's own.
/// </summary>
internal sealed class CompilationMarks
{
    /// <summary>Names that a read of personal data mentions.</summary>
    public HashSet<string> Members { get; private init; } = [];

    /// <summary>Names of types that hold personal data, and of members, parameters and methods declared with one: where a whole object may go somewhere.</summary>
    public HashSet<string> Carriers { get; private init; } = [];

    /// <summary>Of those, the ones declared with a type that is personal itself.</summary>
    public HashSet<string> Instances { get; private init; } = [];

    /// <summary>Names of methods that a mark makes a way out: <c>[Sink]</c>, <c>[DisclosedTo]</c>, <c>[LoggerMessage]</c>.</summary>
    public HashSet<string> Exits { get; private init; } = [];

    /// <summary>Names of methods whose result is marked.</summary>
    public HashSet<string> Returns { get; private init; } = [];

    /// <summary>Names of methods with a marked parameter.</summary>
    public HashSet<string> Takers { get; private init; } = [];

    public bool Positional { get; private init; }

    public bool Indexer { get; private init; }

    /// <summary>Some file sets a fallback policy or a global authorization filter.</summary>
    public bool Authorizes { get; private init; }

    /// <summary>Further names under which this compilation knows the attributes: aliases, derived attributes, data classifications.</summary>
    public HashSet<string> Attributes { get; private init; } = [];

    /// <summary>Whether framework members such as the client's address count: only where marks or a policy say that somebody cares.</summary>
    public bool FrameworkSources { get; private init; }

    public static CompilationMarks Collect(Compilation compilation, Policy? policy, Func<SyntaxTree, TreeMarks> read, CancellationToken cancellation)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var types = new HashSet<string>(StringComparer.Ordinal);
        var attributes = new HashSet<string>(StringComparer.Ordinal);
        bool positional = false, indexer = false, authorizes = false, marked = false;

        var owners = new HashSet<string>(StringComparer.Ordinal);
        var returns = new HashSet<string>(StringComparer.Ordinal);
        var takers = new HashSet<string>(StringComparer.Ordinal);
        var exits = new HashSet<string>(StringComparer.Ordinal);

        void Add(TreeMarks marks)
        {
            owners.UnionWith(marks.Owners);
            returns.UnionWith(marks.Returns);
            takers.UnionWith(marks.Takers);
            exits.UnionWith(marks.Exits);
            members.UnionWith(marks.Members);
            types.UnionWith(marks.Types);
            attributes.UnionWith(marks.Aliases);
            positional |= marks.Positional;
            indexer |= marks.Indexer;
            authorizes |= marks.Authorizes;
            marked |= marks.Marked;
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            Add(read(tree));
        }

        AddMetadata(compilation, policy, members, types, attributes, owners, returns, takers, ref positional, ref indexer, cancellation);
        // An alias may name a classification, which may have derived attributes: until no name is new.
        for (HashSet<string> sought = []; attributes.Count > sought.Count;)
        {
            var names = attributes.Except(sought).ToList();
            sought.UnionWith(names);
            var gate = new NameGate(Marks.BothNames(names));
            foreach (var tree in compilation.SyntaxTrees)
            {
                Add(TreeMarks.Read(tree, gate, cancellation));
            }
        }

        if (policy is not null)
        {
            foreach (var id in policy.Members.Keys.Select(k => MemberKey.Of(k).Id).Where(id => id.Length > 2 && id[1] == ':').Distinct())
            {
                var (name, outer) = NamesOf(id);
                (id[0] == 'T' ? types : members).Add(name);
                owners.Add(id[0] == 'T' ? name : outer);
                if (id[0] == 'M')
                {
                    returns.Add(name);
                }

                if (id.StartsWith("P:", StringComparison.Ordinal) && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is IPropertySymbol property)
                {
                    positional |= property.ContainingType.IsRecord;
                    indexer |= property.IsIndexer;
                }
            }
        }

        if (types.Count > 0)
        {
            AddMembersOfTypes(compilation, types, members, ref positional, cancellation);
        }

        var cares = members.Count > 0 || marked || policy is not null;
        if (cares)
        {
            members.UnionWith(FrameworkNames(compilation));
        }

        return new CompilationMarks
        {
            Members = members,
            Returns = returns,
            Takers = takers,
            Exits = exits,
            Carriers = CarriersOf(compilation, owners.Concat(types), cancellation),
            Instances = CarriersOf(compilation, types, cancellation),
            Attributes = [.. Marks.BothNames(attributes)],
            Positional = positional,
            Indexer = indexer,
            Authorizes = authorizes,
            FrameworkSources = cares,
        };
    }

    private static IEnumerable<string> FrameworkNames(Compilation compilation) =>
        compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Identity.IdentityUser`1").Length > 0 ? Model.FrameworkSources.Names
        : compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Http.ConnectionInfo").Length > 0 ? ["RemoteIpAddress"] : [];

    /// <summary>The last names of a documentation id: that of the member or type, and that of the type around it.</summary>
    private static (string Name, string Outer) NamesOf(string id)
    {
        var path = id.Substring(2);
        var end = path.IndexOf('(');
        var parts = (end < 0 ? path : path.Substring(0, end)).Split('.');
        return (Plain(parts[parts.Length - 1]), parts.Length > 1 ? Plain(parts[parts.Length - 2]) : "");

        static string Plain(string name) => name.IndexOf('`') is > 0 and var arity ? name.Substring(0, arity) : name;
    }

    /// <summary>Members whose type, or a base of it, carries a mark: found where the type's name stands in a declaration.</summary>
    private static void AddMembersOfTypes(
        Compilation compilation, HashSet<string> types, HashSet<string> members, ref bool positional, CancellationToken cancellation)
    {
        var anyPositional = false;
        Spread(compilation, types, (name, derived) =>
        {
            TreeMarks.AddMemberDeclaredWith(name, members, ref anyPositional);
            if (name.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is TypeDeclarationSyntax type)
            {
                derived.Add(type.Identifier.ValueText);
            }
        }, cancellation);
        positional |= anyPositional;
    }

    /// <summary>Visits every place where one of the names stands as a name, and the names that the visits add, until no name is new.</summary>
    /// <returns>All the names.</returns>
    private static HashSet<string> Spread(Compilation compilation, IEnumerable<string> names, Action<SimpleNameSyntax, HashSet<string>> visit, CancellationToken cancellation)
    {
        var known = new HashSet<string>(names, StringComparer.Ordinal);
        var hits = new List<NameHit>();
        for (var sought = known.ToList(); sought.Count > 0;)
        {
            var gate = new NameGate(sought);
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var tree in compilation.SyntaxTrees)
            {
                hits.Clear();
                gate.Scan(tree.GetText(cancellation), hits);
                var root = hits.Count > 0 ? tree.GetRoot(cancellation) : null;
                foreach (var hit in hits)
                {
                    if (hit.TokenIn(root!) is { Parent: SimpleNameSyntax name })
                    {
                        visit(name, found);
                    }
                }
            }

            sought = [.. found.Where(known.Add)];
        }

        return known;
    }

    /// <summary>Marks in referenced assemblies: only those that refer to the attributes are opened.</summary>
    private static void AddMetadata(
        Compilation compilation, Policy? policy, HashSet<string> members, HashSet<string> types, HashSet<string> attributes, HashSet<string> owners, HashSet<string> returns,
        HashSet<string> takers, ref bool positional, ref bool indexer, CancellationToken cancellation)
    {
        var classifies = policy is { Classifications.Count: > 0 };
        if (classifies)
        {
            foreach (var type in compilation.Assembly.GlobalNamespace.AllTypes().Where(Marks.IsClassification))
            {
                attributes.Add(type.Name);
            }
        }

        var marking = compilation.SourceModule.ReferencedAssemblySymbols.Where(a => UsesMarks(a, classifies)).ToList();
        foreach (var assembly in marking)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var type in assembly.GlobalNamespace.AllTypes())
            {
                if (classifies && Marks.IsClassification(type) || Marks.IsIdentityMark(type))
                {
                    attributes.Add(type.Name);
                }

                AddMarkedMembers(type, members, types, owners, returns, takers, ref positional, ref indexer);
            }
        }

        foreach (var member in types.Count == 0 ? [] : marking.SelectMany(a => a.GlobalNamespace.AllTypes()).SelectMany(t => t.GetMembers()))
        {
            var type = member switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
            if (type is not null && types.Contains(type.Unwrapped().Name))
            {
                members.Add(member.Name);
            }
        }
    }

    private static bool UsesMarks(IAssemblySymbol assembly, bool classifies)
    {
        if (assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal) || assembly.Name.StartsWith("System.", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name is "Gdpr.Annotations" or "Microsoft.Extensions.Identity.Core"
                    || classifies && reference.Name == "Microsoft.Extensions.Compliance.Abstractions")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void AddMarkedMembers(
        INamedTypeSymbol type, HashSet<string> members, HashSet<string> types, HashSet<string> owners, HashSet<string> returns, HashSet<string> takers,
        ref bool positional, ref bool indexer)
    {
        var before = members.Count;
        if (type.GetAttributes().Any(IsMark))
        {
            types.Add(type.Name);
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.Length: > 0 } taker && (taker.IsAbstract || taker.IsVirtual || taker.IsOverride) && taker.Parameters.Any(p => p.GetAttributes().Any(IsMark)))
            {
                takers.Add(taker.Name);
            }

            switch (member)
            {
                case IPropertySymbol or IFieldSymbol when member.GetAttributes().Any(IsMark):
                    members.Add(member.Name);
                    positional |= type.IsRecord;
                    indexer |= member is IPropertySymbol { IsIndexer: true };
                    break;
                case IMethodSymbol method when method.GetReturnTypeAttributes().Any(IsMark):
                    returns.Add(method.Name);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when type.IsRecord:
                    foreach (var parameter in constructor.Parameters.Where(p => p.GetAttributes().Any(IsMark)))
                    {
                        members.Add(parameter.Name);
                        positional = true;
                    }

                    break;
            }
        }

        if (members.Count > before || type.GetMembers().Any(m => m.GetAttributes().Any(IsMark)))
        {
            owners.Add(type.Name);
        }
    }

    /// <summary>Types that hold one of <paramref name="owners"/> or derive from it, and whatever is declared with such a type.</summary>
    private static HashSet<string> CarriersOf(Compilation compilation, IEnumerable<string> owners, CancellationToken cancellation)
    {
        var carriers = new HashSet<string>(StringComparer.Ordinal);
        carriers.UnionWith(Spread(compilation, owners, (name, types) => AddDeclared(name, carriers, types), cancellation));
        return carriers;
    }

    /// <summary>The name of what is declared with a type; the type around it when it becomes part of it.</summary>
    private static void AddDeclared(SimpleNameSyntax typeName, HashSet<string> carriers, HashSet<string> types)
    {
        for (SyntaxNode? node = typeName; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseTypeSyntax { Parent.Parent: BaseTypeDeclarationSyntax derived }:
                    types.Add(derived.Identifier.ValueText);
                    return;
                case PropertyDeclarationSyntax property when property.Type.FullSpan.Contains(typeName.SpanStart):
                    carriers.Add(property.Identifier.ValueText);
                    AddOuter(property, types);
                    return;
                case FieldDeclarationSyntax field when field.Declaration.Type.FullSpan.Contains(typeName.SpanStart):
                    foreach (var variable in field.Declaration.Variables)
                    {
                        carriers.Add(variable.Identifier.ValueText);
                    }

                    AddOuter(field, types);
                    return;
                case MethodDeclarationSyntax method when method.ReturnType.FullSpan.Contains(typeName.SpanStart):
                    carriers.Add(method.Identifier.ValueText);
                    return;
                case ParameterSyntax parameter:
                    if (parameter.Parent?.Parent is RecordDeclarationSyntax record)
                    {
                        types.Add(record.Identifier.ValueText);
                    }

                    carriers.Add(parameter.Identifier.ValueText);
                    return;
                case StatementSyntax or ArrowExpressionClauseSyntax or AttributeSyntax:
                    return;
            }
        }
    }

    /// <summary>A context, repository or service that gives access to persons is no person itself.</summary>
    private static void AddOuter(MemberDeclarationSyntax member, HashSet<string> types)
    {
        if (member.Parent is TypeDeclarationSyntax type && member.Modifiers.Any(m => m.Text == "public")
            && type.BaseList?.Types.Any(t => t.ToString().IndexOf("DbContext", StringComparison.Ordinal) >= 0) != true)
        {
            types.Add(type.Identifier.ValueText);
        }
    }

    private static bool IsMark(AttributeData attribute) =>
        Marks.IsOurs(attribute.AttributeClass, Marks.Personal) || Marks.IsIdentityMark(attribute.AttributeClass) || Marks.IsClassification(attribute.AttributeClass);
}
