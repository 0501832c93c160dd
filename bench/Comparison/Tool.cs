using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gdpr.Bench;

/// <summary>An analyzer, the rules of it that are compared, and what it claims to cover.</summary>
internal sealed record Tool(string Name, string Claims, ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableHashSet<string> Rules)
{
    private const string Log = """
        public class Textbook
        {
            [Gdpr.Processing("order-handling")]
            public void Log(Microsoft.Extensions.Logging.ILogger log, Customer c) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, "{Mail}", c.Email);
        }
        """;

    private const string Injection = """
        public class TextbookController : Microsoft.AspNetCore.Mvc.Controller
        {
            public void Query(string input, System.Data.IDbCommand command) => command.CommandText = "SELECT * FROM t WHERE n = '" + input + "'";
        }
        """;

    /// <summary>What it finds by its own claim: a tool that misses this did not run.</summary>
    public required string Textbook { get; init; }

    /// <summary>Whether it reads data classifications in place of our marks.</summary>
    public bool ReadsClassifications { get; init; }

    public static IEnumerable<Tool> All()
    {
        var flow = Enumerable.Range(201, 13).Select(n => "GDPR" + n).Append("GDPR903").ToImmutableHashSet();
        yield return new Tool("Gdpr.Analyzers", "personal data that flows to any way out, or loses its marks", [new Analyzers.GdprAnalyzer(), new Analyzers.AcceptedRiskSuppressor()], flow) { Textbook = Log };

        var meziantou = Metadata("Meziantou");
        var newest = Directory.GetDirectories(Path.Combine(meziantou, "analyzers", "dotnet"), "roslyn*")
            .OrderBy(d => Version.Parse(Path.GetFileName(d)["roslyn".Length..])).Last(d => Directory.GetFiles(d, "*.dll", SearchOption.AllDirectories).Length > 0);
        yield return new Tool(
            "Meziantou.Analyzer MA0153", "classified data passed directly to a method of `ILogger`; no other sink, no flow",
            Load([.. Directory.GetFiles(newest, "Meziantou.Analyzer.dll", SearchOption.AllDirectories)]), ["MA0153"]) { ReadsClassifications = true, Textbook = Log };

        var taint = Enumerable.Range(3001, 12).Select(n => "CA" + n).ToImmutableHashSet();
        yield return new Tool(
            "SDK taint rules CA3001-CA3012", "untrusted web input that reaches SQL, HTML, a path, a process, a redirect …; knows no personal data",
            Load([.. Directory.GetFiles(Metadata("Sdk"), "Microsoft.CodeAnalysis*.NetAnalyzers.dll").Where(f => !f.Contains("VisualBasic", StringComparison.Ordinal))]), taint) { Textbook = Injection };

        // Its other rules speak of settings, not of flows.
        ImmutableHashSet<string> injections = ["SCS0001", "SCS0002", "SCS0003", "SCS0018", "SCS0026", "SCS0027", "SCS0028", "SCS0029", "SCS0031"];
        var scan = Directory.GetFiles(Metadata("SecurityCodeScan"), "SecurityCodeScan*.dll", SearchOption.AllDirectories);
        yield return new Tool(
            "SecurityCodeScan.VS2019, injection rules", "untrusted web input that reaches SQL, HTML, a path, a process, a redirect …; knows no personal data",
            Load(scan), injections) { Textbook = Injection };
    }

    public static string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == key).Value!;

    /// <summary>The severity of the compared rules: most of them are off by default.</summary>
    public IEnumerable<KeyValuePair<string, ReportDiagnostic>> Severities() =>
        Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct()
            .Select(id => KeyValuePair.Create(id, Counts(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress));

    public bool Counts(string id) => Rules.Contains(id);

    private static ImmutableArray<DiagnosticAnalyzer> Load(params string[] paths)
    {
        // Each tool brings its own dependencies; Roslyn is the host's.
        var context = new AssemblyLoadContext(Path.GetFileName(paths[0]));
        context.Resolving += (own, name) => paths.Select(p => Path.Combine(Path.GetDirectoryName(p)!, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } found ? own.LoadFromAssemblyPath(found) : null;
        return
        [
            .. paths.SelectMany(p => context.LoadFromAssemblyPath(p).GetTypes())
                .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer))
                            && t.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
                .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t, nonPublic: true)!),
        ];
    }
}
