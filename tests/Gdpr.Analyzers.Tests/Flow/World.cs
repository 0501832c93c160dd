namespace Gdpr.Tests.Flow;

/// <summary>What the cases stand on: a policy without a problem.</summary>
public class World
{
    public static TheoryData<string> Policies => [FlowWorld.Policy, FlowWorld.WithPseudonyms];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task The_policy_of_the_cases_is_valid(string policy)
    {
        var (_, diagnostics) = await new Check { Policy = policy }.Diagnose(FlowWorld.Types);
        Assert.DoesNotContain(diagnostics, d => string.CompareOrdinal(d.Id, "GDPR100") < 0 && d.Id != "GDPR000");
    }
}
