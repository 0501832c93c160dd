using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Fixes;

/// <summary>Replaces a name that the policy does not declare by the nearest that it does, in code and in the policy file (GDPR003-007).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".cs", ".json"])]
[Shared]
public sealed class NearestNameFix : Fix
{
    private const string Key = "nearest";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("GDPR003", "GDPR004", "GDPR005", "GDPR006", "GDPR007");

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FindingProperty.Nearest, out var nearest) && nearest is not null)
            {
                Offer(context, $"Replace by '{nearest}'", Key, diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    internal override async Task<Solution> MendAsync(
        Solution solution, DocumentId document, IReadOnlyList<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FindingProperty.Nearest, out var nearest) && nearest is not null
                && changes.All(c => !c.Span.OverlapsWith(diagnostic.Location.SourceSpan)))
            {
                changes.Add(new TextChange(diagnostic.Location.SourceSpan, SymbolDisplay.FormatLiteral(nearest, quote: true)));
            }
        }

        if (solution.GetDocument(document) is { } code)
        {
            return solution.WithDocumentText(document, (await code.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(changes));
        }

        return solution.GetAdditionalDocument(document) is { } file
            ? solution.WithAdditionalDocumentText(document, (await file.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(changes))
            : solution;
    }
}
