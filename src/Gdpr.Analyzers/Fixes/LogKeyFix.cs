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
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Fixes;

/// <summary>Logs the person's key in place of personal data, or a redacted value (GDPR203).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class LogKeyFix : Fix
{
    private const string LogKey = "log-key";
    private const string Redact = "log-redacted";
    private const string Redacted = "(redacted)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("GDPR203");

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var reads = root is null || model is null ? [] : Reads(root, diagnostic, model, context.CancellationToken);
            if (reads.Count > 0 && reads.All(r => r.Key is not null))
            {
                Offer(context, $"Log '{reads[0].Read.Expression}.{reads[0].Key}' instead", LogKey, diagnostic);
            }

            if (reads.Count > 0 && reads.All(r => r.IsText))
            {
                Offer(context, "Log a redacted value instead", Redact, diagnostic);
            }
        }
    }

    internal override async Task<Solution> MendAsync(
        Solution solution, DocumentId document, IReadOnlyList<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(solution.GetDocument(document)!, cancellation).ConfigureAwait(false);
        foreach (var (read, id, isText) in diagnostics.SelectMany(d => Reads(editor.OriginalRoot, d, editor.SemanticModel, cancellation)).Distinct())
        {
            if (key == LogKey && id is not null)
            {
                editor.ReplaceNode(read, read.WithName(SyntaxFactory.IdentifierName(id)).WithTriviaFrom(read));
            }
            else if (key == Redact && isText)
            {
                editor.ReplaceNode(read, editor.Generator.LiteralExpression(Redacted).WithTriviaFrom(read));
            }
        }

        return await FinishAsync(editor, cancellation).ConfigureAwait(false);
    }

    /// <summary>The marked members that the logged expression reads by itself, and the key that stands for each; none when the data came another way.</summary>
    private static List<(MemberAccessExpressionSyntax Read, string? Key, bool IsText)> Reads(SyntaxNode root, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var labels = new LabelModel(null, frameworkSources: true);
        var found = new List<(MemberAccessExpressionSyntax, string?, bool)>();
        foreach (var access in root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>())
        {
            if (model.GetSymbolInfo(access, cancellation).Symbol is IPropertySymbol { ContainingType: { } owner } property && labels.LabelsOf(property).Length > 0)
            {
                // Inside an interpolation a literal would need quotes in quotes, which only newer languages know.
                found.Add((access, KeyOf(owner), property.Type.SpecialType == SpecialType.System_String && access.Ancestors().OfType<InterpolatedStringExpressionSyntax>().FirstOrDefault() is null));
            }
        }

        return found;
    }

    /// <summary>The key that <c>[DataSubject]</c> names, else <c>Id</c>.</summary>
    private static string? KeyOf(INamedTypeSymbol owner)
    {
        string? id = null;
        for (var type = owner; type is not null; type = type.BaseType)
        {
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.GetAttributes().Any(a => Marks.IsOurs(a.AttributeClass, Marks.DataSubject)))
                {
                    return property.Name;
                }

                id ??= property.Name == "Id" ? "Id" : null;
            }
        }

        return id;
    }
}
