using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Tests.Flow;

/// <summary>The work for a body is counted, the same on every machine: it grows with the body, and ends in a coverage gap beyond the budget.</summary>
public class NastyBodies
{
    [Fact]
    public void Loops_in_try_in_loops() => Costs(Nested(8, "while (Go()) { try { s += c.Email; ", "} catch (Exception) { t = s; } finally { u += t; } }"), 60_000);

    [Fact]
    public void A_switch_of_500_cases() => Costs("switch (n) {" + Each(500, i => $"case {i}: s = t + \"{i}\"; break;") + "} Console.WriteLine(s);", 6_000);

    [Fact]
    public void Deep_nesting() => Costs(Nested(200, "if (Go()) { s += t;", "}"), 4_000);

    [Fact]
    public void A_method_of_5000_lines() => Costs(Each(5_000, i => $"s = t + \"{i}\";\n"), 40_000);

    [Fact]
    public void A_concatenation_of_2000_terms() => Costs("s = " + string.Join(" + ", Enumerable.Range(0, 2_000).Select(i => i % 2 == 0 ? "c.Email" : "t")) + ";", 8_000);

    [Fact]
    public void A_chain_of_600_calls_of_an_own_method() => Costs(Each(600, _ => "s = Echo(s, t); t = Echo(t, s);"), 12_000);

    [Fact]
    public void Gotos_backwards() => Costs(Each(40, i => $"l{i}: s += t; if (Go()) {{ goto l{i}; }}"), 20_000);

    [Fact]
    public async Task A_body_beyond_the_budget_is_a_gap()
    {
        var diagnostics = (await new Check { Policy = FlowWorld.Policy }.Diagnose(FlowWorld.Types, Source(Each(100_000, i => $"s = t + \"{i}\";\n") + "Console.WriteLine(c.Email);"))).Diagnostics;
        Assert.True(diagnostics.Length > 0, "nothing at all");
        Assert.Contains(diagnostics, d => d.Id == "GDPR903" && d.GetMessage().Contains("too large", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_helper_with_more_ways_out_than_are_kept_is_a_gap()
    {
        var helper = "public static class Wide { internal static void Say(string s) { " + Each(300, i => $"Console.WriteLine(s + {i});\n") + " } }";
        var diagnostics = (await new Check { Policy = FlowWorld.Policy }.Diagnose(FlowWorld.Types, Source("Wide.Say(c.Email);"), FlowWorld.Usings + helper)).Diagnostics;
        Assert.Contains(diagnostics, d => d.Id == "GDPR203");
        Assert.Contains(diagnostics, d => d.Id == "GDPR903" && d.GetMessage().Contains("too large", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_that_feed_each_other_end()
    {
        var source = Source(Each(300, _ => "s = Echo(s, t); t = Echo(t, s); u = Echo(Echo(s, t), Echo(t, u));") + "s = c.Email; Console.WriteLine(Echo(s, t));");
        var diagnostics = (await new Check { Policy = FlowWorld.Policy }.Diagnose(FlowWorld.Types, source)).Diagnostics;
        Assert.Contains(diagnostics, d => d.Id == "GDPR203");
    }

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    private static string Nested(int depth, string open, string close) =>
        new StringBuilder().Insert(0, open, depth).ToString() + new StringBuilder().Insert(0, close, depth);

    private static string Source(string body) => FlowWorld.Usings + $$"""
        public class Nasty
        {
            private static bool Go() => false;
            private static string Echo(string a, string b) => a.Length > b.Length ? a : b;
            [Processing("order-handling")] private static void Run(Customer c, int n) { string s = "", t = "", u = ""; {{body}} }
        }
        """;

    private static void Costs(string body, int atMost)
    {
        var (compilation, _, _) = new Check { Policy = FlowWorld.Policy }.Compile(FlowWorld.Types, Source(body));
        var tree = compilation.SyntaxTrees.ElementAt(1);
        var model = compilation.GetSemanticModel(tree);
        var syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.ValueText == "Run");
        var walked = LabelFlow.Walk(new FlowModel(compilation, new LabelModel(null, false), null), model, model.GetDeclaredSymbol(syntax)!, syntax, default);
        Assert.False(walked.IsGivenUp);
        Assert.InRange(walked.Steps, 1, atMost);
    }
}
