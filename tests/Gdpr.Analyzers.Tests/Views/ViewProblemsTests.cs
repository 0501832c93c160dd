using static Gdpr.Tests.Views.ViewCase;

namespace Gdpr.Tests.Views;

/// <summary>What cannot be a view, and what the user may write into one.</summary>
public class ViewProblemsTests
{
    private static string Clerk(string view) => $"namespace Boutique; {ForClerk("Client")} {view}";

    [Fact]
    public void A_member_that_the_user_wrote_is_filled_and_needs_no_mark()
    {
        var view = Load(Clerk("public partial record V { /** <summary>Mél.</summary> */ public string? Email { get; init; } public object Id { get; init; } = 0; public AdresseView? Adresse { get; init; } public int Lignes => 3; }")).GetType("Boutique.V")!;
        dynamic client = Activator.CreateInstance(view.Assembly.GetType("Boutique.Client")!)!;
        (client.Email, client.Id, client.Adresse) = ("a@b.fr", 7, (dynamic)Activator.CreateInstance(view.Assembly.GetType("Boutique.Adresse")!)!);
        dynamic seen = view.GetMethod("From")!.Invoke(null, [(object)client])!;
        Assert.Equal(("a@b.fr", 7, ""), ((string)seen.Email, (int)seen.Id, (string)seen.Adresse.Pays));
    }

    [Fact]
    public void A_member_of_the_view_s_base_is_filled() => Assert.Equal(["String Prénom", "String class", "AdresseView? Adresse", "[LigneView] Lignes", "Int32 Id", "String? Email"], Members(
        Clerk("partial record V : Root; public abstract record Root { public int Id { get; init; } [Gdpr.Personal(\"contact.email\")] public string? Email { get; init; } private int Iban { get; init; } }"), "Boutique.V"));

    [Theory]
    [InlineData("order-handling", "string Iban { get; init; } = \"\";", "GDPR102: 'V.Iban' may not be in the view: Refused use of 'payment.account' for purpose 'order-handling' in role 'order-clerk'")]
    [InlineData("audience", "string Iban { get; init; } = \"\";", "GDPR103: 'V.Iban' may not be in the view: Refused use of 'payment.account' for purpose 'audience' in role 'order-clerk'")]
    [InlineData("order-handling", "string Id { get; init; } = \"\";", "GDPR207: 'V.Id' is 'string' and 'Client.Id' is 'int': declare it as the entity does")]
    [InlineData("order-handling", "Adresse? Adresse { get; init; }", "GDPR207: 'V.Adresse' would hold 'Adresse' whole: leave it out, and what is permitted of it is written as 'AdresseView'")]
    [InlineData("order-handling", "System.Collections.Generic.List<Ligne> Lignes { get; init; } = [];", "GDPR207: 'V.Lignes' would hold 'Ligne' whole")]
    [InlineData("order-handling", "[Gdpr.Personal(\"identity.name\")] public string? Email { get; init; }", "GDPR202: The mark of 'V.Email' says 'identity.name', and 'Client.Email' is 'contact.email'")]
    public void What_the_user_wrote_must_be_permitted_and_say_what_the_entity_says(string purpose, string member, string expected) =>
        Assert.StartsWith(expected, Error($"namespace Boutique; [Gdpr.RoleView<Client>(\"{purpose}\", Role = \"order-clerk\")] partial record V {{ {(member[0] == '[' ? "" : "public ")}{member} }}"), StringComparison.Ordinal);

