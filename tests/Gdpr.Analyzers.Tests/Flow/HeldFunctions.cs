namespace Gdpr.Tests.Flow;

/// <summary>Delegates that members hold are followed to whoever puts them in; where nobody does, a gap is said.</summary>
public class HeldFunctions
{
    [Fact]
    public Task An_event_tells_its_subscribers() => Flows.Of("""
        [Processing("order-handling")] internal class Cases
        {
            private event Action<string>? Noted;
            private event Action<string>? Counted;
            private void Subscribe() { Noted += s => Console.WriteLine(s); Counted += s => Console.WriteLine(s.Length); }
            void A(Customer c) => Noted?.Invoke(c.Email); // GDPR203
            void B(Customer c) => Counted?.Invoke(c.Email);
        }
        """);

    [Fact]
    public Task A_delegate_that_another_method_sets() => Flows.Of("""
        [Processing("order-handling")] internal class Cases
        {
            private Action<string> _say = _ => { };
            private Action<string> _count = _ => { };
            public void Use() { _say = Console.WriteLine; _say = s => Console.WriteLine(s); _count = s => Console.WriteLine(s.Length); }
            void A(Customer c) => _say(c.Email); // GDPR203
            void B(Customer c) => _count(c.Email);
        }
        """);

    [Fact]
    public Task A_list_of_delegates_that_others_fill() => Flows.Of("""
        internal sealed class Desk
        {
            private readonly List<Action<string>> _all = new();
            public void Add(Action<string> act) => _all.Add(act);
            public void Tell(string text) { foreach (var act in _all) act(text); }
        }
        internal sealed class Quiet
        {
            private readonly List<Action<string>> _all = new();
            public void Add(Action<string> act) => _all.Add(act);
            public void Tell(string text) { foreach (var act in _all) act(text); }
        }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) { var desk = new Desk(); desk.Add(s => Console.WriteLine(s)); desk.Tell(c.Email); } // GDPR203
            void B(Customer c) { var quiet = new Quiet(); quiet.Add(s => Console.WriteLine(s.Length)); quiet.Tell(c.Email); }
        }
        """);

    [Fact]
    public Task A_delegate_that_nobody_sets_is_a_gap() => Flows.Of("""
        [Processing("order-handling")] public class Cases
        {
            public event Action<string>? Told;
            public event Action<string>? Heard;
            private void Subscribe() => Heard += s => Console.WriteLine(s.Length);
            void A(Customer c) => Told?.Invoke(c.Email); // GDPR903
            void B(Customer c) => Heard?.Invoke(c.Email);
        }
        """);

    [Fact]
    public Task What_a_passed_function_gives_back_is_its_own() => Flows.Of("""
        [Processing("order-handling")] internal class Cases
        {
            private static R With<T, R>(T one, Func<T, R> get) => get(one);
            void A(Customer c) => Console.WriteLine(With(c, x => x.Email)); // GDPR203
            void B(Customer c) => Console.WriteLine(With(c, x => x.Id));
            void D(Customer c) => Console.WriteLine(With(c.Email, x => "a"));
        }
        """);

    [Fact]
    public Task A_parameter_of_a_primary_constructor_holds_what_it_is_set_to() => Flows.Of("""
        internal sealed class Desk(Action<string> act) { public void Use(Action<string> other) => act = other; public void Tell(string text) => act(text); }
        internal sealed class Quiet(Action<string> act) { public void Use(Action<string> other) => act = other; public void Tell(string text) => act(text); }
        internal sealed class Giver(Func<string> give) { public void Use(Func<string> other) => give = other; public Func<string> Get() => give; }
        [Processing("order-handling")] internal class Cases
        {
            void A(Customer c) { var desk = new Desk(_ => { }); desk.Use(s => Console.WriteLine(s)); desk.Tell(c.Email); } // GDPR203
            void B(Customer c) { var quiet = new Quiet(_ => { }); quiet.Use(s => Console.WriteLine(s.Length)); quiet.Tell(c.Email); }
            void D(Customer c) { var giver = new Giver(() => "x"); giver.Use(() => c.Email); Console.WriteLine(giver.Get()()); } // GDPR203
        }
        """);
}
