namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Every kind of pattern. A pattern that names a value always matches, so that the oracle alone decides whether it is used.</summary>
internal static class Patterns
{
    public static readonly Construct[] All =
    [
        new("var pattern", Shape.All, (b, s) => Named(b, s, x => $"{b.Value(s)} is var {x}")),
        new("declaration pattern", Shape.All, (b, s) => Named(b, s, x => $"(object)({b.Value(s)}) is {(s == Shape.Pair ? "ValueTuple<string, string>" : s)} {x}", s == Shape.Pair ? "(Left: {0}.Item1, Right: {0}.Item2)" : "{0}")),
        new("non-null pattern", Shape.References, (b, s) => Named(b, s, x => $"{b.Value(s)} is {{ }} {x}")),
        new("not null and var", Shape.References, (b, s) => Named(b, s, x => $"{b.Value(s)} is not null and var {x}")),
        new("negated declaration pattern", Shape.References, (b, s) =>
        {
            var x = b.Fresh("x");
            b.Line($"if ((object)({b.Value(s)}) is not {s} {x}) {Left(b)}");
            return x;
        }),
        new("property pattern", Shape.All, (b, s) => Named(b, s, x => $"new {{ P = {b.Value(s)}, Q = {b.Text} }} is {{ P: var {x} }}")),
        new("property pattern on a person", Shape.Text, b => Named(b, Shape.Text, x => $"{b.Value(Shape.Person)} is {{ {b.MemberOfPerson}: var {x} }}")),
        new("property pattern with a type", Shape.Text, b => Named(b, Shape.Text, x => $"(object){b.Value(Shape.Person)} is Customer {{ Ref: \"R-17\", Name: {{ Length: > 0 }} {x} }}")) { IsSource = true },
        new("recursive property pattern", Shape.All, (b, s) => Named(b, s, x => $"new {{ P = new {{ Q = {b.Value(s)} }} }} is {{ P: {{ Q: var {x} }} }}")),
        new("extended property pattern", Shape.All, (b, s) => Named(b, s, x => $"new {{ P = new {{ Q = {b.Value(s)} }} }} is {{ P.Q: var {x} }}")),
        new("property pattern with a name for the whole", Shape.Person, b => Named(b, Shape.Person, x => $"{b.Value(Shape.Person)} is {{ Rank: 3 }} {x}")),
        new("positional pattern on a tuple", Shape.All, (b, s) => Named(b, s, x => $"({b.Text}, {b.Value(s)}) is (_, var {x})")),
        new("positional pattern on a pair", Shape.Text, b => Named(b, Shape.Text, x => $"{b.Value(Shape.Pair)} is (var {x}, _)")),
        new("var pattern that takes apart", Shape.All, (b, s) => Named(b, s, x => $"({b.Text}, {b.Value(s)}) is var ({b.Fresh("x")}, {x})")),
        new("positional pattern on a record", Shape.Text, b => Named(b, Shape.Text, x => $"{b.Value(Shape.Card)} is (var {x}, _)")) { IsSource = true },
        new("positional and property pattern", Shape.Text, b => Named(b, Shape.Text, x => $"(object){b.Value(Shape.Card)} is Card(_, _) {{ Email: var {x} }}")) { IsSource = true },
        new("list pattern", Shape.All, (b, s) =>
        {
            var (all, x, y) = (b.Fresh("all"), b.Fresh("x"), b.Fresh("y"));
            b.Line($"var {all} = new[] {{ {b.Value(s)}, {b.Value(s)} }};");
            b.Line($"Oracle.Mix({all});");
            return $"({all} is [var {x}, var {y}] && {b.Bit} ? {b.Random.Pick<string>([x, y])} : {b.Value(s)})";
        }),
        new("list pattern with a slice", Shape.All, (b, s) =>
        {
            var (all, x, y) = (b.Fresh("all"), b.Fresh("x"), b.Fresh("y"));
            b.Line($"var {all} = new List<{s}> {{ {b.Value(s)}, {b.Value(s)} }};");
            b.Line($"Oracle.Mix({all});");
            return $"({all} is [var {x}, .., var {y}] && {b.Bit} ? {b.Random.Pick<string>([x, y])} : {b.Value(s)})";
        }),
        new("slice pattern with a name", Shape.Text, b =>
        {
            var (row, rest) = (b.Fresh("row"), b.Fresh("rest"));
            b.Line($"var {row} = {b.Value(Shape.Row)};");
            b.Line($"Oracle.Mix({row});");
            return $"({row} is [_, .. {{ Length: > 0 }} {rest}] && {b.Bit} ? {rest}[0] : {b.Text})";
        }),
        new("list pattern on a text", Shape.Text, b => $"({b.Atom()} is [var {b.Fresh("x")}, ..] && {b.Bit} ? {b.Text} : {b.Text})"),
        new("character of a list pattern", Shape.Text, b =>
        {
            var x = b.Fresh("x");
            return $"({b.Atom()} is [var {x}, ..] && {b.Bit} ? {x}.ToString() : {b.Text})";
        }),
        new("relational patterns", Shape.All, (b, s) => $"({b.Index(4)} switch {{ < 1 => {b.Value(s)}, >= 2 and not 3 => {b.Value(s)}, _ => {b.Value(s)} }})"),
        new("combined patterns", Shape.All, (b, s) => $"({b.Index(5)} is (> 1 and < 3) or 4 ? {b.Value(s)} : {b.Value(s)})"),
        new("pattern with when", Shape.All, (b, s) =>
        {
            var x = b.Fresh("x");
            return $"({b.Value(s)} switch {{ var {x} when {b.Bit} => {x}, _ => {b.Value(s)} }})";
        }),
        new("type switch", Shape.Text, b =>
        {
            var (x, y) = (b.Fresh("x"), b.Fresh("y"));
            return $"(({b.Bit} ? (object)({b.Text}) : 42) switch {{ string {x} => {x}, int {y} => {y} + {b.Text}, _ => \"none\" }})";
        }),
        new("type pattern", Shape.All, (b, s) => $"(({b.Bit} ? (object)\"text\" : 42) switch {{ string => {b.Value(s)}, _ => {b.Value(s)} }})"),
        new("constant patterns", Shape.All, (b, s) => $"(({b.Bit} ? \"x\" : null) switch {{ null => {b.Value(s)}, \"x\" => {b.Value(s)}, _ => throw new TimeoutException() }})"),
        new("switch on a tuple", Shape.All, (b, s) => $"((Oracle.Next(), Oracle.Next()) switch {{ (true, _) => {b.Value(s)}, (_, false) => {b.Value(s)}, _ => {b.Value(s)} }})"),
        new("switch with property patterns", Shape.Text, b =>
        {
            var (x, y) = (b.Fresh("x"), b.Fresh("y"));
            return $"({b.Value(Shape.Person)} switch {{ {{ Email: var {x} }} when {b.Bit} => {x}, {{ Rank: > 2, Name: var {y} }} when {b.Bit} => {y}, _ => {b.Text} }})";
        }) { IsSource = true },
        new("switch statement over patterns", Shape.All, (b, s) =>
        {
            var (result, x, y) = (b.Declare(s, b.Value(s)), b.Fresh("x"), b.Fresh("y"));
            b.Line($"switch (({b.Value(s)}, {b.Value(s)})) {{ case (var {x}, _) when {b.Bit}: {result} = {x}; break; case var ({b.Fresh("z")}, {y}) when {b.Bit}: {result} = {y}; break; }}");
            return result;
        }),
        new("pattern in a loop's condition", Shape.All, (b, s) =>
        {
            var (result, x) = (b.Declare(s, b.Value(s)), b.Fresh("x"));
            b.Line($"while ({b.Value(s)} is var {x} && Oracle.Again()) {result} = {x};");
            return result;
        }),
    ];

    /// <summary>Uses what the pattern named where the oracle says so.</summary>
    private static string Named(Body b, Shape s, Func<string, string> pattern, string use = "{0}")
    {
        var x = b.Fresh("x");
        return $"({pattern(x)} && {b.Bit} ? {string.Format(use, x)} : {b.Value(s)})";
    }

    private static string Left(Body b) => b.Block(x => x.Last("throw new TimeoutException();"));
}
