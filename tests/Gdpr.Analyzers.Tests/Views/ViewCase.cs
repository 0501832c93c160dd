using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Gdpr.Analyzers;

namespace Gdpr.Tests.Views;

/// <summary>What the tests of views share: the run time's contract as text, an entity, a policy, and the ways to make a view of them.</summary>
internal static class ViewCase
{
    public const string Runtime = """
        namespace Gdpr
        {
            [System.AttributeUsage(System.AttributeTargets.Class | System.AttributeTargets.Struct)]
            public sealed class RoleViewAttribute<TEntity> : System.Attribute { public RoleViewAttribute(string purpose) { } public string? Role { get; set; } }
            public interface IRoleView<TEntity, TView> where TView : IRoleView<TEntity, TView>
            {
                static abstract System.Linq.Expressions.Expression<System.Func<TEntity, TView>> Projection { get; }
                static abstract string Purpose { get; }
                static abstract string? Role { get; }
                static abstract string PolicyHash { get; }
                static abstract TView From(TEntity entity);
            }
        }
        """;

    public const string Types = """
        using System.Collections.Generic;
        using Gdpr;
        namespace Boutique;

        [DataSubject("customer")]
        public class Client
        {
            public int Id { get; set; }
            [Personal("identity.name")] public string Prénom { get; set; } = "";
            [Personal("contact.email")] public string? Email { get; set; }
            [Personal("payment.account")] public string Iban { get; set; } = "";
            public string @class { get; set; } = "";
            public static int Count { get; set; }
            public string this[int i] => "";
            internal string Hidden { get; set; } = "";
            public string Written { set { } }
            public Adresse? Adresse { get; set; }
            public List<Ligne> Lignes { get; set; } = new();
            public Dictionary<string, Ligne> Index { get; set; } = new();
            public object? Reste { get; set; }
        }
        public class Adresse { [Personal("contact.address")] public string Rue { get; set; } = ""; public string Pays { get; set; } = ""; }
        public class Ligne { [Personal("order.history")] public string Produit { get; set; } = ""; public Client? Client { get; set; } }
        """;

    public const string Law = """
        { "version": 1, "title": { "fr": "Boutique" }, "updatedOn": "2026-11-01", "controller": { "name": "B", "email": "a@b.example", "country": "FR" },
          "subjects": { "customer": { "title": { "fr": "Client" } }, "staff": { "title": { "fr": "Salarié" } } },
          "categories": { "identity.name": { "title": { "fr": "Prénom & nom" } }, "contact.email": { "title": { "fr": "Mél", "en": "Mail\n*/ class X {" } }, "contact.address": { "title": { "fr": "Adresse" } },
            "payment.account": { "title": { "fr": "Compte" } }, "order.history": { "title": { "fr": "Achats" } } },
          "purposes": { "order-handling": { "title": { "fr": "C" }, "legalBasis": "contract", "subjects": ["customer"], "retention": { "active": "P3Y" }, "data": { "identity.name": "required", "contact": "required", "order.history": "required" } },
            "audience": { "title": { "fr": "A" }, "legalBasis": "consent", "retention": { "active": "P1Y" }, "data": { "payment.account": "required" } } },
          "roles": { "order-clerk": { "title": { "fr": "P" }, "mission": "M", "grants": [ { "purposes": ["*"], "categories": ["identity.*", "contact.email", "order.history"] } ] } } }
        """;

    private static readonly List<MetadataReference> Framework = [.. new Check().Compile("").Compilation.References];

    /// <summary>The attribute of a view of <paramref name="entity"/> for the clerk.</summary>
    public static string ForClerk(string entity) => $"[Gdpr.RoleView<{entity}>(\"order-handling\", Role = \"order-clerk\")]";

    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Views", sources.Prepend(Types).Prepend(Runtime).Select((s, i) => CSharpSyntaxTree.ParseText(s, new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose), $"/src/{i}.cs")), Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    /// <summary>Both generators: neither sees what the other writes.</summary>
    public static GeneratorDriver Driver(string? policy, bool runAnalyzers = true) => CSharpGeneratorDriver.Create(
        [new PolicyGenerator().AsSourceGenerator(), new RoleViewGenerator().AsSourceGenerator()], policy is null ? [] : [new Check.Text("/src/gdpr.policy.json", policy)], new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose),
        new Check.Config(new() { ["RunAnalyzers"] = runAnalyzers ? "true" : "false" }), new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static (Compilation Output, string Generated, List<Diagnostic> Errors) Generate(string source, string? policy = Law, bool runAnalyzers = true)
    {
        var result = Driver(policy, runAnalyzers).RunGeneratorsAndUpdateCompilation(Compilation(source), out var output, out var errors).GetRunResult();
        Assert.All(result.Results, r => Assert.Null(r.Exception));
        return (output, string.Concat(ViewsOf(result).GeneratedSources.Select(s => s.SourceText.ToString())), [.. errors]);
    }

    public static GeneratorRunResult ViewsOf(GeneratorDriverRunResult result) => result.Results.Single(r => r.Generator.GetGeneratorType() == typeof(RoleViewGenerator));

    /// <summary>The view compiled, without a warning, and loaded.</summary>
    public static Assembly Load(string source, string policy = Law)
    {
        var (compilation, generated, errors) = Generate(source, policy);
        var problems = compilation.GetDiagnostics().Concat(errors).Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems) + "\n" + generated);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Types and names of the members of the view <c>V</c>, or of what is nested in it.</summary>
    public static IEnumerable<string> Members(string source, string view = "V", string policy = Law)
    {
        var info = new NullabilityInfoContext();
        return Load(source, policy).GetType(view)!.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(p => Text(info.Create(p)) + " " + p.Name);

        static string Text(System.Reflection.NullabilityInfo type) =>
            (type.GenericTypeArguments is [var item] && type.Type.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal) ? "[" + Text(item) + "]" : (Nullable.GetUnderlyingType(type.Type) ?? type.Type).Name) + (type.ReadState == NullabilityState.Nullable ? "?" : "");
    }

    /// <summary>The one error, which stands at the view.</summary>
    public static string Error(string source, string? policy = Law, bool runAnalyzers = true)
    {
        var error = Assert.Single(Generate(source, policy, runAnalyzers).Errors);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.StartsWith("/src/2.cs", error.Location.GetLineSpan().Path, StringComparison.Ordinal);
        return error.Id + ": " + error.GetMessage();
    }
}