    [Fact]
    public void A_wider_mark_that_covers_it_is_fine_and_a_base_s_member_without_one_is_not()
    {
        Load(Clerk("partial record V { [Gdpr.Personal(\"contact.email\"), Gdpr.Personal(\"identity.name\")] public string? Email { get; init; } }"));
        Assert.StartsWith("GDPR201: 'Root.Email' has no mark, and 'Client.Email' is 'contact.email': mark it [Personal(\"contact.email\")]", Error(Clerk("partial record V : Root; public record Root { public string? Email { get; init; } }")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_of_nothing_is_an_error_that_says_why()
    {
        Assert.StartsWith("GDPR103: 'V' would be empty: the policy permits nothing of 'Client' for 'audience' in role 'order-clerk'. Refused use of 'payment.account'", Error("[Gdpr.RoleView<Boutique.Client>(\"audience\", Role = \"order-clerk\")] partial record V;"), StringComparison.Ordinal);
        Assert.StartsWith("GDPR102: 'V' would be empty", Error("[Gdpr.RoleView<E>(\"audience\")] partial record V; public class E { [Gdpr.Personal(\"contact.email\")] public string Mail { get; set; } = \"\"; public int Id { get; set; } }"), StringComparison.Ordinal);
        Assert.StartsWith("GDPR102: 'V' would be empty", Error("[Gdpr.RoleView<E>(\"audience\")] partial record V; [Gdpr.Personal(\"contact.email\")] public class E { public string Mail { get; set; } = \"\"; }"), StringComparison.Ordinal);
        Load("[Gdpr.RoleView<E>(\"audience\")] partial record V; public class E { public int Id { get; set; } }");
    }

    [Theory]
    [InlineData("public record V;", "'V' is not partial")]
    [InlineData("public class Outer { public partial record V; }", "'Outer' is not partial")]
    [InlineData("public partial record V<T>;", "'V' is generic")]
    [InlineData("public partial class Outer<T> { public partial record V; }", "'Outer' is generic")]
    [InlineData("file partial record V;", "'V' is local to its file")]
    [InlineData("public partial class V(int id);", "'V' has no constructor without parameters")]
    [InlineData("public abstract partial class V;", "'V' is abstract")]
    [InlineData("public static partial class V;", "'V' is static")]
    public void What_cannot_be_a_view_is_an_error(string declaration, string expected)
    {
        var at = declaration.IndexOf("Outer", StringComparison.Ordinal) >= 0 ? declaration.IndexOf('{') + 1 : 0;
        Assert.StartsWith("GDPR207: " + expected, Error(declaration.Insert(at, "[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] ")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("int[]")]
    [InlineData("System.DayOfWeek")]
    [InlineData("(Boutique.Client, int)")]
    [InlineData("System.ICloneable")]
    public void What_cannot_be_an_entity_is_an_error(string entity) => Assert.Contains("is no entity", Error($"[Gdpr.RoleView<{entity}>(\"order-handling\")] partial record V;"), StringComparison.Ordinal);

    [Fact]
    public void A_view_is_seen_by_no_more_than_its_entity()
    {
        Assert.StartsWith("GDPR207: 'V' is seen by more than 'E' is", Error("internal class E { [Gdpr.Personal(\"contact.email\")] public string Mail { get; set; } = \"\"; } [Gdpr.RoleView<E>(\"order-handling\")] public partial record V;"), StringComparison.Ordinal);
        Load("internal class E { [Gdpr.Personal(\"contact.email\")] public string Mail { get; set; } = \"\"; } [Gdpr.RoleView<E>(\"order-handling\")] internal partial record V;");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public void Without_a_policy_there_is_no_view(string? policy) => Assert.StartsWith("GDPR001", Error("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] partial record V;", policy), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Gdpr.RoleView<Boutique.Client>(\"ordre\")] partial record V;", "GDPR003")]
    [InlineData("[Gdpr.RoleView<Boutique.Client>(\"order-handling\", Role = \"Order-Clerk\")] partial record V;", "GDPR004")]
    public void Undeclared_names_are_the_analyzer_s_to_report_unless_it_does_not_run(string source, string rule)
    {
        Assert.StartsWith(rule, Error(source, runAnalyzers: false), StringComparison.Ordinal);
        var (_, generated, errors) = Generate(source);
        Assert.Empty(errors);
        Assert.Equal("", generated);
    }

    [Theory]
    [InlineData("[Gdpr.RoleView<Nowhere>(\"order-handling\")] partial record V;")]
    [InlineData("[Gdpr.RoleView<>(\"order-handling\")] partial record V;")]
    [InlineData("[Gdpr.RoleView<Boutique.Client>] partial record V;")]
    [InlineData("[Gdpr.RoleView<Boutique.Client>(] partial record V")]
    [InlineData("[Gdpr.RoleView<Boutique.Client>(null!)] partial record V;")]
    [InlineData("[Gdpr.RoleView<Boutique.Client>(\"order-handling\")] partial record V; [Gdpr.RoleView<Boutique.Client>(\"order-handling\")] partial record V;")]
    [InlineData("[Gdpr.RoleView<Boutique.Client>(\"order-handling\"), Gdpr.RoleView<Boutique.Ligne>(\"order-handling\")] partial record V;")]
    [InlineData("[Gdpr.RoleView<E>(\"order-handling\")] partial record V : V; class E : E { public Missing M { get; set; } [Gdpr.Personal(] public int X { get; set; } }")]
    public void Half_written_code_ends_in_no_exception(string source) => Generate(source);
}
