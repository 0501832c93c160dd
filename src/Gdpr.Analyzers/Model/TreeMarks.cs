using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Model;

/// <summary>
/// What one file shows, by syntax alone, about marks: the names that the gate must look for. Names may be too many (another type has a member of that name),
/// never too few; symbols decide later.
/// </summary>
internal sealed class TreeMarks
{
    public static readonly TreeMarks None = new();

    /// <summary>Names of members that carry a mark.</summary>
    public string[] Members { get; private init; } = [];

    /// <summary>Names of types that carry a mark: members of such a type are personal.</summary>
    public string[] Types { get; private init; } = [];

    /// <summary>Names of types that declare marked members, and of methods whose result is marked.</summary>
    public string[] Owners { get; private init; } = [];

    public string[] Returns { get; private init; } = [];

    /// <summary>Names of methods with a marked parameter: what overrides or implements them has the mark too.</summary>
    public string[] Takers { get; private init; } = [];

    /// <summary>Names of methods that a mark makes a way out, or a mapper.</summary>
    public string[] Exits { get; private init; } = [];

    /// <summary>Further names of attributes: <c>using</c> aliases of ours and Identity's, and attributes that derive from Identity's.</summary>
    public string[] Aliases { get; private init; } = [];

    /// <summary>A member of a positional record is marked, so deconstruction and positional patterns read it without naming it.</summary>
    public bool Positional { get; private init; }

    /// <summary>A marked indexer is declared: it is read without a name.</summary>
    public bool Indexer { get; private init; }

    /// <summary>Something looks like a mark.</summary>
    public bool Marked { get; private init; }

    /// <summary>The file sets a fallback policy or a global authorization filter (GDPR105).</summary>
    public bool Authorizes { get; private init; }

    /// <summary>Names of the attributes that mark members.</summary>
    public static readonly string[] MarkNames = Marks.BothNames(["PersonalAttribute", "PersonalDataAttribute", "ProtectedPersonalDataAttribute"]);

    private static readonly HashSet<string> AliasedOnly = new(Marks.BothNames([.. Marks.Naming, Marks.AcceptedRisk]).Except(MarkNames));
    private static readonly HashSet<string> ExitNames = new(Marks.BothNames(["SinkAttribute", "DisclosedToAttribute", "LoggerMessageAttribute", "MapperAttribute"]));
    private static readonly NameGate Gate = new([.. MarkNames, .. ExitNames, .. AliasedOnly, "FallbackPolicy", "SetFallbackPolicy", "AuthorizeFilter"]);

    /// <summary>Reads a file; what stands in it is cached by the compiler as long as the file does not change.</summary>
    public static TreeMarks Read(SyntaxTree tree) => Read(tree, Gate, CancellationToken.None);

    /// <summary>Reads a file for further attribute names: aliases, and classes that derive from a data classification.</summary>
    public static TreeMarks Read(SyntaxTree tree, NameGate gate, CancellationToken cancellation)
    {
        var owners = new HashSet<string>(StringComparer.Ordinal);
        var returns = new HashSet<string>(StringComparer.Ordinal);
        var takers = new HashSet<string>(StringComparer.Ordinal);
        var exits = new HashSet<string>(StringComparer.Ordinal);
        var hits = new List<NameHit>();
        gate.Scan(tree.GetText(cancellation), hits);
        if (hits.Count == 0)
        {
            return None;
        }

        var root = tree.GetRoot(cancellation);
        var members = new HashSet<string>();
        var types = new HashSet<string>();
        var aliases = new HashSet<string>();
        bool positional = false, indexer = false, authorizes = false;
        var marked = false;
        foreach (var hit in hits)
        {
            var token = hit.TokenIn(root);
            if (token.RawKind == 0)
            {
                continue;
            }

            if (ExitNames.Contains(hit.Name) && token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: { } marking })
            {
                exits.UnionWith(marking switch
                {
                    MethodDeclarationSyntax method => [method.Identifier.ValueText],
                    ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } => [method.Identifier.ValueText],
                    ParameterSyntax { Parent.Parent: ConstructorDeclarationSyntax constructor } => [constructor.Identifier.ValueText],
                    ParameterSyntax { Parent.Parent: TypeDeclarationSyntax primary } => [primary.Identifier.ValueText],
                    TypeDeclarationSyntax type => type.Members.OfType<MethodDeclarationSyntax>().Select(m => m.Identifier.ValueText),
                    _ => [],
                });
            }

