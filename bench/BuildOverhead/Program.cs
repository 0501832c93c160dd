using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Gdpr.Bench;

// What the analyzers cost a compile: csc itself, the same command line with and without them, in alternation; the median of the ratios of processor time.
//   dotnet run -c Release --project bench/BuildOverhead                        generated shops of 1,000, 10,000 and 100,000 lines
//   dotnet run -c Release --project bench/BuildOverhead -- --lines 10000 --runs 9
//   dotnet run -c Release --project bench/BuildOverhead -- --project PATH --policy FILE   a real project, restored before, its members marked in the policy
const string Usage = "BuildOverhead [--lines N]... [--project CSPROJ --policy FILE] [--runs N] [--markdown FILE]";

string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == key).Value!;
var sizes = new List<int>();
string? project = null, policy = null, markdown = null;
var runs = 7;
for (var i = 0; i < args.Length; i++)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    switch (args[i])
    {
        case "--lines": sizes.Add(int.Parse(value, CultureInfo.InvariantCulture)); i++; break;
        case "--project": project = Path.GetFullPath(value); i++; break;
        case "--policy": policy = Path.GetFullPath(value); i++; break;
        case "--runs": runs = int.Parse(value, CultureInfo.InvariantCulture); i++; break;
        case "--markdown": markdown = Path.GetFullPath(value); i++; break;
        default: Console.Error.WriteLine(Usage); return 2;
    }
}

var root = Directory.CreateTempSubdirectory("gdpr-bench-").FullName;
var table = new List<string>
{
    "| compiled | lines | csc alone, CPU s | with ours | with ours, beside ours switched off | with the SDK's taint rules | bodies seen / bound / walked |",
    "|---|---|---|---|---|---|---|",
};
try
{
    if (project is not null)
    {
        Measure(Path.GetFileNameWithoutExtension(project), project, policy, CountLines(Path.GetDirectoryName(project)!));
    }
    else
    {
        foreach (var size in sizes.Count > 0 ? sizes : [1_000, 10_000, 100_000])
        {
            var folder = Path.Combine(root, "shop" + size);
            var lines = GeneratedShop.Write(folder, size, Metadata("Repository"));
            Require(Dotnet(folder, "restore", "-v", "q"));
            Measure("generated shop", Path.Combine(folder, "Shop.csproj"), Path.Combine(folder, "gdpr.policy.json"), lines);
        }
    }
}
finally
{
    Directory.Delete(root, recursive: true);
}

if (markdown is not null)
{
    File.WriteAllLines(markdown, table);
}

return 0;

