using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Fixes;

/// <summary>
/// Marks a member that looks like personal data, or all such members of its type (GDPR501). A category that the policy lacks is added to it in the same change.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkMemberFix : Fix
{
    private const string One = "mark";
    private const string WholeType = "mark-type";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("GDPR501");

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (CategoryOf(diagnostic) is { } category && root?.FindNode(diagnostic.Location.SourceSpan) is { } node)
            {
                Offer(context, $"Mark with [Personal(\"{category}\")]", One, diagnostic);
                if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
                {
                    Offer(context, $"Mark all personal data of '{type.Identifier.ValueText}'", WholeType, diagnostic);
                }
            }
        }
    }

    internal override async Task<Solution> MendAsync(
        Solution solution, DocumentId document, IReadOnlyList<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(solution.GetDocument(document)!, cancellation).ConfigureAwait(false);
        if (editor.SemanticModel.Compilation.GetTypesByMetadataName("Gdpr.PersonalAttribute").FirstOrDefault() is not { } attribute)
        {
            return solution;
        }

        var policyFile = editor.OriginalDocument.Project.AdditionalDocuments.FirstOrDefault(a => a.Name == PolicySource.FileName || a.FilePath?.FileName() == PolicySource.FileName);
        var policyText = policyFile is null ? null : await policyFile.GetTextAsync(cancellation).ConfigureAwait(false);
        var policy = policyText is null ? null : PolicyReader.Read(policyText.ToString()).Policy;

        var marks = new Dictionary<SyntaxNode, string>();
        foreach (var diagnostic in diagnostics)
        {
            var node = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan);
            if (key == WholeType && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
            {
                foreach (var fact in new Discovery(editor.SemanticModel, new LabelModel(policy, frameworkSources: true), policy, cancellation).Find(type))
                {
                    Add(marks, editor.OriginalRoot.FindNode(fact.Location.SourceSpan), fact.Category);
                }
            }
            else if (CategoryOf(diagnostic) is { } category)
            {
                Add(marks, node, category);
            }
        }

        foreach (var mark in marks)
        {
            editor.AddAttribute(mark.Key, AttributeOf(editor, attribute, mark.Value));
        }

        solution = await FinishAsync(editor, cancellation).ConfigureAwait(false);
        var missing = policy is null ? [] : marks.Values.Distinct().Where(c => !policy.Categories.ContainsKey(c)).OrderBy(c => c, System.StringComparer.Ordinal).ToList();
        return missing.Count > 0 && policyFile is not null
            ? await DeclareAsync(solution, policyFile, missing, cancellation).ConfigureAwait(false)
            : solution;
    }

    /// <summary>Each project that shares the policy sees it as a document of its own; all of them change, so that the editor writes the file once.</summary>
    private static async Task<Solution> DeclareAsync(Solution solution, TextDocument policyFile, List<string> categories, CancellationToken cancellation)
    {
        foreach (var same in solution.Projects.SelectMany(p => p.AdditionalDocuments).Where(a => a.Id == policyFile.Id || a.FilePath is not null && a.FilePath == policyFile.FilePath).ToList())
        {
            var text = await same.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithAdditionalDocumentText(same.Id, PolicyEdit.AddCategories(text, categories));
        }

        return solution;
    }

    private static string? CategoryOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FindingProperty.Category, out var category) ? category : null;

    private static void Add(Dictionary<SyntaxNode, string> marks, SyntaxNode node, string category)
    {
        if (node.AncestorsAndSelf().FirstOrDefault(n => n is PropertyDeclarationSyntax or FieldDeclarationSyntax or ParameterSyntax) is { } declaration && !marks.ContainsKey(declaration))
        {
            marks.Add(declaration, category);
        }
    }
}
