namespace Gdpr.Tests.Flow;

/// <summary>Tasks, channels and threads: what is awaited or handed over keeps its label.</summary>
public class Waiting
{
    [Fact]
    public Task WhenAll_gives_back_what_its_tasks_hold() => Flows.In("""
        private static async Task<string> Mail(Customer c) { await Task.Yield(); return c.Email; }
        private static async Task<int> Id(Customer c) { await Task.Yield(); return c.Id; }
        async Task A(List<Customer> all) { var mails = await Task.WhenAll(all.Select(c => Mail(c))); Console.WriteLine(mails[0]); } // GDPR203
        async Task B(List<Customer> all) { var ids = await Task.WhenAll(all.Select(c => Id(c))); Console.WriteLine(ids[0]); }
        """);

    [Fact]
    public Task A_method_group_in_a_sequence_of_tasks() => Flows.In("""
        private static async Task<string> Mail(Customer c) { await Task.Yield(); return c.Email; }
        private static async Task<int> Id(Customer c) { await Task.Yield(); return c.Id; }
        async Task A(List<Customer> all) { foreach (var t in all.Select(Mail)) { Console.WriteLine(await t); } } // GDPR203
        async Task B(List<Customer> all) { foreach (var t in all.Select(Id)) { Console.WriteLine(await t); } }
        """);

    [Fact]
    public Task A_continuation_is_given_the_result() => Flows.In("""
        void A(Customer c) => Task.FromResult(c.Email).ContinueWith(t => Console.WriteLine(t.Result)); // GDPR203
        void B(Customer c) => Task.FromResult(c.Id).ContinueWith(t => Console.WriteLine(t.Result));
        """);

    [Fact]
    public Task Result_and_GetAwaiter_give_the_value() => Flows.In("""
        void A(Customer c) => Console.WriteLine(Task.FromResult(c.Email).Result); // GDPR203
        void B(Customer c) => Console.WriteLine(Task.FromResult(c.Name).GetAwaiter().GetResult()); // GDPR203
        void D(Customer c) => Console.WriteLine(Task.FromResult(c.Name).IsCompleted);
        """);

    [Fact]
    public Task ConfigureAwait_and_ValueTask_are_transparent() => Flows.In("""
        private static ValueTask<string> Mail(Customer c) => new(c.Email);
        private static ValueTask<int> Id(Customer c) => new(c.Id);
        async Task A(Customer c) => Console.WriteLine(await Mail(c).ConfigureAwait(false)); // GDPR203
        async Task B(Customer c) => Console.WriteLine(await Id(c).ConfigureAwait(false));
        """);

    [Fact]
    public Task A_completion_source_hands_its_value_over() => Flows.In("""
        async Task A(Customer c) { var s = new TaskCompletionSource<string>(); s.SetResult(c.Email); Console.WriteLine(await s.Task); } // GDPR203
        async Task B(Customer c) { var s = new TaskCompletionSource<int>(); s.SetResult(c.Id); Console.WriteLine(await s.Task); }
        """);

    [Fact]
    public Task A_local_across_an_await_keeps_its_label() => Flows.In("""
        async Task A(Customer c) { var mail = c.Email; await Task.Delay(1); Console.WriteLine(mail); } // GDPR203
        async Task B(Customer c) { var mail = c.Email; await Task.Delay(mail.Length); mail = "x"; Console.WriteLine(mail); }
        """);

    [Fact]
    public Task An_async_lambda_yields_what_it_reads() => Flows.In("""
        async Task A(Customer c) { Func<Task<string>> f = async () => { await Task.Yield(); return c.Email; }; Console.WriteLine(await f()); } // GDPR203
        async Task B(Customer c) { Func<Task<int>> f = async () => { await Task.Yield(); return c.Id; }; Console.WriteLine(await f()); }
        """);

    [Fact]
    public Task A_parallel_loop_is_a_loop() => Flows.In("""
        void A(List<Customer> all) => Parallel.ForEach(all, c => Console.WriteLine(c.Email)); // GDPR203
        void B(List<Customer> all) => Parallel.ForEach(all, c => Console.WriteLine(c.Id));
        Task D(List<Customer> all) => Parallel.ForEachAsync(all, async (c, _) => await Console.Out.WriteLineAsync(c.Name)); // GDPR203
        """);

    [Fact]
    public Task A_thread_leaks_what_it_captures() => Flows.In("""
        void A(Customer c) { var mail = c.Email; new Thread(() => Console.WriteLine(mail)).Start(); } // GDPR203
        void B(Customer c) { var mail = c.Email.Length; new Thread(() => Console.WriteLine(mail)).Start(); }
        """);

    [Fact]
    public Task An_asynchronous_using_and_a_finally_are_transparent() => Flows.In("""
        async Task A(Customer c) { await using var s = new MemoryStream(); var m = ""; try { m = c.Name; await s.FlushAsync(); } finally { Console.WriteLine(m); } } // GDPR203
        async Task B(Customer c) { await using var s = new MemoryStream(); var m = ""; try { _ = c.Name; await s.FlushAsync(); } finally { Console.WriteLine(m); } }
        """);

    [Fact]
    public Task A_switch_over_awaited_values() => Flows.In("""
        async Task A(Task<Customer?> t) { if (await t is { Email: var mail }) { Console.WriteLine(mail); } } // GDPR203
        async Task B(Task<Customer?> t) { if (await t is { Id: var id }) { Console.WriteLine(id); } }
        """);
}
