using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Gdpr.Tests;

/// <summary>JSON in a scope: what is not permitted is not written, what nobody can judge is refused. Numbers are those of the failure modes that the tests hold off.</summary>
public class JsonTests
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    private static string Write<T>(T value, AccessScope scope, JsonSerializerOptions? options = null) => JsonSerializer.Serialize(value, (options ?? Plain).ForScope(World.Policy, scope));

    private static IEnumerable<string> Names(string json) => JsonNode.Parse(json)!.AsObject().Select(p => p.Key);

    private static GdprRefusedException Refused<T>(T value) => Assert.Throws<GdprRefusedException>(() => Write(value, World.Clerk));

    [Fact]
    public void Each_role_sees_what_its_purpose_permits()
    {
        Assert.Equal(["id", "nom", "email", "adresse", "orders"], Names(Write(World.Someone(), World.Clerk)));
        Assert.Equal(["id", "nom", "iban", "adresse", "orders"], Names(Write(World.Someone(), World.Accountant)));
    }

    [Fact]
    public void Nested_objects_and_lists_are_minimised_too()
    {
        var clerk = JsonNode.Parse(Write(World.Someone(), World.Clerk))!;
        Assert.Equal(["pays"], clerk["adresse"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["reference", "product"], clerk["orders"]![0]!.AsObject().Select(p => p.Key));
        var accountant = JsonNode.Parse(Write(World.Someone(), World.Accountant))!;
        Assert.Equal(["rue", "pays"], accountant["adresse"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["reference"], accountant["orders"]![0]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public void A_view_s_member_without_a_mark_has_the_entity_s() => Assert.Equal(["nom", "count"], Names(Write(new Handmade(), World.Clerk)));

    [RoleView<Customer>("billing")]
    private sealed class Handmade
    {
        public string Nom { get; init; } = "Zoé";

        public string Iban { get; init; } = "FR76";

        public int Count { get; init; } = 1;
    }

    [Fact]
    public void A_list_of_one_s_own_holds_what_it_lists()
    {
        Refused(new Dictionary<string, Customers>());
        Assert.Equal("{}", Write(new Dictionary<string, Words>(), World.Clerk));
    }

    private sealed class Customers : List<Customer>;

    private sealed class Words : List<string>;

    [Fact]
    public void Names_that_the_policy_does_not_declare_are_refused()
    {
        Assert.Throws<GdprRefusedException>(() => Write(World.Someone(), World.Clerk with { Role = "Order-Clerk" }));
        Assert.Throws<GdprRefusedException>(() => Write(World.Someone(), World.Clerk with { Purpose = "order-handling " }));
        Assert.Throws<GdprRefusedException>(() => Write(World.Someone(), World.Clerk with { Purpose = "оrder-handling" })); // a Cyrillic о
    }

    [Fact]
    public void The_options_are_built_once_a_role_and_purpose() =>
        Assert.Same(Plain.ForScope(World.Policy, World.Clerk), Plain.ForScope(World.Policy, World.Clerk with { Actor = "carla" }));

    [Fact]
    public void Another_policy_has_other_options()
    {
        var other = Policy.Parse("""
            { "version": 1, "title": { "en": "B" }, "updatedOn": "2026-11-01", "controller": { "name": "B", "email": "a@b.example", "country": "FR" },
              "categories": { "identity.name": { "title": { "en": "N" } } },
              "purposes": { "order-handling": { "title": { "en": "O" }, "legalBasis": "contract", "retention": { "active": "P3Y" }, "data": { "identity.name": "required" } } },
              "roles": { "order-clerk": { "title": { "en": "C" }, "mission": "M", "grants": [ { "purposes": ["*"], "categories": ["*"] } ] } } }
            """);
        Assert.Equal(["id", "nom", "adresse", "orders"], Names(JsonSerializer.Serialize(new PlainCustomer(), Plain.ForScope(other, World.Clerk))));
    }

    private sealed class PlainCustomer
    {
        public int Id { get; init; }

        [Personal("identity.name")] public string Nom { get; init; } = "";

        [Personal("contact.email")] public string Email { get; init; } = "";

        public string Adresse { get; init; } = "";

        public string Orders { get; init; } = "";
    }

    [Fact]
    public void Mode_1_a_generated_context_is_minimised_and_does_not_answer_first()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = Context.Default };
        Assert.Equal(["Id", "Nom", "Email", "Adresse", "Orders"], Names(Write(World.Someone(), World.Clerk, options)));
    }

    [Fact]
    public void Mode_4_a_chain_of_resolvers_is_wrapped_as_a_whole()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine(Context.Default, new DefaultJsonTypeInfoResolver()) };
        Assert.DoesNotContain("Telephone", Write(World.Someone(), World.Clerk, options), StringComparison.Ordinal);
    }

    [Fact]
    public void Mode_5_a_converter_on_a_marked_type_is_refused() => Assert.Contains("converter", Refused(new Converted()).Message, StringComparison.Ordinal);

    [Fact]
    public void Mode_6_a_converter_among_the_options_is_refused()
    {
        var options = new JsonSerializerOptions { Converters = { new Anything() } };
        Assert.Contains("converter", Assert.Throws<GdprRefusedException>(() => Write(World.Someone(), World.Clerk, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mode_6_a_converter_on_a_member_is_refused() => Assert.Contains("converter", Refused(new ConvertedMember()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_converter_of_a_type_without_marks_is_kept()
    {
        var options = new JsonSerializerOptions { Converters = { new JsonStringEnumConverter() } };
        Assert.Contains("Friday", Write(new Opening(), World.Clerk, options), StringComparison.Ordinal);
    }

    [Fact]
    public void Mode_7_an_object_member_is_refused() => Assert.Contains("'Loose.Value'", Refused(new Loose { Value = World.Someone() }).Message, StringComparison.Ordinal);

    [Fact]
    public void Mode_7_a_value_that_is_written_as_object_is_judged_by_its_type() => Assert.DoesNotContain("telephone", Write<object>(World.Someone(), World.Clerk), StringComparison.Ordinal);

    [Fact]
    public void Mode_8_a_derived_value_shows_the_base_only_and_declared_variants_are_minimised()
    {
        Assert.DoesNotContain("points", Write<Customer>(new Loyal(), World.Clerk), StringComparison.Ordinal);
        Assert.Equal(["$type", "code", "label"], Names(Write<Discount>(new Personalised(), World.Clerk)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Mode_9_extension_data_is_refused() => Assert.Contains("extension data", Refused(new Extended()).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Untyped))]
    public void Mode_10_values_under_no_contract_are_refused(object value) => Assert.Throws<GdprRefusedException>(() => JsonSerializer.Serialize(value, value.GetType(), Plain.ForScope(World.Policy, World.Clerk)));

    public static TheoryData<object> Untyped() =>
    [
        new { World.Someone().Email },
        (1, "zoe@exemple.fr"),
        JsonNode.Parse("{\"email\":\"zoe@exemple.fr\"}")!,
        JsonDocument.Parse("{}").RootElement,
        new Dictionary<string, object> { ["email"] = "zoe@exemple.fr" },
        new[] { new { World.Someone().Email } },
        new System.Collections.Hashtable { ["email"] = "zoe@exemple.fr" },
        new System.Dynamic.ExpandoObject(),
    ];

    [Fact]
    public void Mode_11_a_dictionary_of_personal_data_is_refused() => Assert.Contains("dictionary", Refused(new Dictionary<string, Customer> { ["zoe@exemple.fr"] = World.Someone() }).Message, StringComparison.Ordinal);

    [Fact]
    public void A_dictionary_of_plain_values_is_written() => Assert.Equal("""{"FR":3}""", Write(new Dictionary<string, int> { ["FR"] = 3 }, World.Clerk));

    [Fact]
    public void Mode_12_names_in_json_play_no_part() => Assert.Equal("""{"secret":"zoe@exemple.fr"}""", Write(new Renamed(), World.Clerk));

    [Fact]
    public void Mode_13_private_members_and_fields_are_judged_by_their_marks()
    {
        var fields = new JsonSerializerOptions { IncludeFields = true };
        Assert.Equal("""{"Phone":"p"}""", Write(new Hidden(), World.Clerk with { Role = "courier" }, fields));
        Assert.Equal("{}", Write(new Hidden(), World.Clerk, fields));
    }

    [Fact]
    public void Mode_14_a_hidden_member_does_not_come_back()
    {
        Assert.Equal("""{"email":0}""", Write(new Shadowing(), World.Accountant));
        Assert.Equal("{}", Write(new Overriding(), World.Accountant));
        Assert.Equal("{}", Write(new Implementing(), World.Accountant));
    }

    [Fact]
    public void Mode_15_the_options_of_a_scope_do_not_read_what_they_withhold()
    {
        var options = Plain.ForScope(World.Policy, World.Clerk);
        Assert.Throws<GdprRefusedException>(() => JsonSerializer.Deserialize<Customer>("{}", options));
        Assert.Equal(3, JsonSerializer.Deserialize<List<int>>("[1,2,3]", options)!.Count);
    }

    [Fact]
    public void Mode_16_the_options_of_a_scope_cannot_be_changed() => Assert.Throws<InvalidOperationException>(() => Plain.ForScope(World.Policy, World.Clerk).Converters.Add(new Anything()));

    [Fact]
    public void Mode_22_a_withheld_value_looks_like_no_value_at_all() =>
        Assert.Equal(Write(new Customer { Note = null }, World.Clerk), Write(new Customer { Note = "allergie" }, World.Clerk));

    [Fact]
    public void Mode_24_a_cycle_and_a_deep_graph_end_in_an_error()
    {
        var node = new Node();
        node.Next = node;
        Assert.Throws<JsonException>(() => Write(node, World.Clerk));
    }

    [Fact]
    public void Members_that_the_policy_marks_are_withheld()
    {
        Assert.Equal("""{"plan":"free","mail":"m"}""", Write(new Vendor.Profile(), World.Clerk));
        Assert.Equal("""{"plan":"free"}""", Write(new Vendor.Profile(), World.Accountant));
    }

    [Fact]
    public void Marks_narrow_what_the_policy_grants() => Assert.Equal("""{"open":"o"}""", Write(new Narrowed(), World.Clerk));

    [Fact]
    public void Data_of_other_people_is_refused_for_the_purpose() => Assert.Equal("{}", Write(new Employee(), World.Clerk));

    [Fact]
    public void A_positional_record_keeps_the_mark_of_its_parameter() => Assert.Equal("""{"tag":"t"}""", Write(new Card("e", "t"), World.Accountant));

    [Fact]
    public void Scoped_options_are_not_wrapped_twice()
    {
        var options = Plain.ForScope(World.Policy, World.Clerk);
        Assert.Same(options, options.ForScope(World.Policy, World.Clerk));
    }

    [Fact]
    public void A_second_scope_narrows_what_the_first_left() =>
        Assert.Equal(["id", "nom", "adresse", "orders"], Names(Write(World.Someone(), World.Accountant, Plain.ForScope(World.Policy, World.Clerk))));

    [JsonConverter(typeof(Whole))]
    private sealed class Converted
    {
        [Personal("contact.email")] public string Email { get; init; } = "e";
    }

    private sealed class Whole : JsonConverter<Converted>
    {
        public override Converted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new();

        public override void Write(Utf8JsonWriter writer, Converted value, JsonSerializerOptions options) => writer.WriteStringValue(value.Email);
    }

    private sealed class Anything : JsonConverter<Customer>
    {
        public override Customer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new();

        public override void Write(Utf8JsonWriter writer, Customer value, JsonSerializerOptions options) => writer.WriteStringValue(value.Iban);
    }

    private sealed class ConvertedMember
    {
        [JsonConverter(typeof(Anything))] public Customer Customer { get; init; } = new();
    }

    private sealed class Opening
    {
        public DayOfWeek Day { get; init; } = DayOfWeek.Friday;
    }

    private sealed class Loose
    {
        public object? Value { get; init; }
    }

    private sealed class Loyal : Customer
    {
        public int Points { get; init; } = 3;
    }

    [JsonDerivedType(typeof(Personalised), "personalised")]
    private class Discount
    {
        public string Code { get; init; } = "C";
    }

    private sealed class Personalised : Discount
    {
        public string Label { get; init; } = "L";

        [Personal("health")] public string Ground { get; init; } = "g";
    }

    private sealed class Extended
    {
        [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; }
    }

    private sealed class Hidden
    {
        [JsonInclude, Personal("health")] private string Secret { get; set; } = "s";

        [Personal("contact.phone")] public string Phone = "p";
    }

    private class Above
    {
        [Personal("contact.email")] public virtual string Email => "e";
    }

    private sealed class Shadowing : Above
    {
        public new int Email => 0;
    }

    private sealed class Overriding : Above
    {
        public override string Email => "o";
    }

    private interface IReachable
    {
        [Personal("contact.phone")] string Phone { get; }
    }

    private sealed class Implementing : IReachable
    {
        public string Phone => "p";
    }

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Narrowed
    {
        [Personal("contact.email", Purposes = ["billing"])] public string Billed { get; init; } = "b";

        [Personal("contact.email", Roles = ["accountant"])] public string Counted { get; init; } = "c";

        [Personal("contact.email"), Personal("health")] public string Both { get; init; } = "x";

        [Personal("contact.email")] public string Open { get; init; } = "o";
    }

    [DataSubject("staff")]
    private sealed class Employee
    {
        [Personal("identity.name")] public string Name { get; init; } = "n";
    }

    private sealed record Card([Personal("contact.email")] string Email, string Tag);
}

[JsonSerializable(typeof(Customer))]
internal sealed partial class Context : JsonSerializerContext;
