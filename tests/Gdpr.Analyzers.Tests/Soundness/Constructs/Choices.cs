namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>One value or another, or the same value in other clothes.</summary>
internal static class Choices
{
    public static readonly Construct[] All =
    [
        new("conditional", Shape.All, (b, s) => $"({b.Bit} ? {b.Value(s)} : {b.Value(s)})"),
        new("switch expression", Shape.All, (b, s) => $"({b.Index(3)} switch {{ 0 => {b.Value(s)}, 1 => {b.Value(s)}, _ => {b.Value(s)} }})"),
        new("coalesce", Shape.References, (b, s) => $"(({b.Bit} ? {b.Value(s)} : null) ?? {b.Value(s)})"),
        new("coalesce of a value type", Shape.Number, b => $"(({b.Bit} ? {b.Value(Shape.Number)} : (int?)null) ?? {b.Value(Shape.Number)})"),
        new("coalesce or throw", Shape.References, (b, s) => $"(({b.Bit} ? {b.Value(s)} : null) ?? throw new TimeoutException())"),
        new("conditional or throw", Shape.All, (b, s) => $"({b.Bit} ? {b.Value(s)} : throw new TimeoutException())"),
        new("coalescing assignment", Shape.References, (b, s) =>
        {
            var name = b.Fresh("m");
            b.Line($"{s.Nullable} {name} = {b.Bit} ? {b.Value(s)} : null;");
            b.Line($"{name} ??= {b.Value(s)};");
            return name;
        }),
        new("coalescing assignment as a value", Shape.References, (b, s) =>
        {
            var name = b.Fresh("m");
            b.Line($"{s.Nullable} {name} = {b.Bit} ? {b.Value(s)} : null;");
            return $"({name} ??= {b.Value(s)})";
        }),
        new("conditional access", Shape.Text, b => $"(({b.Bit} ? {b.Value(Shape.Person)} : null)?.{b.MemberOfPerson} ?? {b.Text})"),
        new("chain of conditional accesses", Shape.Text, b => $"(({b.Bit} ? {b.Text} : null)?.Trim()?.ToUpperInvariant() ?? {b.Text})"),
        new("conditional indexer", Shape.Text, b => $"(({b.Bit} ? {b.Value(Shape.Row)} : null)?[{b.Index(2)}] ?? {b.Text})"),
        new("conditional call", Shape.Text, b => $"(({b.Bit} ? {b.Value(Shape.Maker)} : null)?.Invoke() ?? {b.Text})"),
        new("suppressed null", Shape.References, (b, s) => $"(({s})({b.Value(s)}))!"),
        new("cast", Shape.All, (b, s) => $"(({s})({b.Value(s)}))"),
        new("cast through object", Shape.All, (b, s) => $"(({s})(object)({b.Value(s)}))"),
        new("as", Shape.References, (b, s) => $"(({b.Value(s)} as object) as {s})!"),
        new("nullable value", [Shape.Number, Shape.Pair], (b, s) => $"(({s.Nullable})({b.Value(s)})).Value"),
        new("checked", [Shape.Text, Shape.Number], (b, s) => $"checked({b.Value(s)})"),
        new("unchecked", [Shape.Text, Shape.Number], (b, s) => $"unchecked({b.Value(s)})"),
        new("box", Shape.Thing, b => $"((object)({b.Value(b.Random.Pick<Shape>([Shape.Text, Shape.Number, Shape.Pair, Shape.Builder, Shape.Note, Shape.Card]))}))"),
        new("default or value", Shape.References, (b, s) => $"({b.Bit} ? {b.Value(s)} : default({s}) ?? {b.Value(s)})"),
        new("if statement", Shape.All, (b, s) =>
        {
            var name = b.Fresh("m");
            b.Line($"{s} {name};");
            b.Line($"if ({b.Bit}) {Assigning(b, name, s)} else {Assigning(b, name, s)}");
            b.Know(name, s);
            return name;
        }),
        new("switch statement", Shape.All, (b, s) =>
        {
            var name = b.Fresh("m");
            b.Line($"{s} {name};");
            b.Line($"switch ({b.Index(4)}) {{ case 0: {Assigning(b, name, s)} break; case 1: case 2: {Assigning(b, name, s)} break; default: {Assigning(b, name, s)} break; }}");
            b.Know(name, s);
            return name;
        }),
        new("goto case", Shape.All, (b, s) =>
        {
            var name = b.Declare(s, b.Value(s));
            b.Line($$"""
                switch ({{b.Index(3)}})
                {
                    case 0:
                        {{Assigning(b, name, s)}}
                        goto case 2;
                    case 1:
                        {{Assigning(b, name, s)}}
                        if ({{b.Bit}}) goto default;
                        break;
                    case 2:
                        if ({{b.Bit}}) {{Assigning(b, name, s)}}
                        break;
                    default:
                        {{Assigning(b, name, s)}}
                        break;
                }
                """);
            return name;
        }),
        new("goto", Shape.All, (b, s) =>
        {
            var (name, label) = (b.Declare(s, b.Value(s)), b.Fresh("past"));
            b.Line($"if ({b.Bit}) goto {label};");
            b.Line(Assigning(b, name, s));
            b.Last($"{label}: ;");
            return name;
        }),
        new("goto back", Shape.All, (b, s) =>
        {
            var (name, other, label) = (b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)), b.Fresh("again"));
            b.Last($"{label}: ;");
            b.Line($"{name} = {other};");
            b.Line(Assigning(b, other, s));
            b.Line($"if (Oracle.Again()) goto {label};");
            return name;
        }),
    ];

    private static string Assigning(Body b, string name, Shape shape) => b.Block(inner => inner.Line($"{name} = {inner.Value(shape)};"));
}
