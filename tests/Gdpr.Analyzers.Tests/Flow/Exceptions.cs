namespace Gdpr.Tests.Flow;

/// <summary>204: messages and data of exceptions, and what a catch then does with them.</summary>
public class Exceptions
{
    [Fact]
    public Task A_message_is_personal() => Flows.In("""
        void A(Customer c) => throw new InvalidOperationException("No order for " + c.Email); // GDPR204
        void B(Customer c) => throw new InvalidOperationException("No order for " + c.Id);
        """);

    [Fact]
    public Task An_interpolated_message_is_personal() => Flows.In("""
        void A(Customer c) { if (c.Id < 0) { throw new KeyNotFoundException($"Unknown {c.Name}"); } } // GDPR204
        void B(Customer c) { if (c.Email == "") { throw new KeyNotFoundException($"Unknown {c.Id}"); } }
        """);

    [Fact]
    public Task A_throw_expression_is_one() => Flows.In("""
        string A(Customer c, string? s) => s ?? throw new ArgumentException($"Nothing for {c.Phone}"); // GDPR204
        string B(Customer c, string? s) => s ?? throw new ArgumentException($"Nothing for {nameof(c.Phone)}");
        """);

    [Fact]
    public Task An_exception_made_and_thrown_later_is_one() => Flows.In("""
        void A(Customer c)
        {
            var message = "Refused: " + c.Email;
            var ex = new ApplicationException(message); // GDPR204
            throw ex;
        }
        void B(Customer c)
        {
            var message = "Refused: " + c.Id;
            var ex = new ApplicationException(message);
            throw ex;
        }
        """);

    [Fact]
    public Task Data_of_an_exception_is_reported_where_it_is_written() => Flows.In("""
        void A(Customer c, Exception ex) => ex.Data["mail"] = c.Email; // GDPR204
        void B(Customer c, Exception ex) => ex.Data["id"] = c.Id;
        void D(Customer c, Exception ex) => ex.Data.Add("mail", c.Email); // GDPR204
        """);

    [Fact]
    public Task Data_in_an_initialiser_is_reported() => Flows.In("""
        void A(Customer c) => throw new InvalidOperationException("x") { Data = { ["mail"] = c.Email } }; // GDPR204
        void B(Customer c) => throw new InvalidOperationException("x") { Data = { ["id"] = c.Id } };
        """);

    [Fact]
    public Task An_exception_of_one_s_own_hands_its_message_to_the_base() => Flows.Of("""
        internal class Refusal(string reason) : Exception(reason);
        internal class Miscount(string text) : Exception("Wrong length " + text.Length);
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) => throw new Refusal(c.Email); // GDPR204
            void B(Customer c) => throw new Miscount(c.Email);
        }
        """);

    [Fact]
    public Task An_exception_of_one_s_own_with_an_overridden_message_is_followed() => Flows.Of("""
        internal class NotFound(int id) : Exception { public override string Message => "Not found: " + id; }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) => throw new Exception(c.Name); // GDPR204
            void B(Customer c) => throw new NotFound(c.Id);
        }
        """);

    [Fact]
    public Task A_helper_that_throws_is_reported_at_the_argument() => Flows.In("""
        private static void Refuse(string who) => throw new InvalidOperationException("Refused: " + who);
        void A(Customer c) => Refuse(c.Email); // GDPR204
        void B(Customer c) => Refuse("C" + c.Id);
        """);

    [Fact]
    public Task A_guard_s_message_is_personal() => Flows.In("""
        private static void Require(bool ok, string message) { if (!ok) { throw new InvalidOperationException(message); } }
        void A(Customer c) => Require(c.Id > 0, $"Bad customer {c.Email}"); // GDPR204
        void B(Customer c) => Require(c.Email != "", $"Bad customer {c.Id}");
        """);

    [Fact]
    public Task A_caught_exception_carries_its_message_to_the_log() => Flows.In("""
        void A(Customer c)
        {
            try
            {
                throw new InvalidOperationException(c.Email); // GDPR204
            }
            catch (InvalidOperationException ex)
            {
                _log.LogError(ex, "Failed"); // GDPR203
            }
        }
        void B(Customer c)
        {
            try
            {
                throw new InvalidOperationException("C" + c.Id);
            }
            catch (InvalidOperationException ex)
            {
                _log.LogError(ex, "Failed");
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_caught_exception_carries() => Flows.In("""
        void A(Customer c)
        {
            try
            {
                throw new InvalidOperationException("No " + c.Name); // GDPR204
            }
            catch (Exception ex)
            {
                Console.WriteLine(ex.Message); // GDPR203
            }
        }
        void B(Customer c)
        {
            try
            {
                throw new InvalidOperationException("No " + c.Name); // GDPR204
            }
            catch (Exception ex)
            {
                Console.WriteLine(ex.GetType().Name);
            }
        }
        """);

    [Fact]
    public Task An_exception_of_a_helper_carries_to_the_catch_around_the_call() => Flows.In("""
        private static void Refuse(string who) => throw new InvalidOperationException("Refused: " + who);
        void A(Customer c)
        {
            try
            {
                Refuse(c.Email); // GDPR204
            }
            catch (Exception ex)
            {
                _log.LogError(ex, "Failed"); // GDPR203
            }
        }
        void B(Customer c)
        {
            try
            {
                Refuse("C" + c.Id);
            }
            catch (Exception ex)
            {
                _log.LogError(ex, "Failed");
            }
        }
        """);

    [Fact]
    public Task Passing_a_labelled_inner_exception_on_is_silent() => Flows.In("""
        void A(Customer c)
        {
            try
            {
                throw new InvalidOperationException(c.Email); // GDPR204
            }
            catch (Exception ex)
            {
                throw new ApplicationException("Could not handle the order", ex);
            }
        }
        """);

    [Fact]
    public Task Rethrowing_is_silent() => Flows.In("""
        void A(Customer c)
        {
            try
            {
                throw new InvalidOperationException(c.Email); // GDPR204
            }
            catch (Exception)
            {
                throw;
            }
        }
        """);

    [Fact]
    public Task An_aggregate_of_messages_is_personal() => Flows.In("""
        void A(List<Customer> all) => throw new AggregateException(all.Select(c => new FormatException(c.Email))); // GDPR204
        void B(List<Customer> all) => throw new AggregateException(all.Select(c => new FormatException("C" + c.Id)));
        """);

    [Fact]
    public Task A_masked_message_is_silent() => Flows.In("""
        void A(Customer c) => throw new FormatException(c.Email.ToUpper()); // GDPR204
        void B(Customer c) => throw new FormatException(Privacy.Mask(c.Email));
        """);

    [Fact]
    public Task A_record_in_a_message_is_personal() => Flows.In("""
        void A(Contact c) => throw new FormatException($"Bad {c}"); // GDPR204
        void B(Contact c) => throw new FormatException($"Bad {c.Rank}");
        """);

    [Fact]
    public Task Sinks_declared_as_exceptions_are_ones() => Flows.In("""
        [Sink(SinkKind.Exception)] private static void Report(string text) { }
        void A(Customer c) => Report(c.Email); // GDPR204
        void B(Customer c) => Report("C" + c.Id);
        """);
}
