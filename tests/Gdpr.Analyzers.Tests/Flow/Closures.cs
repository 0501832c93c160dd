namespace Gdpr.Tests.Flow;

/// <summary>Lambdas, local functions and delegates. Contract: who leaks its own parameter is reported at the argument, a captured variable at the sink.</summary>
public class Closures
{
    [Fact]
    public Task A_local_function_that_leaks_its_parameter_is_reported_at_the_argument() => Flows.In("""
        void A(Customer c)
        {
            Say(c.Email); // GDPR203
            Say(c.Id.ToString());
            void Say(string text) => Console.WriteLine(text);
        }
        """);

    [Fact]
    public Task A_captured_variable_is_reported_at_the_sink() => Flows.In("""
        void A(Customer c)
        {
            var text = c.Email;
            Say();
            void Say() => Console.WriteLine(text); // GDPR203
        }
        void B(Customer c)
        {
            var text = c.Id;
            Say();
            void Say() => Console.WriteLine(text);
        }
        """);

    [Fact]
    public Task A_static_local_function_returns_what_it_is_given() => Flows.In("""
        void A(Customer c) { Console.WriteLine(Same(c.Email)); static string Same(string s) => s; } // GDPR203
        void B(Customer c) { Console.WriteLine(Size(c.Email)); static int Size(string s) => s.Length; }
        """);

    [Fact]
    public Task A_lambda_that_leaks_its_parameter_is_reported_at_the_argument() => Flows.In("""
        void A(Customer c)
        {
            Action<string> say = text => Console.WriteLine(text);
            say(c.Email); // GDPR203
            say("none");
        }
        """);

    [Fact]
    public Task Invoke_is_a_call_like_any_other() => Flows.In("""
        void A(Customer c)
        {
            Action<string> say = text => Console.WriteLine(text);
            say.Invoke(c.Email); // GDPR203
            say?.Invoke(c.Id.ToString());
        }
        """);

    [Fact]
    public Task A_lambda_yields_what_it_captured() => Flows.In("""
        void A(Customer c) { Func<string> read = () => c.Email; Console.WriteLine(read()); } // GDPR203
        void B(Customer c) { Func<int> read = () => c.Id; Console.WriteLine(read()); }
        """);

    [Fact]
    public Task A_lambda_yields_what_it_reads_of_its_argument() => Flows.In("""
        void A(Customer c) { Func<Customer, string> read = x => x.Email; Console.WriteLine(read(c)); } // GDPR203
        void B(Customer c) { Func<Customer, int> read = x => x.Id; Console.WriteLine(read(c)); }
        """);

    [Fact]
    public Task A_delegate_that_is_never_called_yields_nothing() => Flows.In("""
        void A(Customer c) { Func<string> read = () => c.Email; Console.WriteLine(read()); } // GDPR203
        void B(Customer c) { Func<string> read = () => c.Email; Console.WriteLine(read is null); }
        """);

    [Fact]
    public Task A_method_group_is_followed() => Flows.In("""
        static string Same(string s) => s;
        static int Size(string s) => s.Length;
        void A(Customer c) { Func<string, string> f = Same; Console.WriteLine(f(c.Email)); } // GDPR203
        void B(Customer c) { Func<string, int> f = Size; Console.WriteLine(f(c.Email)); }
        """);

    [Fact]
    public Task A_lambda_writes_a_captured_variable() => Flows.In("""
        void A(Customer c) { var text = ""; Action fill = () => text = c.Email; fill(); Console.WriteLine(text); } // GDPR203
        void B(Customer c) { var text = ""; var other = ""; Action fill = () => other = c.Email; fill(); Console.WriteLine(text); }
        """);

    [Fact]
    public Task A_local_function_writes_a_captured_variable() => Flows.In("""
        void A(Customer c) { var text = ""; Fill(); Console.WriteLine(text); void Fill() { text = c.Email; } } // GDPR203
        void B(Customer c) { var text = c.Email; Clear(); Console.WriteLine(text); void Clear() { text = ""; } }
        """);

    [Fact]
    public Task A_lambda_handed_to_the_library_leaks_at_its_sink() => Flows.In("""
        void A(List<Customer> all) => all.ForEach(c => Console.WriteLine(c.Email)); // GDPR203
        void B(List<Customer> all) => all.ForEach(c => Console.WriteLine(c.Id));
        """);

    [Fact]
    public Task A_lambda_handed_to_a_helper_is_given_what_the_helper_passes() => Flows.In("""
        static void With(string text, Action<string> act) => act(text);
        void A(Customer c) => With(c.Email, text => Console.WriteLine(text)); // GDPR203
        void B(Customer c) => With(c.Id.ToString(), text => Console.WriteLine(text));
        """);

    [Fact]
    public Task A_lambda_handed_to_the_thread_pool_leaks_what_it_captures() => Flows.In("""
        void A(Customer c) => Task.Run(() => _log.LogInformation("Mail to {To}", c.Email)); // GDPR203
        void B(Customer c) => Task.Run(() => _log.LogInformation("Mail to {To}", c.Id));
        """);

    [Fact]
    public Task The_result_of_a_task_that_runs_a_lambda_is_labelled() => Flows.In("""
        async Task A(Customer c) => Console.WriteLine(await Task.Run(() => c.Email)); // GDPR203
        async Task B(Customer c) => Console.WriteLine(await Task.Run(() => c.Email.Length));
        """);

