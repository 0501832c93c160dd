using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Generators;

/// <summary>Why there is no view, where its attribute stands.</summary>
internal sealed record ViewRefusal(string Rule, string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rule, "Gdpr", Message, DiagnosticSeverity.Error, DiagnosticSeverity.Error, isEnabledByDefault: true, warningLevel: 0, location: Location.Create(Path, Span, Lines));
}

/// <summary>The text of one view, or why there is none. Equal texts are one: nothing is written again.</summary>
internal sealed record ViewText(string Name, string? Source, ViewRefusal? Refusal);

/// <summary>
/// Writes the other part of a <c>[RoleView]</c> type: the members of its entity that the policy permits for purpose and role, a projection that EF Core translates, and the same by hand for
/// an entity in memory. What is refused, or cannot be judged, is not in it.
/// </summary>
internal sealed class RoleView
{
    private readonly Policy _policy;
    private readonly LabelModel _labels;
    private readonly string _purpose;
    private readonly string? _role;
    private readonly CancellationToken _cancellation;
    private readonly StringBuilder _nested = new();
    private readonly HashSet<string> _taken = [];

    private RoleView(Policy policy, string purpose, string? role, CancellationToken cancellation)
    {
        _policy = policy;
        _labels = new LabelModel(policy, frameworkSources: true);
        _purpose = purpose;
        _role = role;
        _cancellation = cancellation;
    }

    public static ViewText Write(INamedTypeSymbol view, AttributeData mark, Policy? policy, CancellationToken cancellation)
    {
        var name = view.ToDisplayString().Replace('<', '{').Replace('>', '}').Replace(' ', '_');
        var purpose = Marks.TextAt(mark, 0) ?? "";
        var role = Marks.Named(mark, "Role");
        if (mark.AttributeClass?.TypeArguments is not [INamedTypeSymbol { TypeKind: not TypeKind.Error } entity])
        {
            return new ViewText(name, null, null);
        }

        ViewText No(string rule, string message)
        {
            var at = mark.ApplicationSyntaxReference!;
            return new ViewText(name, null, new ViewRefusal(rule, message, at.SyntaxTree.FilePath, at.Span, at.SyntaxTree.GetLineSpan(at.Span, cancellation).Span));
        }

        if (policy is null)
        {
            return No("GDPR001", $"'{view.Name}' has no members: a view is made of the policy, and the build was given none that can be read.");
        }

        if (!policy.Purposes.ContainsKey(purpose))
        {
            return No("GDPR003", $"The policy declares no purpose '{purpose}': '{view.Name}' would hold nothing.");
        }

        if (role is not null && !policy.Roles.ContainsKey(role))
        {
            return No("GDPR004", $"The policy declares no role '{role}': '{view.Name}' would hold nothing.");
        }

        for (var outer = view; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType || !outer.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                return No("GDPR207", outer.IsGenericType ? $"'{outer.Name}' is generic; a view is made of one entity." : $"'{outer.Name}' is not partial: the members of the view are written into its other part.");
            }
        }

        if (view.InstanceConstructors.All(c => c.Parameters.Length > 0))
        {
            return No("GDPR207", $"'{view.Name}' has no constructor without parameters: its members are set one by one. Leave its parameter list out.");
        }

