using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Gdpr.Tests;

/// <summary>docs/policy.md: its key tables come from the reader's own, and its examples are read.</summary>
public class DocumentationTests
{
    private const string Page = "docs/policy.md";
    private const string Begin = "<!-- keys: generated, GDPR_ACCEPT=1 dotnet test -->";
    private const string End = "<!-- end of keys -->";

    [Fact]
    public void The_key_tables_are_those_of_the_reader()
    {
        var page = File.ReadAllText(Samples.PathOf(Page)).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin > Begin.Length - 1 && end > begin, "The markers are missing.");
        Samples.Guard(Page, page.Substring(0, begin) + "\n" + Tables() + page.Substring(end));
    }

    [Fact]
    public void The_examples_are_policies()
    {
        var page = File.ReadAllText(Samples.PathOf(Page));
        var examples = Regex.Matches(page, "```jsonc\r?\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToList();
        Assert.True(examples.Count >= 2);
        Assert.Equal("", Samples.Problems(examples[0]));
        var policy = Policy.Parse(examples[0]);
        foreach (var more in examples.Skip(1))
        {
            Assert.Empty(PolicyTests.Run(policy, more).Problems);
            Assert.All(PolicyTests.Run(policy, more).Results, r => Assert.True(r.Passed, r.Explanation));
        }
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach (var keys in PolicyKeys.All)
        {
            text.Append($"\n### {(keys.Path.Length == 0 ? "The file" : "`" + keys.Path + "`")}\n\n| key | value | meaning |\n|---|---|---|\n");
            foreach (var key in keys.Keys)
            {
                text.Append($"| `{key.Name}`{(key.IsRequired ? " (required)" : "")} | {key.Value} | {key.Meaning} |\n");
            }
        }

        return text.Append('\n').ToString();
    }
}
