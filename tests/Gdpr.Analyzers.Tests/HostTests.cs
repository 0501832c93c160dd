using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Gdpr.Analyzers;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Tests;

/// <summary>How the analyzers behave in their hosts: an editor that asks for one file, a generator driver, a compiler that asks in any order.</summary>
public class HostTests
{
    private const string Reader = """
        using Gdpr;
        using Microsoft.AspNetCore.Mvc;
        public class A : ControllerBase
        {
            public string Read(Customer c) => c.Email;
            [Processing("biling")] public string Name(Customer c) => c.Name;
            [AcceptedRisk("GDPR101", Reason = "r", Owner = "o")] public void Nothing() { }
            public string Courriel { get; set; } = "";
        }
        """;

    [Fact]
    public async Task What_one_file_shows_is_live_and_the_rest_comes_at_the_end()
    {
        var (compilation, options, _) = new Check().Compile("public class Other { public string M(Customer c) => c.Email; }", Reader);
        var analysis = compilation.WithAnalyzers([new GdprAnalyzer()], options);
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "/src/Test1.cs");
        var live = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default);
        Assert.Equal(["GDPR003", "GDPR101", "GDPR207", "GDPR501"], live.Select(d => d.Id).Distinct().Order());
        Assert.All(live, d => Assert.Equal(tree, d.Location.SourceTree));

        var all = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["GDPR105", "GDPR201", "GDPR902"], all.Select(d => d.Id).Except(live.Select(d => d.Id)).Order());
        foreach (var rule in Rule.All.Select(r => r.Descriptor))
        {
            // The tag by which editors know what only a whole build shows.
            Assert.Equal(rule.Id is "GDPR001" or "GDPR105" or "GDPR902", rule.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd));
        }
    }

    [Fact]
    public async Task A_file_that_is_asked_for_again_answers_the_same()
    {
        var (compilation, options, _) = new Check().Compile("using Gdpr; [Processing(\"order-handling\")] public class A { void M(Customer c) => System.Console.WriteLine(c.Email); }");
        var analysis = compilation.WithAnalyzers([new GdprAnalyzer()], options);
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "/src/Test0.cs");
        var span = tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>().Single().Span;
        for (var i = 0; i < 3; i++)
        {
            var found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), i == 1 ? null : span, default);
            Assert.Equal(["GDPR203"], found.Select(d => d.Id));
        }

        Assert.Single(await analysis.GetAnalyzerDiagnosticsAsync(), d => d.Id == "GDPR203");
    }

    [Fact]
    public void A_change_of_code_generates_nothing_again()
    {
        var (compilation, options, _) = new Check().Compile("public class A { }");
        var parse = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new PolicyGenerator().AsSourceGenerator()], options.AdditionalFiles, parse, options.AnalyzerConfigOptionsProvider,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var source = CSharpCompilation.Create("x", [CSharpSyntaxTree.ParseText("// a", parse)], compilation.References);
        driver = driver.RunGenerators(source);
        driver = driver.RunGenerators(source.ReplaceSyntaxTree(source.SyntaxTrees[0], CSharpSyntaxTree.ParseText("// b", parse)));
        var result = driver.GetRunResult().Results.Single();
        Assert.All(result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
        Assert.All(result.TrackedSteps["PolicyConstants"].SelectMany(s => s.Outputs), o => Assert.True(o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void Constants_carry_title_legal_basis_and_retention_with_accents()
    {
        var policy = Shop.Policy.Replace("Traitement de la commande", "L’été à l’œuvre <&>");
        var (compilation, _, _) = new Check { Policy = policy, WithTypes = false }.Compile("class A { string X = Gdpr.Declared.Purposes.OrderHandling; }");
        var constant = compilation.GetTypesByMetadataName("Gdpr.Declared.Purposes").Single().GetMembers("OrderHandling").Single();
        Assert.Equal("order-handling", ((IFieldSymbol)constant).ConstantValue);
        var documentation = constant.GetDocumentationCommentXml()!;
        Assert.Contains("L’été à l’œuvre &lt;&amp;&gt;", documentation);
        Assert.Contains("Order handling", documentation);
        Assert.Contains("Legal basis: contract; kept: P3Y from last-order.", documentation);
    }

    [Fact]
    public void Without_a_policy_the_classes_of_constants_are_there()
    {
        var (compilation, _, _) = new Check { Policy = null, WithTypes = false }.Compile("using Gdpr.Declared; class A { }");
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        foreach (var name in new[] { "Purposes", "Roles", "DataCategories", "Recipients", "Stores" })
        {
            Assert.Single(compilation.GetTypesByMetadataName("Gdpr.Declared." + name));
        }
    }

    [Fact]
    public async Task The_order_of_files_changes_nothing()
    {
        string[] sources =
        [
            Reader, "public class B { public string M(Customer c) => c.Email + c.Name; }", "using Gdpr; public class C { [Processing(\"billing\")] public string M(Customer c) => c.Email; }",
        ];
        var listed = """{ "findings": [ { "rule": "GDPR101", "symbol": "M:B.M(Customer)", "member": "P:Customer.Email", "count": 1 } ] }""";
        var first = await Said(sources);
        var second = await Said([sources[2], sources[0], sources[1]]);
        Assert.Equal(first, second);

        async Task<List<string>> Said(string[] order) =>
            [.. (await new Check { Baseline = listed }.Diagnose(order)).Diagnostics.Select(d => d.Id + d.Severity + d.GetMessage() + d.Location.GetLineSpan().StartLinePosition.Line).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Bodies_are_counted()
    {
        var (_, diagnostics) = await new Check { Options = new() { ["GdprCheck"] = "true" } }.Diagnose("""
            public class A
            {
                public int One() => 1;
                public int Two() => 2;
                public string Three(Customer c) { var x = c.Email; return x + c.Email; }
                public string Four(string Email) => Email;
            }
            """);
        var stats = diagnostics.Single(d => d.Id == "GDPR000" && d.Properties["gdpr.fact"] == "stats").Properties;
        // Walked: Three, and Customer's own Greeting, which reads a name.
        Assert.Equal(("5", "2", "3"), (stats["gdpr.bodies.seen"], stats["gdpr.bodies.walked"], stats["gdpr.bodies.bound"]));
    }

    [Fact]
    public void The_gate_finds_whole_names_only()
    {
        var gate = new NameGate(["Email", "Nom", "été"]);
        var hits = new List<NameHit>();
        Assert.False(gate.Scan(Microsoft.CodeAnalysis.Text.SourceText.From("Email EmailX XEmail _Email Email_ @Email \"Email\" Nom.Email été étés é.Nom\u00A0Email"), hits));
        Assert.Equal(["Email", "Email", "Email", "Nom", "Email", "été", "Nom", "Email"], hits.Select(h => h.Name));
        Assert.True(gate.Scan(Microsoft.CodeAnalysis.Text.SourceText.From("c.\\u0045mail"), hits));
    }

    [Fact]
    public async Task Check_mode_reports_nothing_above_warning_and_tells_the_truth_beside()
    {
        var (_, diagnostics) = await new Check { Options = new() { ["GdprCheck"] = "true", ["GdprEnforcement"] = "error" } }.Diagnose(Reader);
        Assert.DoesNotContain(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.All(diagnostics.Where(d => d.Id is "GDPR101" or "GDPR003"), d => Assert.Equal("error", d.Properties["gdpr.severity"]));
        var used = diagnostics.Single(d => d.Id == "GDPR000" && d.Properties["gdpr.fact"] == "used-purpose");
        Assert.Equal("biling", used.Properties["gdpr.value"]);
    }

    [Fact]
    public async Task Categories_of_the_policy_s_members_and_roles_of_endpoints_are_used()
    {
        var policy = Shop.Policy.Replace("\"transfers\"", "\"members\": { \"P:Vendor.Profile`1.Mail\": \"contact.phone\" }, \"transfers\"");
        var (_, diagnostics) = await new Check { Policy = policy, WithTypes = false, Options = new() { ["GdprCheck"] = "true" } }.Diagnose("""
            using Gdpr;
            using Microsoft.AspNetCore.Authorization;
            namespace Vendor { public class Profile<T> { public string Mail { get; set; } = ""; } }
            public class Letters
            {
                public string Line { get; }
                public Letters(Vendor.Profile<int> p) { Line = p.Mail; }
                [Processing("order-handling"), Authorize(Roles = "Accountant")] public string Read(Vendor.Profile<int> p) => p.Mail;
            }
            """);
        Assert.Equal("contact.phone", Used("used-category"));
        Assert.Equal("accountant", Used("used-role"));

        // The id that a person may paste into the policy, and a constructor by the name of its type.
        var read = diagnostics.Single(d => d.Id == "GDPR101");
        Assert.Equal("P:Vendor.Profile`1.Mail", read.Properties["gdpr.member"]);
        Assert.Contains("is read in 'Letters', which declares no purpose", read.GetMessage());

        string? Used(string fact) => diagnostics.Single(d => d.Id == "GDPR000" && d.Properties["gdpr.fact"] == fact).Properties["gdpr.value"];
    }
}
