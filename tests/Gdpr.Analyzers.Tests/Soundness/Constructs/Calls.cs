namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Methods of the program: what goes in by any door comes out by any other.</summary>
internal static class Calls
{
    public static readonly Construct[] All =
    [
        new("method that returns its argument", Shape.All, (b, s) => $"{Method(b, n => $"private static {s} {n}({s} p) => p;")}({b.Value(s)})"),
        new("method with a body", Shape.All, (b, s) =>
        {
            var inner = b.Elsewhere(("p", s), ("q", s));
            var body = inner.Returning(inner.Value(s));
            return $"{Method(b, n => $"private static {s} {n}({s} p, {s} q) {body}")}({b.Value(s)}, {b.Value(s)})";
        }),
        new("method with statements", Shape.All, (b, s) =>
        {
            var inner = b.Elsewhere(("p", s), ("text", Shape.Text), ("person", Shape.Person));
            Statement.Some(inner);
            var body = inner.Returning(inner.Random.Next(2) == 0 ? "p" : inner.Value(s));
            return $"{Method(b, n => $"private static {s} {n}({s} p, string text, Customer person) {body}")}({b.Value(s)}, {b.Text}, {b.Value(Shape.Person)})";
        }),
        new("method called twice", Shape.Pair, b =>
        {
            var name = Method(b, n => $"private static string {n}(string p) => \"<\" + p + \">\";");
            return $"(Left: {name}({b.Text}), Right: {name}({b.Text}))";
        }),
        new("method that ignores its argument", Shape.Cleanable, (b, s) => $"{Method(b, n => $"private static {s} {n}({s} p) => {b.Clean(s)};")}({b.Value(s)})") { Stops = true },
        new("method that overwrites its argument", Shape.Cleanable, (b, s) => $"{Method(b, n => $"private static {s} {n}({s} p) {{ p = {b.Clean(s)}; return p; }}")}({b.Value(s)})") { Stops = true },
        new("method that chooses", Shape.All, (b, s) => $"{Method(b, n => $"private static {s} {n}({s} p, {s} q) {{ if (Oracle.Next()) return p; return q; }}")}({b.Value(s)}, {b.Value(s)})"),
        new("second argument", Shape.Cleanable, (b, s) => $"{Method(b, n => $"private static {s} {n}({s} p, {s} q) => q;")}({b.Value(s)}, {b.Clean(s)})") { Stops = true },
        new("named arguments", Shape.All, (b, s) => $"{Method(b, n => $"private static {s} {n}(string other, {s} p) => p;")}(p: {b.Value(s)}, other: {b.Text})"),
        new("optional argument", Shape.Text, b => $"{Method(b, n => $"private static string {n}(string p, string end = \".\", int more = 1) => p + end + more;")}({b.Text}{(b.Random.Next(2) == 0 ? "" : ", more: 2")})"),
        new("params", Shape.All, (b, s) => $"{Method(b, n => $"private static {s} {n}(string first, params {s}[] rest) => rest[Oracle.Index(rest.Length)];")}({b.Text}, {b.Value(s)}, {b.Value(s)})"),
        new("params with an array", Shape.Text, b => $"{Method(b, n => $"private static string {n}(params string[] rest) => rest[Oracle.Index(rest.Length)];")}({b.Value(Shape.Row)})"),
        new("out", Shape.All, (b, s) =>
        {
            var (name, x) = (Method(b, n => $"private static bool {n}({s} p, out {s} q) {{ q = p; return Oracle.Next(); }}"), b.Fresh("o"));
            b.Line($"{name}({b.Value(s)}, out var {x});");
            return x;
        }),
        new("out in a condition", Shape.All, (b, s) =>
        {
            var (name, x) = (Method(b, n => $"private static bool {n}({s} p, out {s} q) {{ q = p; return Oracle.Next(); }}"), b.Fresh("o"));
            return $"({name}({b.Value(s)}, out {s} {x}) ? {x} : {b.Value(s)})";
        }),
        new("out over a local", Shape.Cleanable, (b, s) =>
        {
            var (name, x) = (Method(b, n => $"private static void {n}({s} p, out {s} q) => q = {b.Clean(s)};"), b.Declare(s, b.Value(s)));
            b.Line($"{name}({b.Value(s)}, out {x});");
            return x;
        }) { Stops = true },
        new("ref", Shape.All, (b, s) =>
        {
            var (name, x) = (Method(b, n => $"private static void {n}({s} p, ref {s} q) {{ if (Oracle.Next()) q = p; }}"), b.Declare(s, b.Value(s)));
            b.Line($"{name}({b.Value(s)}, ref {x});");
            return x;
        }),
        new("ref from one to another", Shape.All, (b, s) =>
        {
            var (name, x, y) = (Method(b, n => $"private static void {n}(ref {s} p, ref {s} q) {{ var t = p; p = q; q = t; }}"), b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)));
            b.Line($"{name}(ref {x}, ref {y});");
            return b.Random.Pick<string>([x, y]);
        }),
        new("in", Shape.All, (b, s) => $"{Method(b, n => $"private static {s} {n}(in {s} p) => p;")}({b.Value(s)})"),
        new("ref return", Shape.All, (b, s) =>
        {
            var inner = b.Elsewhere();
            var name = Method(b, n => $"private static ref {s} {n}(ref {s} p, ref {s} q) {{ if (Oracle.Next()) return ref p; return ref q; }}");
            inner.Line($"{name}(ref p, ref q) = {inner.Value(s)};");
            var body = inner.Returning($"{inner.Bit} ? p : q");
            return $"{Method(b, n => $"private static {s} {n}({s} p, {s} q) {body}")}({b.Value(s)}, {b.Value(s)})";
        }),
        new("generic method", Shape.All, (b, s) => $"{Method(b, n => $"private static T {n}<T>(T p) => p;")}({b.Value(s)})"),
        new("generic method with two parameters", Shape.All, (b, s) => $"{Method(b, n => $"private static (B, A) {n}<A, B>(A p, B q) => (q, p);")}({b.Value(s)}, {b.Text}).Item2"),
        new("constrained generic method", Shape.Text, b => $"{Method(b, n => $"private static string {n}<T>(T p) where T : IFormattable => p.ToString(null, CultureInfo.InvariantCulture);")}({b.Value(Shape.Number)})"),
        new("extension method", Shape.All, (b, s) => $"({b.Value(s)}).{Method(b, n => $"private static {s} {n}(this {s} p, string note) => p;")}({b.Text})"),
        new("recursion", Shape.All, (b, s) => $"{Method(b, n => $"private static {s} {n}({s} p, {s} q) => Oracle.Again() ? {n}(q, p) : p;")}({b.Value(s)}, {b.Value(s)})"),
        new("mutual recursion", Shape.All, (b, s) =>
        {
            var other = b.Fresh("Odd");
            var name = Method(b, n => $"private static {s} {n}({s} p, {s} q) => Oracle.Again() ? {other}(q, p) : p;");
            b.Member($"private static {s} {other}({s} p, {s} q) {{ if (Oracle.Again()) return {name}(p, {b.Elsewhere(("p", s), ("q", s)).Leaf(s)}); return q; }}");
            return $"{name}({b.Value(s)}, {b.Value(s)})";
        }),
        new("recursion that appends", Shape.Text, b => $"{Method(b, n => $"private static string {n}(string p, string all) {{ if (!Oracle.Again()) return all; return {n}(p, all + p); }}")}({b.Text}, {b.Text})"),
        new("chain of methods", Shape.All, (b, s) =>
        {
            var first = Method(b, n => $"private static {s} {n}({s} p) => p;");
            var second = Method(b, n => $"private static {s} {n}({s} p) {{ var r = {first}(p); return r; }}");
            return $"{Method(b, n => $"private static {s} {n}({s} p) => {second}(p);")}({b.Value(s)})";
        }),
        new("iterator", Shape.All, (b, s) =>
        {
            var inner = b.Elsewhere(("p", s), ("q", s));
            inner.Line("yield return p;");
            inner.Line($"if ({inner.Bit}) yield break;");
            inner.Line($"yield return {inner.Value(s)};");
            return $"{Method(b, n => $"private static IEnumerable<{s}> {n}({s} p, {s} q) {inner.Braced()}")}({b.Value(s)}, {b.Value(s)}).Where(_ => Oracle.Next()).DefaultIfEmpty({b.Value(s)}).First()";
        }),
        new("iterator in foreach", Shape.All, (b, s) =>
        {
            var (name, x, i) = (Method(b, n => $"private static IEnumerable<{s}> {n}({s} p) {{ while (Oracle.Again()) yield return p; }}"), b.Declare(s, b.Value(s)), b.Fresh("i"));
            b.Line($"foreach (var {i} in {name}({b.Value(s)})) {x} = {i};");
            return x;
        }),
        new("iterator with finally", Shape.All, (b, s) =>
        {
            var inner = b.Elsewhere(("p", s));
            var end = inner.Block(x => x.Sink(x.Text));
            return $"{Method(b, n => $"private static IEnumerable<{s}> {n}({s} p) {{ try {{ yield return p; }} finally {end} }}")}({b.Value(s)}).Single()";
        }),
        new("own enumerator", Shape.All, (b, s) =>
        {
            var (type, x, i) = (b.Fresh("Once"), b.Declare(s, b.Value(s)), b.Fresh("i"));
            b.Member($$"""
                private sealed class {{type}}({{s}} p)
                {
                    private bool _done;
                    public {{type}} GetEnumerator() => this;
                    public bool MoveNext() => !_done && (_done = true);
                    public {{s}} Current => p;
                }
                """);
            b.Line($"foreach (var {i} in new {type}({b.Value(s)})) if ({b.Bit}) {x} = {i};");
            return x;
        }),
        new("method that fills a list", Shape.Texts, b =>
        {
            var (name, list) = (Method(b, n => $"private static void {n}(List<string> all, string p) => all.Add(p);"), b.Declare(Shape.Texts, b.Value(Shape.Texts)));
            b.Line($"{name}({list}, {b.Text});");
            return list;
        }),
        new("method that fills a builder", Shape.Builder, b =>
        {
            var (name, builder) = (Method(b, n => $"private static void {n}(StringBuilder all, string p) {{ all.Append(p); }}"), b.Declare(Shape.Builder, b.Value(Shape.Builder)));
            b.Line($"{name}({builder}, {b.Text});");
            return builder;
        }),
        new("method that reads a person", Shape.Text, b => $"{Method(b, n => $"private static string {n}(Customer p) => p.{b.MemberOfPerson};")}({b.Value(Shape.Person)})"),
        new("method that returns a tuple", Shape.All, (b, s) => $"{Method(b, n => $"private static (string A, {s} B) {n}({s} p, string q) => (q, p);")}({b.Value(s)}, {b.Text}).B"),
        new("element that the method does not fill", Shape.Text, b => $"{Method(b, n => $"private static (string A, string B) {n}(string p) => (\"ab\", p);")}({b.Text}).A") { Stops = true },
        new("return from within try", Shape.All, (b, s) =>
        {
            var inner = b.Elsewhere(("p", s), ("q", s));
            var end = inner.Block(x => x.Sink(x.Leaf(Shape.Text)));
            return $"{Method(b, n => $"private static {s} {n}({s} p, {s} q) {{ try {{ Oracle.MayThrow(); return p; }} catch (TimeoutException) {{ return q; }} finally {end} }}")}({b.Value(s)}, {b.Value(s)})";
        }),
        new("static local function", Shape.All, (b, s) =>
        {
            var name = b.Fresh("Local");
            var inner = b.Elsewhere(("p", s));
            b.Line($"static {s} {name}({s} p) {inner.Returning(inner.Random.Next(2) == 0 ? "p" : inner.Value(s))}");
            return $"{name}({b.Value(s)})";
        }),
        new("local function", Shape.All, (b, s) =>
        {
            var name = b.Fresh("Local");
            var inner = b.Inner(false, ("p" + name, s));
            b.Line($"{s} {name}({s} p{name}) {inner.Returning(inner.Value(s))}");
            return $"{name}({b.Value(s)})";
        }),
        new("local function over a local that changes", Shape.All, (b, s) =>
        {
            var (name, x) = (b.Fresh("Local"), b.Declare(s, b.Value(s)));
            b.Line($"{s} {name}() => {x};");
            b.Line($"{x} = {b.Value(s)};");
            return name + "()";
        }),
        new("local function that writes a local", Shape.All, (b, s) =>
        {
            var (name, x) = (b.Fresh("Local"), b.Declare(s, b.Value(s)));
            b.Line($"{name}({b.Value(s)});");
            b.Line($"void {name}({s} p{name}) {{ if (Oracle.Next()) {x} = p{name}; }}");
            return x;
        }),
        new("recursive local function", Shape.All, (b, s) =>
        {
            var name = b.Fresh("Local");
            b.Line($"{s} {name}({s} p{name}, {s} q{name}) => Oracle.Again() ? {name}(q{name}, p{name}) : p{name};");
            return $"{name}({b.Value(s)}, {b.Value(s)})";
        }),
        new("local iterator", Shape.All, (b, s) =>
        {
            var name = b.Fresh("Local");
            b.Line($"IEnumerable<{s}> {name}({s} p{name}) {{ yield return p{name}; }}");
            return $"{name}({b.Value(s)}).First()";
        }),
    ];

    private static string Method(Body b, Func<string, string> source)
    {
        var name = b.Fresh("Do");
        b.Member(source(name));
        return name;
    }
}
