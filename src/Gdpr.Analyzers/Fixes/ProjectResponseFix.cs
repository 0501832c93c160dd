using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Fixes;

/// <summary>Answers with the members that may leave in place of the whole object (GDPR207). Offered only where the projected code compiles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ProjectResponseFix : Fix
{
    private const string Key = "project-response";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("GDPR207");

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if ((await ChangesAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false)).Count > 0)
            {
                Offer(context, "Project the response to what may leave", Key, diagnostic);
            }
        }
    }

    internal override async Task<Solution> MendAsync(
        Solution solution, DocumentId document, IReadOnlyList<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var code = solution.GetDocument(document)!;
        var changes = await ChangesAsync(code, diagnostics, cancellation).ConfigureAwait(false);
        return solution.WithDocumentText(document, (await code.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(changes));
    }

    private static async Task<List<TextChange>> ChangesAsync(Document document, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var changes = new List<TextChange>();
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return changes;
        }

        var labels = new LabelModel(await PolicyOfAsync(document.Project, cancellation).ConfigureAwait(false), frameworkSources: true);
        var projection = new ResponseProjection(model, labels, cancellation);
        foreach (var diagnostic in diagnostics)
        {
            // One response inside another: the outer is mended, and the inner judged again.
            if (projection.Of(diagnostic) is { } edit && !edit.Any(e => changes.Any(c => c.Span.Length > 0 && c.Span.OverlapsWith(e.Span)))
                && await CompilesAsync(document, model, diagnostic.Location.SourceSpan, edit, cancellation).ConfigureAwait(false))
            {
                changes.AddRange(edit.Where(e => !changes.Contains(e) || e.Span.Length > 0));
            }
        }

        return [.. changes.OrderBy(c => c.Span.Start)];
    }

    private static async Task<Policy?> PolicyOfAsync(Project project, CancellationToken cancellation)
    {
        var file = project.AdditionalDocuments.FirstOrDefault(a => a.Name == PolicySource.FileName || a.FilePath?.FileName() == PolicySource.FileName);
        return file is null ? null : PolicyReader.Read((await file.GetTextAsync(cancellation).ConfigureAwait(false)).ToString()).Policy;
    }

    /// <summary>Whether the member that is changed has no more errors than before: a return type, a type argument or an overload may not fit the projection.</summary>
    private static async Task<bool> CompilesAsync(Document document, SemanticModel model, TextSpan at, IReadOnlyList<TextChange> edit, CancellationToken cancellation)
    {
        var member = model.SyntaxTree.GetRoot(cancellation).FindToken(at.Start).Parent!.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.Span;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changed = await document.WithText(text.WithChanges(edit.OrderBy(e => e.Span.Start))).GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var start = member.Start + edit.Where(e => e.Span.End <= member.Start && e.Span.Start < member.Start).Sum(Growth);
        var moved = TextSpan.FromBounds(start, member.End + edit.Sum(Growth));
        return Errors(changed!, moved) <= Errors(model, member);

        int Errors(SemanticModel judged, TextSpan span) => judged.GetDiagnostics(span, cancellation).Count(d => d.Severity == DiagnosticSeverity.Error);

        static int Growth(TextChange change) => (change.NewText?.Length ?? 0) - change.Span.Length;
    }
}
