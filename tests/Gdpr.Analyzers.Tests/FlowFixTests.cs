using Microsoft.CodeAnalysis.CodeFixes;
using Gdpr.Analyzers.Fixes;

namespace Gdpr.Tests;

/// <summary>The fixes of the flow rules, on code with comments and trivia.</summary>
public class FlowFixTests
{
    private const string Losing = """
        using Gdpr;

        // Copies.
        [Processing("order-handling")]
        public class Copy
        {
            /// <summary>To.</summary>
            public string To { get; set; } = ""; // where

            private string _kept = "";

            // Both.
            public string Fill(Customer c)
            {
                To = c.Email; // first
                _kept = c.Email;
                To = c.Email;
                return c.Email;
            }
        }

        """;

    [Fact]
    public async Task The_target_gets_the_mark_of_the_source()
    {
        var fixing = Fixing.With(new MarkTargetFix(), Shop.Policy, [Losing]);
        await fixing.One("Mark 'Copy.To'");
        Assert.Equal(Losing.Replace("    public string To", "    [Personal(\"contact.email\")]\n    public string To"), fixing.Text());
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_targets_are_marked_once(FixAllScope scope)
    {
        var fixing = Fixing.With(new MarkTargetFix(), Shop.Policy, [Losing]);
        await fixing.All("Mark '", scope);
        Assert.Equal(
            Losing.Replace("    public string To", "    [Personal(\"contact.email\")]\n    public string To")
                .Replace("    private string _kept", "    [Personal(\"contact.email\")]\n    private string _kept")
                .Replace("    public string Fill", "    [return: Personal(\"contact.email\")]\n    public string Fill"),
            fixing.Text());
    }

    private const string Logging = """
        using Gdpr;
        using Microsoft.Extensions.Logging;

        [Processing("order-handling")]
        public class Journal
        {
            public void Say(ILogger log, Customer c)
            {
                log.LogInformation("Seen {Mail}", /* why */ c.Email); // first
                log.LogInformation($"Seen {c.Name}");
                log.LogInformation("Seen {Mail}", c.Name + " " + c.Email);
            }
        }

        """;

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task A_log_gets_the_key_of_the_person(FixAllScope scope)
    {
        var fixing = Fixing.With(new LogKeyFix(), Shop.Policy, [Logging]);
        await fixing.All("Log 'c.Id' instead", scope);
        Assert.Equal(Logging.Replace("c.Email", "c.Id").Replace("c.Name", "c.Id"), fixing.Text());
        Assert.Equal(0, await fixing.Left());
    }

    [Fact]
    public async Task A_log_gets_a_redacted_value()
    {
        var fixing = Fixing.With(new LogKeyFix(), Shop.Policy, [Logging]);
        await fixing.One("Log a redacted value");
        Assert.Equal(Logging.Replace("/* why */ c.Email", "/* why */ \"(redacted)\""), fixing.Text());
    }
}
