namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Locals, tuples, deconstruction, anonymous types: labels per local and per element.</summary>
internal static class Locals
{
    public static readonly Construct[] All =
    [
        new("local", Shape.All, (b, s) => b.Declare(s, b.Value(s))),
        new("reassigned local", Shape.All, (b, s) =>
        {
            var name = b.Declare(s, b.Value(s));
            b.Line($"{name} = {b.Value(s)};");
            return name;
        }),
        new("overwritten local", Shape.Cleanable, (b, s) =>
        {
            var name = b.Declare(s, b.Value(s));
            b.Line($"{name} = {b.Clean(s)};");
            return name;
        }) { Stops = true },
        new("assignment as a value", Shape.All, (b, s) => $"({b.Declare(s, b.Value(s))} = {b.Value(s)})"),
        new("local assigned in a branch", Shape.All, (b, s) =>
        {
            var name = b.Declare(s, b.Value(s));
            b.Line($"if ({b.Bit}) {name} = {b.Value(s)};");
            return name;
        }),
        new("locals passing on through a loop", Shape.All, (b, s) =>
        {
            var (a, c, d) = (b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)));
            var loop = b.Random.Next(3);
            var step = b.Block(x =>
            {
                x.Line($"{a} = {c};");
                x.Line($"{c} = {d};");
                x.Line($"if ({x.Bit}) {d} = {x.Value(s)};");
            });
            b.Line(loop switch { 0 => $"while (Oracle.Again()) {step}", 1 => $"for (; Oracle.Again(); ) {step}", _ => $"do {step} while (Oracle.Again());" });
            return a;
        }),
        new("tuple element", Shape.All, (b, s) => $"({b.Value(s)}, {b.Text}).Item1"),
        new("second tuple element", Shape.All, (b, s) => $"({b.Text}, {b.Value(s)}).Item2"),
        new("named tuple element", Shape.All, (b, s) => $"(First: {b.Text}, Second: {b.Value(s)}, Third: {b.Text}).Second"),
        new("long tuple", Shape.Text, b => $"(1, 2, 3, 4, 5, 6, 7, {b.Text}, {b.Text}).Item8"),
        new("tuple in a tuple", Shape.All, (b, s) => $"(({b.Text}, {b.Value(s)}), {b.Text}).Item1.Item2"),
        new("tuple in a local", Shape.All, (b, s) =>
        {
            var name = b.Fresh("t");
            b.Line($"var {name} = (A: {b.Text}, B: {b.Value(s)});");
            if (b.Random.Next(2) == 0)
            {
                b.Line($"{name}.B = {b.Value(s)};");
            }

            return name + ".B";
        }),
        new("tuple with an element overwritten", Shape.Cleanable, (b, s) =>
        {
            var name = b.Fresh("t");
            b.Line($"var {name} = (A: {b.Text}, B: {b.Value(s)});");
            b.Line($"{name}.B = {b.Clean(s)};");
            return name + ".B";
        }) { Stops = true },
        new("pair", Shape.Pair, b => $"(Left: {b.Text}, Right: {b.Text})"),
        new("element of a pair", Shape.Text, b => $"({b.Value(Shape.Pair)}).{b.Random.Pick<string>(["Left", "Right"])}"),
        new("pair swapped", Shape.Pair, b =>
        {
            var name = b.Declare(Shape.Pair, b.Value(Shape.Pair));
            b.Line($"{name} = ({name}.Right, {name}.Left);");
            return name;
        }),
        new("deconstruction", Shape.All, (b, s) =>
        {
            var (x, y) = (b.Fresh("d"), b.Fresh("d"));
            b.Line($"var ({x}, {y}) = ({b.Value(s)}, {b.Text});");
            b.Know(y, Shape.Text);
            return x;
        }),
        new("deconstruction of a pair", Shape.Text, b =>
        {
            var (x, y) = (b.Fresh("d"), b.Fresh("d"));
            b.Line($"(string {x}, var {y}) = {b.Value(Shape.Pair)};");
            b.Know(x, Shape.Text);
            return y;
        }),
        new("nested deconstruction with a discard", Shape.All, (b, s) =>
        {
            var x = b.Fresh("d");
            b.Line($"var ((_, {x}), _) = (({b.Text}, {b.Value(s)}), {b.Text});");
            return x;
        }),
        new("deconstruction of a discarded element", Shape.Text, b =>
        {
            var x = b.Fresh("d");
            b.Line($"var ({x}, _) = ({b.Clean(Shape.Text)}, {b.Text});");
            return x;
        }) { Stops = true },
        new("deconstruction into locals", Shape.All, (b, s) =>
        {
            var (x, y) = (b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)));
            b.Line($"({x}, {y}) = ({y}, {b.Value(s)});");
            return b.Random.Next(2) == 0 ? x : y;
        }),
        new("deconstruction into a new and an old local", Shape.All, (b, s) =>
        {
            var (x, y) = (b.Declare(s, b.Value(s)), b.Fresh("d"));
            b.Line($"({x}, var {y}) = ({b.Value(s)}, {x});");
            return b.Random.Next(2) == 0 ? x : y;
        }),
        new("deconstruction of a record", Shape.Text, b =>
        {
            var (x, y) = (b.Fresh("d"), b.Fresh("d"));
            b.Line($"var ({x}, {y}) = {b.Value(Shape.Card)};");
            return x;
        }) { IsSource = true },
        new("deconstruction in foreach", Shape.All, (b, s) =>
        {
            var (x, y, z) = (b.Declare(s, b.Value(s)), b.Fresh("d"), b.Fresh("d"));
            b.Line($"foreach (var ({y}, {z}) in new[] {{ ({b.Text}, {b.Value(s)}), ({b.Text}, {b.Value(s)}) }}) {{ {x} = {z}; if ({b.Bit}) break; }}");
            return x;
        }),
        new("own Deconstruct", Shape.Text, b =>
        {
            var (type, x, y) = (b.Fresh("Split"), b.Fresh("d"), b.Fresh("d"));
            b.Member($"private sealed class {type}(string a, string b) {{ public void Deconstruct(out string x, out string y) {{ x = a; y = b; }} }}");
            b.Line($"var ({x}, {y}) = new {type}({b.Text}, {b.Text});");
            b.Know(y, Shape.Text);
            return x;
        }),
        new("anonymous member", Shape.All, (b, s) => $"new {{ A = {b.Text}, B = {b.Value(s)} }}.B"),
        new("anonymous member named by its source", Shape.Text, b => Anonymous(b, $"new {{ {b.Somebody()}.Email, {b.Somebody()}.Ref }}", "Email")) { IsSource = true },
        new("unmarked anonymous member", Shape.Text, b => Anonymous(b, $"new {{ {b.Somebody()}.Email, {b.Somebody()}.Ref }}", "Ref")) { Stops = true },
        new("anonymous in a local", Shape.All, (b, s) => Anonymous(b, $"new {{ A = {b.Text}, B = {b.Value(s)} }}", "B")),
        new("anonymous with", Shape.All, (b, s) => Anonymous(b, $"new {{ A = {b.Text}, B = {b.Value(s)} }} with {{ B = {b.Value(s)} }}", "B")),
        new("anonymous with another member", Shape.All, (b, s) => Anonymous(b, $"new {{ A = {b.Text}, B = {b.Value(s)} }} with {{ A = {b.Text} }}", "B")),
        new("anonymous overwritten by with", Shape.Cleanable, (b, s) => Anonymous(b, $"new {{ A = {b.Text}, B = {b.Value(s)} }} with {{ B = {b.Clean(s)} }}", "B")) { Stops = true },
        new("anonymous in an anonymous", Shape.All, (b, s) => $"new {{ In = new {{ A = {b.Text}, B = {b.Value(s)} }}, C = {b.Text} }}.In.B"),
        new("ref local", Shape.All, (b, s) => InMethod(b, s, (m, p, q) =>
        {
            m.Line($"ref {s} r = ref {p};");
            m.Line($"r = {q};");
            return m.Random.Pick<string>(["r", p]);
        })),
        new("ref to one of two", Shape.All, (b, s) => InMethod(b, s, (m, p, q) =>
        {
            m.Line($"ref {s} r = ref ({m.Bit} ? ref {p} : ref {q});");
            m.Line($"r = {m.Value(s)};");
            return $"({m.Bit} ? {p} : {q})";
        })),
        new("ref reassigned", Shape.All, (b, s) => InMethod(b, s, (m, p, q) =>
        {
            m.Line($"ref {s} r = ref {p};");
            m.Line($"r = ref {q};");
            return "r";
        })),
        new("ref overwritten", Shape.Cleanable, (b, s) => InMethod(b, s, (m, p, q) =>
        {
            m.Line($"ref {s} r = ref {p};");
            m.Line($"r = {m.Clean(s)};");
            return "r";
        })) { Stops = true },
        new("ref element of an array", Shape.All, (b, s) => InMethod(b, s, (m, p, q) =>
        {
            m.Line($"var all = new[] {{ {p}, {p} }};");
            m.Line($"ref var r = ref all[{m.Index(2)}];");
            m.Line($"r = {q};");
            return $"all[{m.Index(2)}]";
        })),
        new("discard", Shape.Text, b =>
        {
            b.Line($"_ = {b.Text};");
            return b.Clean(Shape.Text);
        }) { Stops = true },
        new("constant local", Shape.Text, b =>
        {
            var name = b.Fresh("k");
            b.Line($"const string {name} = \"ab\" + \"cd\";");
            return name;
        }) { Stops = true },
    ];

    private static string Anonymous(Body b, string value, string member)
    {
        var name = b.Fresh("n");
        b.Line($"var {name} = {value};");
        return name + "." + member;
    }

    /// <summary>Ref locals may not stand in asynchronous methods: they get a method of their own.</summary>
    private static string InMethod(Body b, Shape s, Func<Body, string, string, string> write)
    {
        var method = b.Fresh("Ref");
        var inner = b.Elsewhere();
        b.Member($"private static {s} {method}({s} p, {s} q) {inner.Returning(write(inner, "p", "q"))}");
        return $"{method}({b.Value(s)}, {b.Value(s)})";
    }
}
