using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Tests;

/// <summary>
/// The pages of docs/rules are run: the block "Noncompliant" reports exactly its marked lines, "Compliant" none of the page's rule. Their headers, the table of the README and the
/// release file are written from the descriptors when GDPR_ACCEPT=1, and compared otherwise.
/// </summary>
public partial class RulePages
{
    private static readonly string Pages = Path.Combine(Check.Repository, "docs/rules");

    /// <summary>Rules that the command judges, not the compiler.</summary>
    private static readonly (string Id, string Name, string Severity, string Shown, string Fix)[] ByTool = [("GDPR009", "PolicyUnused", "Info", "by `gdpr check`", "–")];

    public static TheoryData<string> Ids => [.. Rule.All.Select(r => r.Descriptor.Id), .. ByTool.Select(r => r.Id)];

    [GeneratedRegex(@"## (?<kind>Noncompliant|Compliant)\s+```(?<language>csharp|jsonc)(?<options>[^\n]*)\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_page_s_examples_do_what_it_says(string id)
    {
        var page = File.ReadAllText(Path.Combine(Pages, id + ".md")).Replace("\r\n", "\n");
        Assert.StartsWith("# " + id + " ", page);
        var blocks = Block().Matches(page);
        if (ByTool.Any(r => r.Id == id))
        {
            Assert.Empty(blocks);
            return;
        }

        Assert.Equal(["Noncompliant", "Compliant"], blocks.Select(b => b.Groups["kind"].Value));
        Assert.Contains("// " + id, blocks[0].Groups["code"].Value);
        Assert.DoesNotContain("// " + id, blocks[1].Groups["code"].Value);
        foreach (Match block in blocks)
        {
            var options = block.Groups["options"].Value;
            var code = block.Groups["code"].Value;
            if (block.Groups["language"].Value == "jsonc")
            {
                var (_, diagnostics) = await new Check { Policy = code, WithTypes = false }.Diagnose("");
                var expected = code.Split('\n').SelectMany((l, i) => Regex.Matches(l.Contains("// GDPR", StringComparison.Ordinal) ? l[l.IndexOf("// GDPR", StringComparison.Ordinal)..] : "", @"GDPR\d{3}").Select(m => (Line: i, Id: m.Value)));
                var actual = diagnostics.Where(d => d.Id == id).Select(d => (Line: d.Location.GetLineSpan().StartLinePosition.Line, d.Id)).Order();
                Assert.Equal(expected.Where(e => e.Id == id).Order(), actual);
            }
            else
            {
                var check = new Check { Only = [id], Policy = options.Contains("policy=none", StringComparison.Ordinal) ? null : Shop.Policy, WithTypes = !options.Contains("policy=none", StringComparison.Ordinal) };
                await (options.Contains("asof=", StringComparison.Ordinal) ? check with { Options = new() { ["GdprAsOf"] = options[(options.IndexOf("asof=", StringComparison.Ordinal) + 5)..].Trim() } } : check).Run(code);
            }
        }
    }

    [Fact]
    public void The_build_files_name_every_warning()
    {
        var targets = File.ReadAllText(Path.Combine(Check.Repository, "src/Gdpr.Analyzers/build/Gdpr.Analyzers.targets"));
        var named = Regex.Match(targets, "<_GdprWarnings>(.*?)</_GdprWarnings>").Groups[1].Value.Split(';');
        Assert.Equal(Rule.All.Select(r => r.Descriptor).Where(d => d.DefaultSeverity == DiagnosticSeverity.Warning).Select(d => d.Id).Order(), named.Order());
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.Equal(Rule.All.Select(r => r.Descriptor.Id).Concat(ByTool.Select(r => r.Id)).Order(), Directory.GetFiles(Pages, "GDPR*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Headers_are_generated(string id)
    {
        var (_, name, severity, shown, fix) = Facts().Single(f => f.Id == id);
        Accept.Between(
            Path.Combine(Pages, id + ".md"), "generated", $"| severity | shown | code fix |\n|---|---|---|\n| {severity} | {shown} | {fix} |");
        Assert.StartsWith($"# {id} {name}\n", File.ReadAllText(Path.Combine(Pages, id + ".md")).Replace("\r\n", "\n"));
    }

    [Fact]
    public void The_table_of_the_README_is_generated() =>
        Accept.Between(
            Path.Combine(Check.Repository, "README.md"), "rules",
            "| rule | severity | shown | what it reports | code fix |\n|---|---|---|---|---|\n"
            + string.Join("\n", Facts().Select(f => $"| [{f.Id}](docs/rules/{f.Id}.md) {f.Name} | {f.Severity} | {f.Shown} | {Intro(f.Id)} | {f.Fix} |")));

    [Fact]
    public void The_release_file_lists_every_rule() =>
        Accept.Whole(
            Path.Combine(Check.Repository, "src/Gdpr.Analyzers/AnalyzerReleases.Unshipped.md"),
            "; Unshipped analyzer release\n\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\nGDPR000 | Gdpr | Info | GdprAnalyzer\n"
            + string.Concat(Rule.All.Select(r => $"{r.Descriptor.Id} | {r.Descriptor.Category} | {r.Descriptor.DefaultSeverity} | {r.GetType().Name}\n")));

    private static IEnumerable<(string Id, string Name, string Severity, string Shown, string Fix)> Facts()
    {
        var fixes = typeof(Gdpr.Analyzers.Fixes.Fix).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Gdpr.Analyzers.Fixes.Fix)))
            .SelectMany(t => ((Gdpr.Analyzers.Fixes.Fix)Activator.CreateInstance(t)!).FixableDiagnosticIds).ToHashSet();
        return Rule.All.Select(r => (
                r.Descriptor.Id, r.GetType().Name[(r.Descriptor.Id.Length + 1)..], r.Descriptor.DefaultSeverity.ToString(),
                r.Descriptor.Id == "GDPR902" ? "while typing; what silences nothing when the build ends" : r.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd) ? "when the build ends" : "while typing",
                fixes.Contains(r.Descriptor.Id) ? "yes" : "–"))
            .Concat(ByTool).OrderBy(r => r.Item1, StringComparer.Ordinal);
    }

    private static string Intro(string id) =>
        File.ReadAllText(Path.Combine(Pages, id + ".md")).Replace("\r\n", "\n").Split("<!-- /generated -->\n\n")[1].Split('\n')[0];
}

/// <summary>Text that tests guard, and write when GDPR_ACCEPT=1.</summary>
internal static class Accept
{
    private static bool Writes => Environment.GetEnvironmentVariable("GDPR_ACCEPT") == "1";

    public static void Whole(string path, string text)
    {
        if (Writes)
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n") : "(missing)");
    }

    public static void Between(string path, string marker, string text)
    {
        var file = File.ReadAllText(path).Replace("\r\n", "\n");
        var start = $"<!-- {marker} -->\n";
        var end = $"<!-- /{marker} -->";
        Assert.True(file.Contains(start, StringComparison.Ordinal) && file.Contains(end, StringComparison.Ordinal), path + " lacks its markers");
        var from = file.IndexOf(start, StringComparison.Ordinal) + start.Length;
        Whole(path, file[..from] + text + "\n" + file[file.IndexOf(end, StringComparison.Ordinal)..]);
    }
}
