namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Arithmetic that gives back the number it was given: it carries.</summary>
internal static class Numbers
{
    private static readonly Shape N = Shape.Number;

    public static readonly Construct[] All =
    [
        new("plus nothing", N, b => $"({b.Value(N)} + 0)"),
        new("nothing minus minus", N, b => $"(0 - (0 - {b.Value(N)}))"),
        new("times one", N, b => $"(1 * {b.Value(N)})"),
        new("negated twice", N, b => $"-(-({b.Value(N)}))"),
        new("complement twice", N, b => $"~~({b.Value(N)})"),
        new("unary plus", N, b => $"+({b.Value(N)})"),
        new("or nothing", N, b => $"({b.Value(N)} | 0)"),
        new("shift by nothing", N, b => $"(({b.Value(N)}) << 0 >> 0 >>> 0)"),
        new("checked arithmetic", N, b => $"checked({b.Value(N)} + 1 - 1)"),
        new("through long", N, b => $"(int)(long)({b.Value(N)})"),
        new("through double", N, b => $"(int)(double)({b.Value(N)})"),
        new("through decimal", N, b => $"decimal.ToInt32(decimal.Add({b.Value(N)}, 0m))"),
        new("through an enumeration", N, b => $"(int)(DayOfWeek)({b.Value(N)})"),
        new("through text", N, b => $"int.Parse(({b.Value(N)}).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)"),
        new("TryParse", N, b =>
        {
            var x = b.Fresh("o");
            b.Line($"int.TryParse(({b.Value(N)}).ToString(), out var {x});");
            return x;
        }),
        new("lifted arithmetic", N, b => $"((int?)({b.Value(N)}) + 0).GetValueOrDefault()"),
        new("greater of two", N, b => $"Math.Max({b.Value(N)}, {b.Value(N)})"),
        new("Math.Max", N, b => $"Math.Max({b.Value(N)}, -1)"),
        new("incremented and back", N, b =>
        {
            var x = b.Declare(N, b.Value(N));
            b.Line($"{x}++;");
            b.Line($"--{x};");
            return x;
        }),
        new("increment as a value", N, b => $"({b.Declare(N, b.Value(N))}++)"),
        new("compound arithmetic", N, b =>
        {
            var x = b.Declare(N, b.Value(N));
            b.Line($"{x} {b.Random.Pick<string>(["+= 0", "-= 0", "*= 1", "|= 0", "<<= 0"])};");
            return x;
        }),
        new("summed up in a loop", N, b =>
        {
            var (x, i) = (b.Fresh("sum"), b.Fresh("i"));
            b.Line($"var {x} = 0;");
            b.Line($"foreach (var {i} in new[] {{ {b.Value(N)}, 0 }}) {x} += {i};");
            return x;
        }),
        new("Interlocked", N, b =>
        {
            var (x, y) = (b.Declare(N, b.Value(N)), b.Value(N));
            b.Line($"if ({b.Bit}) Interlocked.Exchange(ref {x}, {y});");
            return x;
        }),
        new("member of a person", N, b => $"{b.Value(Shape.Person)}.Born") { IsSource = true },
        new("native integer", N, b => $"(int)(nint)({b.Value(N)})"),
        new("number in a tuple of numbers", N, b => $"(1, {b.Value(N)}).Item2"),
        new("comparison of a number", N, b => $"({b.Value(N)} > 0 ? 1 : 2)") { Stops = true },
        new("size", N, b => $"(sizeof(int) + ({b.Text}).Length)") { Stops = true },
        new("range of numbers", N, b => $"Enumerable.Range({b.Value(N)}, 1).First()"),
    ];
}
