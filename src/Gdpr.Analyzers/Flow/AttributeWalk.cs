using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Flow;

/// <summary>Reads what the attributes and directives of a file say: names that the policy should declare, accepted risks, suppressions of our rules.</summary>
internal sealed class AttributeWalk
{
    /// <summary>Names that the gate looks for.</summary>
    public static readonly string[] Names =
    [
        .. Marks.BothNames([.. Marks.Naming, Marks.AcceptedRisk, "SuppressMessageAttribute", "UnconditionalSuppressMessageAttribute"]), .. TreeMarks.MarkNames, "pragma",
    ];

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    public AttributeWalk(SemanticModel model, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
    }

    /// <summary>Whether the attribute marks something as personal.</summary>
    public bool IsMark(AttributeSyntax attribute) => TypeOf(attribute) is var type && (Marks.IsOurs(type, Marks.Personal) || Marks.IsIdentityMark(type));

    public IEnumerable<NameFact> NamesIn(AttributeSyntax attribute)
    {
        var type = TypeOf(attribute);
        if (!Marks.IsOurs(type))
        {
            return [];
        }

        var owner = OwnerOf(attribute);
        return type!.Name switch
        {
            Marks.Personal => [.. Named(attribute, null, DeclaredKind.Category, owner), .. Named(attribute, "Purposes", DeclaredKind.Purpose, owner), .. Named(attribute, "Roles", DeclaredKind.Role, owner)],
            Marks.Processing or Marks.RoleView => [.. Named(attribute, null, DeclaredKind.Purpose, owner), .. Named(attribute, "Role", DeclaredKind.Role, owner)],
            Marks.ConsentCheck => Named(attribute, null, DeclaredKind.Purpose, owner),
            Marks.DisclosedTo => Named(attribute, null, DeclaredKind.Recipient, owner),
            Marks.Store => Named(attribute, null, DeclaredKind.Store, owner),
            Marks.DataSubject => Named(attribute, null, DeclaredKind.SubjectKind, owner),
            _ => [],
        };
    }

    public RiskFact? RiskIn(AttributeSyntax attribute)
    {
        if (TypeOf(attribute) is not { } type)
        {
            return null;
        }

        if (Marks.IsOurs(type, Marks.AcceptedRisk))
        {
            var reason = !RiskMark.IsBlank(Text(attribute, "Reason"));
            var owner = !RiskMark.IsBlank(Text(attribute, "Owner"));
            var missing = reason && owner ? null : reason ? "an owner" : owner ? "a reason" : "a reason and an owner";
            return Text(attribute, null) is { } rule
                ? new RiskFact(rule, "[AcceptedRisk]", missing, Text(attribute, "Until"), attribute.GetLocation(), OwnerOf(attribute))
                : null;
        }

        if (type.Name is not ("SuppressMessageAttribute" or "UnconditionalSuppressMessageAttribute") || !type.ContainingNamespace.IsNamed("System.Diagnostics.CodeAnalysis"))
        {
            return null;
        }

        var check = attribute.ArgumentList?.Arguments.Where(a => a.NameEquals is null).Skip(1).FirstOrDefault()?.Expression;
        var id = check is null ? null : (_model.GetConstantValue(check, _cancellation).Value as string)?.Split(':')[0].Trim();
        if (id is null || !IsOurId(id))
        {
            return null;
        }

        var justified = IsJustification(Text(attribute, "Justification"), id) || IsCommentedAbove(attribute.SpanStart, id);
        return new RiskFact(id, "SuppressMessage", justified ? null : "a justification", null, attribute.GetLocation(), OwnerOf(attribute));
    }

    public IEnumerable<RiskFact> RisksIn(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        if (!pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
        {
            yield break;
        }

        var comment = pragma.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(t => t.ToString().Trim('/', ' ', '\t')).FirstOrDefault();
        foreach (var code in pragma.ErrorCodes)
        {
            var id = (code as IdentifierNameSyntax)?.Identifier.ValueText;
            if (id is not null && IsOurId(id))
            {
                var justified = IsJustification(comment, id) || IsCommentedAbove(pragma.SpanStart, id);
                yield return new RiskFact(id, "#pragma", justified ? null : "a justification (a comment on its line)", null, code.GetLocation(), null);
            }
        }
    }

    private static bool IsOurId(string id) => id.Length == 7 && id.StartsWith("GDPR", StringComparison.Ordinal) && id.Skip(4).All(char.IsDigit);

    /// <summary>Editors write <c>&lt;Pending&gt;</c> and the rule's title by themselves; neither says why.</summary>
    private static bool IsJustification(string? text, string id) =>
        !RiskMark.IsBlank(text) && Rule.Find(id) is var rule
        && (rule is null || !string.Equals(text!.Trim(), rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase))
        && !OnlyIds.IsMatch(text!);

    /// <summary>A comment that only repeats ids says nothing.</summary>
    private static readonly Regex OnlyIds = new(@"^\W*(expect\W+)?(GDPR\d{3}\W*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A documentation comment says what the member does, not why a rule is silent.</summary>
    private bool IsCommentedAbove(int position, string id)
    {
        var lines = _model.SyntaxTree.GetText(_cancellation).Lines;
        var line = lines.GetLineFromPosition(position).LineNumber;
        var above = line > 0 ? lines[line - 1].ToString().Trim() : "";
        return (above.StartsWith("//", StringComparison.Ordinal) && !above.StartsWith("///", StringComparison.Ordinal) || above.EndsWith("*/", StringComparison.Ordinal))
               && IsJustification(above.Trim('/', '*', ' '), id);
    }

    private INamedTypeSymbol? TypeOf(AttributeSyntax attribute)
    {
        var info = _model.GetSymbolInfo(attribute, _cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.ContainingType;
    }

    private ISymbol? OwnerOf(AttributeSyntax attribute)
    {
        switch (attribute.Parent?.Parent)
        {
            case BaseFieldDeclarationSyntax field:
                return _model.GetDeclaredSymbol(field.Declaration.Variables[0], _cancellation);
            case CompilationUnitSyntax:
                return _model.Compilation.Assembly;
            case LambdaExpressionSyntax lambda:
                return _model.GetSymbolInfo(lambda, _cancellation).Symbol;
            case { } declaration:
                return _model.GetDeclaredSymbol(declaration, _cancellation);
            default:
                return null;
        }
    }

    private string? Text(AttributeSyntax attribute, string? name) =>
        Argument(attribute, name) is { } expression ? _model.GetConstantValue(expression, _cancellation).Value as string : null;

    private IEnumerable<NameFact> Named(AttributeSyntax attribute, string? name, DeclaredKind kind, ISymbol? owner)
    {
        if (Argument(attribute, name) is not { } expression)
        {
            yield break;
        }

        var values = expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
            CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression),
            _ => Enumerable.Repeat(expression, 1),
        };
        foreach (var value in values)
        {
            if (_model.GetConstantValue(value, _cancellation).Value is string text)
            {
                yield return new NameFact(kind, text, value.GetLocation(), owner);
            }
        }
    }

    /// <summary>The argument of a property, or without a name the first of the constructor.</summary>
    private static ExpressionSyntax? Argument(AttributeSyntax attribute, string? name) =>
        attribute.ArgumentList?.Arguments
            .FirstOrDefault(a => name is null ? a.NameEquals is null : a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
}
