namespace Gdpr.Tests.Flow;

/// <summary>An accepted risk covers a flow where its report, the leak or the named member lies in the declaration.</summary>
public class Risks
{
    private const string Accepted = "AcceptedRisk(\"GDPR203\", Reason = \"r\", Owner = \"o\")";

    [Theory]
    [InlineData("void A(Customer c) => Say(c.Email); // GDPR203", "")]
    [InlineData("[" + Accepted + "] void A(Customer c) => Say(c.Email);", "")]
    [InlineData("void A(Customer c) => Say(c.Email);", "[" + Accepted + "]")]
    public async Task At_the_call_and_at_the_helper_that_leaks(string caller, string onHelper)
    {
        var source = FlowWorld.Members(caller + "\n" + onHelper + " private static void Say(string s) => Console.WriteLine(s);");
        var diagnostics = await new Check { Policy = FlowWorld.Policy, Only = ["GDPR203", "GDPR902"] }.Run(source, FlowWorld.Types);
        Assert.Equal(caller.Contains("//", StringComparison.Ordinal) ? 0 : 1, diagnostics.Count(d => d.Id == "GDPR203" && d.IsSuppressed));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("[" + Accepted + "]", "", 0)]
    [InlineData("[" + Accepted + "]", "[" + Accepted + "]", 1)]
    public async Task One_argument_that_leaks_in_two_helpers_is_accepted_for_both_or_not(string onFirst, string onSecond, int suppressed)
    {
        var source = FlowWorld.Members($$"""
            void A(Customer c) => Both(c.Email); {{(suppressed == 0 ? "// GDPR203" : "")}}
            private static void Both(string s) { First(s); Second(s); }
            {{onFirst}} private static void First(string s) => Console.WriteLine(s);
            {{onSecond}} private static void Second(string s) => Console.Error.WriteLine(s);
            """);
        var diagnostics = await new Check { Policy = FlowWorld.Policy, Only = ["GDPR203"] }.Run(source, FlowWorld.Types);
        Assert.Equal(suppressed, diagnostics.Count(d => d.Id == "GDPR203" && d.IsSuppressed));
        Assert.Single(diagnostics, d => d.Id == "GDPR203");
    }
}
