using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Gdpr.Analyzers.Fixes;

/// <summary>
/// A fix that mends any number of reports in one document at once: one report, all of a document, a project or the solution take the same path, so that two reports that ask for the
/// same edit make one.
/// </summary>
public abstract class Fix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new All(this);

    /// <summary>Mends the reports of one document, and what the mending needs elsewhere (the policy file).</summary>
    /// <param name="solution">The solution as it is.</param>
    /// <param name="document">The document that the reports stand in.</param>
    /// <param name="diagnostics">The reports, in the order of the text.</param>
    /// <param name="key">Which of the offered ways was chosen.</param>
    /// <param name="cancellation">Cancels.</param>
    internal abstract Task<Solution> MendAsync(Solution solution, DocumentId document, IReadOnlyList<Diagnostic> diagnostics, string key, CancellationToken cancellation);

    /// <summary>An attribute of ours with one text argument; <see cref="FinishAsync"/> imports its namespace and shortens its name.</summary>
    private protected static SyntaxNode AttributeOf(DocumentEditor editor, INamedTypeSymbol type, string argument)
    {
        var generator = editor.Generator;
        return generator.Attribute(generator.TypeExpression(type), [generator.AttributeArgument(generator.LiteralExpression(argument))]).WithAdditionalAnnotations(Written, Simplifier.Annotation);
    }

    private protected static async Task<Solution> FinishAsync(DocumentEditor editor, CancellationToken cancellation)
    {
        var document = await ImportAdder.AddImportsAsync(editor.GetChangedDocument(), Written, cancellationToken: cancellation).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Written, cancellationToken: cancellation).ConfigureAwait(false);
        return document.Project.Solution;
    }

    private static readonly SyntaxAnnotation Written = new("Gdpr.Written");

    private protected void Offer(CodeFixContext context, string title, string key, params Diagnostic[] diagnostics)
    {
        var solution = context.TextDocument.Project.Solution;
        var id = context.TextDocument.Id;
        context.RegisterCodeFix(
            CodeAction.Create(title, c => MendAsync(solution, id, [.. diagnostics], key, c), key),
            diagnostics);
    }

    private sealed class All(Fix fix) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
            Task.FromResult<CodeAction?>(CodeAction.Create(
                "Fix all '" + context.DiagnosticIds.First() + "'", c => MendAllAsync(context.WithCancellationToken(c)), context.CodeActionEquivalenceKey));

        private async Task<Solution> MendAllAsync(FixAllContext context)
        {
            var solution = context.Solution;
            var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects.ToList() : [context.Project];
            foreach (var project in projects.OrderBy(p => p.FilePath ?? p.Name, System.StringComparer.Ordinal))
            {
                // Editors ask for a document by GetDocumentDiagnosticsAsync; reports in additional files come with the project's.
                var found = context.Scope == FixAllScope.Document && context.Document is { } document
                    ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var group in found.Where(d => !d.IsSuppressed).GroupBy(d => DocumentOf(project, d)).Where(g => g.Key is not null).OrderBy(g => g.Key!.Id))
                {
                    context.CancellationToken.ThrowIfCancellationRequested();
                    solution = await fix.MendAsync(
                        solution, group.Key!, [.. group.Distinct().OrderBy(d => d.Location.SourceSpan.Start)], context.CodeActionEquivalenceKey ?? "", context.CancellationToken)
                        .ConfigureAwait(false);
                }
            }

            return solution;
        }

        private static DocumentId? DocumentOf(Project project, Diagnostic diagnostic) =>
            diagnostic.Location.SourceTree is { } tree
                ? project.GetDocument(tree)?.Id
                : project.AdditionalDocuments.FirstOrDefault(a => a.FilePath == diagnostic.Location.GetLineSpan().Path)?.Id;
    }
}
