using Microsoft.CodeAnalysis;
using Gdpr.Analyzers;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Tests;

/// <summary>Whatever the input: no exception, and no report where nothing can be told.</summary>
public class RobustnessTests
{
    public static TheoryData<string> BrokenSources =>
    [
        "", " ", "\uFEFF", "\uFEFF\uFEFFclass A { }", "}", "class", "using Gdpr; [Personal(", "using Gdpr; class A { [Personal(\"x\") public string", "[Personal] class {",
        "using Gdpr; class A { [Personal(1)] public int X; [Personal(null)] public int Y; [Personal(\"a\", Purposes = null)] public int Z; [Processing] void M() => X.Email; }",
        "class A { void M(Customer c) { c.; c.Email c.Email. ; (c.Email, ) = ; var (a, = c; c is { Email: } } }",
        "class A { string M(Customer c) => c.Email", "partial class Customer { string Email; } class Customer { string Email; }", "#pragma warning disable GDPR101", "#pragma warning disable",
        "#pragma warning disable GDPR101, , GDPR", "using Gdpr; using P = Gdpr.PersonalAttribute; class A { [P(\"contact.email\")] public string X; }",
        "class A { string M(dynamic c) => c.Email; string N(Missing m) => m.Email; }", "record R([Gdpr.Personal(\"x\")] string Email) { void M() { var (Email) = this; } }",
        "namespace Gdpr { class PersonalAttribute : System.Attribute { } class A { [Personal] public string Email { get; set; } } }",
        "app.MapGet(); app.MapGet(\"/x\"); app.MapGet(\"/x\", ); x.MapGet(\"\", Customer);", "using Gdpr; [assembly: Processing(\"x\")] [module: Personal(\"x\")]",
        "class C : Missing { public Customer Get() => null; } class D : D { } interface I : I { string Email { get; } }",
    ];

    [Theory]
    [MemberData(nameof(BrokenSources))]
    public async Task Half_written_code(string source) => await new Check().Diagnose(source);

    public static TheoryData<string> BrokenPolicies =>
    [
        "", " ", "\uFEFF", "\uFEFF{}", "{", "[]", "null", "1", "\"x\"", "{ \"version\": }", "{ \"version\": 1, \"version\": 1 }", "{ \"purposes\": [] , \"roles\": 1, \"categories\": null }",
        "{ \"categories\": { \"\": {}, \"a\\u0000b\": {}, \"\\ud800\": {}, \"a.b\": {}, \"a-b\": {}, \"9\": {}, \"class\": {}, \"*/\": {}, \"\\u2028\": {} } }",
        "{ \"members\": { \"\": \"x\", \"P\": \"x\", \"P:\": \"x\", \"T:A`1\": \"x\", \"M:A.B(System.String)\": \"x\" }, \"classifications\": { \"\": \"x\", \":\": \"x\" } }",
        new string('[', 10_000), new string('{', 10_000), "{ \"a\": " + new string('[', 10_000), "\0\0\0", "{ // \n /* ",
    ];

    [Theory]
    [MemberData(nameof(BrokenPolicies))]
    public async Task A_broken_policy_is_reported_and_breaks_nothing(string policy)
    {
        var (compilation, diagnostics) = await new Check { Policy = policy, WithTypes = false }.Diagnose("""
            using Gdpr; using Gdpr.Declared;
            public class A { [Personal("x")] public string Email { get; set; } = ""; [Processing("y", Role = "z")] public string M(A a) => a.Email; }
            """);
        Assert.Contains(diagnostics, d => d.Id == "GDPR002");
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task A_policy_of_ten_megabytes()
    {
        var terms = string.Join(",", Enumerable.Range(0, 150_000).Select(i => $"\"terme {i}\": \"ce que veut dire le terme numéro {i}, à peu près\""));
        var policy = Shop.Policy.Replace("\"categories\": {", "\"glossary\": {" + terms + "}, \"categories\": {");
        Assert.True(policy.Length > 9_000_000);
        var (_, diagnostics) = await new Check { Policy = policy, Only = ["GDPR101"] }.Diagnose("public class S { public string A(Customer c) => c.Email; }");
        Assert.Single(diagnostics, d => d.Id == "GDPR101");
    }

    [Fact]
    public async Task Deeply_nested_code()
    {
        var expression = string.Concat(Enumerable.Repeat("(", 200)) + "c.Email" + string.Concat(Enumerable.Repeat(")", 200));
        var chain = string.Join(" + ", Enumerable.Repeat("c.Email", 500));
        var (_, diagnostics) = await new Check().Diagnose($"public class S {{ public string A(Customer c) => {expression}; public string B(Customer c) => {chain}; }}");
        Assert.Equal(501, diagnostics.Count(d => d.Id == "GDPR101"));
    }

    [Fact]
    public async Task A_type_that_two_references_define()
    {
        var copy = new Check { WithTypes = false, Policy = null }.Compile("namespace Gdpr { public class PersonalAttribute : System.Attribute { public PersonalAttribute(string c) { } } }").Compilation;
        using var image = new MemoryStream();
        Assert.True(copy.Emit(image).Success);
        image.Position = 0;
        await new Check { References = [MetadataReference.CreateFromStream(image)] }.Diagnose("public class S { public string A(Customer c) => c.Email; }");
    }

    [Fact]
    public void Every_rule_of_the_assembly_is_listed()
    {
        var types = typeof(Rule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract).ToList();
        Assert.Equal(types.Select(t => t.Name).Order(), Rule.All.Select(r => r.GetType().Name).Order());
        foreach (var rule in Rule.All)
        {
            Assert.StartsWith(rule.Descriptor.Id + "_", rule.GetType().Name);
            Assert.EndsWith("/docs/rules/" + rule.Descriptor.Id + ".md", rule.Descriptor.HelpLinkUri);
            Assert.True(File.Exists(Path.Combine(Check.Repository, "docs/rules", rule.Descriptor.Id + ".md")), "docs/rules/" + rule.Descriptor.Id + ".md is missing");
        }
    }
}
