using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers;

namespace Gdpr.Tests;

/// <summary>
/// Runs generator, analyzer and suppressor over source whose reported lines end in <c>// GDPR101</c> (several: <c>// GDPR101, GDPR101</c>). A report without a mark fails as a mark
/// without a report does.
/// </summary>
internal sealed record Check
{
    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Where(m => m.Key.StartsWith("RefPack.", StringComparison.Ordinal))
            .SelectMany(m => Directory.GetFiles(m.Value!, "*.dll")).Select(f => MetadataReference.CreateFromFile(f)),
        MetadataReference.CreateFromFile(typeof(PersonalAttribute).Assembly.Location),
    ];

    private static readonly Regex Mark = new(@"//.*?((?:GDPR\d{3}(?:,\s*)?)+)\s*$", RegexOptions.Compiled);

    public string? Policy { get; init; } = Shop.Policy;

    public string? Baseline { get; init; }

    public bool WithTypes { get; init; } = true;

    public Dictionary<string, string> Options { get; init; } = [];

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public List<MetadataReference> References { get; init; } = [];

    /// <summary>Rules that count; none: all.</summary>
    public string[] Only { get; init; } = [];

    public static string Repository { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == "Repository").Value!;

    public static Task Reports(string source, params string[] only) => new Check { Only = only }.Run(source);

    public async Task<ImmutableArray<Diagnostic>> Run(params string[] sources)
    {
        var (compilation, diagnostics) = await Diagnose(sources);
        var broken = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(broken.Count == 0, "The test's source does not compile:\n" + string.Join("\n", broken));

        var expected = sources.SelectMany((s, file) => Expected(s).Select(e => (file, e.Line, e.Id))).Order().ToList();
        var actual = diagnostics.Where(d => !d.IsSuppressed && Counts(d.Id) && d.Location.IsInSource)
            .Select(d => (File: FileOf(d), Line: d.Location.GetLineSpan().StartLinePosition.Line + 1, d.Id)).Where(d => d.File >= 0).Order().ToList();
        Assert.True(
            expected.SequenceEqual(actual),
            "Expected: " + string.Join(", ", expected.Select(Text)) + "\nReported: " + string.Join(", ", actual.Select(Text)) + "\n\n"
            + string.Join("\n", diagnostics.Select(d => d.ToString())));
        return diagnostics;

        int FileOf(Diagnostic d) => d.Location.SourceTree!.FilePath is var path && path.StartsWith("/src/Test", StringComparison.Ordinal) ? int.Parse(path[9..^3]) : -1;

        static string Text((int File, int Line, string Id) e) => $"{e.Id}@{(e.File == 0 ? "" : e.File + ":")}{e.Line}";
    }

    /// <summary>What is reported, without judging it; the source may be broken.</summary>
    public async Task<(Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics)> Diagnose(params string[] sources)
    {
        var (compilation, options, generated) = Compile(sources);
        var analysis = compilation.WithAnalyzers(
            [new GdprAnalyzer(), new AcceptedRiskSuppressor()],
            new CompilationWithAnalyzersOptions(options, OnException, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return (compilation, [.. generated, .. diagnostics.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)]);
    }

    public (Compilation Compilation, AnalyzerOptions Options, ImmutableArray<Diagnostic> Generated) Compile(params string[] sources)
    {
        var parse = new CSharpParseOptions(Language, DocumentationMode.Diagnose);
        var trees = sources.Select((s, i) => CSharpSyntaxTree.ParseText(s, parse, "/src/Test" + i + ".cs", System.Text.Encoding.UTF8)).ToList();
        if (WithTypes)
        {
            trees.Add(CSharpSyntaxTree.ParseText(Shop.Types, parse, "/src/Types.cs", System.Text.Encoding.UTF8));
        }

        var nullable = Language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable;
        Compilation compilation = CSharpCompilation.Create("Tested", trees, [.. Framework, .. References], new CSharpCompilationOptions(Output, nullableContextOptions: nullable, allowUnsafe: true));
        var files = new List<AdditionalText>();
        if (Policy is not null)
        {
            files.Add(new Text("/src/gdpr.policy.json", Policy));
        }

        if (Baseline is not null)
        {
            files.Add(new Text("/src/gdpr.baseline.json", Baseline));
        }

        var options = new AnalyzerOptions([.. files], new Config(Options));
        CSharpGeneratorDriver.Create([new PolicyGenerator().AsSourceGenerator(), new RoleViewGenerator().AsSourceGenerator()], files, parse, options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out var generated);
        return (compilation, options, generated);
    }

    private bool Counts(string id) => id != "GDPR000" && (Only.Length == 0 || Only.Contains(id));

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        Assert.Fail(analyzer.GetType().Name + " threw: " + exception);

    private static IEnumerable<(int Line, string Id)> Expected(string source)
    {
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Mark.Match(lines[i].TrimEnd('\r')) is { Success: true } match)
            {
                foreach (var id in match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return (i + 1, id);
                }
            }
        }
    }

    internal sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    internal sealed class Config(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToDictionary(p => "build_property." + p.Key, p => p.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
