using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers;

namespace Gdpr.Tests;

/// <summary>Applies code fixes as an editor does: one report, or all of a document, project or solution.</summary>
internal sealed class Fixing
{
    private readonly CodeFixProvider _fix;
    private readonly string[] _ids;
    private Solution _solution;

    private Fixing(CodeFixProvider fix, Solution solution)
    {
        _fix = fix;
        _ids = [.. fix.FixableDiagnosticIds];
        _solution = solution;
    }

    /// <summary>One project a list of sources; each project gets the policy of its own as an additional document at the same path.</summary>
    public static Fixing With(CodeFixProvider fix, string? policy, params string[][] projects)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        for (var p = 0; p < projects.Length; p++)
        {
            var id = ProjectId.CreateNewId();
            var (compilation, _, _) = new Check { Policy = policy }.Compile();
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "P" + p, "P" + p, LanguageNames.CSharp, metadataReferences: compilation.References,
                compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees.First().Options));
            for (var d = 0; d < projects[p].Length; d++)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Test{d}.cs", SourceText.From(projects[p][d]), filePath: $"/src/P{p}/Test{d}.cs");
            }

            solution = solution.AddDocument(DocumentId.CreateNewId(id), "Types.cs", SourceText.From(Shop.Types), filePath: $"/src/P{p}/Types.cs");
            if (policy is not null)
            {
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), "gdpr.policy.json", SourceText.From(policy), filePath: "/src/gdpr.policy.json");
            }
        }

        return new Fixing(fix, solution);
    }

    public string Text(int document = 0, int project = 0) => Project(project).Documents.First(d => d.Name == $"Test{document}.cs").GetTextAsync().Result.ToString();

    public string Policy => Project(0).AdditionalDocuments.Single().GetTextAsync().Result.ToString();

    private Project Project(int index) => _solution.Projects.Single(p => p.Name == "P" + index);

    public async Task<List<string>> Titles(int report = 0) => [.. (await Actions((await Diagnostics(Project(0)))[report])).Select(a => a.Title)];

    /// <summary>Applies the offered fix whose title starts so to the first report.</summary>
    public async Task One(string title)
    {
        var diagnostic = (await Diagnostics(Project(0)))[0];
        await Apply((await Actions(diagnostic)).First(a => a.Title.StartsWith(title, StringComparison.Ordinal)));
    }

    /// <summary>Applies the offered fix whose title starts so to all reports of the scope.</summary>
    public async Task All(string title, FixAllScope scope)
    {
        var first = (await Diagnostics(Project(0)))[0];
        var action = (await Actions(first)).First(a => a.Title.StartsWith(title, StringComparison.Ordinal));
        var document = Project(0).GetDocument(first.Location.SourceTree);
        var context = document is not null
            ? new FixAllContext(document, _fix, scope, action.EquivalenceKey!, _ids, new Provider(this), default)
            : new FixAllContext(Project(0), _fix, scope, action.EquivalenceKey!, _ids, new Provider(this), default);
        await Apply((await _fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>How often the fix's rules are still reported in all projects; the code must still compile.</summary>
    public async Task<int> Left()
    {
        var left = 0;
        foreach (var project in _solution.Projects)
        {
            left += (await Diagnostics(project)).Count;
            Assert.DoesNotContain((await project.GetCompilationAsync())!.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        }

        return left;
    }

    private async Task<List<CodeAction>> Actions(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var project = Project(0);
        void Register(CodeAction action, ImmutableArray<Diagnostic> _) => actions.Add(action);
        var context = project.GetDocument(diagnostic.Location.SourceTree) is { } document
            ? new CodeFixContext(document, diagnostic, Register, default)
            : new CodeFixContext(project.AdditionalDocuments.Single(), diagnostic.Location.SourceSpan, [diagnostic], Register, default);
        await _fix.RegisterCodeFixesAsync(context);
        return actions;
    }

    private async Task Apply(CodeAction action) =>
        _solution = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private async Task<List<Diagnostic>> Diagnostics(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var files = project.AdditionalDocuments.Select(a => (AdditionalText)new Check.Text(a.FilePath!, a.GetTextAsync().Result.ToString())).ToImmutableArray();
        var found = await compilation.WithAnalyzers([new GdprAnalyzer()], new AnalyzerOptions(files)).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(d => _ids.Contains(d.Id)).OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    private sealed class Provider(Fixing fixing) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await fixing.Diagnostics(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await fixing.Diagnostics(document.Project)).Where(d => d.Location.SourceTree?.FilePath == document.FilePath);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await fixing.Diagnostics(project)).Where(d => d.Location.SourceTree is null);
    }
}
