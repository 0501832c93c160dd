using System;
using System.IO;
using System.Threading.Tasks;
using Gdpr.Tool;

namespace Gdpr.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("check --help")]
    [InlineData("policy --help")]
    [InlineData("policy validate --help")]
    [InlineData("policy test --help")]
    [InlineData("policy show --help")]
    [InlineData("policy diff --help")]
    [InlineData("explain -h")]
    public async Task Every_command_has_help_with_an_example(string args)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(args.Split(' '));

        Assert.Equal((0, ""), (exitCode, error));
        var command = "gdpr " + args[..args.LastIndexOf('-')].TrimEnd('-', ' ');
        Assert.Contains(command.TrimEnd(), output[output.IndexOf("Example", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("", "gdpr --help")]
    [InlineData("chek", "'gdpr --help'")]
    [InlineData("check a b", "'gdpr check --help'")]
    [InlineData("check --format xml", "'gdpr check --help'")]
    [InlineData("check --as-of tomorrow", "yyyy-MM-dd")]
    [InlineData("check /no/such/folder", "does not exist")]
    [InlineData("explain GDPR12", "GDPR102")]
    public async Task What_cannot_run_is_2_and_one_line_that_says_what_to_do(string args, string expected)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(expected, error);
        Assert.StartsWith("gdpr: ", error);
        Assert.Equal(error.Length - 1, error.IndexOf('\n'));
    }

    [Theory]
    [InlineData("GDPR102")]
    [InlineData("gdpr102")]
    [InlineData("102")]
    [InlineData("PurposeNotPermitted")]
    public async Task A_rule_is_explained_by_id_number_or_name(string rule)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync("explain", rule);

        Assert.Equal(0, exitCode);
        Assert.Contains("GDPR102", output);
        Assert.Contains("PurposeNotPermitted", output);
    }

    [Fact]
    public async Task Without_an_id_all_rules_are_listed()
    {
        var (_, output, _) = await CommandLine.RunAsync("explain");

        Assert.Equal(RuleCatalog.All.Count, output.TrimEnd().Split('\n').Length);
        Assert.Contains("GDPR301  LocationNotAllowed           error\n", output);
    }

    [Fact]
    public void Markdown_becomes_text()
    {
        var output = new StringWriter { NewLine = "\n" };
        const string page =
            """
            <!-- generated -->
            # GDPR102 PurposeNotPermitted

            One two [three](https://example.org) **four** five six seven eight nine ten eleven twelve.
            - an item that is long enough to be wrapped over two lines of this width
            - another

            | a | b |
            |---|---|
            | 1 | long |

            ```csharp
            var x = 1;
            ```
            """;

        MarkdownText.Write(page, new Terminal { Out = output, Error = output, Width = 60 });

        Assert.Equal(
            """
            GDPR102 PurposeNotPermitted

            One two three (https://example.org) four five six seven
            eight nine ten eleven twelve.
            - an item that is long enough to be wrapped over two lines
              of this width
            - another

              a  b
              1  long

                var x = 1;

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }
}
