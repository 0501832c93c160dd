namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Arrays, lists, dictionaries. A label covers the whole collection, so the oracle chooses which element is read.</summary>
internal static class Collections
{
    public static readonly Construct[] All =
    [
        new("array element", Shape.All, (b, s) => $"new {Array(b, s)}[{b.Index(2)}]"),
        new("array element from the end", Shape.All, (b, s) => $"new {Array(b, s)}[^(1 + {b.Index(2)})]"),
        new("inferred array", Shape.All, (b, s) => $"new[] {{ {b.Value(s)}, {b.Value(s)} }}[{b.Index(2)}]"),
        new("element set", Shape.All, (b, s) =>
        {
            var all = Local(b, $"new {Array(b, s)}");
            b.Line($"{all}[{b.Index(2)}] = {b.Value(s)};");
            return $"{all}[{b.Index(2)}]";
        }),
        new("array filled", Shape.All, (b, s) =>
        {
            var all = Local(b, $"new {(s == Shape.Row ? "string[1][]" : s + "[1]")}");
            b.Line($"{all}[0] = {b.Value(s)};");
            return $"{all}[0]";
        }),
        new("array with two dimensions", Shape.Text, b => $"new string[,] {{ {{ {b.Text}, {b.Text} }} }}[0, {b.Index(2)}]"),
        new("array of arrays", Shape.Text, b => $"new string[][] {{ {b.Value(Shape.Row)}, {b.Value(Shape.Row)} }}[{b.Index(2)}][{b.Index(2)}]"),
        new("range of an array", Shape.All, (b, s) => $"new {Array(b, s)}[{b.Index(2)}..][0]"),
        new("range in a local", Shape.All, (b, s) =>
        {
            var (all, range) = (Local(b, $"new {Array(b, s)}"), b.Fresh("range"));
            b.Line($"Range {range} = {b.Index(2)}..^0;");
            return $"{all}[{range}][0]";
        }),
        new("index in a local", Shape.All, (b, s) =>
        {
            var (all, index) = (Local(b, $"new {Array(b, s)}"), b.Fresh("index"));
            b.Line($"Index {index} = ^(1 + {b.Index(2)});");
            return $"{all}[{index}]";
        }),
        new("cloned array", Shape.Text, b => $"((string[]){b.Value(Shape.Row)}.Clone())[{b.Index(2)}]"),
        new("copied array", Shape.All, (b, s) =>
        {
            var (from, to) = (Local(b, $"new {Array(b, s)}"), Local(b, $"new {Array(b, s)}"));
            b.Line($"Array.Copy({from}, {to}, {b.Index(2)});");
            return $"{to}[{b.Index(2)}]";
        }),
        new("list element", Shape.All, (b, s) => $"{List(b, s)}[{b.Index(2)}]"),
        new("list element from the end", Shape.All, (b, s) =>
        {
            var all = Local(b, List(b, s));
            b.Line($"Oracle.Mix({all});");
            return $"{all}[^1]";
        }),
        new("list added to", Shape.All, (b, s) =>
        {
            var all = Local(b, List(b, s));
            b.Line($"{all}.{b.Random.Pick<string>(["Add(", "Insert(1, "])}{b.Value(s)});");
            return $"{all}[{b.Index(3)}]";
        }),
        new("list added to in a loop", Shape.All, (b, s) =>
        {
            var (all, i) = (Local(b, List(b, s)), b.Fresh("i"));
            b.Line($"foreach (var {i} in new[] {{ {b.Value(s)}, {b.Value(s)} }}) {all}.Add({i});");
            return $"{all}[{b.Index(4)}]";
        }),
        new("list with a range added", Shape.Texts, b =>
        {
            var all = b.Declare(Shape.Texts, b.Value(Shape.Texts));
            b.Line($"{all}.AddRange({b.Value(Shape.Sequence)});");
            return all;
        }),
        new("list of a row", Shape.Texts, b => $"new List<string>({b.Value(Shape.Row)})"),
        new("row of a list", Shape.Row, b => $"{b.Value(Shape.Texts)}.ToArray()"),
        new("list converted", Shape.Texts, b => $"{b.Value(Shape.Texts)}.ConvertAll(x => x + {b.Leaf(Shape.Text)})"),
        new("sequence of a list", Shape.Sequence, b => $"((IEnumerable<string>){b.Value(Shape.Texts)})"),
        new("sequence of a map", Shape.Sequence, b => $"((IEnumerable<string>){b.Value(Shape.Map)}.Values)"),
        new("element of a row", Shape.Text, b => $"({b.Value(Shape.Row)})[{b.Index(2)}]"),
        new("element of texts", Shape.Text, b => $"({b.Value(Shape.Texts)})[{b.Index(2)}]"),
        new("element of a map", Shape.Text, b => $"({b.Value(Shape.Map)})[{b.Bit} ? \"a\" : \"b\"]"),
        new("map with an entry set", Shape.Map, b =>
        {
            var map = b.Declare(Shape.Map, b.Value(Shape.Map));
            b.Line($"{map}[{b.Bit} ? \"a\" : \"b\"] = {b.Text};");
            return map;
        }),
        new("map with an entry added", Shape.Map, b =>
        {
            var map = b.Declare(Shape.Map, b.Value(Shape.Map));
            b.Line($"{map}.TryAdd({b.Bit} ? \"a\" : \"c\", {b.Text});");
            return map;
        }),
        new("map initialised with pairs", Shape.Map, b => $"new Dictionary<string, string> {{ {{ \"a\", {b.Text} }}, {{ \"b\", {b.Text} }} }}"),
        new("map that grows within an initialiser", Shape.Map, b => $"new Dictionary<string, string>({b.Value(Shape.Map)}) {{ [\"c\"] = {b.Text} }}"),
        new("TryGetValue", Shape.Text, b =>
        {
            var x = b.Fresh("o");
            return $"(({b.Value(Shape.Map)}).TryGetValue({b.Bit} ? \"a\" : \"none\", out var {x}) ? {x} : {b.Text})";
        }),
        new("dictionary", Shape.All, (b, s) => $"new Dictionary<int, {s}> {{ [0] = {b.Value(s)}, [1] = {b.Value(s)} }}[{b.Index(2)}]"),
        new("dictionary in foreach", Shape.Text, b =>
        {
            var (x, k, v) = (b.Declare(Shape.Text, b.Text), b.Fresh("k"), b.Fresh("v"));
            b.Line($"foreach (var ({k}, {v}) in new Dictionary<string, string> {{ [{b.Text}] = {b.Text} }}) {x} += {k} + {v};");
            return x;
        }),
        new("entry in foreach", Shape.Text, b =>
        {
            var (x, e) = (b.Declare(Shape.Text, b.Text), b.Fresh("e"));
            b.Line($"foreach (var {e} in {b.Value(Shape.Map)}) if ({b.Bit}) {x} = {e}.Value;");
            return x;
        }),
        new("foreach", Shape.All, (b, s) =>
        {
            var (x, i) = (b.Declare(s, b.Value(s)), b.Fresh("i"));
            b.Line($"foreach (var {i} in new[] {{ {b.Value(s)}, {b.Value(s)} }}) {{ if ({b.Bit}) continue; {x} = {i}; if ({b.Bit}) break; }}");
            return x;
        }),
        new("foreach over a list", Shape.Text, b =>
        {
            var (x, i) = (b.Declare(Shape.Text, b.Text), b.Fresh("i"));
            b.Line($"foreach (string {i} in {b.Value(Shape.Texts)}) {x} += {i};");
            return x;
        }),
        new("for over an array", Shape.All, (b, s) =>
        {
            var (x, all, i) = (b.Declare(s, b.Value(s)), Local(b, $"new {Array(b, s)}"), b.Fresh("i"));
            b.Line($"for (var {i} = 0; {i} < {all}.Length; {i}++) {{ if ({b.Bit}) {x} = {all}[{i}]; }}");
            return x;
        }),
        new("collection expression", Shape.All, (b, s) => $"(({(s == Shape.Row ? "string[][]" : s + "[]")})[{b.Value(s)}, {b.Value(s)}])[{b.Index(2)}]"),
        new("collection expression of a list", Shape.Texts, b => $"((List<string>)[{b.Text}, {b.Text}])"),
        new("collection expression of a sequence", Shape.Sequence, b => $"((IEnumerable<string>)[{b.Text}, {b.Text}])"),
        new("collection expression of a built collection", Shape.All, (b, s) => $"((ImmutableArray<{s}>)[{b.Value(s)}, {b.Value(s)}])[{b.Index(2)}]"),
        new("spread", Shape.Row, b => $"((string[])[.. {b.Value(b.Random.Pick<Shape>([Shape.Row, Shape.Texts, Shape.Sequence]))}, {b.Text}])"),
        new("spread of a conditional", Shape.Texts, b => $"((List<string>)[{b.Text}, .. ({b.Bit} ? {b.Value(Shape.Row)} : []), {b.Text}])"),
        new("set", Shape.All, (b, s) => $"new HashSet<{s}> {{ {b.Value(s)} }}.First()"),
        new("queue", Shape.All, (b, s) =>
        {
            var name = Local(b, $"new Queue<{s}>()");
            b.Line($"{name}.Enqueue({b.Value(s)});");
            return name + ".Dequeue()";
        }),
        new("stack", Shape.All, (b, s) =>
        {
            var name = Local(b, $"new Stack<{s}>()");
            b.Line($"{name}.Push({b.Value(s)});");
            return name + ".Peek()";
        }),
        new("linked list", Shape.All, (b, s) => $"new LinkedList<{s}>(new[] {{ {b.Value(s)} }}).First!.Value"),
        new("sorted dictionary", Shape.All, (b, s) => $"new SortedDictionary<int, {s}> {{ [1] = {b.Value(s)} }}[1]"),
        new("immutable array", Shape.All, (b, s) => $"ImmutableArray.Create({b.Value(s)}, {b.Value(s)})[{b.Index(2)}]"),
        new("immutable list", Shape.All, (b, s) => $"ImmutableList<{s}>.Empty.Add({b.Value(s)})[0]"),
        new("concurrent dictionary", Shape.All, (b, s) => $"new ConcurrentDictionary<int, {s}>().GetOrAdd(1, {b.Fresh("k")} => {b.Result(s)})"),
        new("object initialiser of a collection", Shape.Text, b => $"new {{ All = new List<string> {{ {b.Text}, {b.Text} }} }}.All[{b.Index(2)}]"),
        new("span", Shape.Text, b => InMethod(b, m =>
        {
            m.Line("Span<string> all = new[] { p, q };");
            m.Line($"all[{m.Index(2)}] = {m.Text};");
            return $"all[{m.Index(2)}]";
        })),
        new("foreach by reference", Shape.Text, b => InMethod(b, m =>
        {
            m.Line("var all = new[] { p, p };");
            m.Line("foreach (ref var x in all.AsSpan()) { if (Oracle.Next()) x = q; }");
            return $"all[{m.Index(2)}]";
        })),
        new("inline array", Shape.Text, b =>
        {
            var type = b.Fresh("Two");
            b.Member($"[InlineArray(2)] private struct {type} {{ private string _element; }}");
            return InMethod(b, m =>
            {
                m.Line($"var two = new {type}();");
                m.Line("two[0] = p;");
                m.Line("two[1] = q;");
                return $"two[{m.Index(2)}]";
            });
        }),
        new("array sorted and joined", Shape.Text, b =>
        {
            var row = b.Declare(Shape.Row, b.Value(Shape.Row));
            b.Line($"Array.Sort({row}, StringComparer.Ordinal);");
            return $"string.Join(\";\", {row})";
        }),
    ];

    private static string Array(Body b, Shape s) => $"{(s == Shape.Row ? "string[][]" : s + "[]")} {{ {b.Value(s)}, {b.Value(s)} }}";

    private static string List(Body b, Shape s) => $"new List<{s}> {{ {b.Value(s)}, {b.Value(s)} }}";

    private static string Local(Body b, string value)
    {
        var name = b.Fresh("all");
        b.Line($"var {name} = {value};");
        return name;
    }

    /// <summary>Spans may not stand in asynchronous methods: they get a method of their own.</summary>
    private static string InMethod(Body b, Func<Body, string> write)
    {
        var (method, inner) = (b.Fresh("Span"), b.Elsewhere(("p", Shape.Text), ("q", Shape.Text)));
        b.Member($"private static string {method}(string p, string q) {inner.Returning(write(inner))}");
        return $"{method}({b.Text}, {b.Text})";
    }
}