        return new RoleView(policy, purpose, role, cancellation).Write(view, entity, name, No);
    }

    private ViewText Write(INamedTypeSymbol view, INamedTypeSymbol entity, string name, Func<string, string, ViewText> no)
    {
        _taken.UnionWith(view.GetMembers().Select(m => m.Name));
        var shape = Shape(entity, [entity], view);
        if (view.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => !p.IsImplicitlyDeclared && Refused(entity, p.Name) is not null) is { } greedy && Refused(entity, greedy.Name) is { } why)
        {
            return no(why.ConcernsRole ? "GDPR103" : "GDPR102", $"'{view.Name}.{greedy.Name}' may not be in the view: {why.Explanation} Take it out, or have the policy changed.");
        }

        if (shape.Count == 0 || _labels.Contains(entity) && !shape.Exists(m => m.HoldsData))
        {
            return no("GDPR102", $"'{view.Name}' would be empty: the policy permits nothing of '{entity.Name}' for '{_purpose}'{(_role is null ? "" : $" in role '{_role}'")}.");
        }

        var source = new StringBuilder("// <auto-generated/>\n#nullable enable\n");
        var space = view.ContainingNamespace.IsGlobalNamespace ? null : view.ContainingNamespace.ToDisplayString();
        source.Append(space is null ? "" : "namespace " + space + "\n{\n");
        var outers = new List<INamedTypeSymbol>();
        for (var outer = view.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            outers.Insert(0, outer);
        }

        outers.ForEach(o => source.Append("partial ").Append(Keyword(o)).Append(' ').Append(Escaped(o.Name)).Append("\n{\n"));
        var (own, entityName) = (Full(view), Full(entity));
        source.Append("[global::System.CodeDom.Compiler.GeneratedCode(\"Gdpr.Analyzers\", \"").Append(typeof(RoleView).Assembly.GetName().Version).Append("\")]\n")
            .Append("partial ").Append(Keyword(view)).Append(' ').Append(Escaped(view.Name)).Append(" : global::Gdpr.IRoleView<").Append(entityName).Append(", ").Append(own).Append(">\n{\n");
        Properties(source, shape, "    ", !view.IsValueType);
        source.Append("    /// <summary>Selects the permitted members and no other.</summary>\n")
            .Append("    public static global::System.Linq.Expressions.Expression<global::System.Func<").Append(entityName).Append(", ").Append(own).Append(">> Projection { get; } = entity => ").Append(Initializer(own, "entity", shape, inMemory: false, depth: 1)).Append(";\n")
            .Append("    /// <summary>The view of an entity in memory.</summary>\n")
            .Append("    public static ").Append(own).Append(" From(").Append(entityName).Append(" entity) => ").Append(Initializer(own, "entity", shape, inMemory: true, depth: 1)).Append(";\n");
        Answer(source, entityName, own, "string", "Purpose", Literal(_purpose));
        Answer(source, entityName, own, "string?", "Role", _role is null ? "null" : Literal(_role));
        Answer(source, entityName, own, "string", "PolicyHash", Literal(_policy.Hash));
        source.Append(_nested).Append("}\n");
        outers.ForEach(_ => source.Append("}\n"));
        source.Append(space is null ? "" : "}\n");
        return new ViewText(name, source.ToString(), null);
    }

    private static void Answer(StringBuilder source, string entity, string view, string type, string name, string value) =>
        source.Append("    static ").Append(type).Append(" global::Gdpr.IRoleView<").Append(entity).Append(", ").Append(view).Append(">.").Append(name).Append(" => ").Append(value).Append(";\n");

    /// <summary>One member of a view.</summary>
    /// <param name="Source">The entity's member.</param>
    /// <param name="Labels">Its labels.</param>
    /// <param name="Type">Its type in the view.</param>
    /// <param name="Nested">The nested view and its members, where its type holds personal data.</param>
    /// <param name="IsList">It is a sequence of such.</param>
    /// <param name="IsDeclared">The user wrote it.</param>
    private sealed record Member(IPropertySymbol Source, Label[] Labels, string Type, (string Name, List<Member> Members)? Nested, bool IsList, bool IsDeclared)
    {
        public bool HoldsData => Labels.Length > 0 || Nested?.Members.Exists(m => m.HoldsData) == true;
    }

    private List<Member> Shape(INamedTypeSymbol entity, ITypeSymbol[] path, INamedTypeSymbol? view)
    {
        var shape = new List<Member>();
        foreach (var property in MembersOf(entity))
        {
            _cancellation.ThrowIfCancellationRequested();
            var labels = _labels.LabelsOf(property);
            var declared = view?.GetMembers(property.Name).OfType<IPropertySymbol>().FirstOrDefault();
            if (!labels.All(Permits) || view is not null && declared is null && view.GetMembers(property.Name).Length > 0)
            {
                continue;
            }

            if (property.Type.SpecialType == SpecialType.System_Object || property.Type.TypeKind == TypeKind.Dynamic)
            {
                continue; // What it holds is known only when it runs.
            }

            if (!HoldsMarkedMembers(property.Type))
            {
                shape.Add(new Member(property, labels, Full(property.Type), null, false, declared is not null));
            }
            else if (ElementOf(property.Type, out var isList) is { } element && !path.Contains(element, SymbolEqualityComparer.Default) && Shape(element, [.. path, element], null) is { Count: > 0 } inner)
            {
                var name = NestedName(element.Name + "View");
                shape.Add(new Member(property, labels, isList ? "global::System.Collections.Generic.IReadOnlyList<" + name + ">" : name + Nullable(property.Type), (name, inner), isList, declared is not null));
                _nested.Append("    /// <summary>What the view shows of <see cref=\"").Append(Full(element.WithNullableAnnotation(NullableAnnotation.None))).Append("\"/>.</summary>\n    public sealed partial class ").Append(name).Append("\n    {\n");
                Properties(_nested, inner, "        ", hasInitializers: true);
                _nested.Append("    }\n");
            }
        }

        return shape;
    }

    /// <summary>Its members have marks of their own, whatever mark the value has as a whole.</summary>
    private bool HoldsMarkedMembers(ITypeSymbol type) => _labels.Contained(type).Any(c => c.Member is not ITypeSymbol);

    /// <summary>The type whose members a nested view shows; null where nobody can tell which those are.</summary>
    private static INamedTypeSymbol? ElementOf(ITypeSymbol type, out bool isList)
    {
        isList = type is IArrayTypeSymbol { Rank: 1 } || type is INamedTypeSymbol { TypeArguments.Length: 1 } list && list.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T && list.ContainingNamespace.IsNamed("System.Collections.Generic");
        var element = type is IArrayTypeSymbol array ? array.ElementType : isList ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        return element is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false, IsAnonymousType: false, IsGenericType: false, SpecialType: SpecialType.None } named && !FrameworkSources.IsFramework(named) ? named : null;
    }

    /// <summary>Readable instance properties, the base's first; of those that hide one another the most derived.</summary>
    private static IEnumerable<IPropertySymbol> MembersOf(INamedTypeSymbol entity)
    {
        var chain = new List<INamedTypeSymbol>();
        for (var current = entity; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            chain.Insert(0, current);
        }

        var found = new List<IPropertySymbol>();
        foreach (var property in chain.SelectMany(t => t.GetMembers().OfType<IPropertySymbol>()))
        {
            if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } && property.Name != "EqualityContract")
            {
                var hidden = found.FindIndex(p => p.Name == property.Name);
                if (hidden >= 0)
                {
                    found[hidden] = property;
                }
                else
                {
                    found.Add(property);
                }
            }
        }

        return found;
    }

    private PolicyDecision? Refused(INamedTypeSymbol entity, string name) =>
        MembersOf(entity).FirstOrDefault(m => m.Name == name) is { } member ? _labels.LabelsOf(member).Select(Ask).FirstOrDefault(d => !d.IsPermitted) : null;

    private bool Permits(Label label) => Ask(label).IsPermitted;

    private PolicyDecision Ask(Label label) => AccessVerdict.Ask(_policy, _purpose, _role, label);

    /// <summary>Structs take no initializers without a constructor.</summary>
    private void Properties(StringBuilder source, List<Member> shape, string indent, bool hasInitializers)
    {
        foreach (var member in shape.Where(m => !m.IsDeclared))
        {
            foreach (var label in member.Labels)
            {
                var title = _policy.Categories.TryGetValue(label.Category, out var category) ? category.Title.ToString() : label.Category;
                source.Append(indent).Append("/// <summary>").Append(System.Security.SecurityElement.Escape(title + " (" + label.Category + ")")).Append("</summary>\n");
            }

            foreach (var label in member.Labels)
            {
                source.Append(indent).Append("[global::Gdpr.Personal(").Append(Literal(label.Category)).Append(Narrowing("Purposes", label.Purposes)).Append(Narrowing("Roles", label.Roles)).Append(")]\n");
            }

            source.Append(indent).Append("public ").Append(member.Type).Append(' ').Append(Escaped(member.Source.Name)).Append(" { get; init; }").Append(hasInitializers && member.Source.Type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.Annotated } ? " = default!;\n" : "\n");
        }
    }

    private static string Narrowing(string name, string[] values) => values.Length == 0 ? "" : ", " + name + " = new[] { " + string.Join(", ", values.Select(Literal)) + " }";

    private static string Initializer(string type, string from, List<Member> shape, bool inMemory, int depth)
    {
        var set = shape.Select(m =>
        {
            var value = from + "." + Escaped(m.Source.Name);
            if (m.Nested is not { } nested)
            {
                return Escaped(m.Source.Name) + " = " + value;
            }

            var item = "item" + depth;
            var made = m.IsList
                ? "global::System.Linq.Enumerable.ToList(global::System.Linq.Enumerable.Select(" + value + ", " + item + " => " + Initializer(nested.Name, item, nested.Members, inMemory, depth + 1) + "))"
                : Initializer(nested.Name, value, nested.Members, inMemory, depth + 1);
            var mayBeNull = m.IsList ? inMemory && m.Source.Type.IsReferenceType : m.Source.Type.IsReferenceType;
            return Escaped(m.Source.Name) + " = " + (mayBeNull ? value + " == null ? null! : " + made : made);
        });
        return "new " + type + " { " + string.Join(", ", set) + " }";
    }

    private string NestedName(string name)
    {
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = name + i;
        }

        return unique;
    }

    private static string Nullable(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated ? "?" : "";

    private static string Keyword(INamedTypeSymbol type) => type.IsRecord ? type.IsValueType ? "record struct" : "record" : type.IsValueType ? "struct" : "class";

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static readonly SymbolDisplayFormat FullName =
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static string Full(ITypeSymbol type) => type.ToDisplayString(FullName);
}
