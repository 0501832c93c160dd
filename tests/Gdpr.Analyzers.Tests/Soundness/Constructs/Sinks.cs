namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Where values leave the program, at once.</summary>
internal static class Sinks
{
    public static readonly Statement[] All =
    [
        new("sink", b => b.Sink(b.Text)),
        new("sink of any shape", b => { var s = b.Random.Pick(Shape.All); Write(b, s, b.Value(s)); }),
        new("sink that is a method", b => b.Line($"Out.All({b.Program.Site()}, {b.Text}, {b.Text});")),
        new("console", b => b.Line($"Console.WriteLine(\"#{b.Program.Site()}#\" + {b.Text});")),
        new("console with a format", b => b.Line($"Console.WriteLine(\"#{b.Program.Site()}#{{0}}\", {b.Text});")),
        new("console's writer", b => b.Line($"Console.{b.Random.Pick<string>(["Out", "Error"])}.WriteLine(\"#{b.Program.Site()}#\" + {b.Text});")),
        new("logger", b => b.Line($"Out.Log.Log{b.Random.Pick<string>(["Information", "Warning", "Error"])}(\"#{b.Program.Site()}#{{Value}}\", {b.Text});")),
        new("logger with an interpolation", b => b.Line($"Out.Log.LogInformation($\"#{b.Program.Site()}#{{{b.Declare(Shape.Text, b.Text)}}}\");")),
        new("logger with an exception", b =>
        {
            var (e, site) = (b.Fresh("e"), b.Program.Site());
            b.Line($"try {{ throw new InvalidOperationException({b.Text}); }} catch (InvalidOperationException {e}) {{ Out.Log.LogError({e}, \"#{site}#failed\"); }}");
        }),
    ];

    /// <summary>Sends a value to a sink, as what its shape can be written out.</summary>
    public static void Write(Body b, Shape s, string value)
    {
        var site = b.Program.Site();
        b.Line(s switch
        {
            _ when s == Shape.Text => $"Out.Write({site}, {value});",
            _ when s == Shape.Person => $"Out.Write({site}, ({value}).Email);",
            _ when s == Shape.Row || s == Shape.Texts || s == Shape.Sequence => $"Out.Write({site}, string.Join(\",\", {value}));",
            _ when s == Shape.Map => $"Out.Write({site}, string.Join(\",\", ({value}).Values));",
            _ when s == Shape.Maker => $"Out.Write({site}, {Body.Operand(value)}());",
            _ when s == Shape.Builder => $"Out.Write({site}, ({value}).ToString());",
            _ => $"Out.Any({site}, {value});",
        });
    }
}
