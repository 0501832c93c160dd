namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Sinks in methods that the text of the program does not call by name.</summary>
internal static class HiddenCalls
{
    public static readonly Statement[] All =
    [
        new("Dispose", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) : IDisposable {{ public void Dispose() {Sink(b, "p")} }}");
            b.Line(b.Random.Next(2) == 0 ? $"using (new {type}({b.Text})) {{ }}" : $"using var {b.Fresh("room")} = new {type}({b.Text});");
        }),
        new("DisposeAsync", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) : IAsyncDisposable {{ public ValueTask DisposeAsync() {{ Out.Write({b.Program.Site()}, p); return default; }} }}");
            var name = b.Fresh("DoAsync");
            b.Member($"private static async Task {name}(string p) {{ await using (new {type}(p)) {{ }} }}");
            b.Line($"{name}({b.Text}).GetAwaiter().GetResult();");
        }),
        new("getter", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public int It {{ get {{ Out.Write({b.Program.Site()}, p); return 1; }} }} }}");
            b.Line($"_ = new {type}({b.Text}).It;");
        }),
        new("getter in a pattern", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public int It {{ get {{ Out.Write({b.Program.Site()}, p); return 1; }} }} }}");
            b.Line($"_ = new {type}({b.Text}) is {{ It: 1 }};");
        }),
        new("setter", b =>
        {
            var type = Type(b, n => $"private sealed class {n} {{ public string It {{ set {Sink(b, "value")} }} }}");
            b.Line(b.Random.Next(2) == 0 ? $"new {type}().It = {b.Text};" : $"_ = new {type} {{ It = {b.Text} }};");
        }),
        new("setter in a deconstruction", b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n} {{ public string It {{ set {Sink(b, "value")} }} }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}();");
            b.Line($"({x}.It, _) = ({b.Text}, {b.Text});");
        }),
        new("indexer's setter", b =>
        {
            var type = Type(b, n => $"private sealed class {n} {{ public string this[string k] {{ set {{ Out.Write({b.Program.Site()}, k + value); }} }} }}");
            b.Line($"new {type}()[{b.Text}] = {b.Text};");
        }),
        new("Add of an initialiser", b =>
        {
            var type = Type(b, n => $"private sealed class {n} : System.Collections.IEnumerable {{ public void Add(string p) {Sink(b, "p")} public System.Collections.IEnumerator GetEnumerator() => null!; }}");
            b.Line($"_ = new {type} {{ {b.Text}, {b.Text} }};");
        }),
        new("Add of a collection expression", b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n} : IEnumerable<string> {{ public void Add(string p) {Sink(b, "p")} public IEnumerator<string> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }}"), b.Fresh("h"));
            b.Line($"{type} {x} = [{b.Text}, .. {b.Value(Shape.Row)}];");
        }),
        new("conversion", b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n} {{ public static implicit operator {n}(string p) {{ Out.Write({b.Program.Site()}, p); return new {n}(); }} }}"), b.Fresh("h"));
            b.Line($"{type} {x} = {b.Text};");
        }),
        new("operator", b =>
        {
            var type = Type(b, n => $"private sealed class {n} {{ public static bool operator +({n} a, string p) {{ Out.Write({b.Program.Site()}, p); return true; }} }}");
            b.Line($"_ = new {type}() + {b.Text};");
        }),
        new("ToString of an interpolation", b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}(string p) {{ public override string ToString() {{ Out.Write({b.Program.Site()}, p); return \"\"; }} }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}({b.Text});");
            b.Line($"_ = $\"{{{x}}}\";");
        }),
        new("Deconstruct", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public void Deconstruct(out int a, out int b) {{ Out.Write({b.Program.Site()}, p); a = b = 1; }} }}");
            b.Line($"var ({b.Fresh("d")}, {b.Fresh("d")}) = new {type}({b.Text});");
        }),
        new("GetEnumerator and MoveNext", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public {n} GetEnumerator() => this; public bool MoveNext() {{ Out.Write({b.Program.Site()}, p); return false; }} public int Current => 1; }}");
            b.Line($"foreach (var ignored in new {type}({b.Text})) {{ }}");
        }),
        new("GetEnumerator by extension", b =>
        {
            var name = b.Fresh("Word");
            b.Member($"private readonly ref struct {name}(string p) {{ public string P => p; }}");
            b.Member($"private static IEnumerator<int> GetEnumerator(this {name} p) {{ Out.Write({b.Program.Site()}, p.P); return new List<int>().GetEnumerator(); }}");
            var method = b.Fresh("Do");
            b.Member($"private static void {method}(string p) {{ foreach (var ignored in new {name}(p)) {{ }} }}");
            b.Line($"{method}({b.Text});");
        }),
        new("query over a type of one's own", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public int Select(Func<string, string> f) {{ Out.Write({b.Program.Site()}, f(p)); return 1; }} }}");
            b.Line($"_ = from one in new {type}({b.Text}) select one + \".\";");
        }),
        new("static constructor's field", b =>
        {
            var (type, inner) = (b.Fresh("Type"), b.Elsewhere());
            b.Member($"private static class {type} {{ public static readonly string It; static {type}() {{ It = {inner.Leaf(Shape.Text)}; }} }}");
            b.Line($"Out.Write({b.Program.Site()}, {type}.It);");
        }),
        new("initialised field", b =>
        {
            var (type, inner) = (b.Fresh("Type"), b.Elsewhere());
            b.Member($"private sealed class {type} {{ public readonly string It = {inner.Leaf(Shape.Text)}; }}");
            b.Line($"Out.Write({b.Program.Site()}, new {type}().It);");
        }),
        new("handler of interpolations", b =>
        {
            var type = Type(b, n => $"[InterpolatedStringHandler] private readonly struct {n}(int literal, int holes) {{ public void AppendLiteral(string p) {{ }} public void AppendFormatted(string p) {Sink(b, "p")} }}");
            var name = b.Fresh("Do");
            b.Member($"private static void {name}({type} p) {{ }}");
            b.Line($"{name}($\"<{{{b.Declare(Shape.Text, b.Text)}}}>\");");
        }),
        new("exception filter", b =>
        {
            var (name, site) = (b.Fresh("Note"), b.Program.Site());
            b.Member($"private static bool {name}(Exception e) {{ Out.Write({site}, e.Message); return true; }}");
            b.Line($"try {{ throw new InvalidOperationException({b.Text}); }} catch (Exception x) when ({name}(x)) {{ }}");
        }),
        new("awaiter", b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) : INotifyCompletion {{ public {n} GetAwaiter() => this; public bool IsCompleted => true; public void GetResult() {Sink(b, "p")} public void OnCompleted(Action next) => next(); }}");
            var name = b.Fresh("DoAsync");
            b.Member($"private static async Task {name}(string p) {{ await new {type}(p); }}");
            b.Line($"{name}({b.Text}).GetAwaiter().GetResult();");
        }),
    ];

    private static string Sink(Body b, string what) => $"{{ Out.Write({b.Program.Site()}, {what}); }}";

    private static string Type(Body b, Func<string, string> source)
    {
        var name = b.Fresh("Type");
        b.Member(source(name));
        return name;
    }
}
