using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gdpr.Bench;
using Gdpr.Tests;
using Gdpr.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

// What several analyzers find of the labelled flow cases: each line that the tests mark is found or missed; a report on another line of a case is false.
//   dotnet run -c Release --project bench/Comparison
//   dotnet run -c Release --project bench/Comparison -- --verbose     also prints what ours misses or reports falsely, and what the others report
var verbose = args.Contains("--verbose");
var marks = new Regex(@"//.*?((?:GDPR\d{3}(?:,\s*)?)+)\s*$");
var parse = new CSharpParseOptions(LanguageVersion.Latest);
MetadataReference[] framework =
[
    .. new[] { "RefPack.NETCore", "RefPack.AspNetCore" }.SelectMany(p => Directory.GetFiles(Tool.Metadata(p), "*.dll")).Select(f => MetadataReference.CreateFromFile(f)),
    MetadataReference.CreateFromFile(typeof(Gdpr.PersonalAttribute).Assembly.Location),
];
var cases = FlowRunner.All().ToList();
var labelled = cases.Sum(c => c.Case.Sources.Sum(s => Labels(s).Count));
var logs = cases.Sum(c => c.Case.Sources.Sum(s => Labels(s).Values.Count(IsLog)));
var lines = cases.Sum(c => c.Case.Sources.Sum(s => s.Split('\n').Length - FlowWorld.Usings.Split('\n').Length));
Console.WriteLine($"{cases.Count} cases, {lines} lines; {labelled} of them are marked by hand, {logs} as personal data in a log (GDPR203).");
Console.WriteLine();
Console.WriteLine("| tool | claims to cover | log lines found | missed | all marked lines found | missed | false reports | reports outside its claim |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (var tool in Tool.All())
{
    var textbook = new FlowCase(tool.Textbook);
    if ((await Reports(tool, "its textbook case", textbook, Trees(tool, textbook))).IsEmpty)
    {
        Console.Error.WriteLine(tool.Name + " misses its own textbook case: its figures say nothing.");
    }

    var score = new Score();
    foreach (var (name, flow) in cases)
    {
        await Judge(tool, name, flow, score);
    }

    // Tools for other flaws make no false claim about personal data: their reports on unmarked lines are another matter.
    var aboutPrivacy = tool.Counts("GDPR203") || tool.ReadsClassifications;
    Console.WriteLine(
        $"| {tool.Name} | {tool.Claims} | {score.FoundLogs} | {logs - score.FoundLogs} | {score.Found} | {labelled - score.Found} | {(aboutPrivacy ? score.Elsewhere : "–")} | {(aboutPrivacy ? "–" : score.Elsewhere)} |");
}

Console.WriteLine();
Console.WriteLine(
    "The cases are the product's own tests, written from its contract: its row says that they pass. The other tools are judged by what they do not claim, too; "
    + "MA0153 sees a data classification beside every mark and runs with MA0153.report_types_with_data_classification_attributes. A report of theirs counts for the line, whatever its rule.");
return 0;

// Ours must say what the mark says; the other tools have rules of their own.
static bool Answers(Tool tool, string id, string marked) => !tool.Counts("GDPR203") || marked.Contains(id, StringComparison.Ordinal);

static bool IsLog(string ids) => ids.Contains("GDPR203", StringComparison.Ordinal);

Dictionary<int, string> Labels(string source) => source.Split('\n').Select((l, i) => (Line: i, Match: marks.Match(l))).Where(l => l.Match.Success).ToDictionary(l => l.Line, l => l.Match.Groups[1].Value);

// Classifications stand beside the marks of sources, shared types and libraries alike.
IEnumerable<SyntaxTree> Trees(Tool tool, FlowCase flow)
{
    var sources = flow.Sources.Concat([FlowWorld.Types, Shop.Types]);
    return (tool.ReadsClassifications ? sources.Select(Classified.Source).Append(Classified.Attribute) : sources)
        .Select((s, i) => CSharpSyntaxTree.ParseText(s, parse, $"/src/{i}.cs", System.Text.Encoding.UTF8));
}

async Task<ImmutableArray<Diagnostic>> Reports(Tool tool, string name, FlowCase flow, IEnumerable<SyntaxTree> trees)
{
    var options = new CSharpCompilationOptions(flow.Output, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, specificDiagnosticOptions: tool.Severities());
    var library = tool.ReadsClassifications && flow.Library is { } other ? Classified.Source(other) + Classified.Attribute : flow.Library;
    var compilation = CSharpCompilation.Create("Compared", trees, [.. framework, .. FlowLibraries.References(framework, library)], options);
    if (compilation.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
    {
        throw new InvalidOperationException(name + ": " + error);
    }

    var reports = await compilation.WithAnalyzers(tool.Analyzers, new AnalyzerOptions([new PolicyFile(flow.Policy)], new Configuration())).GetAnalyzerDiagnosticsAsync();
    foreach (var failure in reports.Where(d => d.Id == "AD0001"))
    {
        Console.Error.WriteLine($"{tool.Name} failed on {name}: {failure.GetMessage()}");
    }

    return [.. reports.Where(d => tool.Counts(d.Id) && !d.IsSuppressed)];
}

async Task Judge(Tool tool, string name, FlowCase flow, Score score)
{
    var reports = await Reports(tool, name, flow, Trees(tool, flow));
    for (var file = 0; file < flow.Sources.Length; file++)
    {
        var labels = Labels(flow.Sources[file]);
        var path = $"/src/{file}.cs";
        var said = reports.Where(d => d.Location.SourceTree?.FilePath == path).Select(d => (Line: d.Location.GetLineSpan().StartLinePosition.Line, d.Id)).ToHashSet();
        var found = labels.Where(l => said.Any(r => r.Line == l.Key && Answers(tool, r.Id, l.Value))).Select(l => l.Key).ToHashSet();
        var elsewhere = said.Where(r => !labels.TryGetValue(r.Line, out var ids) || !Answers(tool, r.Id, ids)).Select(r => r.Line).ToHashSet();
        score.Found += found.Count;
        score.FoundLogs += found.Count(l => IsLog(labels[l]));
        score.Elsewhere += elsewhere.Count;
        if (verbose)
        {
            var ours = tool.Counts("GDPR203");
            foreach (var (what, line) in (ours ? labels.Keys.Except(found).Select(l => ("misses", l)) : found.Select(l => ("finds", l))).Concat(elsewhere.Select(l => ("also reports", l))))
            {
                Console.Error.WriteLine($"{tool.Name} {what} {name}: {flow.Sources[file].Split('\n')[line].Trim()}");
            }
        }
    }
}

/// <summary>Every tool at its keenest: MA0153 also looks at the members of an argument's type.</summary>
internal sealed class Configuration : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "MA0153.report_types_with_data_classification_attributes" ? "true" : null;
            return value is not null;
        }
    }
}

internal sealed class Score
{
    public int Found { get; set; }

    public int FoundLogs { get; set; }

    public int Elsewhere { get; set; }
}

internal sealed class PolicyFile(string text) : AdditionalText
{
    public override string Path => "/src/gdpr.policy.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
