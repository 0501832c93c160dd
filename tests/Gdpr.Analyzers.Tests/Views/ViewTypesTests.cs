using static Gdpr.Tests.Views.ViewCase;

namespace Gdpr.Tests.Views;

/// <summary>What a view makes of members that hold personal data themselves.</summary>
public class ViewTypesTests
{
    private const string World = """
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Collections.ObjectModel; using System.Linq; using System.Threading.Tasks;
        public class Q { [Gdpr.Personal("contact.email")] public string Mail { get; set; } = ""; [Gdpr.Personal("payment.account")] public string Iban { get; set; } = ""; }
        public struct P { [Gdpr.Personal("contact.email")] public string Mail { get; set; } public int X { get; set; } }
        public class Refused { [Gdpr.Personal("payment.account")] public string Iban { get; set; } = ""; }
        [Gdpr.Personal("payment.account")] public class Secret { public string Text { get; set; } = ""; }
        [Gdpr.Personal("contact.email")] public readonly struct Mail { public string Text { get; } }
        public class Page<T> { public List<T> Items { get; set; } = new(); public T First { get; set; } = default!; }
        public class Secrets : List<Secret> { }
        public class Qs : Collection<Q> { }
        public interface IMarker { }
        public interface IHolder { [Gdpr.Personal("contact.email")] string Mail { get; } }

        """;

    private static IEnumerable<string> Of(string type) =>
        Members(World + $"public class E {{ [Gdpr.Personal(\"identity.name\")] public string Nom {{ get; set; }} = \"\"; public {type} M {{ get; set; }} = default!; }} {ForClerk("E")} partial record V;").Skip(1);

    [Theory]
    [InlineData("Q", "QView")]
    [InlineData("Q?", "QView?")]
    [InlineData("P", "PView")]
    [InlineData("P?", "PView?")]
    [InlineData("Mail", "Mail")]
    [InlineData("List<Q>", "[QView]")]
    [InlineData("List<Q>?", "[QView]?")]
    [InlineData("List<Q?>", "[QView?]")]
    [InlineData("List<P?>", "[PView?]")]
    [InlineData("P[]", "[PView]")]
    [InlineData("Q[]?", "[QView]?")]
    [InlineData("IReadOnlyList<Q>", "[QView]")]
    [InlineData("ICollection<Q>", "[QView]")]
    [InlineData("IEnumerable<Q>", "[QView]")]
    [InlineData("HashSet<Q>", "[QView]")]
    [InlineData("ObservableCollection<Q>", "[QView]")]
    [InlineData("ImmutableList<Q>", "[QView]")]
    [InlineData("Page<Q>", "PageView")]
    [InlineData("Page<Q>[]", "[PageView]")]
    [InlineData("DayOfWeek?", "DayOfWeek?")]
    public void Objects_and_sequences_are_shown_in_part(string type, string shown) => Assert.Equal([shown + " M"], Of(type));

    [Theory]
    [InlineData("Refused")]
    [InlineData("List<Refused>")]
    [InlineData("Secret")]
    [InlineData("Secret[]")]
    [InlineData("Dictionary<string, Secret>")]
    [InlineData("Secrets")]
    [InlineData("Qs")]
    [InlineData("Page<Secret>")]
    [InlineData("Dictionary<string, Q>")]
    [InlineData("KeyValuePair<int, Q>")]
    [InlineData("Q[][]")]
    [InlineData("List<List<Q>>")]
    [InlineData("(Q, int)")]
    [InlineData("ImmutableArray<Q>")]
    [InlineData("IAsyncEnumerable<Q>")]
    [InlineData("Task<Q>")]
    [InlineData("Lazy<Q>")]
    [InlineData("IHolder")]
    [InlineData("IMarker")]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("List<object>")]
    [InlineData("Dictionary<string, object>")]
    [InlineData("System.Collections.ArrayList")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("Func<Q>")]
    public void What_is_refused_or_cannot_be_judged_is_left_out(string type) => Assert.Empty(Of(type));

    [Fact]
    public void References_into_the_entity_are_left_out() => Assert.Equal(["String Mail"], Members($$"""
        internal class E { [Gdpr.Personal("contact.email")] public string Mail { get; set; } = ""; public System.ReadOnlySpan<char> Span => Mail; public ref int Ref => ref _ref; private int _ref; [System.Obsolete("x", true)] public int Gone => 1; }
        {{ForClerk("E")}} internal partial record V;
        """));

    [Fact]
    public void A_closed_generic_type_may_be_the_entity() => Assert.Equal(["[QView] Items", "QView First"], Members(World + $"{ForClerk("Page<Q>")} partial record V;"));

    [Fact]
    public void A_type_of_permitted_data_is_shown_and_marked() => Assert.Equal(["String Text"], Members(World + $"{ForClerk("Mail")} partial record V;"));

    [Fact]
    public void A_marked_object_shows_only_what_its_own_members_allow_and_a_marked_type_stays_whole() => Assert.Equal(["PlaceView Place", "Mail Mail"], Members(World + """
        public class Place { [Gdpr.Personal("payment.account")] public string Account { get; set; } = ""; [Gdpr.Personal("contact.address")] public string Street { get; set; } = ""; }
        public class Person { [Gdpr.Personal("contact.address")] public Place Place { get; set; } = new(); public Mail Mail { get; set; } }
        [Gdpr.RoleView<Person>("order-handling")] partial record V;
        """));

    [Fact]
    public void A_circle_is_cut_and_what_shows_the_same_is_one_class()
    {
        var source = World + $$"""
            public class Order { [Gdpr.Personal("order.history")] public string Product { get; set; } = ""; public E Buyer { get; set; } = null!; public Q Bill { get; set; } = new(); }
            public class E { public List<Order> Orders { get; set; } = new(); public Q Home { get; set; } = new(); }
            {{ForClerk("E")}} partial record V;
            """;
        Assert.Equal(["[OrderView] Orders", "QView Home"], Members(source));
        Assert.Equal(["String Product", "QView Bill"], Members(source, "V+OrderView"));
        Assert.Contains("// Left out: Buyer: it leads back to 'E'", Generate(source).Generated, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_without_end_and_many_circles_end_in_an_error_with_a_way_out()
    {
        Assert.Contains("more than 100 objects", Error($$"""public class N<T> { [Gdpr.Personal("contact.email")] public string Mail { get; set; } = ""; public N<N<T>>? Next { get; set; } } {{ForClerk("N<int>")}} partial record V;"""), StringComparison.Ordinal);
        var all = Enumerable.Range(0, 8).ToList();
        var circles = string.Concat(all.Select(i => $$"""public class N{{i}} { [Gdpr.Personal("contact.email")] public string Mail { get; set; } = ""; {{string.Concat(all.Select(j => $"public N{j} To{j} {{ get; set; }} = null!; "))}} }"""));
        Assert.Contains("Keep one out by a property of its name without 'set' in 'V'", Error(circles + ForClerk("N0") + "partial record V;"), StringComparison.Ordinal);
        Assert.Equal(["String Mail"], Members(circles + ForClerk("N0") + "partial record V { " + string.Concat(all.Select(j => $"private int To{j} => 0; ")) + "}"));
    }
}
