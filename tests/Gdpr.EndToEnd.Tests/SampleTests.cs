using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gdpr.Tests;

/// <summary>
/// The two shops against what is written in them: <c>// expect: GDPRnnn</c> where a finding stands (<c>expect-above</c>: on the line before), and nothing else. With
/// <c>GDPR_TOOL</c> the installed command is run, else the one of this repository.
/// </summary>
public sealed partial class SampleTests
{
    [GeneratedRegex(@"expect(?<above>-above)?:\s*(?<ids>(?:GDPR\d{3}[,\s]*)+)")]
    private static partial Regex Expectation();

    [Fact]
    public void ShopBefore_has_exactly_the_marked_findings()
    {
        var expected = Expected("samples/ShopBefore");
        var (exitCode, found) = Check("samples/ShopBefore");
        Assert.Equal(1, exitCode);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Every_rule_stands_at_two_sites_in_ShopBefore()
    {
        var sites = Expected("samples/ShopBefore").GroupBy(e => e.Split(' ')[1]).ToDictionary(g => g.Key, g => g.Distinct().Count());
        string[] rules =
        [
            "GDPR001", "GDPR002", "GDPR003", "GDPR004", "GDPR005", "GDPR006", "GDPR007", "GDPR008", "GDPR009", "GDPR101", "GDPR102", "GDPR103", "GDPR105", "GDPR201", "GDPR202", "GDPR203",
            "GDPR204", "GDPR205", "GDPR206", "GDPR207", "GDPR208", "GDPR209", "GDPR210", "GDPR211", "GDPR212", "GDPR213", "GDPR501", "GDPR901", "GDPR902", "GDPR903",
        ];
        Assert.All(rules, rule => Assert.True(sites.GetValueOrDefault(rule) >= 2, rule + " stands at fewer than two sites"));
    }

    [Fact]
    public void Shop_has_no_finding_and_hides_none_and_its_tree_stays_as_it_was()
    {
        var before = Sources("samples/Shop").ToDictionary(f => f, File.GetLastWriteTimeUtc);
        var (exitCode, found) = Check("samples/Shop");
        Assert.Empty(found);
        Assert.Equal(0, exitCode);
        Assert.Equal(before, Sources("samples/Shop").ToDictionary(f => f, File.GetLastWriteTimeUtc));

        var hidden = new Regex(@"AcceptedRisk|#pragma|SuppressMessage|GDPR\d{3}|\[assembly:\s*(Gdpr\.)?Processing");
        foreach (var file in Sources("samples/Shop").Where(f => !f.Contains("/tests/", StringComparison.Ordinal) && Path.GetExtension(f) is ".cs" or ".cshtml" or ".editorconfig" or ".csproj"))
        {
            Assert.DoesNotMatch(hidden, File.ReadAllText(file));
        }

        Assert.DoesNotContain(Sources("samples/Shop"), f => Path.GetFileName(f) == "gdpr.baseline.json");
    }

    [Fact]
    public void The_README_shows_what_the_command_says()
    {
        var ran = Run("check", "samples/ShopBefore", "--all", "--as-of", Today);
        var lines = ran.Output.Replace("\r\n", "\n").Split('\n').Select(l => l.TrimEnd()).Where(l => !l.StartsWith("Using launch", StringComparison.Ordinal)).ToList();
        var finding = lines.First(l => l.Contains("CrmRepository.cs(25,", StringComparison.Ordinal)).Trim().Replace("samples/ShopBefore/src/Boutique.Web/Data/", "");
        var from = lines.FindIndex(l => l.StartsWith("rule ", StringComparison.Ordinal));
        var to = lines.FindIndex(l => l.StartsWith("Next: ", StringComparison.Ordinal));
        Shown("finding", finding.Replace(": the policy", ":\nthe policy").Replace(". No purpose", ".\nNo purpose"));
        Shown("output", string.Join('\n', lines.GetRange(from, to - from + 1)));
    }

    /// <summary>The README holds the text between its markers; GDPR_ACCEPT=1 writes it.</summary>
    private static void Shown(string marker, string text)
    {
        var path = Path.Combine(Packages.Repository, "README.md");
        var readme = File.ReadAllText(path).Replace("\r\n", "\n");
        string start = $"<!-- {marker} -->\n", end = $"<!-- /{marker} -->";
        var expected = readme[..(readme.IndexOf(start, StringComparison.Ordinal) + start.Length)] + "```\n" + text + "\n```\n" + readme[readme.IndexOf(end, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("GDPR_ACCEPT") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path).Replace("\r\n", "\n"));
    }

    private static (int ExitCode, string Output) Run(params string[] arguments) =>
        Environment.GetEnvironmentVariable("GDPR_TOOL") is { Length: > 0 } tool
            ? Shell.Run(tool, Packages.Repository, arguments)
            : Shell.Dotnet(Packages.Repository, ["run", "--project", "src/Gdpr.Tool", "--", .. arguments]);

    /// <summary>The day that expiry and reviews are judged against, so that the samples do not age.</summary>
    private const string Today = "2026-11-24";

    private static List<string> Expected(string sample)
    {
        var expected = new List<string>();
        foreach (var file in Sources(sample).Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" or ".json"))
        {
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                foreach (Match match in Expectation().Matches(lines[i]))
                {
                    var line = match.Groups["above"].Success ? i : i + 1;
                    expected.AddRange(Regex.Matches(match.Groups["ids"].Value, @"GDPR\d{3}").Select(id => $"{Path.GetRelativePath(Packages.Repository, file).Replace('\\', '/')}:{line} {id.Value}"));
                }
            }
        }

        expected.Sort(StringComparer.Ordinal);
        return expected;
    }

    private static (int ExitCode, List<string> Found) Check(string sample)
    {
        var output = Path.Combine(Path.GetTempPath(), "gdpr-" + Guid.NewGuid().ToString("N") + ".json");
        try
        {
            var ran = Run("check", sample, "--as-of", Today, "--format", "json", "--out", output);
            Assert.True(File.Exists(output), ran.Output);
            using var report = JsonDocument.Parse(File.ReadAllText(output));
            Assert.True(report.RootElement.GetProperty("complete").GetBoolean(), ran.Output);
            var found = report.RootElement.GetProperty("findings").EnumerateArray()
                .Where(f => !f.TryGetProperty("silencedBy", out var by) || by.ValueKind == JsonValueKind.Null)
                .Select(f => $"{f.GetProperty("file").GetString()}:{f.GetProperty("line").GetInt32()} {f.GetProperty("rule").GetString()}")
                .Order(StringComparer.Ordinal).ToList();
            return (ran.ExitCode, found);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static IEnumerable<string> Sources(string sample) =>
        Directory.EnumerateFiles(Path.Combine(Packages.Repository, sample), "*", SearchOption.AllDirectories)
            .Select(f => f.Replace('\\', '/'))
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && Path.GetExtension(f) is not (".db" or ".db-shm" or ".db-wal"));
}
