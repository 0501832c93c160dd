namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Types of the program: members with bodies, captured parameters, dispatch, operators, conversions, indexers.</summary>
internal static class OwnTypes
{
    public static readonly Construct[] All =
    [
        new("captured primary-constructor parameter", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n}({s} p) {{ public {s} Get() => p; }}")}({b.Value(s)}).Get()"),
        new("property over a captured parameter", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n}({s} p) {{ public {s} It {{ get {{ var q = p; return q; }} }} }}")}({b.Value(s)}).It"),
        new("captured parameter that is set", Shape.All, (b, s) =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}({s} p) {{ public void Set({s} q) {{ if (Oracle.Next()) p = q; }} public {s} Get() => p; }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}({b.Value(s)});");
            b.Line($"{x}.Set({b.Value(s)});");
            return x + ".Get()";
        }),
        new("one of two captured parameters", Shape.Text, b => $"new {Type(b, n => $"private sealed class {n}(string p, string q) {{ public string A => p; public string B => q; }}")}({b.Text}, {b.Text}).{b.Random.Pick<string>(["A", "B"])}"),
        new("constructor that ignores its argument", Shape.Text, b => $"new {Type(b, n => $"private sealed class {n} {{ public {n}(string p) {{ }} public string It => \"ab\"; }}")}({b.Text}).It") { Stops = true },
        new("constructor into a field", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n} {{ private readonly {s} _p; public {n}({s} p) {{ _p = p; }} public {s} Get() => _p; }}")}({b.Value(s)}).Get()"),
        new("primary constructor into a property", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n}({s} p) {{ public {s} It {{ get; }} = p; }}")}({b.Value(s)}).It"),
        new("constructor chain", Shape.Text, b => $"new {Type(b, n => $"private sealed class {n}(string p, string q) {{ public {n}(string r) : this(r + \".\", \"q\") {{ }} public string Get() => p + q; }}")}({b.Text}).Get()"),
        new("base constructor", Shape.All, (b, s) =>
        {
            var parent = Type(b, n => $"private abstract class {n}({s} p) {{ public {s} Get() => p; }}");
            return $"new {Type(b, n => $"private sealed class {n}({s} q) : {parent}(q);")}({b.Value(s)}).Get()";
        }),
        new("settable property", Shape.All, (b, s) =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n} {{ public {s} It {{ get; set; }} = default!; }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}();");
            b.Line($"{x}.It = {b.Value(s)};");
            return x + ".It";
        }),
        new("object initialiser", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n} {{ public {s} It {{ get; init; }} = default!; public int Rank {{ get; set; }} }}")} {{ Rank = 1, It = {b.Value(s)} }}.It"),
        new("nested object initialiser", Shape.Text, b =>
        {
            var type = Type(b, n => $"private sealed class {n} {{ public Note In {{ get; }} = new Note(\"ab\"); public List<string> All {{ get; }} = new(); }}");
            return $"new {type} {{ In = {{ Body = {b.Text} }} }}.In.Body";
        }),
        new("required member", Shape.Text, b => $"new {Type(b, n => $"private sealed class {n} {{ public required string It {{ get; init; }} }}")} {{ It = {b.Text} }}.It"),
        new("property with a body that sets", Shape.Text, b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n} {{ private string _it = \"ab\"; public string It {{ get => _it; set {{ _it = value + \".\"; }} }} }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}();");
            b.Line($"{x}.It = {b.Text};");
            return x + ".It";
        }),
        new("setter that writes elsewhere", Shape.Text, b =>
        {
            var inner = b.Elsewhere(("value", Shape.Text));
            inner.Sink("value");
            var (type, x) = (Type(b, n => $"private sealed class {n} {{ public string It {{ get => \"ab\"; set {inner.Braced()} }} }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}();");
            b.Line($"{x}.It = {b.Text};");
            return x + ".It";
        }) { Stops = true },
        new("static field", Shape.All, (b, s) =>
        {
            var name = b.Fresh("_kept");
            b.Member($"private static {s} {name} = default!;");
            b.Line($"{name} = {b.Value(s)};");
            return name;
        }),
        new("static property", Shape.All, (b, s) =>
        {
            var name = b.Fresh("Kept");
            b.Member($"private static {s} {name} {{ get; set; }} = default!;");
            b.Line($"{name} = {b.Value(s)};");
            return name;
        }),
        new("static property with a body", Shape.Text, b =>
        {
            var (name, inner) = (b.Fresh("Made"), b.Elsewhere());
            b.Member($"private static string {name} {{ get {inner.Returning(inner.Text)} }}");
            return name;
        }),
        new("interface", Shape.All, (b, s) =>
        {
            var face = Type(b, n => $"private interface {n} {{ {s} Get({s} p); }}");
            var (first, second) = (b.Elsewhere(("p", s)), b.Elsewhere(("p", s)));
            var x = Type(b, n => $"private sealed class {n} : {face} {{ public {s} Get({s} p) {first.Returning(first.Value(s))} }}");
            var y = Type(b, n => $"private sealed class {n} : {face} {{ {s} {face}.Get({s} p) {second.Returning("p")} }}");
            return $"({b.Bit} ? ({face})new {x}() : new {y}()).Get({b.Value(s)})";
        }),
        new("abstract method", Shape.All, (b, s) =>
        {
            var parent = Type(b, n => $"private abstract class {n} {{ public abstract {s} Get({s} p); public {s} Twice({s} p) => Get(Get(p)); }}");
            var x = Type(b, n => $"private sealed class {n} : {parent} {{ public override {s} Get({s} p) => p; }}");
            return $"((({parent})new {x}()).Twice({b.Value(s)}))";
        }),
        new("virtual method and base", Shape.Text, b =>
        {
            var parent = Type(b, n => $"private class {n} {{ public virtual string Get(string p) => p; }}");
            var inner = b.Elsewhere(("p", Shape.Text));
            var x = Type(b, n => $"private sealed class {n} : {parent} {{ public override string Get(string p) => base.Get(p) + \".\"; }}");
            return $"({b.Bit} ? new {parent}() : new {x}()).Get({b.Text})";
        }),
        new("default interface method", Shape.All, (b, s) =>
        {
            var face = Type(b, n => $"private interface {n} {{ {s} Get({s} p) => p; }}");
            return $"(({face})new {Type(b, n => $"private sealed class {n} : {face};")}()).Get({b.Value(s)})";
        }),
        new("static abstract member", Shape.All, (b, s) =>
        {
            var face = Type(b, n => $"private interface {n}<T> where T : {n}<T> {{ static abstract {s} Get({s} p); }}");
            var x = Type(b, n => $"private sealed class {n} : {face}<{n}> {{ public static {s} Get({s} p) => p; }}");
            var name = b.Fresh("Do");
            b.Member($"private static {s} {name}<T>({s} p) where T : {face}<T> => T.Get(p);");
            return $"{name}<{x}>({b.Value(s)})";
        }),
        new("generic class", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n}<T>(T p) {{ public T Get() => p; }}")}<{s}>({b.Value(s)}).Get()"),
        new("generic class with a property", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n}<T> {{ public T It {{ get; set; }} = default!; }}")}<{s}> {{ It = {b.Value(s)} }}.It"),
        new("new of a type parameter", Shape.Text, b =>
        {
            var (type, name) = (Type(b, n => $"private sealed class {n} {{ public string Get(string p) => p; }}"), b.Fresh("Do"));
            b.Member($"private static T {name}<T>() where T : new() => new T();");
            return $"{name}<{type}>().Get({b.Text})";
        }),
        new("own operator", Shape.Text, b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public string Get() => p; public static {n} operator +({n} a, {n} b) => new {n}(a.Get() + b.Get()); }}");
            return $"(new {type}({b.Text}) + new {type}({b.Text})).Get()";
        }),
        new("own unary operator", Shape.Text, b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public string Get() => p; public static string operator !({n} a) => a.Get(); }}");
            return $"(!new {type}({b.Text}))";
        }),
        new("own operators true and false", Shape.Text, b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public string Get() => p; public static bool operator true({n} a) => Oracle.Next(); public static bool operator false({n} a) => Oracle.Next(); public static {n} operator &({n} a, {n} b) => Oracle.Next() ? a : b; }}");
            return $"(new {type}({b.Text}) && new {type}({b.Text})).Get()";
        }),
        new("own implicit conversion", Shape.Text, b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}(string p) {{ public static implicit operator {n}(string p) => new {n}(p); public static explicit operator string({n} a) => a.Get(); public string Get() => p; }}"), b.Fresh("h"));
            b.Line($"{type} {x} = {b.Text};");
            return $"(string){x}";
        }),
        new("own compound operator", Shape.Text, b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}(string p) {{ public string Get() => p; public static {n} operator *({n} a, string b) => new {n}(a.Get() + b); }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}({b.Text});");
            b.Line($"{x} *= {b.Text};");
            return x + ".Get()";
        }),
        new("own increment", Shape.Text, b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}(string p) {{ public string Get() => p; public static {n} operator ++({n} a) => new {n}(a.Get() + \"+\"); }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}({b.Text});");
            b.Line($"{x}++;");
            return x + ".Get()";
        }),
        new("own indexer", Shape.All, (b, s) => $"new {Type(b, n => $"private sealed class {n} {{ public {s} this[{s} p] => p; }}")}()[{b.Value(s)}]"),
        new("own indexer over a captured list", Shape.Text, b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}(List<string> all) {{ public string this[int i] {{ get => all[i]; set => all[i] = value; }} }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}({b.Value(Shape.Texts)});");
            b.Line($"{x}[{b.Index(2)}] = {b.Text};");
            return $"{x}[{b.Index(2)}]";
        }),
        new("own slice", Shape.Text, b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public int Length => 2; public string this[int i] => p; public string Slice(int a, int b) => p; }}");
            return $"new {type}({b.Text}){b.Random.Pick<string>(["[^1]", "[..]", "[1..]"])}";
        }),
        new("own collection initialiser", Shape.Text, b =>
        {
            var type = Type(b, n => $"private sealed class {n}(List<string> all) : System.Collections.IEnumerable {{ public void Add(string p) => all.Add(p); public string Any() => all[Oracle.Index(3)]; public System.Collections.IEnumerator GetEnumerator() => all.GetEnumerator(); }}");
            return $"new {type}({b.Value(Shape.Texts)}) {{ {b.Text} }}.Any()";
        }),
        new("own ToString", Shape.Text, b =>
        {
            var type = Type(b, n => $"private sealed class {n}(string p) {{ public override string ToString() => \"<\" + p + \">\"; }}");
            return b.Random.Next(3) switch { 0 => $"new {type}({b.Text}).ToString()", 1 => $"(\"\" + new {type}({b.Text}))", _ => $"((object)new {type}({b.Text})).ToString()!" };
        }),
        new("own ToString in an interpolation", Shape.Text, b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}(Customer p) {{ public override string ToString() => p.Name; }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}({b.Value(Shape.Person)});");
            return $"$\"{{{x}}}\"";
        }) { IsSource = true },
        new("own ToString without what is personal", Shape.Text, b =>
        {
            var (type, x) = (Type(b, n => $"private sealed class {n}(Customer p) {{ public override string ToString() => p.Ref; }}"), b.Fresh("h"));
            b.Line($"var {x} = new {type}({b.Value(Shape.Person)});");
            return $"$\"{{{x}}}\"";
        }) { Stops = true },
        new("own handler of interpolations", Shape.Text, b =>
        {
            var type = Type(b, n => $$"""[InterpolatedStringHandler] private readonly ref struct {{n}}(int literal, int holes) { private readonly StringBuilder _all = new(); public void AppendLiteral(string p) => _all.Append(p); public void AppendFormatted(string p) => _all.Append(p); public string Get() => _all.ToString(); }""");
            var name = b.Fresh("Do");
            b.Member($"private static string {name}({type} p) => p.Get();");
            return $"{name}($\"<{{{b.Declare(Shape.Text, b.Text)}}}>\")";
        }),
        new("note", Shape.Note, b => $"new Note({b.Text})"),
        new("note with a body", Shape.Note, b => $"new Note({b.Text}) {{ Body = {b.Text} }}"),
        new("note with", Shape.Note, b => $"({b.Value(Shape.Note)} with {{ {b.Random.Pick<string>(["Title", "Body"])} = {b.Text} }})"),
        new("member of a note", Shape.Text, b => $"({b.Value(Shape.Note)}).{b.Random.Pick<string>(["Title", "Body"])}"),
        new("card", Shape.Card, b => $"new Card({b.Value(Shape.Person)}.Email, {b.Text})"),
        new("card with", Shape.Card, b => $"({b.Value(Shape.Card)} with {{ Tag = {b.Text} }})"),
        new("card with the same", Shape.Card, b => $"({b.Value(Shape.Card)} with {{ Email = {b.Value(Shape.Person)}.Email }})"),
        new("marked member of a card", Shape.Text, b => $"({b.Value(Shape.Card)}).Email") { IsSource = true },
        new("unmarked member of a card", Shape.Text, b => $"new Card({b.Value(Shape.Person)}.Email, \"tag\").Tag") { Stops = true },
        new("record struct", Shape.Text, b => $"new {Type(b, n => $"private readonly record struct {n}(string A, string B);")}({b.Text}, {b.Text}).{b.Random.Pick<string>(["A", "B"])}"),
        new("struct copied", Shape.Text, b =>
        {
            var (type, x, y) = (Type(b, n => $"private struct {n} {{ public string It; }}"), b.Fresh("h"), b.Fresh("h"));
            b.Line($"var {x} = new {type} {{ It = {b.Text} }};");
            b.Line($"var {y} = {x};");
            b.Line($"{x}.It = \"ab\";");
            return y + ".It";
        }),
        new("marked parameter", Shape.Text, b =>
        {
            var name = b.Fresh("Do");
            b.Member($"private static string {name}([Personal(\"contact.mail\")] string theEmail) => theEmail;");
            return $"{name}({b.Value(Shape.Person)}.Email)";
        }) { IsSource = true },
        new("marked return value", Shape.Text, b =>
        {
            var name = b.Fresh("Find") + "Email";
            b.Member($"[return: Personal(\"contact.mail\")] private static string {name}() => Source.Any.Email;");
            return name + "()";
        }) { IsSource = true },
    ];

    private static string Type(Body b, Func<string, string> source)
    {
        var name = b.Fresh("Type");
        b.Member(source(name));
        return name;
    }
}
