using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Gdpr.Analyzers;

namespace Gdpr.Tests.Soundness;

/// <summary>Programs in one compilation: analysed, and run along their paths.</summary>
internal sealed class Batch
{
    /// <summary>Runs along all paths, and at random where there are more.</summary>
    private const int Systematic = 160, AtRandom = 60;

    /// <summary>Milliseconds until a program is left alone that waits for nothing: far beyond what a busy thread pool takes.</summary>
    private const int Patience = 120_000;

    private static readonly byte[] RecorderImage = Emit(new Check { Policy = null, WithTypes = false }.Compile(Prelude.Recorder).Compilation.WithAssemblyName("Recording"));

    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;

    public Batch(IReadOnlyList<GeneratedProgram> programs)
        : this([.. programs.Select(p => (p.Number, p.Source))])
    {
    }

    public Batch(IReadOnlyList<(int Number, string Source)> programs)
    {
        Numbers = [.. programs.Select(p => p.Number)];
        (_compilation, _options, _) = new Check { Policy = Prelude.Policy, WithTypes = false, References = [MetadataReference.CreateFromImage(RecorderImage)] }
            .Compile([.. programs.Select(p => p.Source), Prelude.Types]);
        Trees = [.. _compilation.SyntaxTrees.Take(programs.Count)];
    }

    /// <summary>Version of C# that the compiler in use takes as its latest.</summary>
    public static int LanguageVersion { get; } = (int)Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() / 100;

    /// <summary>The programs' numbers, in the order of <see cref="Trees"/>.</summary>
    public IReadOnlyList<int> Numbers { get; }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public Compilation Compilation => _compilation;

    public void MustCompile() => MustCompile(_compilation.GetDiagnostics());

    private static void MustCompile(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, "A generated program does not compile:\n" + string.Join("\n", errors.DistinctBy(e => e.Id).Concat(errors.Take(20)).Distinct().Select(Explained)));
    }

    public async Task<ImmutableArray<Diagnostic>> Analyse()
    {
        var thrown = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(_options, (e, _, _) => thrown.Enqueue(e), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await _compilation.WithAnalyzers([new GdprAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.IsEmpty, "The analyzer threw: " + string.Join("\n", thrown));
        return diagnostics;
    }

    /// <summary>What the programs let out while they run.</summary>
    public Observed Run(int effort = 1)
    {
        var executed = _compilation;
        for (var i = 0; i < Trees.Count; i++)
        {
            var root = new Instrumentation(_compilation.GetSemanticModel(Trees[i]), Numbers[i] * GeneratedProgram.Width).Visit(Trees[i].GetRoot());
            executed = executed.ReplaceSyntaxTree(Trees[i], CSharpSyntaxTree.Create((CSharpSyntaxNode)root!, (CSharpParseOptions)Trees[i].Options, Trees[i].FilePath, System.Text.Encoding.UTF8));
        }

        var context = new AssemblyLoadContext("Soundness", isCollectible: true);
        context.Resolving += Shared;
        try
        {
            var recording = context.LoadFromStream(new MemoryStream(RecorderImage));
            var programs = context.LoadFromStream(new MemoryStream(Emit(executed)));
            var running = Task.Factory.StartNew(() => Run(recording, programs, effort), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return running.Wait(TimeSpan.FromSeconds(Numbers.Count == 1 ? 120 : 900)) ? running.Result : throw new TimeoutException("A program waits for ever, or loops: one of " + string.Join(", ", Numbers));
        }
        finally
        {
            context.Unload();
        }
    }

    private Observed Run(Assembly recording, Assembly programs, int effort)
    {
        var (oracle, recorder) = (recording.GetType("Oracle")!, recording.GetType("Recorder")!);
        var observed = new Observed();
        recorder.GetField("Leaks")!.SetValue(null, (Action<int, int>)((site, marker) => observed.Leaks.Add((site, marker))));
        recorder.GetField("Keeps")!.SetValue(null, (Action<int, int>)((line, marker) => observed.Keeps.Add((line, marker))));
        var begin = oracle.GetMethod("Begin")!.CreateDelegate<Action>();
        foreach (var number in Numbers)
        {
            var paths = new Paths(number);
            oracle.GetField("Choose")!.SetValue(null, (Func<int, int>)paths.Choose);
            var run = programs.GetType(GeneratedProgram.ClassOf(number))!.GetMethod("Run")!;
            var entry = run.ReturnType == typeof(Task) ? run.CreateDelegate<Func<Task>>() : null;
            var plain = entry is null ? run.CreateDelegate<Action>() : null;
            var hangs = false;
            paths.Explore(
                () =>
                {
                    begin();
                    try
                    {
                        plain?.Invoke();
                        if (!hangs && entry?.Invoke() is { } running)
                        {
                            // A program that waits for what an exception kept from coming waits for ever.
                            hangs = Task.WaitAny([running], Patience) < 0;
                            running = hangs ? Task.CompletedTask : running;
                            running.GetAwaiter().GetResult();
                        }
                    }
                    catch (Exception e)
                    {
                        observed.Failures.Add((number, e.GetType().Name));
                    }
                },
                Systematic * effort,
                AtRandom * effort);
        }

        return observed;
    }

    private static byte[] Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        MustCompile(result.Diagnostics);
        return image.ToArray();
    }

    private static string Explained(Diagnostic error) =>
        error + (error.Location.SourceTree is { } tree ? "\n    " + tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line] : "");

    /// <summary>Logging lies in ASP.NET Core's shared framework, beside the one that runs.</summary>
    private static Assembly? Shared(AssemblyLoadContext context, AssemblyName name)
    {
        var runtime = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var file = Path.Combine(runtime.Parent!.Parent!.FullName, "Microsoft.AspNetCore.App", runtime.Name, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}

/// <summary>What was seen while programs ran.</summary>
internal sealed class Observed
{
    /// <summary>Sites of sinks, each with a marker that it was given.</summary>
    public HashSet<(int Site, int Marker)> Leaks { get; } = [];

    /// <summary>Lines on which an unmarked member or an exception was given a marker.</summary>
    public HashSet<(int Line, int Marker)> Keeps { get; } = [];

    /// <summary>Programs that ended with an exception.</summary>
    public HashSet<(int Program, string Exception)> Failures { get; } = [];

    public void Add(Observed more)
    {
        Leaks.UnionWith(more.Leaks);
        Keeps.UnionWith(more.Keeps);
        Failures.UnionWith(more.Failures);
    }
}
