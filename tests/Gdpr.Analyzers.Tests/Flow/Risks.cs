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
}
