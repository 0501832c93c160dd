namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Tasks, awaiting, asynchronous streams.</summary>
internal static class Async
{
    public static readonly Construct[] All =
    [
        new("completed task", Shape.All, (b, s) => b.Await($"Task.FromResult({b.Value(s)})")),
        new("value task", Shape.All, (b, s) => b.Await($"new ValueTask<{s}>({b.Value(s)})")),
        new("ConfigureAwait", Shape.All, (b, s) => b.Await($"Task.FromResult({b.Value(s)}).ConfigureAwait(false)")),
        new("task's result", Shape.All, (b, s) => $"Task.FromResult({b.Value(s)}).Result"),
        new("Task.Run", Shape.All, (b, s) => b.Await($"Task.Run(() => {b.Result(s)})")),
        new("async method", Shape.All, (b, s) =>
        {
            var (name, inner) = (b.Fresh("DoAsync"), b.ElsewhereAsync(("p", s), ("q", s)));
            inner.Line("await Task.Yield();");
            b.Member($"private static async Task<{s}> {name}({s} p, {s} q) {inner.Returning(inner.Random.Next(2) == 0 ? "p" : inner.Value(s))}");
            return b.Await($"{name}({b.Value(s)}, {b.Value(s)})");
        }),
        new("async method that calls another", Shape.All, (b, s) =>
        {
            var (first, second) = (b.Fresh("DoAsync"), b.Fresh("DoAsync"));
            b.Member($"private static async ValueTask<{s}> {first}({s} p) {{ await Task.CompletedTask; return p; }}");
            b.Member($"private static async Task<{s}> {second}({s} p) => await {first}(p);");
            return b.Await($"{second}({b.Value(s)})");
        }),
        new("task in a local", Shape.All, (b, s) =>
        {
            var name = b.Fresh("task");
            b.Line($"var {name} = Task.FromResult({b.Value(s)});");
            return b.Await(name);
        }),
        new("async lambda", Shape.All, (b, s) =>
        {
            var (name, p) = (b.Fresh("f"), b.Fresh("p"));
            var inner = b.Inner(true, (p, s));
            inner.Line("await Task.CompletedTask;");
            b.Line($"Func<{s}, Task<{s}>> {name} = async {p} => {inner.Returning(inner.Value(s))};");
            return b.Await($"{name}({b.Value(s)})");
        }),
        new("async local function", Shape.All, (b, s) =>
        {
            var name = b.Fresh("LocalAsync");
            b.Line($"async Task<{s}> {name}({s} p{name}) {{ await Task.Yield(); return p{name}; }}");
            return b.Await($"{name}({b.Value(s)})");
        }),
        new("Task.WhenAll", Shape.All, (b, s) => b.Await($"Task.WhenAll(Task.FromResult({b.Value(s)}), Task.FromResult({b.Value(s)}))") + $"[{b.Index(2)}]"),
        new("Task.WhenAny", Shape.All, (b, s) => b.Await($"Task.WhenAny(Task.FromResult({b.Value(s)}))") + ".Result"),
        new("ContinueWith", Shape.All, (b, s) => b.Await($"Task.FromResult({b.Value(s)}).ContinueWith(t => t.Result)")),
        new("completion source", Shape.All, (b, s) =>
        {
            var name = b.Fresh("source");
            b.Line($"var {name} = new TaskCompletionSource<{s}>();");
            b.Line($"{name}.SetResult({b.Value(s)});");
            return b.Await(name + ".Task");
        }),
        new("async iterator", Shape.All, (b, s) =>
        {
            var (stream, first, inner) = (b.Fresh("Stream"), b.Fresh("LastAsync"), b.ElsewhereAsync(("p", s), ("q", s)));
            inner.Line($"if ({inner.Bit}) yield return p;");
            inner.Line("await Task.Yield();");
            inner.Line($"if ({inner.Bit}) yield return {inner.Value(s)};");
            b.Member($"private static async IAsyncEnumerable<{s}> {stream}({s} p, {s} q) {inner.Braced()}");
            b.Member($"private static async Task<{s}> {first}({s} p, {s} q) {{ var last = q; await foreach (var x in {stream}(p, q)) last = x; return last; }}");
            return b.Await($"{first}({b.Value(s)}, {b.Value(s)})");
        }),
        new("await foreach with ConfigureAwait", Shape.All, (b, s) =>
        {
            var (stream, first) = (b.Fresh("Stream"), b.Fresh("FirstAsync"));
            b.Member($"private static async IAsyncEnumerable<{s}> {stream}({s} p) {{ await Task.CompletedTask; yield return p; }}");
            b.Member($"private static async Task<{s}> {first}({s} p) {{ await foreach (var x in {stream}(p).ConfigureAwait(false)) if (Oracle.Next()) return x; throw new TimeoutException(); }}");
            return b.Await($"{first}({b.Value(s)})");
        }),
        new("await using", Shape.All, (b, s) =>
        {
            var (type, name) = (b.Fresh("Room"), b.Fresh("DoAsync"));
            b.Member($"private sealed class {type}({s} p) : IAsyncDisposable {{ public {s} Get() => p; public ValueTask DisposeAsync() => default; }}");
            b.Member($"private static async Task<{s}> {name}({s} p) {{ await using var room = new {type}(p); return room.Get(); }}");
            return b.Await($"{name}({b.Value(s)})");
        }),
        new("channel", Shape.All, (b, s) =>
        {
            var name = b.Fresh("channel");
            b.Line($"var {name} = Channel.CreateUnbounded<{s}>();");
            b.Line($"{name}.Writer.TryWrite({b.Value(s)});");
            b.Line($"{name}.Writer.Complete();");
            return b.Await($"{name}.Reader.ReadAsync().AsTask()");
        }),
        new("awaitable of one's own", Shape.All, (b, s) =>
        {
            var type = b.Fresh("Soon");
            b.Member($$"""
                private sealed class {{type}}({{s}} p) : INotifyCompletion
                {
                    public {{type}} GetAwaiter() => this;
                    public bool IsCompleted => true;
                    public {{s}} GetResult() => p;
                    public void OnCompleted(Action next) => next();
                }
                """);
            return b.Await($"new {type}({b.Value(s)})");
        }),
        new("Task.Delay before", Shape.All, (b, s) => b.CanAwait ? $"(await Task.Delay(0).ContinueWith({b.Fresh("t")} => {b.Result(s)}))" : b.Value(s)),
    ];
}