    [Fact]
    public Task A_curried_lambda_carries() => Flows.In("""
        void A(Customer c) { Func<string, Func<string>> keep = s => () => s; Console.WriteLine(keep(c.Email)()); } // GDPR203
        void B(Customer c) { Func<string, Func<int>> keep = s => () => s.Length; Console.WriteLine(keep(c.Email)()); }
        """);

    [Fact]
    public Task A_recursive_local_function_ends() => Flows.In("""
        void A(Customer c) { Console.WriteLine(Walk(c, 3)); string Walk(Customer x, int n) => n == 0 ? x.Email : Walk(x.Referrer!, n - 1); } // GDPR203
        void B(Customer c) { Console.WriteLine(Walk(c, 3)); int Walk(Customer x, int n) => n == 0 ? x.Id : Walk(x.Referrer!, n - 1); }
        """);

    [Fact]
    public Task A_lazy_value_carries() => Flows.In("""
        void A(Customer c) { var lazy = new Lazy<string>(() => c.Email); Console.WriteLine(lazy.Value); } // GDPR203
        void B(Customer c) { var lazy = new Lazy<int>(() => c.Id); Console.WriteLine(lazy.Value); }
        """);

    [Fact]
    public Task A_lambda_with_a_default_parameter_is_followed() => Flows.In("""
        void A(Customer c)
        {
            var say = (string text, string end = "!") => Console.WriteLine(text + end);
            say(c.Email); // GDPR203
            say("x");
        }
        """);

    [Fact]
    public Task An_anonymous_method_in_the_old_syntax_is_followed() => Flows.In("""
        void A(Customer c)
        {
            Action<string> say = delegate(string text) { Console.WriteLine(text); };
            say(c.Name); // GDPR203
            say(c.Id.ToString());
        }
        """);

    [Fact]
    public Task A_discarded_lambda_parameter_leaks_nothing() => Flows.In("""
        void A(Customer c)
        {
            Action<string, int> say = (_, n) => Console.WriteLine(n);
            say(c.Email, 3);
            Action<string, int> shout = (s, _) => Console.WriteLine(s);
            shout(c.Email, 3); // GDPR203
        }
        """);

    [Fact]
    public Task A_delegate_chosen_by_a_condition_unites_both() => Flows.In("""
        void A(Customer c, bool b) { Func<string> f = b ? () => c.Email : () => "x"; Console.WriteLine(f()); } // GDPR203
        void B(Customer c, bool b) { Func<string> f = b ? () => c.Id.ToString() : () => "x"; Console.WriteLine(f()); }
        """);

    [Fact]
    public Task A_replaced_delegate_is_forgotten() => Flows.In("""
        void A(Customer c) { Func<string> f = () => "x"; f = () => c.Email; Console.WriteLine(f()); } // GDPR203
        void B(Customer c) { Func<string> f = () => c.Email; f = () => "x"; Console.WriteLine(f()); }
        """);

    [Fact]
    public Task A_delegate_that_a_returned_delegate_gives_back_is_asked_when_it_is_called() => Flows.In("""
        static Func<Func<string>> Later(Func<string> p) => () => p;
        static Func<string> Again(Func<string> p) => () => p();
        static string Twice(Func<Func<string>> p) => p()();
        void A(Customer c) => Console.WriteLine(Later(() => c.Email)()()); // GDPR203
        void B(Customer c) => Console.WriteLine(Again(() => c.Email)()); // GDPR203
        void D(Customer c) => Console.WriteLine(Twice(() => () => c.Email)); // GDPR203
        void E(Customer c) => Console.WriteLine(Later(() => c.Id.ToString())()());
        static Func<Func<string>> Kept(Func<string> p) => () => p;
        static Func<string> Other(Func<string> p) => () => p();
        void F(Customer c) => Console.WriteLine(Kept(() => c.Email)().GetHashCode());
        void G(Customer c) { _ = Other(() => c.Email)().Length; Console.WriteLine(c.Id); }
        """);

    [Fact]
    public Task What_runs_where_it_stands_sees_what_is_there() => Flows.In("""
        void A(Customer c) { var last = ""; new List<int> { 1 }.ForEach(_ => last = c.Email); Console.WriteLine(last); } // GDPR203
        void B(Customer c) { var last = c.Email; new List<int> { 1 }.ForEach(_ => last = c.Email); last = "x"; Console.WriteLine(last); }
        void D(Customer c) { var late = "x"; var all = new[] { 1 }.Select(_ => late); late = c.Email; Console.WriteLine(all.First()); } // GDPR203
        void E(Customer c) { var late = "x"; var all = new[] { 1 }.Select(_ => late).ToList(); late = c.Email; Console.WriteLine(all[0]); }
        void F(Customer c) { var previous = ""; foreach (var p in new[] { c.Email, "x" }.Select(x => { var p = previous; previous = x; return p; }).ToList()) { Console.WriteLine(p); } } // GDPR203
        void J(Customer c) { var last = ""; try { new List<int> { 1 }.ForEach(_ => { last = c.Email; throw new TimeoutException(); }); } catch (TimeoutException) { Console.WriteLine(last); } } // GDPR203
        void K(Customer c) { var last = ""; try { Fill(); } catch (TimeoutException) { Console.WriteLine(last); } void Fill() { last = c.Email; throw new TimeoutException(); } } // GDPR203
        void G(Customer c) { var text = "x"; Say(); text = c.Email; void Say() => Console.WriteLine(text); }
        void H(Customer c) { var text = "x"; text = c.Email; Say(); void Say() => Console.WriteLine(text); } // GDPR203
        void I(Customer c) { var text = "x"; Action say = Say; text = c.Email; say(); void Say() => Console.WriteLine(text); } // GDPR203
        """);
}