            if (hit.Name is "FallbackPolicy" or "SetFallbackPolicy" or "AuthorizeFilter")
            {
                authorizes |= Sets(token.Parent);
            }
            else if (token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: { } alias })
            {
                aliases.Add(alias.Name.Identifier.ValueText);
            }
            else if (token.Parent?.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: ClassDeclarationSyntax derived })
            {
                aliases.Add(derived.Identifier.ValueText);
            }
            else if (!AliasedOnly.Contains(hit.Name) && token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Span.End == token.Span.End)
            {
                marked = true;
                Collect(attribute.Parent?.Parent, members, types, ref positional, ref indexer);
                if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner)
                {
                    owners.Add(owner.Identifier.ValueText);
                }

                if (attribute.Parent is AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.ReturnKeyword, Parent: MethodDeclarationSyntax method })
                {
                    returns.Add(method.Identifier.ValueText);
                }

                if (attribute.Parent?.Parent is ParameterSyntax { Parent.Parent: MethodDeclarationSyntax taker })
                {
                    takers.Add(taker.Identifier.ValueText);
                }
            }
        }

        return new TreeMarks
        {
            Members = [.. members], Types = [.. types], Owners = [.. owners], Returns = [.. returns], Takers = [.. takers], Exits = [.. exits], Aliases = [.. aliases], Positional = positional, Indexer = indexer, Marked = marked, Authorizes = authorizes,
        };
    }

    private static void Collect(SyntaxNode? owner, HashSet<string> members, HashSet<string> types, ref bool positional, ref bool indexer)
    {
        switch (owner)
        {
            case PropertyDeclarationSyntax property:
                members.Add(property.Identifier.ValueText);
                positional |= property.Parent is RecordDeclarationSyntax;
                break;
            case IndexerDeclarationSyntax:
                indexer = true;
                break;
            case FieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables)
                {
                    members.Add(variable.Identifier.ValueText);
                }

                break;
            case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter:
                members.Add(parameter.Identifier.ValueText);
                positional = true;
                break;
            case TypeParameterSyntax { Parent.Parent: TypeDeclarationSyntax generic } parameter:
                AddMembersOfType(generic, parameter.Identifier.ValueText, members, ref positional);
                break;
            case BaseTypeDeclarationSyntax type:
                types.Add(type.Identifier.ValueText);
                break;
        }
    }

    private static void AddMembersOfType(TypeDeclarationSyntax type, string typeName, HashSet<string> members, ref bool positional)
    {
        foreach (var name in type.DescendantNodes(n => n is not BlockSyntax).OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == typeName))
        {
            AddMemberDeclaredWith(name, members, ref positional);
        }
    }

    /// <summary>Adds the member whose declared type mentions <paramref name="typeName"/>.</summary>
    public static void AddMemberDeclaredWith(SyntaxNode typeName, HashSet<string> members, ref bool positional)
    {
        for (var node = typeName; node is not null and not StatementSyntax; node = node.Parent)
        {
            switch (node)
            {
                case PropertyDeclarationSyntax property when property.Type.FullSpan.Contains(typeName.SpanStart):
                    members.Add(property.Identifier.ValueText);
                    return;
                case FieldDeclarationSyntax field when field.Declaration.Type.FullSpan.Contains(typeName.SpanStart):
                    foreach (var variable in field.Declaration.Variables)
                    {
                        members.Add(variable.Identifier.ValueText);
                    }

                    return;
                case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter:
                    members.Add(parameter.Identifier.ValueText);
                    positional = true;
                    return;
            }
        }
    }

    /// <summary>
    /// Something is set, not only named: <c>x.FallbackPolicy = p</c> and <c>SetFallbackPolicy(p)</c> (not null), <c>new AuthorizeFilter()</c>, <c>Add&lt;AuthorizeFilter&gt;()</c>,
    /// <c>typeof(AuthorizeFilter)</c>.
    /// </summary>
    private static bool Sets(SyntaxNode? name)
    {
        var expression = name?.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return expression?.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == expression && !assignment.Right.IsKind(SyntaxKind.NullLiteralExpression),
            InvocationExpressionSyntax call => !call.ArgumentList.Arguments.Any(a => a.Expression.IsKind(SyntaxKind.NullLiteralExpression)),
            ObjectCreationExpressionSyntax or TypeArgumentListSyntax or TypeOfExpressionSyntax or QualifiedNameSyntax => true,
            _ => false,
        };
    }
}
