using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Fixes;

/// <summary>
/// Declares the purpose for which code reads personal data (GDPR101): on the type first, then on the method. Offers the purposes that the policy permits for what is read. Fixing
/// all takes for each declaration the purpose that permits most of its reads.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DeclareProcessingFix : Fix
{
    private const string OnType = "type:";
    private const string OnMethod = "method:";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("GDPR101");

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (var (prefix, target) in new[] { (OnType, TypeAround(node)), (OnMethod, MethodAround(node)) })
            {
                foreach (var purpose in target is null ? [] : Permitting(diagnostic).Take(5))
                {
                    Offer(context, $"Declare [Processing(\"{purpose}\")] on {NameOf(target!)}", prefix + purpose, diagnostic);
                }
            }
        }
    }

    internal override async Task<Solution> MendAsync(
        Solution solution, DocumentId document, IReadOnlyList<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(solution.GetDocument(document)!, cancellation).ConfigureAwait(false);
        if (editor.SemanticModel.Compilation.GetTypesByMetadataName("Gdpr.ProcessingAttribute").FirstOrDefault() is not { } attribute)
        {
            return solution;
        }

        var preferred = key.Substring(key.IndexOf(':') + 1);
        var targets = diagnostics
            .Select(d => (Diagnostic: d, Node: editor.OriginalRoot.FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true)))
            .GroupBy(d => key.StartsWith(OnType, System.StringComparison.Ordinal) ? TypeAround(d.Node) ?? MethodAround(d.Node) : MethodAround(d.Node) ?? TypeAround(d.Node), d => d.Diagnostic);
        foreach (var target in targets)
        {
            if (target.Key is { } declaration && Best(target, preferred) is { } purpose)
            {
                AddAttribute(editor, declaration, AttributeOf(editor, attribute, purpose));
            }
        }

        return await FinishAsync(editor, cancellation).ConfigureAwait(false);
    }

    private static string? Best(IEnumerable<Diagnostic> diagnostics, string preferred) =>
        diagnostics.SelectMany(Permitting).GroupBy(p => p)
            .OrderByDescending(p => p.Count()).ThenBy(p => p.Key == preferred ? 0 : 1).ThenBy(p => p.Key, System.StringComparer.Ordinal)
            .FirstOrDefault()?.Key;

    private static string[] Permitting(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(FindingProperty.Permitting, out var list) && !string.IsNullOrEmpty(list) ? list!.Split(';') : [];

    private static SyntaxNode? TypeAround(SyntaxNode? node) =>
        node?.AncestorsAndSelf().FirstOrDefault(n => n is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax);

    /// <summary>The method, constructor or property; in top-level statements the lambda or local function.</summary>
    private static SyntaxNode? MethodAround(SyntaxNode? node) =>
        node?.AncestorsAndSelf().FirstOrDefault(n => n is MethodDeclarationSyntax or ConstructorDeclarationSyntax or PropertyDeclarationSyntax)
        ?? (TypeAround(node) is null ? node?.AncestorsAndSelf().LastOrDefault(n => n is LocalFunctionStatementSyntax or ParenthesizedLambdaExpressionSyntax) : null);

    private static string NameOf(SyntaxNode declaration) =>
        declaration switch
        {
            BaseTypeDeclarationSyntax type => $"type '{type.Identifier.ValueText}'",
            MethodDeclarationSyntax method => $"method '{method.Identifier.ValueText}'",
            PropertyDeclarationSyntax property => $"property '{property.Identifier.ValueText}'",
            LocalFunctionStatementSyntax function => $"local function '{function.Identifier.ValueText}'",
            ParenthesizedLambdaExpressionSyntax => "the lambda",
            _ => "the constructor",
        };

    private static void AddAttribute(DocumentEditor editor, SyntaxNode declaration, SyntaxNode attribute)
    {
        // The generator does not know lambdas.
        if (declaration is ParenthesizedLambdaExpressionSyntax)
        {
            editor.ReplaceNode(declaration, (current, _) =>
            {
                var lambda = (ParenthesizedLambdaExpressionSyntax)current;
                var list = ((AttributeListSyntax)attribute).WithTrailingTrivia(SyntaxFactory.Space);
                return lambda.WithLeadingTrivia().WithAttributeLists(lambda.AttributeLists.Insert(0, list)).WithLeadingTrivia(lambda.GetLeadingTrivia());
            });
        }
        else
        {
            editor.AddAttribute(declaration, attribute);
        }
    }
}
