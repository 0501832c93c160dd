namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Statements around statements, and jumps.</summary>
internal static class ControlFlow
{
    public static readonly Statement[] All =
    [
        new("if", b => b.Line($"if ({b.Bit}) {b.Block()}{(b.Random.Next(2) == 0 ? $" else {b.Block()}" : "")}")),
        new("else if", b => b.Line($"if ({b.Bit}) {b.Block()} else if ({b.Bit}) {b.Block()} else {b.Block()}")),
        new("while", b => b.Line($"while (Oracle.Again()) {b.Block()}")),
        new("do", b => b.Line($"do {b.Block()} while (Oracle.Again());")),
        new("for", b => { var i = b.Fresh("i"); b.Line($"for (var {i} = 0; {i} < 3 && Oracle.Again(); {i}++) {b.Block()}"); }),
        new("endless for", b => b.Line($"for (;;) {b.Block(x => { x.Last("if (!Oracle.Again()) break;"); Statement.Some(x); })}")),
        new("foreach", b =>
        {
            var item = b.Fresh("item");
            b.Line($"foreach (var {item} in {b.Value(b.Random.Pick<Shape>([Shape.Row, Shape.Texts, Shape.Sequence]))}) {b.Block(x => { x.Know(item, Shape.Text, false); x.Last("if (Oracle.Next()) continue;"); Statement.Some(x); })}");
        }),
        new("switch", b => b.Line($"switch ({b.Index(3)}) {{ case 0: {b.Block()} break; case 1: {b.Block()} break; default: {b.Block()} break; }}")),
        new("switch on a pattern", b =>
        {
            var x = b.Fresh("x");
            b.Line($"switch ({b.Text}) {{ case {{ Length: > 0 }} {x} when Oracle.Next(): {b.Block(i => { i.Know(x, Shape.Text); Statement.Some(i); })} break; default: {b.Block()} break; }}");
        }),
        new("try and catch", b => b.Line($"try {b.Block(inTry: true)} catch (TimeoutException) {b.Block()}")),
        new("try and finally", b => b.Line($"try {{ try {b.Block(inTry: true)} finally {b.Block(Statement.Some, mayLeave: false)} }} catch (TimeoutException) {{ }}")),
        new("try, catch and finally", b => b.Line($"try {b.Block(inTry: true)} catch (TimeoutException) when (Oracle.Next()) {b.Block()} catch (TimeoutException) {b.Block()} finally {b.Block(Statement.Some, mayLeave: false)}")),
        new("block", b => b.Line(b.Block())),
        new("using", b => b.Line($"using (new StringReader({b.Text})) {b.Block()}")),
        new("using of a local", b => { var x = b.Fresh("reader"); b.Line($"using var {x} = new StringReader({b.Text});"); b.Declare(Shape.Text, $"{x}.ReadToEnd() + \".\""); }),
        new("lock", b => b.Line($"lock (new object()) {b.Block(canAwait: false)}")),
        new("checked block", b => b.Line($"checked {b.Block()}")),
        new("unchecked block", b => b.Line($"unchecked {b.Block()}")),
        new("empty statement", b => b.Line(";")),
        new("leaving early", b => { if (b.MayLeave) b.Last("if (Oracle.Next()) return;"); else b.Sink(b.Text); }),
        new("throwing early", b => b.Last("if (Oracle.Next()) throw new TimeoutException();")),
    ];
}
