namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Lambdas and delegates: stored, handed on, composed, changed after they were made.</summary>
internal static class Delegates
{
    public static readonly Construct[] All =
    [
        new("lambda called at once", Shape.All, (b, s) => $"((Func<{s}>)(() => {b.Result(s)}))()"),
        new("lambda in a local", Shape.All, (b, s) => $"{Local(b, $"Func<{s}>", $"() => {b.Result(s)}")}()"),
        new("lambda with a parameter", Shape.All, (b, s) =>
        {
            var p = b.Fresh("p");
            return $"{Local(b, $"Func<{s}, {s}>", $"{p} => {b.Result(s, (p, s))}")}({b.Value(s)})";
        }),
        new("lambda with an inferred type", Shape.All, (b, s) =>
        {
            var p = b.Fresh("p");
            return $"{Local(b, "var", $"({s} {p}) => {p}")}({b.Value(s)})";
        }),
        new("static lambda", Shape.All, (b, s) => $"{Local(b, $"Func<{s}, {s}>", "static p => p")}({b.Value(s)})"),
        new("lambda that ignores its parameter", Shape.Cleanable, (b, s) => $"{Local(b, $"Func<{s}, {s}>", $"{b.Fresh("p")} => {b.Clean(s)}")}({b.Value(s)})") { Stops = true },
        new("anonymous method", Shape.All, (b, s) =>
        {
            var p = b.Fresh("p");
            return $"{Local(b, $"Func<{s}, {s}>", $"delegate ({s} {p}) {{ return {p}; }}")}({b.Value(s)})";
        }),
        new("lambda in a lambda", Shape.All, (b, s) =>
        {
            var (p, q) = (b.Fresh("p"), b.Fresh("q"));
            return $"{Local(b, $"Func<{s}, Func<{s}, {s}>>", $"{p} => {q} => {b.Result(s, (p, s), (q, s))}")}({b.Value(s)})({b.Value(s)})";
        }),
        new("lambda over a local that changes", Shape.All, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            var f = Local(b, $"Func<{s}>", $"() => {x}");
            b.Line($"{x} = {b.Value(s)};");
            return f + "()";
        }),
        new("lambda that writes a local", Shape.All, (b, s) =>
        {
            var (x, p) = (b.Declare(s, b.Value(s)), b.Fresh("p"));
            b.Line($"{Local(b, $"Action<{s}>", $"{p} => {{ if (Oracle.Next()) {x} = {p}; }}")}({b.Value(s)});");
            return x;
        }),
        new("lambda that writes what it captured", Shape.All, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            b.Line($"{Local(b, "Action", $"() => {{ if (Oracle.Next()) {x} = {b.Leaf(s)}; }}")}();");
            return x;
        }),
        new("lambda as an argument", Shape.All, (b, s) =>
        {
            var p = b.Fresh("p");
            return $"{Method(b, n => $"private static {s} {n}(Func<{s}, {s}> f, {s} p) => f(p);")}({p} => {b.Result(s, (p, s))}, {b.Value(s)})";
        }),
        new("lambda that yields, as an argument", Shape.All, (b, s) => $"{Method(b, n => $"private static {s} {n}(Func<{s}> f) => f();")}(() => {b.Result(s)})"),
        new("generic method that applies a lambda", Shape.All, (b, s) =>
        {
            var p = b.Fresh("p");
            return $"{Method(b, n => $"private static R {n}<A, R>(A p, Func<A, R> f) => f(p);")}({b.Value(Shape.Person)}, {p} => {b.Result(s, (p, Shape.Person))})";
        }),
        new("lambda handed through two methods", Shape.All, (b, s) =>
        {
            var first = Method(b, n => $"private static {s} {n}(Func<{s}> f) => f.Invoke();");
            return $"{Method(b, n => $"private static {s} {n}(Func<{s}> f) => {first}(f);")}(() => {b.Result(s)})";
        }),
        new("lambda that a method returns", Shape.All, (b, s) => $"{Method(b, n => $"private static Func<{s}> {n}({s} p) => () => p;")}({b.Value(s)})()"),
        new("method group", Shape.All, (b, s) => $"{Local(b, $"Func<{s}, {s}>", Method(b, n => $"private static {s} {n}({s} p) => p;"))}({b.Value(s)})"),
        new("method group as an argument", Shape.All, (b, s) =>
        {
            var method = Method(b, n => $"private static {s} {n}({s} p) => p;");
            return $"{Method(b, n => $"private static {s} {n}(Func<{s}, {s}> f, {s} p) => f(p);")}({method}, {b.Value(s)})";
        }),
        new("method group of an instance", Shape.Text, b => $"{Local(b, "Func<string>", $"new StringBuilder({b.Text}).ToString")}()"),
        new("composed lambdas", Shape.All, (b, s) =>
        {
            var (f, g, p) = (Local(b, $"Func<{s}, {s}>", "p => p"), Local(b, $"Func<{s}, {s}>", $"q => {b.Bit} ? q : q"), b.Fresh("p"));
            return $"{Local(b, $"Func<{s}, {s}>", $"{p} => {g}({f}({p}))")}({b.Value(s)})";
        }),
        new("one of two lambdas", Shape.All, (b, s) =>
        {
            var f = Local(b, $"Func<{s}>", $"() => {b.Result(s)}");
            b.Line($"if ({b.Bit}) {f} = () => {b.Result(s)};");
            return f + "()";
        }),
        new("combined delegates", Shape.All, (b, s) =>
        {
            var (x, f, p) = (b.Declare(s, b.Value(s)), b.Fresh("f"), b.Fresh("p"));
            b.Line($"Action<{s}> {f} = _ => {{ }};");
            b.Line($"{f} += {p} => {{ if (Oracle.Next()) {x} = {p}; }};");
            b.Line($"{f}({b.Value(s)});");
            return x;
        }),
        new("lambda in a list", Shape.All, (b, s) => $"new List<Func<{s}>> {{ () => {b.Result(s)}, () => {b.Result(s)} }}[{b.Index(2)}]()"),
        new("lambda in a dictionary", Shape.All, (b, s) =>
        {
            var p = b.Fresh("p");
            return $"new Dictionary<string, Func<{s}, {s}>> {{ [\"a\"] = {p} => {p} }}[\"a\"]({b.Value(s)})";
        }),
        new("lambda in a tuple", Shape.All, (b, s) => $"(Make: new Func<{s}>(() => {b.Result(s)}), Other: 1).Make()"),
        new("lambda in an anonymous member", Shape.All, (b, s) => $"new {{ Make = new Func<{s}>(() => {b.Result(s)}) }}.Make()"),
        new("delegate of one's own", Shape.All, (b, s) =>
        {
            var (type, p) = (b.Fresh("Turn"), b.Fresh("p"));
            b.Member($"private delegate {s} {type}({s} p);");
            return $"{Local(b, type, $"{p} => {p}")}({b.Value(s)})";
        }),
        new("delegate with out", Shape.All, (b, s) =>
        {
            var (type, x) = (b.Fresh("Get"), b.Fresh("o"));
            b.Member($"private delegate void {type}({s} p, out {s} q);");
            b.Line($"{Local(b, type, $"({s} p, out {s} q) => q = p")}({b.Value(s)}, out var {x});");
            return x;
        }),
        new("lambda with a default", Shape.Text, b => $"{Local(b, "var", "(string p, string q = \"!\") => p + q")}({b.Text})"),
        new("maker", Shape.Maker, b => $"new Func<string>(() => {b.Result(Shape.Text)})"),
        new("maker called", Shape.Text, b => $"{Body.Operand(b.Value(Shape.Maker))}()"),
        new("maker invoked", Shape.Text, b => $"{Body.Operand(b.Value(Shape.Maker))}.Invoke()"),
        new("recursive lambda", Shape.All, (b, s) =>
        {
            var f = b.Fresh("f");
            b.Line($"Func<{s}, {s}> {f} = null!;");
            b.Line($"{f} = p => Oracle.Again() ? {f}(p) : p;");
            return $"{f}({b.Value(s)})";
        }),
        new("event", Shape.Text, b =>
        {
            var (type, x, e, p) = (b.Fresh("Bell"), b.Declare(Shape.Text, b.Text), b.Fresh("e"), b.Fresh("p"));
            b.Member($$"""
                private sealed class {{type}}
                {
                    public event Action<string>? Rung;
                    public void Ring(string p) => Rung?.Invoke(p);
                }
                """);
            b.Line($"var {e} = new {type}();");
            b.Line($"{e}.Rung += {p} => {{ if (Oracle.Next()) {x} = {p}; }};");
            b.Line($"{e}.Ring({b.Text});");
            return x;
        }),
        new("static event", Shape.Text, b =>
        {
            var (name, x, p) = (b.Fresh("Rung"), b.Declare(Shape.Text, b.Text), b.Fresh("p"));
            b.Member($"private static event EventHandler<string>? {name};");
            b.Line($"{name} = null;");
            b.Line($"{name} += (_, {p}) => {{ if (Oracle.Next()) {x} = {p}; }};");
            b.Line($"{name}?.Invoke(null, {b.Text});");
            return x;
        }),
        new("event with accessors", Shape.Text, b =>
        {
            var (type, x, e, p) = (b.Fresh("Bell"), b.Declare(Shape.Text, b.Text), b.Fresh("e"), b.Fresh("p"));
            b.Member($$"""
                private sealed class {{type}}
                {
                    private Action<string> _all = _ => { };
                    public event Action<string> Rung { add { _all += value; } remove { _all -= value; } }
                    public void Ring(string p) => _all(p);
                }
                """);
            b.Line($"var {e} = new {type}();");
            b.Line($"{e}.Rung += {p} => {{ if (Oracle.Next()) {x} = {p}; }};");
            b.Line($"{e}.Ring({b.Text});");
            return x;
        }),
        new("function pointer", Shape.All, (b, s) =>
        {
            var method = Method(b, n => $"private static {s} {n}({s} p) => p;");
            return $"{Method(b, n => $"private static unsafe {s} {n}({s} p) {{ delegate*<{s}, {s}> f = &{method}; return f(p); }}")}({b.Value(s)})";
        }),
    ];

    private static string Local(Body b, string type, string value)
    {
        var name = b.Fresh("f");
        b.Line($"{type} {name} = {value};");
        return name;
    }

    private static string Method(Body b, Func<string, string> source)
    {
        var name = b.Fresh("Do");
        b.Member(source(name));
        return name;
    }
}
