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

        void Add(TreeMarks marks)
        {
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

        AddMetadata(compilation, policy, members, types, attributes, ref positional, ref indexer, cancellation);
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
            foreach (var id in policy.Members.Keys)
            {
                AddDocumentationId(id, members, types);
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
            Members = members, Attributes = [.. Marks.BothNames(attributes)], Positional = positional, Indexer = indexer, Authorizes = authorizes, FrameworkSources = cares,
        };
    }

    private static IEnumerable<string> FrameworkNames(Compilation compilation) =>
        compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Identity.IdentityUser`1").Length > 0 ? Model.FrameworkSources.Names
        : compilation.GetTypesByMetadataName("Microsoft.AspNetCore.Http.ConnectionInfo").Length > 0 ? ["RemoteIpAddress"] : [];

    private static void AddDocumentationId(string id, HashSet<string> members, HashSet<string> types)
    {
        if (id.Length < 3 || id[1] != ':')
        {
            return;
        }

        var name = id.Substring(2);
        var end = name.IndexOf('(');
        name = end < 0 ? name : name.Substring(0, end);
        name = name.Substring(name.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        name = arity < 0 ? name : name.Substring(0, arity);
        if (id[0] == 'T')
        {
            types.Add(name);
        }
        else
        {
            members.Add(name);
        }
    }

    /// <summary>Members whose type, or a base of it, carries a mark: found where the type's name stands in a declaration.</summary>
    private static void AddMembersOfTypes(
        Compilation compilation, HashSet<string> types, HashSet<string> members, ref bool positional, CancellationToken cancellation)
    {
        var hits = new List<NameHit>();
        var known = new HashSet<string>(types, StringComparer.Ordinal);
        for (var sought = known.ToList(); sought.Count > 0;)
        {
            var gate = new NameGate(sought);
            var derived = new List<string>();
            foreach (var tree in compilation.SyntaxTrees)
            {
                hits.Clear();
                gate.Scan(tree.GetText(cancellation), hits);
                var root = hits.Count > 0 ? tree.GetRoot(cancellation) : null;
                foreach (var hit in hits)
                {
                    if (hit.TokenIn(root!) is { Parent: SimpleNameSyntax name })
                    {
                        TreeMarks.AddMemberDeclaredWith(name, members, ref positional);
                        if (name.FirstAncestorOrSelf<BaseTypeSyntax>()?.Parent?.Parent is TypeDeclarationSyntax type)
                        {
                            derived.Add(type.Identifier.ValueText);
                        }
                    }
                }
            }

            sought = derived.Where(known.Add).ToList();
        }
    }

    /// <summary>Marks in referenced assemblies: only those that refer to the attributes are opened.</summary>
    private static void AddMetadata(
        Compilation compilation, Policy? policy, HashSet<string> members, HashSet<string> types, HashSet<string> attributes,
        ref bool positional, ref bool indexer, CancellationToken cancellation)
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

                AddMarkedMembers(type, members, types, ref positional, ref indexer);
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
        INamedTypeSymbol type, HashSet<string> members, HashSet<string> types, ref bool positional, ref bool indexer)
    {
        if (type.GetAttributes().Any(IsMark))
        {
            types.Add(type.Name);
        }

        foreach (var member in type.GetMembers())
        {
            switch (member)
            {
                case IPropertySymbol or IFieldSymbol when member.GetAttributes().Any(IsMark):
                    members.Add(member.Name);
                    positional |= type.IsRecord;
                    indexer |= member is IPropertySymbol { IsIndexer: true };
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
    }

    private static bool IsMark(AttributeData attribute) =>
        Marks.IsOurs(attribute.AttributeClass, Marks.Personal) || Marks.IsIdentityMark(attribute.AttributeClass) || Marks.IsClassification(attribute.AttributeClass);
}
