using Microsoft.CodeAnalysis;

namespace Gdpr.Tests.Flow;

/// <summary>What a report of the flow rules says besides its line: the way that the data took, the member, its category; and that it is the same every time.</summary>
public class Reports
{
    private const string Helper = """
        [Processing("order-handling")] public class Cases
        {
            private static void Say(string text)
            {
                Console.WriteLine(text);
            }

            void A(Customer c)
            {
                var mail = c.Email;
                Say(mail);
            }
        }
        """;

    [Fact]
    public async Task A_leak_in_a_helper_is_an_additional_location()
    {
        var report = Assert.Single(await Of(FlowWorld.Usings + Helper));
        Assert.Equal(Line("Say(mail)"), At(report.Location));
        Assert.Contains(Line("Console.WriteLine(text)"), report.AdditionalLocations.Select(At));
    }

    [Fact]
    public async Task The_place_where_the_data_is_read_is_an_additional_location()
    {
        var report = Assert.Single(await Of(FlowWorld.Usings + Helper));
        Assert.Contains(Line("var mail = c.Email"), report.AdditionalLocations.Select(At));
    }

    [Fact]
    public async Task Where_the_data_is_kept_beside_the_leak_is_an_additional_location()
    {
        const string Source = """
            [Processing("order-handling")] public class Cases
            {
                private string _last = "";

                private string Keep(string text)
                {
                    _last = text;
                    return text;
                }

                void A(Customer c) => Console.WriteLine(Keep(c.Email));
            }
            """;
        var report = Assert.Single(await Of(FlowWorld.Usings + Source));
        Assert.Equal("GDPR203", report.Id);
        Assert.Contains(Line("_last = text", Source), report.AdditionalLocations.Select(At));
    }

    [Fact]
    public async Task The_message_names_the_member_and_its_category()
    {
        var message = Assert.Single(await Of(FlowWorld.Usings + Helper)).GetMessage();
        Assert.Contains("Email", message);
        Assert.Contains("contact.email", message);
    }

    [Fact]
    public async Task A_parameter_is_named_with_its_method()
    {
        var report = Assert.Single(await Of(FlowWorld.Usings + """
            [Processing("order-handling")] public class Cases
            {
                public void A(Customer c, out string mail) => mail = c.Email;
            }
            """));
        Assert.Equal("GDPR201", report.Id);
        Assert.Contains("'mail' of 'Cases.A'", report.GetMessage());
    }

    [Fact]
    public async Task The_order_of_the_files_changes_nothing()
    {
        string[] files =
        [
            FlowWorld.Usings + Helper,
            FlowWorld.Usings + "internal static class Far { public static string Same(string s) => s; public static void Say(string s) => Trace.WriteLine(Same(s)); }",
            FlowWorld.Usings + "[Processing(\"order-handling\")] public class More { void A(Customer c) => Far.Say(c.Name); void B(Customer c, Plain p) => p.Text = Far.Same(c.Email); }",
        ];
        var forth = (await Of(files)).Select(Shown).Order(StringComparer.Ordinal).ToList();
        var back = (await Of([.. files.Reverse()])).Select(Shown).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, forth.Count);
        Assert.Equal(forth, back);

        static string Shown(Diagnostic d) => $"{d.Id} {At(d.Location)} {d.GetMessage()}";
    }

    private static async Task<List<Diagnostic>> Of(params string[] sources) =>
        [.. (await new Check { Policy = FlowWorld.Policy }.Diagnose([.. sources, FlowWorld.Types])).Diagnostics
            .Where(d => string.CompareOrdinal(d.Id, "GDPR2") > 0 && string.CompareOrdinal(d.Id, "GDPR3") < 0 && d.Location.SourceTree?.FilePath != "/src/Types.cs")];

    private static int Line(string text, string source = Helper) => Array.FindIndex((FlowWorld.Usings + source).Split('\n'), l => l.Contains(text, StringComparison.Ordinal));

    private static int At(Location location) => location.GetLineSpan().StartLinePosition.Line;
}
