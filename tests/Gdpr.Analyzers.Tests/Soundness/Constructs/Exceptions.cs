namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>What travels with an exception, and what a jump out of a try leaves behind.</summary>
internal static class Exceptions
{
    public static readonly Construct[] All =
    [
        new("exception's message", Shape.Text, b => $"new InvalidOperationException({b.Text}).Message"),
        new("message caught", Shape.Text, b => Caught(b, $"throw new InvalidOperationException({b.Text});", "InvalidOperationException", e => e + ".Message")),
        new("exception caught as a text", Shape.Text, b => Caught(b, $"throw new InvalidOperationException({b.Text});", "Exception", e => e + ".ToString()")),
        new("message of an inner exception", Shape.Text, b => Caught(b, $"throw new InvalidOperationException(\"outer\", new TimeoutException({b.Text}));", "Exception", e => e + ".InnerException!.Message")),
        new("message caught from a method", Shape.Text, b =>
        {
            var name = b.Fresh("Fail");
            b.Member($"private static void {name}(string p) {{ if (Oracle.Next()) throw new InvalidOperationException(\"<\" + p); }}");
            return Caught(b, $"{name}({b.Text});", "InvalidOperationException", e => e + ".Message");
        }),
        new("exception thrown again", Shape.Text, b => Caught(b, $"try {{ throw new InvalidOperationException({b.Text}); }} catch (InvalidOperationException) {{ throw; }}", "Exception", e => e + ".Message")),
        new("exception wrapped", Shape.Text, b => Caught(b, $"try {{ throw new InvalidOperationException({b.Text}); }} catch (Exception x) {{ throw new TimeoutException(\"outer\", x); }}", "TimeoutException", e => e + ".InnerException!.Message")),
        new("exception with a filter", Shape.Text, b =>
        {
            var (x, e) = (b.Declare(Shape.Text, b.Text), b.Fresh("e"));
            b.Line($"try {{ Oracle.MayThrow(); throw new InvalidOperationException({b.Text}); }} catch (Exception {e}) when ({e} is InvalidOperationException) {{ {x} = {e}.Message; }} catch (TimeoutException) {{ }}");
            return x;
        }),
        new("exception's data", Shape.Text, b =>
        {
            var e = b.Fresh("e");
            b.Line($"var {e} = new InvalidOperationException(\"ab\");");
            b.Line($"{e}.Data[\"k\"] = {b.Text};");
            return $"(string){e}.Data[\"k\"]!";
        }),
        new("exception of one's own", Shape.Text, b =>
        {
            var type = b.Fresh("Oops");
            b.Member($"private sealed class {type}(string message) : Exception(message);");
            return Caught(b, $"throw new {type}({b.Text});", type, e => e + ".Message");
        }),
        new("exception of one's own with a member", Shape.Text, b =>
        {
            var type = b.Fresh("Oops");
            b.Member($"private sealed class {type}(string which) : Exception(\"ab\") {{ public string Which => which; }}");
            return Caught(b, $"throw new {type}({b.Text});", type, e => e + ".Which");
        }),
        new("exception's clean message", Shape.Text, b => Caught(b, $"if (({b.Text}).Length > 0) throw new InvalidOperationException(\"ab\");", "InvalidOperationException", e => e + ".Message", clean: true)) { Stops = true },
        new("local seen by catch", Shape.All, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            var body = b.Block(t => t.Line($"{x} = {t.Value(s)};"), inTry: true);
            b.Line($"try {body} catch (TimeoutException) {{ }}");
            return x;
        }),
        new("local seen by catch in between", Shape.Cleanable, (b, s) =>
        {
            var (x, y) = (b.Declare(s, b.Clean(s)), b.Declare(s, b.Clean(s)));
            var body = b.Block(
                t =>
                {
                    t.Line($"{x} = {t.Value(s)};");
                    t.Line($"{x} = {t.Clean(s)};");
                },
                inTry: true);
            b.Line($"try {body} catch (Exception) {{ {y} = {x}; }}");
            return y;
        }),
        new("local seen by finally", Shape.All, (b, s) =>
        {
            var (x, y) = (b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)));
            var body = b.Block(t => t.Line($"{x} = {t.Value(s)};"), inTry: true);
            b.Line($"try {{ try {body} finally {{ {y} = {x}; }} }} catch (TimeoutException) {{ }}");
            return y;
        }),
        new("local set by catch", Shape.All, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            b.Line($"try {{ Oracle.MayThrow(); }} catch {b.Block(c => c.Line($"{x} = {c.Value(s)};"))}");
            return x;
        }),
        new("local overwritten by finally", Shape.Cleanable, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            b.Line($"try {{ {x} = {b.Value(s)}; }} finally {{ {x} = {b.Clean(s)}; }}");
            return x;
        }) { Stops = true },
        new("break out of try", Shape.All, (b, s) =>
        {
            var (x, y) = (b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)));
            b.Line($"while (true) {{ try {{ {x} = {b.Value(s)}; if ({b.Bit}) break; if (!Oracle.Again()) break; }} finally {{ {y} = {x}; }} }}");
            return y;
        }),
        new("goto out of try", Shape.All, (b, s) =>
        {
            var (x, label) = (b.Declare(s, b.Value(s)), b.Fresh("out"));
            b.Line($"try {{ if ({b.Bit}) goto {label}; {x} = {b.Value(s)}; }} finally {{ if ({b.Bit}) {x} = {b.Value(s)}; }}");
            b.Last($"{label}: ;");
            return x;
        }),
        new("try in a loop", Shape.All, (b, s) =>
        {
            var (x, y) = (b.Declare(s, b.Value(s)), b.Declare(s, b.Value(s)));
            b.Line($"while (Oracle.Again()) {{ try {{ Oracle.MayThrow(); {x} = {y}; }} catch (TimeoutException) {{ {y} = {b.Value(s)}; continue; }} }}");
            return x;
        }),
        new("throw in an expression", Shape.Text, b => Caught(b, $"var ignored = {b.Bit} ? {b.Text} : throw new InvalidOperationException({b.Text});", "InvalidOperationException", e => e + ".Message")),
    ];

    private static string Caught(Body b, string attempt, string type, Func<string, string> use, bool clean = false)
    {
        var (x, e) = (b.Declare(Shape.Text, clean ? b.Clean(Shape.Text) : b.Text), b.Fresh("e"));
        b.Line($"try {{ {attempt} }} catch ({type} {e}) {{ {x} = {use(e)}; }}");
        return x;
    }
}
