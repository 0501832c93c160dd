using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Gdpr.Analyzers;

namespace Gdpr.Tests.Views;

/// <summary>A view has the members that the policy permits for its purpose and role, and no other.</summary>
public class RoleViewTests
{
    private const string Runtime = """
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

    private const string Types = """
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
            public Adresse? Adresse { get; set; }
            public List<Ligne> Lignes { get; set; } = new();
            public Dictionary<string, Ligne> Index { get; set; } = new();
            public object? Reste { get; set; }
        }
        public class Adresse { [Personal("contact.address")] public string Rue { get; set; } = ""; public string Pays { get; set; } = ""; }
        public class Ligne { [Personal("order.history")] public string Produit { get; set; } = ""; public Client? Client { get; set; } }
        """;

    private const string Policy = """
        { "version": 1, "title": { "fr": "Boutique" }, "updatedOn": "2026-11-01", "controller": { "name": "B", "email": "a@b.example", "country": "FR" },
          "subjects": { "customer": { "title": { "fr": "Client" } } },
          "categories": { "identity.name": { "title": { "fr": "Prénom & nom" } }, "contact.email": { "title": { "fr": "Mél" } }, "contact.address": { "title": { "fr": "Adresse" } }, "payment.account": { "title": { "fr": "Compte" } },
            "order.history": { "title": { "fr": "Achats" } } },
          "purposes": { "order-handling": { "title": { "fr": "C" }, "legalBasis": "contract", "retention": { "active": "P3Y" }, "data": { "identity.name": "required", "contact": "required", "order.history": "required" } },
            "audience": { "title": { "fr": "A" }, "legalBasis": "consent", "retention": { "active": "P1Y" }, "data": { "payment.account": "required" } } },
          "roles": { "order-clerk": { "title": { "fr": "P" }, "mission": "M", "grants": [ { "purposes": ["*"], "categories": ["identity.*", "contact.email", "order.history"] } ] } } }
        """;

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Where(m => m.Key.StartsWith("RefPack.", StringComparison.Ordinal))
            .SelectMany(m => Directory.GetFiles(m.Value!, "*.dll")).Select(f => MetadataReference.CreateFromFile(f)),
        MetadataReference.CreateFromFile(typeof(PersonalAttribute).Assembly.Location),
    ];

    private static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Views", sources.Prepend(Types).Prepend(Runtime).Select((s, i) => CSharpSyntaxTree.ParseText(s, path: $"/src/{i}.cs")), Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static GeneratorDriver Driver(string? policy) => CSharpGeneratorDriver.Create(
        [new RoleViewGenerator().AsSourceGenerator()], policy is null ? [] : [new PolicyText(policy)], driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static (Compilation Output, string Generated, List<Diagnostic> Errors) Generate(string source, string? policy = Policy)
    {
        var run = Driver(policy).RunGeneratorsAndUpdateCompilation(Compilation(source), out var output, out var errors);
        Assert.All(run.GetRunResult().Results, r => Assert.Null(r.Exception));
        return (output, string.Concat(run.GetRunResult().GeneratedTrees.Select(t => t.ToString())), [.. errors]);
    }

    private static Assembly Load(Compilation compilation)
    {
        var problems = compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems) + "\n" + string.Join("\n", compilation.SyntaxTrees.Select(t => t.ToString())));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }

    private static string Error(string source, string? policy = Policy)
    {
        var error = Assert.Single(Generate(source, policy).Errors);
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.StartsWith("/src/2.cs", error.Location.GetLineSpan().Path, StringComparison.Ordinal);
        return error.Id + ": " + error.GetMessage();
    }

    private const string View = "namespace Boutique; [Gdpr.RoleView<Client>(\"order-handling\", Role = \"order-clerk\")] public partial record ClientView;";

    [Fact]
    public void The_view_has_what_is_permitted_and_no_other_member()
    {
        var assembly = Load(Generate(View).Output);
        var view = assembly.GetType("Boutique.ClientView")!;
        Assert.Equal(["Id", "Prénom", "Email", "class", "Adresse", "Lignes"], view.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(p => p.Name));
        Assert.Equal(["Pays"], view.GetNestedType("AdresseView")!.GetProperties().Select(p => p.Name));
        Assert.Equal(["Produit"], view.GetNestedType("LigneView")!.GetProperties().Select(p => p.Name));
        Assert.Equal("contact.email", view.GetProperty("Email")!.GetCustomAttribute<PersonalAttribute>()!.Category);
    }

    [Fact]
    public void Projection_and_From_agree_and_carry_what_is_permitted()
    {
        var assembly = Load(Generate(View).Output);
        var (client, view) = (assembly.GetType("Boutique.Client")!, assembly.GetType("Boutique.ClientView")!);
        dynamic entity = Activator.CreateInstance(client)!;
        entity.Prénom = "Zoé";
        entity.Adresse = (dynamic)Activator.CreateInstance(assembly.GetType("Boutique.Adresse")!)!;
        entity.Adresse.Pays = "FR";
        dynamic line = Activator.CreateInstance(assembly.GetType("Boutique.Ligne")!)!;
        line.Produit = "Lampe";
        entity.Lignes.Add(line);
        var projection = ((System.Linq.Expressions.LambdaExpression)view.GetProperty("Projection")!.GetValue(null)!).Compile();
        foreach (dynamic seen in new[] { view.GetMethod("From")!.Invoke(null, [(object)entity])!, projection.DynamicInvoke((object)entity)! })
        {
            Assert.Equal(("Zoé", "FR", "Lampe"), ((string)seen.Prénom, (string)seen.Adresse.Pays, (string)seen.Lignes[0].Produit));
        }

        entity.Adresse = null;
        Assert.Null(((dynamic)view.GetMethod("From")!.Invoke(null, [(object)entity])!).Adresse);
    }

    [Theory]
    [InlineData("partial class V")]
    [InlineData("partial record V")]
    [InlineData("partial record struct V")]
    [InlineData("partial struct V")]
    [InlineData("internal sealed partial class V")]
    public void Every_kind_of_type_may_be_a_view(string declaration) => Load(Generate($"namespace Boutique; [Gdpr.RoleView<Client>(\"order-handling\", Role = \"order-clerk\")] {declaration} {{ }}").Output);

    [Fact]
    public void A_view_may_lie_in_another_type_and_in_no_namespace()
    {
        Load(Generate("public static partial class Outer { internal partial class Inner { [Gdpr.RoleView<Boutique.Client>(\"order-handling\")] internal partial record V; } }").Output);
        Load(Generate("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] partial record V;").Output);
    }

    [Fact]
    public void Without_a_role_the_purpose_alone_is_judged() => Assert.Contains("string Rue", Generate("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] partial record V;").Generated, StringComparison.Ordinal);

    [Fact]
    public void Members_of_the_entity_that_bear_the_names_of_the_contract_do_not_clash() => Load(Generate("""
        public class Task { public string Role { get; set; } = ""; public string Purpose { get; set; } = ""; public string PolicyHash { get; set; } = ""; [Gdpr.Personal("identity.name")] public string Nom { get; set; } = ""; }
        [Gdpr.RoleView<Task>("order-handling")] partial record V;
        """).Output);

    [Fact]
    public void Inherited_hidden_and_overridden_members_stand_once() => Assert.Equal(["A", "B", "Nom"], Load(Generate("""
        public class Above { public int A { get; set; } [Gdpr.Personal("identity.name")] public virtual string Nom { get; set; } = ""; public string B { get; set; } = ""; }
        public class Below : Above { public override string Nom { get; set; } = ""; public new int B { get; set; } }
        [Gdpr.RoleView<Below>("order-handling")] partial record V;
        """).Output).GetType("V")!.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_member_that_the_user_wrote_is_filled() => Load(Generate("namespace Boutique; [Gdpr.RoleView<Client>(\"order-handling\", Role = \"order-clerk\")] partial record V { /** <summary>Mél.</summary> */ public string? Email { get; init; } }").Output);

    [Fact]
    public void A_marked_object_shows_only_what_its_own_members_allow_and_a_marked_type_stays_whole() => Assert.Equal(["Mail Mail", "PlaceView Place"], Load(Generate("""
        public class Place { [Gdpr.Personal("payment.account")] public string Account { get; set; } = ""; [Gdpr.Personal("contact.address")] public string Street { get; set; } = ""; }
        [Gdpr.Personal("contact.email")] public readonly struct Mail { public string Text { get; } }
        public class Person { [Gdpr.Personal("contact.address")] public Place Place { get; set; } = new(); public Mail Mail { get; set; } }
        [Gdpr.RoleView<Person>("order-handling")] partial record V;
        """).Output).GetType("V")!.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(p => p.PropertyType.Name + " " + p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_cycle_is_cut() => Assert.DoesNotContain("Client Client", Generate(View).Generated, StringComparison.Ordinal);

    [Fact]
    public void What_the_policy_refuses_is_an_error()
    {
        Assert.Contains("GDPR103: 'V.Iban' may not be in the view", Error("namespace Boutique; [Gdpr.RoleView<Client>(\"audience\", Role = \"order-clerk\")] partial record V { public string Iban { get; init; } = \"\"; }"), StringComparison.Ordinal);
        Assert.Contains("GDPR102: 'V.Iban' may not be in the view", Error("namespace Boutique; [Gdpr.RoleView<Client>(\"order-handling\", Role = \"order-clerk\")] partial record V { public string Iban { get; init; } = \"\"; }"), StringComparison.Ordinal);
        Assert.Contains("GDPR102: 'V' would be empty: the policy permits nothing of 'Client'", Error("[Gdpr.RoleView<Boutique.Client>(\"audience\", Role = \"order-clerk\")] partial record V;"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_a_view_is_an_error()
    {
        Assert.Contains("GDPR003", Error("[Gdpr.RoleView<Boutique.Client>(\"ordre\")] partial record V;"), StringComparison.Ordinal);
        Assert.Contains("GDPR004", Error("[Gdpr.RoleView<Boutique.Client>(\"order-handling\", Role = \"Order-Clerk\")] partial record V;"), StringComparison.Ordinal);
        Assert.Contains("not partial", Error("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] public record V;"), StringComparison.Ordinal);
        Assert.Contains("'Outer' is not partial", Error("public class Outer { [Gdpr.RoleView<Boutique.Client>(\"order-handling\")] public partial record V; }"), StringComparison.Ordinal);
        Assert.Contains("generic", Error("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] public partial record V<T>;"), StringComparison.Ordinal);
        Assert.Contains("no constructor", Error("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] public partial class V(int id);"), StringComparison.Ordinal);
        Assert.Contains("GDPR001", Error("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] partial record V;", policy: null), StringComparison.Ordinal);
        Assert.Contains("GDPR001", Error("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] partial record V;", policy: "{"), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_written_code_ends_in_no_exception()
    {
        foreach (var source in new[] { "[Gdpr.RoleView<Nowhere>(\"order-handling\")] partial record V;", "[Gdpr.RoleView<>(\"order-handling\")] partial record V;", "[Gdpr.RoleView<Boutique.Client>] partial record V;", "[Gdpr.RoleView<Boutique.Client>(] partial record V", "[Gdpr.RoleView<string>(\"order-handling\")] partial record V;", "[Gdpr.RoleView<int[]>(\"order-handling\")] partial record V;" })
        {
            Generate(source);
        }
    }

    [Fact]
    public void Unrelated_changes_write_nothing_again()
    {
        var compilation = Compilation(View);
        var driver = Driver(Policy).RunGenerators(compilation, TestContext.Current.CancellationToken);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other { }")), TestContext.Current.CancellationToken);
        var steps = driver.GetRunResult().Results.Single().TrackedSteps[RoleViewGenerator.ViewsStep].Single().Outputs;
        Assert.All(steps, s => Assert.True(s.Reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, s.Reason.ToString()));
        var entity = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText(Types.Replace("public int Id", "public int Numero", StringComparison.Ordinal), path: "/src/1.cs"));
        driver = driver.RunGenerators(entity, TestContext.Current.CancellationToken);
        Assert.Equal(IncrementalStepRunReason.Modified, driver.GetRunResult().Results.Single().TrackedSteps[RoleViewGenerator.ViewsStep].Single().Outputs.Single().Reason);
    }

    private sealed class PolicyText(string json) : AdditionalText
    {
        public override string Path => "/src/gdpr.policy.json";

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => Microsoft.CodeAnalysis.Text.SourceText.From(json);
    }
}
