namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>What tells nothing of the value: names, types, sizes, comparisons, anonymised results.</summary>
internal static class Stoppers
{
    public static readonly Construct[] All =
    [
        Stop("length", b => $"({b.Text}).Length.ToString()"),
        Stop("nameof", b => $"nameof({b.Somebody()}.Email)"),
        Stop("typeof", b => $"typeof(Customer).Name + ({b.Text}).Length"),
        Stop("GetType", b => $"({b.Text}).GetType().Name"),
        Stop("default", b => $"(default(string) ?? {b.Clean(Shape.Text)})"),
        Stop("equality", b => $"({b.Text} == {b.Text}).ToString()"),
        Stop("inequality", b => $"({b.Text} != {b.Text} ? \"ab\" : \"cd\")"),
        Stop("equality of tuples", b => $"(({b.Text}, {b.Text}) == ({b.Text}, {b.Text}) ? \"ab\" : \"cd\")"),
        Stop("Equals", b => $"({b.Text}).Equals({b.Text}, StringComparison.Ordinal).ToString()"),
        Stop("comparison", b => $"(({b.Text}).CompareTo({b.Text}) > 0 ? \"ab\" : \"cd\")"),
        Stop("string.Compare", b => $"string.CompareOrdinal({b.Text}, {b.Text}).ToString(\"+0;-0\")[0].ToString()"),
        Stop("hash code", b => $"({b.Text}).GetHashCode().ToString()"),
        Stop("Contains", b => $"({b.Text}).Contains(\"a\").ToString()"),
        Stop("StartsWith", b => $"({b.Text}).StartsWith({b.Text}, StringComparison.Ordinal).ToString()"),
        Stop("IsNullOrEmpty", b => $"string.IsNullOrEmpty({b.Text}).ToString()"),
        Stop("Any", b => $"({b.Value(Shape.Sequence)}).Any(x => x.Length > 0).ToString()"),
        Stop("All", b => $"({b.Value(Shape.Sequence)}).All(x => x != \"\").ToString()"),
        Stop("Count", b => $"({b.Value(Shape.Texts)}).Count.ToString()"),
        Stop("Count of some", b => $"({b.Value(Shape.Sequence)}).Count(x => x.Length > 1).ToString()"),
        Stop("LongCount", b => $"({b.Value(Shape.Sequence)}).LongCount() + \"\""),
        Stop("length of a row", b => $"({b.Value(Shape.Row)}).Length + \"\""),
        Stop("ContainsKey", b => $"({b.Value(Shape.Map)}).ContainsKey({b.Text}) ? \"ab\" : \"cd\""),
        Stop("is", b => $"((object)({b.Text}) is string ? \"ab\" : \"cd\")"),
        Stop("is a constant", b => $"({b.Text} is \"x\" or \"y\" ? \"ab\" : \"cd\")"),
        Stop("is null", b => $"({b.Text} is null ? \"ab\" : \"cd\")"),
        Stop("switch on it", b => $"({b.Text} switch {{ \"x\" => \"ab\", {{ Length: > 3 }} => \"cd\", _ => \"ef\" }})"),
        Stop("flag", b =>
        {
            var flag = b.Fresh("flag");
            b.Line($"bool {flag} = ({b.Text}).Length > 2 && {b.Text} != \"\";");
            return $"({flag} ? \"ab\" : \"cd\")";
        }),
        Stop("condition of an if", b =>
        {
            var x = b.Declare(Shape.Text, b.Clean(Shape.Text));
            b.Line($"if ({b.Text} == \"x\") {x} = \"cd\";");
            return x;
        }),
        Stop("anonymised", b =>
        {
            var name = b.Fresh("Mask");
            b.Member($"[Anonymizes] private static string {name}(string p) => p.Length > 3 ? \"***\" : \"*\";");
            return $"{name}({b.Text})";
        }),
        Stop("anonymised return value", b =>
        {
            var name = b.Fresh("Mask");
            b.Member($"[return: Anonymizes] private static string {name}(string p) => new string('*', p.Length);");
            return $"{name}({b.Text})";
        }),
        Stop("bytes of a literal", _ => "Encoding.UTF8.GetString(\"ab\"u8)"),
        Stop("raw literal", _ => "\"\"\"ab \"cd\" \"\"\""),
        Stop("literals", _ => "'a' + \"b\" + 1 + 2.5 + 3m + 4L + true"),
        Stop("result of void", b =>
        {
            b.Line($"GC.KeepAlive({b.Text});");
            return b.Clean(Shape.Text);
        }),
        Stop("method that tells whether", b =>
        {
            var name = b.Fresh("Is");
            b.Member($"private static bool {name}(string p) => p.Length > 3;");
            return $"{name}({b.Text}).ToString()";
        }),
        Stop("array of people", b => $"new[] {{ {b.Value(Shape.Person)} }}.Length.ToString()"),
        Stop("person's type", b => $"({b.Value(Shape.Person)}).ToString()!"),
        Stop("type of a list", b => $"({b.Value(Shape.Person)}).GetType().ToString()"),
        Stop("lambda that is not called", b =>
        {
            var f = b.Fresh("f");
            b.Line($"Func<string> {f} = () => {b.Result(Shape.Text)};");
            return $"({f} is null ? \"ab\" : \"cd\")";
        }),
    ];

    private static Construct Stop(string name, Func<Body, string> write) => new(name, Shape.Text, b => $"({write(b)})") { Stops = true };
}
