using Gdpr.Tests.Soundness.Constructs;

namespace Gdpr.Tests.Soundness;

/// <summary>One kind of statement, around values.</summary>
internal sealed record Statement(string Name, Action<Body> Write)
{
    public static readonly Statement[] All = [.. Plain.All, .. Sinks.All, .. ControlFlow.All, .. FarSinks.All, .. HiddenCalls.All];

    /// <summary>A few statements of any kind; fewer the deeper they are nested.</summary>
    public static void Some(Body b)
    {
        for (var i = b.Depth > 3 ? 1 : 1 + b.Random.Next(2); i > 0; i--)
        {
            Pick(b);
        }
    }

    public static void Pick(Body b)
    {
        var statement = b.Random.Pick(b.Program.Spend() ? All : Plain.All);
        b.Program.Uses(statement);
        statement.Write(b);
    }
}
