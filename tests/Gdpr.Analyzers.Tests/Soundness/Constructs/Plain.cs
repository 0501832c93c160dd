namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Statements that hold no others and send nothing away.</summary>
internal static class Plain
{
    public static readonly Statement[] All =
    [
        new("declaration", b => { var s = b.Random.Pick(Shape.All); b.Declare(s, b.Value(s)); }),
        new("assignment", Assign),
        new("assignment of a text", b => { if (b.Variables(Shape.Text, true) is { Count: > 0 } all) b.Line($"{b.Random.Pick(all).Name} = {b.Text};"); else b.Declare(Shape.Text, b.Text); }),
        new("appending assignment", b => { if (b.Variables(Shape.Text, true) is { Count: > 0 } all) b.Line($"{b.Random.Pick(all).Name} += {b.Text};"); else b.Declare(Shape.Text, b.Text); }),
        new("clearing assignment", b => { if (b.Program.Marks != Marks.All && b.Variables(Shape.Text, true) is { Count: > 0 } all) b.Line($"{b.Random.Pick(all).Name} = {b.Clean(Shape.Text)};"); else b.Declare(Shape.Text, b.Text); }),
    ];

    private static void Assign(Body b)
    {
        if (b.Scope.Where(v => v.Assignable).ToList() is { Count: > 0 } all)
        {
            var variable = b.Random.Pick(all);
            b.Line($"{variable.Name} = {b.Value(variable.Shape)};");
        }
        else
        {
            b.Declare(Shape.Text, b.Text);
        }
    }
}
