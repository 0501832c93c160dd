namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Constructs of C# 13 and 14; generated where the compiler in use knows them.</summary>
internal static class Newer
{
    public static readonly Construct[] All =
    [
        new("params of a span", Shape.Text, b =>
        {
            var name = b.Fresh("Do");
            b.Member($"private static string {name}(params ReadOnlySpan<string> all) => all[Oracle.Index(all.Length)];");
            return $"{name}({b.Text}, {b.Text})";
        }) { Since = 13 },
        new("params of a list", Shape.Text, b =>
        {
            var name = b.Fresh("Do");
            b.Member($"private static string {name}(params List<string> all) => all[Oracle.Index(all.Count)];");
            return $"{name}({b.Text}, {b.Text})";
        }) { Since = 13 },
        new("ref local in an iterator", Shape.Text, b =>
        {
            var name = b.Fresh("Do");
            b.Member($"private static IEnumerable<string> {name}(string p) {{ var q = \"ab\"; {{ ref var r = ref q; r = p; }} yield return q; }}");
            return $"{name}({b.Text}).First()";
        }) { Since = 13 },
        new("extension property", Shape.Text, b =>
        {
            var (type, name) = (b.Program.Number, b.Fresh("Extended"));
            b.Member($"extension(string p) {{ public string {name} => p + \".\"; }}");
            return $"({b.Text}).{name}";
        }) { Since = 14 },
        new("extension block with a method", Shape.All, (b, s) =>
        {
            var name = b.Fresh("Extended");
            b.Member($"extension({s} p) {{ public {s} {name}({s} q) => Oracle.Next() ? p : q; }}");
            return $"({b.Value(s)}).{name}({b.Value(s)})";
        }) { Since = 14 },
        new("extension by the name of its class", Shape.Text, b =>
        {
            var name = b.Fresh("Extended");
            b.Member($"extension(string p) {{ public string {name}(string q) => Oracle.Next() ? p : q + p; }}");
            return $"P{b.Program.Number}.{name}({b.Text}, {b.Text})";
        }) { Since = 14 },
        new("field keyword", Shape.Text, b =>
        {
            var (type, x) = (b.Fresh("Type"), b.Fresh("h"));
            b.Member($"private sealed class {type} {{ public string It {{ get => field ?? \"ab\"; set => field = value.Trim(); }} }}");
            b.Line($"var {x} = new {type}();");
            b.Line($"{x}.It = {b.Text};");
            return x + ".It";
        }) { Since = 14 },
        new("conditional assignment", Shape.Text, b =>
        {
            var (note, x) = (b.Declare(Shape.Note, b.Value(Shape.Note)), b.Fresh("maybe"));
            b.Line($"Note? {x} = {b.Bit} ? {note} : null;");
            b.Line($"{x}?.Body = {b.Text};");
            return note + ".Body";
        }) { Since = 14 },
        new("own compound assignment", Shape.Text, b =>
        {
            var (type, x) = (b.Fresh("Type"), b.Fresh("h"));
            b.Member($"private sealed class {type}(string p) {{ public string Get() => p; public void operator +=(string q) {{ p += q; }} }}");
            b.Line($"var {x} = new {type}({b.Text});");
            b.Line($"{x} += {b.Text};");
            return x + ".Get()";
        }) { Since = 14 },
        new("lambda with modifiers", Shape.Text, b =>
        {
            var (type, f, x) = (b.Fresh("Get"), b.Fresh("f"), b.Fresh("o"));
            b.Member($"private delegate void {type}(string p, out string q);");
            b.Line($"{type} {f} = (p, out q) => q = p;");
            b.Line($"{f}({b.Text}, out var {x});");
            return x;
        }) { Since = 14 },
        new("span converted implicitly", Shape.Text, b =>
        {
            var name = b.Fresh("Do");
            b.Member($"private static string {name}(ReadOnlySpan<string> all) => all[Oracle.Index(all.Length)];");
            return $"{name}({b.Value(Shape.Row)})";
        }) { Since = 14 },
    ];
}
