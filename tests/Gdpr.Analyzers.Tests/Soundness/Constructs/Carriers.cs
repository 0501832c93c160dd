namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Objects of the library that hold one value, and what a person or record is read for.</summary>
internal static class Carriers
{
    public static readonly Construct[] All =
    [
        new("member of a person", Shape.Text, b => $"{b.Value(Shape.Person)}.{b.MemberOfPerson}"),
        new("unmarked member of a person", Shape.Text, b => $"{b.Value(Shape.Person)}.Ref") { Stops = true },
        new("new person", Shape.Person, b => $"new Customer {{ Email = {b.Value(Shape.Person)}.Email, Ref = \"ab\" }}"),
        new("lazy", Shape.All, (b, s) => $"new Lazy<{s}>(() => {b.Result(s)}).Value"),
        new("lazy in a local", Shape.All, (b, s) =>
        {
            var name = b.Fresh("lazy");
            b.Line($"var {name} = new Lazy<{s}>(() => {b.Result(s)});");
            return name + ".Value";
        }),
        new("Tuple", Shape.All, (b, s) => $"Tuple.Create({b.Value(s)}).Item1"),
        new("key and value", Shape.All, (b, s) => $"new KeyValuePair<int, {s}>(1, {b.Value(s)}).Value"),
        new("strong box", Shape.All, (b, s) =>
        {
            var name = b.Fresh("box");
            b.Line($"var {name} = new StrongBox<{s}>({b.Value(s)});");
            if (b.Random.Next(2) == 0)
            {
                b.Line($"if ({b.Bit}) {name}.Value = {b.Value(s)};");
            }

            return name + ".Value!";
        }),
        new("weak reference", Shape.References, (b, s) => $"((new WeakReference({b.Declare(s, b.Value(s))}).Target as {s}) ?? throw new TimeoutException())"),
        new("AsyncLocal", Shape.All, (b, s) => $"new AsyncLocal<{s}> {{ Value = {b.Value(s)} }}.Value!"),
        new("ThreadLocal", Shape.All, (b, s) => $"new ThreadLocal<{s}>(() => {b.Result(s)}).Value!"),
        new("Interlocked.Exchange", Shape.References, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            b.Line($"if ({b.Bit}) Interlocked.Exchange(ref {x}, {b.Value(s)});");
            return x;
        }),
        new("Volatile", Shape.References, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            b.Line($"if ({b.Bit}) Volatile.Write(ref {x}, {b.Value(s)});");
            return $"Volatile.Read(ref {x})";
        }),
        new("stream", Shape.Text, b =>
        {
            var x = b.Fresh("stream");
            b.Line($"var {x} = new MemoryStream();");
            b.Line($"{x}.Write(Encoding.UTF8.GetBytes({b.Text}));");
            return $"Encoding.UTF8.GetString({x}.ToArray())";
        }),
        new("dynamic", Shape.All, (b, s) =>
        {
            var x = b.Fresh("dyn");
            b.Line($"dynamic {x} = {b.Value(s)};");
            return $"(({s}){x})";
        }) { Opaque = true },
        new("dynamic member", Shape.Text, b =>
        {
            var x = b.Fresh("dyn");
            b.Line($"dynamic {x} = new StringBuilder({b.Text});");
            return $"(string){x}.ToString()";
        }) { Opaque = true },
        new("dynamic element", Shape.Text, b =>
        {
            var x = b.Fresh("dyn");
            b.Line($"dynamic {x} = {b.Value(Shape.Row)};");
            return $"(string){x}[{b.Index(2)}]";
        }) { Opaque = true },
        new("dynamic construction", Shape.Text, b =>
        {
            var x = b.Fresh("dyn");
            b.Line($"dynamic {x} = {b.Text};");
            return $"new StringBuilder({x}).ToString()";
        }) { Opaque = true },
        new("dynamic delegate", Shape.Text, b =>
        {
            var x = b.Fresh("dyn");
            b.Line($"dynamic {x} = {b.Value(Shape.Maker)};");
            return $"(string){x}()";
        }) { Opaque = true },
        new("reflection", Shape.Text, b => $"(string)typeof(Customer).GetProperty(\"Email\")!.GetValue({b.Value(Shape.Person)})!") { Opaque = true, IsSource = true },
        new("reflected call", Shape.Text, b =>
        {
            var name = b.Fresh("Reflected");
            b.Member($"private static string {name}(string p) => p;");
            return $"(string)typeof({GeneratedProgram.ClassOf(b.Program.Number)}).GetMethod(\"{name}\", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, new object[] {{ {b.Text} }})!";
        }) { Opaque = true },
    ];
}
