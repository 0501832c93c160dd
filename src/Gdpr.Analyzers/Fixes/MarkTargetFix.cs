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
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Fixes;

/// <summary>Gives the member or return value that personal data goes into the mark of its source (GDPR201).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkTargetFix : Fix
{
    private const string Key = "mark-target";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("GDPR201");

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var compilation = await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (compilation is not null && TargetOf(diagnostic, compilation) is { } target && diagnostic.Properties.TryGetValue(FindingProperty.Category, out var category) && category is not null)
            {
                Offer(context, $"Mark '{target.ShortName()}' with [Personal(\"{category}\")]", Key, diagnostic);
            }
        }
    }

    internal override async Task<Solution> MendAsync(
        Solution solution, DocumentId document, IReadOnlyList<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        foreach (var diagnostic in diagnostics)
        {
            // Each mark is made on the solution as the marks before left it: two reports about one member need one.
            var project = solution.GetDocument(document)!.Project;
            if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
                && compilation.GetTypesByMetadataName("Gdpr.PersonalAttribute").FirstOrDefault() is { } attribute
                && TargetOf(diagnostic, compilation) is { } target && diagnostic.Properties.TryGetValue(FindingProperty.Category, out var category) && category is not null
                && solution.GetDocument(target.DeclaringSyntaxReferences[0].SyntaxTree) is { } declaring)
            {
                var editor = await DocumentEditor.CreateAsync(declaring, cancellation).ConfigureAwait(false);
                var declared = await target.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellation).ConfigureAwait(false);
                var mark = AttributeOf(editor, attribute, category);
                if (Narrowing(diagnostic, compilation) is { } narrowing)
                {
                    mark = editor.Generator.AddAttributeArguments(mark, narrowing.Select(n => Argument(editor.Generator, n.Name, n.Values)));
                }

                if (target is IMethodSymbol)
                {
                    editor.ReplaceNode(declared, (node, generator) => generator.AddReturnAttributes(node, mark));
                }
                else
                {
                    editor.AddAttribute(declared is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } ? field : declared, mark);
                }

                solution = await FinishAsync(editor, cancellation).ConfigureAwait(false);
            }
        }

        return solution;
    }

    /// <summary>What takes the data, when it is declared here and has no mark yet.</summary>
    private static ISymbol? TargetOf(Diagnostic diagnostic, Compilation compilation) =>
        diagnostic.Properties.TryGetValue(FindingProperty.Target, out var id) && id is not null
        && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is { DeclaringSyntaxReferences.Length: > 0 } target
        && !IsMarked(target) ? target : null;

    private static bool IsMarked(ISymbol target) =>
        Marks.AttributesOf(target).Concat(target is IMethodSymbol method ? method.GetReturnTypeAttributes() : ImmutableArray<AttributeData>.Empty).Any(a => Marks.IsOurs(a.AttributeClass, Marks.Personal));

    /// <summary>The source's own narrowing: its target must not allow more.</summary>
    private static List<(string Name, string[] Values)>? Narrowing(Diagnostic diagnostic, Compilation compilation)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperty.Member, out var id) || id is null || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) is not { } source
            || Marks.AttributesOf(source).FirstOrDefault(a => Marks.IsOurs(a.AttributeClass, Marks.Personal)) is not { } mark)
        {
            return null;
        }

        var narrowing = new[] { "Purposes", "Roles" }.Select(n => (Name: n, Values: Marks.NamedList(mark, n))).Where(n => n.Values.Length > 0).ToList();
        return narrowing.Count == 0 ? null : narrowing;
    }

    private static SyntaxNode Argument(SyntaxGenerator generator, string name, string[] values) =>
        generator.AttributeArgument(name, generator.ArrayCreationExpression(generator.TypeExpression(SpecialType.System_String), values.Select(v => generator.LiteralExpression(v))));
}
