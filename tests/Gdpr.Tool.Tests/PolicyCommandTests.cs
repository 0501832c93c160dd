using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;

namespace Gdpr.Tests;

public sealed class PolicyCommandTests : IDisposable
{
    private const string Valid =
        """
        {
          "version": 1, "title": "Shop", "updatedOn": "2026-11-01", "languages": ["en"],
          "controller": { "name": "Shop", "email": "dpo@shop.example", "country": "FR", "site": "shop.example" },
          "categories": { "contact.email": {}, "contact.phone": {}, "health": { "special": true, "condition": "art9-2-a" }, "lonely": {} },
          "purposes": {
            "orders": { "title": "Orders | all", "legalBasis": "contract", "retention": { "active": "P1Y", "archive": "P10Y" },
                        "data": { "contact.email": "required", "contact.phone": "optional" } },
            "care": { "legalBasis": "consent", "data": { "health": "required" }, "retention": { "active": "P1Y" } },
            "ghost": { "legalBasis": "consent", "data": { "contact.email": "required" }, "retention": { "active": "P1Y" } }
          },
          "roles": {
            "clerk": { "title": "Clerk", "mission": "M1", "requires": ["mfa"],
                       "grants": [ { "purposes": ["orders"], "categories": ["contact.*"] }, { "purposes": ["care"], "categories": ["health"] } ] },
            "customer": { "self": true, "grants": [ { "purposes": ["orders"], "categories": ["contact.email"] } ] }
          }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("gdpr-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    [Fact]
    public async Task Validate_names_line_column_and_the_nearest_word_and_exits_with_1()
    {
        var file = Write("gdpr.policy.json", Valid.Replace("\"contact.phone\": \"optional\"", "\"contact.phon\": \"optional\""));

        var (exitCode, output, _) = await CommandLine.RunAsync("policy", "validate", file);

        Assert.Equal(1, exitCode);
        Assert.Contains("gdpr.policy.json(7,56): error GDPR005: ", output);
        Assert.Contains("did you mean 'contact.phone'?", output);
        Assert.Contains("is not valid: 1 error, 1 warning.", output);
    }

    [Fact]
    public async Task Validate_takes_a_folder_and_lets_warnings_pass_when_asked()
    {
        Write("gdpr.policy.json", Valid);

        Assert.Equal(1, (await CommandLine.RunAsync("policy", "validate", _folder)).ExitCode);
        Assert.Equal(0, (await CommandLine.RunAsync("policy", "validate", _folder, "--severity", "error")).ExitCode);
    }

    [Fact]
    public async Task Validate_speaks_json()
    {
        var (_, output, _) = await CommandLine.RunAsync("policy", "validate", Write("gdpr.policy.json", "{ \"bogus\": 1 }"), "--format", "json");
        using var json = JsonDocument.Parse(output);

        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Contains(json.RootElement.GetProperty("problems").EnumerateArray(), p => p.TryGetProperty("word", out var word) && word.GetString() == "bogus");
    }

    [Fact]
    public async Task Test_tells_failures_mistyped_names_and_what_no_test_touches()
    {
        var file = Write("gdpr.policy.json", Valid);
        Write(
            "gdpr.policy.tests.json",
            """
            { "tests": [
              { "name": "clerk mails", "purpose": "orders", "role": "clerk", "category": "contact.email", "expect": "permitted" },
              { "name": "wrong", "purpose": "orders", "role": "customer", "category": "contact.email", "expect": "refused" },
              { "name": "typo", "purpose": "order", "role": "clerk", "category": "health", "expect": "refused" }
            ] }
            """);

        var (exitCode, output, _) = await CommandLine.RunAsync("policy", "test", file);

        Assert.Equal(1, exitCode);
        Assert.Contains("gdpr.policy.tests.json(3,13): failed 'wrong': expected refused, the policy says permitted.", output);
        Assert.Contains("gdpr.policy.tests.json(4,32): error GDPR003", output);
        Assert.Contains("no test touches clerk for care\n", output);
        Assert.EndsWith("1 test passed, 2 failed; 2 of 3 granted uses tested (66 %).\n", output);
    }

    [Fact]
    public async Task Test_fails_below_the_threshold()
    {
        var file = Write("gdpr.policy.json", Valid);
        Write(
            "gdpr.policy.tests.json",
            """{ "tests": [ { "name": "a", "purpose": "orders", "role": "clerk", "category": "health", "expect": "refused" } ] }""");

        Assert.Equal(0, (await CommandLine.RunAsync("policy", "test", file, "--threshold", "33")).ExitCode);
        var (exitCode, _, error) = await CommandLine.RunAsync("policy", "test", file, "--threshold", "34");
        Assert.Equal(1, exitCode);
        Assert.Contains("33 % of the granted uses and 34 % are asked for", error);
        Assert.Equal(2, (await CommandLine.RunAsync("policy", "test", file, "--threshold", "101")).ExitCode);
    }

    [Fact]
    public async Task Test_without_tests_says_how_to_write_one()
    {
        var (exitCode, _, error) = await CommandLine.RunAsync("policy", "test", Write("gdpr.policy.json", Valid));

        Assert.Equal(2, exitCode);
        Assert.Contains("\"expect\": \"refused\"", error);
    }

    [Fact]
    public async Task Show_prints_the_table_to_sign()
    {
        var file = Write("gdpr.policy.json", Valid);

        var (exitCode, output, _) = await CommandLine.RunAsync("policy", "show", file);

        Assert.Equal(0, exitCode);
        Assert.Contains(
            """

