namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Sinks in another body than the value: lambdas, methods, constructors, handlers.</summary>
internal static class FarSinks
{
    public static readonly Statement[] All =
    [
        new("lambda with a sink", b =>
        {
            var (f, p) = (b.Fresh("f"), b.Fresh("p"));
            b.Line($"Action<string> {f} = {p} => {Lambda(b, p)};");
            b.Line($"if ({b.Bit}) {f}({b.Text});");
        }),
        new("lambda with a sink over a local that changes", b =>
        {
            var (f, x) = (b.Fresh("f"), b.Declare(Shape.Text, b.Text));
            b.Line($"Action {f} = () => Out.Write({b.Program.Site()}, {x});");
            b.Line($"{x} = {b.Text};");
            b.Line($"{f}();");
        }),
        new("lambda with a sink in a list", b =>
        {
            var (all, p) = (b.Fresh("all"), b.Fresh("p"));
            b.Line($"var {all} = new List<Action<string>> {{ {p} => {Lambda(b, p)} }};");
            b.Line($"foreach (var a in {all}) if (Oracle.Next()) a({b.Text});");
        }),
        new("lambda with a sink as an argument", b =>
        {
            var (name, p) = (b.Fresh("Each"), b.Fresh("p"));
            b.Member($"private static void {name}(IEnumerable<string> all, Action<string> act) {{ foreach (var one in all) act(one); }}");
            b.Line($"if ({b.Bit}) {name}({b.Value(Shape.Sequence)}, {p} => {Lambda(b, p)});");
        }),
        new("method group as a sink", b =>
        {
            var (name, inner) = (b.Fresh("Tell"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            b.Member($"private static void {name}(string p) {inner.Braced()}");
            b.Line($"{b.Value(Shape.Texts)}.ForEach({name});");
        }),
        new("local function with a sink", b =>
        {
            var name = b.Fresh("Tell");
            b.Line($"void {name}(string p{name}) {Lambda(b, "p" + name)}");
            b.Line($"if ({b.Bit}) {name}({b.Text});");
        }),
        new("method with a sink", b =>
        {
            var (name, inner) = (b.Fresh("Tell"), b.Elsewhere(("p", Shape.Text), ("who", Shape.Person)));
            Statement.Some(inner);
            inner.Sink(inner.Leaf(Shape.Text));
            b.Member($"private static void {name}(string p, Customer who) {inner.Braced()}");
            b.Line($"{name}({b.Text}, {b.Value(Shape.Person)});");
        }),
        new("async method with a sink", b =>
        {
            var (name, inner) = (b.Fresh("TellAsync"), b.ElsewhereAsync(("p", Shape.Text)));
            inner.Line("await Task.Yield();");
            Statement.Some(inner);
            inner.Sink(inner.Leaf(Shape.Text));
            b.Member($"private static async Task {name}(string p) {inner.Braced()}");
            b.Line(b.CanAwait ? $"await {name}({b.Text});" : $"{name}({b.Text}).GetAwaiter().GetResult();");
        }),
        new("two methods to a sink", b =>
        {
            var (first, second, inner) = (b.Fresh("Tell"), b.Fresh("Tell"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            b.Member($"private static void {first}(string p) {inner.Braced()}");
            b.Member($"private static void {second}(string q) => {first}(q);");
            b.Line($"{second}({b.Text});");
        }),
        new("recursion with a sink", b =>
        {
            var (name, inner) = (b.Fresh("Tell"), b.Elsewhere(("p", Shape.Text), ("q", Shape.Text)));
            inner.Sink("p");
            inner.Line($"if (Oracle.Again()) {name}(q, p);");
            b.Member($"private static void {name}(string p, string q) {inner.Braced()}");
            b.Line($"{name}({b.Text}, {b.Text});");
        }),
        new("interface with a sink", b =>
        {
            var (face, x, y, inner) = (b.Fresh("ITell"), b.Fresh("Type"), b.Fresh("Type"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            b.Member($"private interface {face} {{ void Tell(string p); }}");
            b.Member($"private sealed class {x} : {face} {{ public void Tell(string p) {inner.Braced()} }}");
            b.Member($"private sealed class {y} : {face} {{ public void Tell(string p) {{ }} }}");
            b.Line($"({b.Bit} ? ({face})new {x}() : new {y}()).Tell({b.Text});");
        }),
        new("constructor with a sink", b =>
        {
            var (type, inner) = (b.Fresh("Type"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            b.Member($"private sealed class {type} {{ public {type}(string p) {inner.Braced()} }}");
            b.Line($"_ = new {type}({b.Text});");
        }),
        new("event with a sink", b =>
        {
            var (name, p) = (b.Fresh("Rung"), b.Fresh("p"));
            b.Member($"private static event Action<string>? {name};");
            b.Line($"{name} = null;");
            b.Line($"{name} += {p} => {Lambda(b, p)};");
            b.Line($"if ({b.Bit}) {name}?.Invoke({b.Text});");
        }),
        new("iterator with a sink", b =>
        {
            var (name, inner) = (b.Fresh("Each"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            inner.Line("yield return 1;");
            b.Member($"private static IEnumerable<int> {name}(string p) {inner.Braced()}");
            b.Line($"foreach (var ignored in {name}({b.Text})) {{ }}");
        }),
        new("fire and forget", b => { var x = b.Declare(Shape.Text, b.Text); b.Line($"Task.Run(() => Out.Write({b.Program.Site()}, {x})).GetAwaiter().GetResult();"); }),
        new("callback in a field", b =>
        {
            var (type, x, p) = (b.Fresh("Desk"), b.Fresh("desk"), b.Fresh("p"));
            b.Member($$"""
                private sealed class {{type}}
                {
                    private readonly List<Action<string>> _all = new();
                    public Action<string>? Last { get; set; }
                    public void Add(Action<string> act) => _all.Add(act);
                    public void Tell(string p) { foreach (var act in _all) act(p); Last?.Invoke(p); }
                }
                """);
            b.Line($"var {x} = new {type}();");
            b.Line(b.Random.Next(2) == 0 ? $"{x}.Add({p} => {Lambda(b, p)});" : $"{x}.Last = {p} => {Lambda(b, p)};");
            b.Line($"if ({b.Bit}) {x}.Tell({b.Text});");
        }),
        new("callback that a constructor takes", b =>
        {
            var (type, p) = (b.Fresh("Desk"), b.Fresh("p"));
            b.Member($"private sealed class {type}(Action<string> act) {{ public void Tell(string p) => act(p); }}");
            b.Line($"if ({b.Bit}) new {type}({p} => {Lambda(b, p)}).Tell({b.Text});");
        }),
        new("static lambda in a field", b =>
        {
            var (name, inner) = (b.Fresh("_tell"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            b.Member($"private static readonly Action<string> {name} = p => {inner.Braced()};");
            b.Line($"{name}({b.Text});");
        }),
        new("combined delegates with sinks", b =>
        {
            var (f, p, q) = (b.Fresh("f"), b.Fresh("p"), b.Fresh("q"));
            b.Line($"Action<string> {f} = {p} => {Lambda(b, p)};");
            b.Line($"{f} += {q} => {Lambda(b, q)};");
            b.Line($"if ({b.Bit}) {f}({b.Text});");
        }),
        new("lambda with a sink that another lambda calls", b =>
        {
            var (f, g, p) = (b.Fresh("f"), b.Fresh("g"), b.Fresh("p"));
            b.Line($"Action<string> {f} = {p} => {Lambda(b, p)};");
            b.Line($"Action<string> {g} = q => {f}(q + {b.Leaf(Shape.Text)});");
            b.Line($"if ({b.Bit}) {g}({b.Text});");
        }),
        new("lambda with a sink that a method makes", b =>
        {
            var (name, inner) = (b.Fresh("Make"), b.Elsewhere(("p", Shape.Text), ("q", Shape.Text)));
            inner.Sink("p + q");
            b.Member($"private static Action<string> {name}(string p) => q => {inner.Braced()};");
            b.Line($"{name}({b.Text})({b.Text});");
        }),
        new("state of a task", b => b.Line($"Task.Factory.StartNew(o => Out.Write({b.Program.Site()}, (string)o!), {b.Text}).GetAwaiter().GetResult();")),
        new("continuation with a sink", b => b.Line($"Task.FromResult({b.Text}).ContinueWith(t => Out.Write({b.Program.Site()}, t.Result)).GetAwaiter().GetResult();")),
        new("Array.ForEach with a sink", b => b.Line($"Array.ForEach({b.Value(Shape.Row)}, x => Out.Write({b.Program.Site()}, x));")),
        new("sort with a sink", b => b.Line($"{b.Value(Shape.Texts)}.Sort((x, y) => {{ Out.Write({b.Program.Site()}, x + y); return 0; }});")),
        new("Where with a sink", b => b.Line($"_ = ({b.Value(Shape.Sequence)}).Where(x => {{ Out.Write({b.Program.Site()}, x); return true; }}).Count();")),
        new("virtual method with a sink", b =>
        {
            var (parent, child, inner) = (b.Fresh("Type"), b.Fresh("Type"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            b.Member($"private class {parent} {{ public virtual void Tell(string p) {{ }} public void Go(string p) => Tell(p); }}");
            b.Member($"private sealed class {child} : {parent} {{ public override void Tell(string p) {inner.Braced()} }}");
            b.Line($"({b.Bit} ? new {child}() : new {parent}()).Go({b.Text});");
        }),
        new("generic method with a sink", b =>
        {
            var name = b.Fresh("Tell");
            b.Member($"private static void {name}<T>(T p) where T : notnull => Out.Write({b.Program.Site()}, p.ToString());");
            b.Line($"{name}({b.Value(b.Random.Pick<Shape>([Shape.Text, Shape.Number, Shape.Pair]))});");
        }),
        new("out of a method with a sink", b =>
        {
            var (name, x) = (b.Fresh("Tell"), b.Fresh("o"));
            b.Member($"private static void {name}(string p, out string q) {{ q = p; Out.Write({b.Program.Site()}, q); }}");
            b.Line($"{name}({b.Text}, out var {x});");
            b.Know(x, Shape.Text);
        }),
        new("params of a method with a sink", b =>
        {
            var (name, site) = (b.Fresh("Tell"), b.Program.Site());
            b.Member($"private static void {name}(params object[] all) {{ foreach (var one in all) Out.Any({site}, one); }}");
            b.Line($"{name}({b.Text}, {b.Value(Shape.Number)});");
        }),
        new("finally of an iterator with a sink", b =>
        {
            var (name, inner) = (b.Fresh("Each"), b.Elsewhere(("p", Shape.Text)));
            inner.Sink("p");
            b.Member($"private static IEnumerable<int> {name}(string p) {{ try {{ yield return 1; }} finally {inner.Braced()} }}");
            b.Line($"foreach (var ignored in {name}({b.Text})) {{ if (Oracle.Next()) break; }}");
        }),
        new("method that rethrows to a sink", b =>
        {
            var (name, e, site) = (b.Fresh("Fail"), b.Fresh("e"), b.Program.Site());
            b.Member($"private static void {name}(string p) {{ try {{ throw new InvalidOperationException(p); }} catch (Exception x) {{ throw new ArgumentException(x.Message, x); }} }}");
            b.Line($"try {{ {name}({b.Text}); }} catch (ArgumentException {e}) {{ Out.Write({site}, {e}.Message); }}");
        }),
    ];

    private static string Lambda(Body b, string parameter)
    {
        var inner = b.Inner(false, (parameter, Shape.Text));
        if (b.Random.Next(2) == 0)
        {
            Statement.Some(inner);
        }

        inner.Sink(parameter);
        return inner.Braced();
    }
}
