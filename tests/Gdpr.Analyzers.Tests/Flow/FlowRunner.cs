namespace Gdpr.Tests.Flow;

/// <summary>Runs the flow rules, and no other, over a case.</summary>
internal static class FlowRunner
{
    private static readonly string[] Rules = [.. Enumerable.Range(201, 13).Select(n => "GDPR" + n), "GDPR903"];

    public static Task Run(FlowCase flow)
    {
        var framework = new Check().Compile("").Compilation.References;
        return new Check { Policy = flow.Policy, Only = Rules, Output = flow.Output, References = [.. FlowLibraries.References(framework, flow.Library)] }
            .Run([.. flow.Sources, FlowWorld.Types]);
    }
}