            clerk "Clerk"; mission M1; requires mfa
              care (consent, kept P1Y)
                required: health*
              orders "Orders | all" (contract, kept P1Y, archived P10Y)
                required: contact.email
                optional: contact.phone

            customer; own data only
              orders "Orders | all" (contract, kept P1Y, archived P10Y)
                required: contact.email

            * special category (GDPR Art. 9, 10).

            Nobody may use: lonely.

            No role serves: ghost.

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public async Task Show_writes_documents_and_json()
    {
        var file = Write("gdpr.policy.json", Valid);
        var written = Path.Combine(_folder, "access.md");

        Assert.Equal(0, (await CommandLine.RunAsync("policy", "show", file, "--format", "md", "--out", written)).ExitCode);

        var document = File.ReadAllText(written);
        Assert.Contains("| clerk \"Clerk\"; mission M1; requires mfa | care | consent, kept P1Y | health* |  |\n|  | orders \"Orders \\| all\" |", document);
        Assert.Contains("Approved by:", document);
        using var json = JsonDocument.Parse((await CommandLine.RunAsync("policy", "show", file, "--format", "json")).Out);
        Assert.Equal(4, json.RootElement.GetProperty("permitted").GetArrayLength());
        Assert.Contains("<td>health*</td>", (await CommandLine.RunAsync("policy", "show", file, "--format", "html")).Out);
    }

    [Fact]
    public async Task Diff_is_1_when_something_was_widened()
    {
        var old = Write("old/gdpr.policy.json", Valid);
        var wider = Write("wider/gdpr.policy.json", Valid.Replace("\"categories\": [\"contact.email\"]", "\"categories\": [\"contact.*\"]"));

        var (exitCode, output, _) = await CommandLine.RunAsync("policy", "diff", old, wider);

        Assert.Equal((1, "Widened:\n  + access customer × orders: may now use 'contact.phone'.\n"), (exitCode, output));
        Assert.Equal(
            (0, "Narrowed:\n  - access customer × orders: may no longer use 'contact.phone'.\n", ""), await CommandLine.RunAsync("policy", "diff", wider, old));
        Assert.Equal((0, "Both policies permit the same.\n", ""), await CommandLine.RunAsync("policy", "diff", old, old));
        Assert.Contains("| widened | access | customer × orders |", (await CommandLine.RunAsync("policy", "diff", old, wider, "--format", "md")).Out);
        using var json = JsonDocument.Parse((await CommandLine.RunAsync("policy", "diff", old, wider, "--format", "json")).Out);
        Assert.True(json.RootElement.GetProperty("widened").GetBoolean());
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("show")]
    [InlineData("test")]
    [InlineData("diff")]
    public async Task What_is_no_policy_is_2(string command)
    {
        Assert.Equal(2, (await CommandLine.RunAsync("policy", command, Path.Combine(_folder, "nothing"))).ExitCode);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("diff")]
    public async Task An_invalid_policy_is_2_and_points_to_validate(string command)
    {
        var (exitCode, _, error) = await CommandLine.RunAsync("policy", command, Write("gdpr.policy.json", "{}"));

        Assert.Equal(2, exitCode);
        Assert.Contains("gdpr policy validate", error);
    }
}