void Measure(string name, string csproj, string? policyFile, int lines)
{
    var folder = Path.GetDirectoryName(csproj)!;
    File.SetLastWriteTimeUtc(csproj, DateTime.UtcNow); // An up-to-date project has no command line.
    var listed = Dotnet(folder, "msbuild", csproj, "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:BuildProjectReferences=false", "-getItem:CscCommandLineArgs");
    Require(listed);
    using var json = JsonDocument.Parse(listed.Output[listed.Output.IndexOf('{', StringComparison.Ordinal)..]);
    var arguments = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(a => a.GetProperty("Identity").GetString()!).ToList();
    if (arguments.Count == 0)
    {
        throw new InvalidOperationException($"{csproj} gave no command line: it is up to date; touch a source file.");
    }

    var taint = arguments.Where(a => a.Contains("Microsoft.CodeAnalysis.NetAnalyzers.dll", StringComparison.Ordinal) || a.Contains("Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll", StringComparison.Ordinal)).ToList();
    // Generators of the SDK make sources that the project needs (Razor); they run in every variant.
    var generators = arguments.Where(a => a.StartsWith("/analyzer:", StringComparison.Ordinal) && (a.Contains("SourceGenerator", StringComparison.OrdinalIgnoreCase) || a.Contains("Razor", StringComparison.Ordinal) || a.Contains("Generator", StringComparison.Ordinal))).ToList();
    var bare = arguments.Where(a => !a.StartsWith("/analyzer:", StringComparison.Ordinal) && !a.StartsWith("/out:", StringComparison.Ordinal) && !a.StartsWith("/refout:", StringComparison.Ordinal) && !a.StartsWith("/pdb:", StringComparison.Ordinal) && !a.StartsWith("/doc:", StringComparison.Ordinal) && !a.StartsWith("/errorlog:", StringComparison.Ordinal))
        .Concat(generators).Append("/out:" + Path.Combine(root, name.Replace(' ', '-') + ".dll")).ToList();
    var ours = Path.Combine(Metadata("Repository"), "src/Gdpr.Analyzers/bin/Release/netstandard2.0/Gdpr.Analyzers.dll");
    if (!File.Exists(ours))
    {
        throw new FileNotFoundException("Run with -c Release, which builds the analyzers.", ours);
    }

    File.WriteAllText(Path.Combine(root, "check.globalconfig"), "is_global = true\nglobal_level = 200\nbuild_property.GdprCheck = true\n");
    File.WriteAllText(Path.Combine(root, "taint.globalconfig"), "is_global = true\nglobal_level = 200\n" + string.Concat(Enumerable.Range(3001, 12).Select(n => $"dotnet_diagnostic.CA{n}.severity = warning\n")));
    string Response(string variant, IEnumerable<string> more)
    {
        var path = Path.Combine(root, variant + ".rsp");
        File.WriteAllLines(path, bare.Concat(more).Select(a => a.Contains(' ', StringComparison.Ordinal) && !a.Contains('"', StringComparison.Ordinal) ? '"' + a + '"' : a));
        return path;
    }

    string[] withOurs = ["/analyzer:" + ours, .. policyFile is null ? Array.Empty<string>() : ["/additionalfile:" + policyFile]];
    var none = Response("none", []);
    var oursFile = Response("ours", withOurs);
    // Attached and switched off: what an analyzer costs that registers nothing.
    File.WriteAllText(Path.Combine(root, "off.globalconfig"), "is_global = true\nglobal_level = 200\nbuild_property.GdprEnforcement = off\n");
    var offFile = Response("off", [.. withOurs, "/analyzerconfig:" + Path.Combine(root, "off.globalconfig")]);
    var taintFile = Response("taint", [.. taint, "/analyzerconfig:" + Path.Combine(root, "taint.globalconfig")]);

    // One run for the counts.
    var log = Path.Combine(root, "counts.sarif");
    Compile(folder, Response("counts", [.. withOurs, "/analyzerconfig:" + Path.Combine(root, "check.globalconfig"), $"/errorlog:{log},version=2.1"]));
    var counts = Counts(log);

    Compile(folder, none);
    List<double> alone = [], oursRatios = [], offRatios = [], taintRatios = [];
    for (var run = 0; run < runs; run++)
    {
        var before = Compile(folder, none);
        var with = Compile(folder, oursFile);
        var off = Compile(folder, offFile);
        var tainted = taint.Count > 0 ? Compile(folder, taintFile) : double.NaN;
        alone.Add(before);
        oursRatios.Add(with / before);
        offRatios.Add(with / off);
        taintRatios.Add(tainted / before);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {lines} lines, run {run + 1}/{runs}: {before:0.00} s alone, {with / before:0.000}x ours, {with / off:0.000}x beside off, {tainted / before:0.000}x taint rules"));
    }

    var row = string.Create(CultureInfo.InvariantCulture, $"| {name} | {lines:n0} | {Median(alone):0.00} | {Median(oursRatios):0.00}× ({oursRatios.Min():0.00}–{oursRatios.Max():0.00}) | {Median(offRatios):0.00}× ({offRatios.Min():0.00}–{offRatios.Max():0.00}) | {Median(taintRatios):0.00}× | {counts} |");
    table.Add(row);
    Console.WriteLine(string.Join('\n', table));
}

/// Seconds of processor time of the compiler's process, user and system.
double Compile(string folder, string response)
{
    var before = ChildTime.Seconds;
    var start = new ProcessStartInfo("dotnet", [Path.Combine(Metadata("Sdk"), "Roslyn/bincore/csc.dll"), "@" + response]) { WorkingDirectory = folder, RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? ChildTime.Of(process) - before : throw new InvalidOperationException("csc failed:\n" + string.Join('\n', output.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal)).Take(10)));
}

static string Counts(string log)
{
    using var sarif = JsonDocument.Parse(File.ReadAllText(log));
    foreach (var result in sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
    {
        if (result.GetProperty("ruleId").GetString() == "GDPR000" && result.GetProperty("properties").GetProperty("customProperties") is var p && p.GetProperty("gdpr.fact").GetString() == "stats")
        {
            return $"{p.GetProperty("gdpr.bodies.seen").GetString()} / {p.GetProperty("gdpr.bodies.bound").GetString()} / {p.GetProperty("gdpr.bodies.walked").GetString()}";
        }
    }

    return "–";
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static int CountLines(string folder) =>
    Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal)).Sum(f => File.ReadLines(f).Count());

static (int ExitCode, string Output) Dotnet(string folder, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

static void Require((int ExitCode, string Output) result)
{
    if (result.ExitCode != 0)
    {
        throw new InvalidOperationException(result.Output);
    }
}
