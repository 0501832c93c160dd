namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>What is done with texts. What takes a piece of a text takes it of one that is wholly personal or not at all.</summary>
internal static class Texts
{
    public static readonly Construct[] All =
    [
        new("concatenation", Shape.Text, b => $"({b.Text} + {b.Text})"),
        new("concatenation with a number", Shape.Text, b => $"({b.Value(Shape.Number)} + \"/\" + {b.Text})"),
        new("compound concatenation", Shape.Text, b =>
        {
            var x = b.Declare(Shape.Text, b.Text);
            b.Line($"{x} += {b.Text};");
            return x;
        }),
        new("interpolation", Shape.Text, b => $"$\"<{{{Hole(b, Shape.Text)}}}|{{{Hole(b, Shape.Text)}}}>\""),
        new("interpolation with formats", Shape.Text, b => $"$\"{{{Hole(b, Shape.Text)},-40}} {{{Hole(b, Shape.Number)}:D}} {{{Hole(b, Shape.Number),4}:D9}}\""),
        new("interpolation of a thing", Shape.Text, b => $"$\"{{{Hole(b, Shape.Thing)}}}\""),
        new("raw interpolation", Shape.Text, b => $"$$\"\"\"{{x}} {{{{{Hole(b, Shape.Text)}}}}}\"\"\""),
        new("formattable", Shape.Text, b => $"((FormattableString)$\"<{{{Hole(b, Shape.Text)}}}>\").ToString(CultureInfo.InvariantCulture)"),
        new("FormattableString.Invariant", Shape.Text, b => $"FormattableString.Invariant($\"<{{{Hole(b, Shape.Text)}}}>\")"),
        new("string.Create with a culture", Shape.Text, b => $"string.Create(CultureInfo.InvariantCulture, $\"<{{{Hole(b, Shape.Text)}}}>\")"),
        new("string.Create", Shape.Text, b => $"string.Create(3, {b.Atom()}, static (span, text) => text.AsSpan(0, 3).CopyTo(span))"),
        new("string.Format", Shape.Text, b => $"string.Format(\"{{0}}-{{1}}\", {b.Text}, {b.Text})"),
        new("string.Format with an array", Shape.Text, b => $"string.Format(CultureInfo.InvariantCulture, \"{{0}} {{1}}\", new object[] {{ {b.Text}, {b.Value(Shape.Number)} }})"),
        new("string.Concat", Shape.Text, b => $"string.Concat({b.Text}, {b.Value(Shape.Thing)}, {b.Text})"),
        new("string.Concat of a row", Shape.Text, b => $"string.Concat({b.Value(Shape.Row)})"),
        new("string.Join", Shape.Text, b => $"string.Join({b.Text}, {b.Text}, {b.Text})"),
        new("string.Join of texts", Shape.Text, b => $"string.Join(\", \", {b.Value(b.Random.Pick<Shape>([Shape.Texts, Shape.Sequence, Shape.Row]))})"),
        new("Replace", Shape.Text, b => $"({b.Text} + \"@\").Replace(\"@\", {b.Text})"),
        new("Insert", Shape.Text, b => $"({b.Text}).Insert(1, {b.Text})"),
        new("Trim", Shape.Text, b => $"(\" \" + {b.Text} + \" \").Trim()"),
        new("upper case", Shape.Text, b => $"({b.Text}).ToUpperInvariant()"),
        new("lower case", Shape.Text, b => $"({b.Text}).ToLower(CultureInfo.InvariantCulture)"),
        new("PadLeft", Shape.Text, b => $"({b.Text}).PadLeft(30, '.')"),
        new("Remove", Shape.Text, b => $"({b.Text} + \"..\").Remove(0, 0)"),
        new("Substring", Shape.Text, b => $"({b.Atom()}).Substring(0, 2)"),
        new("range of a text", Shape.Text, b => $"{b.Atom()}[1..^1]"),
        new("range of a text in a local", Shape.Text, b =>
        {
            var name = b.Fresh("range");
            b.Line($"var {name} = ..2;");
            return $"{b.Atom()}[{name}]";
        }),
        new("character", Shape.Text, b => $"{b.Atom()}[0].ToString()"),
        new("last character", Shape.Text, b => $"(\"\" + {b.Atom()}[^1])"),
        new("Split", Shape.Text, b => $"({b.Text} + \"|\" + {b.Text}).Split('|')[{b.Index(2)}]"),
        new("characters in a loop", Shape.Text, b =>
        {
            var (x, c) = (b.Declare(Shape.Text, b.Text), b.Fresh("c"));
            b.Line($"foreach (char {c} in {b.Text}) {x} += {c};");
            return x;
        }),
        new("array of characters", Shape.Text, b => $"new string(({b.Text}).ToCharArray())"),
        new("characters turned round", Shape.Text, b => $"new string(({b.Text}).Reverse().ToArray())"),
        new("characters counted up and down", Shape.Text, b => $"string.Concat(({b.Text}).Select(c => (char)(c + 1)).Select(c => (char)(c - 1)))"),
        new("span of characters", Shape.Text, b => $"({b.Text}).AsSpan().ToString()"),
        new("memory of characters", Shape.Text, b => $"({b.Text}).AsMemory().Slice(0).ToString()"),
        new("bytes and back", Shape.Text, b => $"Encoding.UTF8.GetString(Encoding.UTF8.GetBytes({b.Text}))"),
        new("Base64 and back", Shape.Text, b => $"Encoding.UTF8.GetString(Convert.FromBase64String(Convert.ToBase64String(Encoding.UTF8.GetBytes({b.Text}))))"),
        new("escaped and back", Shape.Text, b => $"Uri.UnescapeDataString(Uri.EscapeDataString({b.Text}))"),
        new("Regex.Replace", Shape.Text, b => $"Regex.Replace({b.Text} + \"@\", \"@\", {b.Text})"),
        new("Regex.Replace with an evaluator", Shape.Text, b => $"Regex.Replace({b.Text} + \"@\", \"@\", m => {b.Result(x => $"{x.Text} + m.Value")})"),
        new("Regex.Match", Shape.Text, b => $"Regex.Match({b.Text}, \"(.+)\").Groups[1].Value"),
        new("string.Intern", Shape.Text, b => $"string.Intern({b.Text})"),
        new("Convert.ToString", Shape.Text, b => $"Convert.ToString({b.Value(Shape.Number)}, CultureInfo.InvariantCulture)"),
        new("number as text", Shape.Text, b => $"({b.Value(Shape.Number)}).ToString(\"D\", CultureInfo.InvariantCulture)"),
        new("thing as text", Shape.Text, b => $"({b.Value(Shape.Thing)}).ToString()!"),
        new("tuple as text", Shape.Text, b => $"({b.Text}, {b.Text}).ToString()"),
        new("pair as text", Shape.Text, b => $"({b.Value(Shape.Pair)}).ToString()"),
        new("anonymous as text", Shape.Text, b => $"new {{ A = {b.Text}, B = {b.Text} }}.ToString()!"),
        new("record as text", Shape.Text, b => $"({b.Value(b.Random.Pick<Shape>([Shape.Note, Shape.Card]))}).ToString()") { IsSource = true },
        new("record in an interpolation", Shape.Text, b => $"$\"{{{Hole(b, Shape.Card)}}}\"") { IsSource = true },
        new("builder", Shape.Builder, b => $"new StringBuilder({b.Text})"),
        new("builder's text", Shape.Text, b => $"({b.Value(Shape.Builder)}).ToString()"),
        new("Append", Shape.Builder, b => $"({b.Value(Shape.Builder)}).Append({b.Text}).AppendLine({b.Text})"),
        new("AppendFormat", Shape.Builder, b => $"({b.Value(Shape.Builder)}).AppendFormat(\"{{0}}\", {b.Text})"),
        new("AppendJoin", Shape.Builder, b => $"({b.Value(Shape.Builder)}).AppendJoin(',', {b.Value(Shape.Texts)})"),
        new("Append of an interpolation", Shape.Builder, b => $"({b.Value(Shape.Builder)}).Append($\"<{{{Hole(b, Shape.Text)}}}>\")"),
        new("Append of added interpolations", Shape.Builder, b => $"({b.Value(Shape.Builder)}).Append($\"<{{{Hole(b, Shape.Text)}}}>\" + $\"{{{Hole(b, Shape.Text)}}}\")"),
        new("builder appended to", Shape.Builder, b =>
        {
            var x = b.Declare(Shape.Builder, b.Value(Shape.Builder));
            b.Line($"{x}.{b.Random.Pick<string>(["Append(", "Insert(0, ", "AppendLine("])}{b.Text});");
            return x;
        }),
        new("builder under two names", Shape.Builder, b =>
        {
            var x = b.Declare(Shape.Builder, b.Value(Shape.Builder));
            var y = b.Declare(Shape.Builder, x);
            b.Line($"{y}.Append({b.Text});");
            return x;
        }),
        new("writer", Shape.Text, b =>
        {
            var x = b.Fresh("w");
            b.Line($"using var {x} = new StringWriter();");
            b.Line($"{x}.Write({b.Text});");
            return x + ".ToString()";
        }),
        new("reader", Shape.Text, b => $"new StringReader({b.Text}).ReadToEnd()"),
        new("stack of characters", Shape.Text, b => InMethod(b, "private static string", m =>
        {
            m.Line("Span<char> all = stackalloc char[3];");
            m.Line("p.AsSpan(0, 3).CopyTo(all);");
            return "new string(all)";
        })),
        new("pointer to characters", Shape.Text, b => InMethod(b, "private static unsafe string", m =>
        {
            m.Line("string copy;");
            m.Line("fixed (char* c = p) copy = new string(c, 0, p.Length);");
            return "copy";
        })),
        new("pointer into an array", Shape.Text, b => InMethod(b, "private static unsafe string", m =>
        {
            m.Line("var (all, copy) = (p.ToCharArray(), \"\");");
            m.Line("fixed (char* c = all) { for (var i = 0; i < all.Length; i++) copy += *(c + i); }");
            return "copy";
        })),
        new("characters through pointers", Shape.Text, b => InMethod(b, "private static unsafe string", m =>
        {
            m.Line("char* all = stackalloc char[4];");
            m.Line("for (var i = 0; i < 3; i++) all[i] = p[i];");
            m.Line("*(all + 3) = '\\0';");
            m.Line("char* next = &all[1];");
            m.Line("next--;");
            return "new string(next)";
        })),
        new("characters moved by reference", Shape.Text, b => InMethod(b, "private static string", m =>
        {
            m.Line("var all = p.ToCharArray();");
            m.Line("for (int i = 0, j = all.Length - 1; i < j; i++, j--) (all[i], all[j]) = (all[j], all[i]);");
            return "new string(all)";
        })),
    ];

    /// <summary>Braces and strings within an interpolation: what they say stands in a local.</summary>
    private static string Hole(Body b, Shape s) => b.Declare(s, b.Value(s));

    /// <summary>Spans and pointers may not stand in asynchronous methods: they get a method of their own.</summary>
    private static string InMethod(Body b, string head, Func<Body, string> write)
    {
        var (method, inner) = (b.Fresh("Chars"), b.Elsewhere(("p", Shape.Text)));
        b.Member($"{head} {method}(string p) {inner.Returning(write(inner))}");
        return $"{method}({b.Atom()})";
    }
}
