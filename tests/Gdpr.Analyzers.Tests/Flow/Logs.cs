namespace Gdpr.Tests.Flow;

/// <summary>203: logs, consoles, traces and scopes.</summary>
public class Logs
{
    [Theory]
    [InlineData("LogTrace")]
    [InlineData("LogDebug")]
    [InlineData("LogInformation")]
    [InlineData("LogWarning")]
    [InlineData("LogError")]
    [InlineData("LogCritical")]
    public Task Every_level_of_the_logger_is_a_log(string method) => Flows.In($$"""
        void A(Customer c) => _log.{{method}}("Seen {Mail}", c.Email); // GDPR203
        void B(Customer c) => _log.{{method}}("Seen {Id}", c.Id);
        """);

    [Fact]
    public Task Log_with_a_level_is_a_log() => Flows.In("""
        void A(Customer c) => _log.Log(LogLevel.Warning, "Seen {Mail}", c.Email); // GDPR203
        void B(Customer c) => _log.Log(LogLevel.Warning, new EventId(3), "Seen {Id}", c.Id);
        """);

    [Fact]
    public Task The_state_of_the_lowest_log_call_is_logged() => Flows.In("""
        void A(Customer c) => _log.Log(LogLevel.Information, new EventId(1), c.Email, null, (s, _) => s); // GDPR203
        void B(Customer c) => _log.Log(LogLevel.Information, new EventId(1), c.Id, null, (s, _) => "x");
        """);

    [Fact]
    public Task An_interpolated_template_is_logged() => Flows.In("""
        void A(Customer c) => _log.LogInformation($"Seen {c.Email}"); // GDPR203
        void B(Customer c) => _log.LogInformation($"Seen {c.Id}");
        """);

    [Fact]
    public Task A_concatenated_template_is_logged() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Seen " + c.Name); // GDPR203
        void B(Customer c) => _log.LogInformation("Seen " + c.Id);
        """);

    [Fact]
    public Task Any_argument_of_several_is_logged() => Flows.In("""
        void A(Customer c, Order o) => _log.LogInformation("Order {Ref} of {Id} to {Mail} in {Total}", o.Reference, c.Id, c.Email, o.Total); // GDPR203
        void B(Customer c, Order o) => _log.LogInformation("Order {Ref} of {Id} in {Total}", o.Reference, c.Id, o.Total);
        """);

    [Fact]
    public Task An_argument_array_is_logged() => Flows.In("""
        void A(Customer c) { object[] args = [c.Id, c.Email]; _log.LogInformation("{Id} {Mail}", args); } // GDPR203
        void B(Customer c) { object[] args = [c.Id, 3]; _log.LogInformation("{Id} {Mail}", args); }
        """);

    [Fact]
    public Task A_scope_is_logged() => Flows.In("""
        void A(Customer c) { using (_log.BeginScope("Customer {Mail}", c.Email)) { } } // GDPR203
        void B(Customer c) { using (_log.BeginScope("Customer {Id}", c.Id)) { } }
        """);

    [Fact]
    public Task A_scope_of_pairs_is_logged() => Flows.In("""
        void A(Customer c) { using (_log.BeginScope(new Dictionary<string, object> { ["mail"] = c.Email })) { } } // GDPR203
        void B(Customer c) { using (_log.BeginScope(new Dictionary<string, object> { ["id"] = c.Id })) { } }
        """);

    [Fact]
    public Task An_extension_called_as_a_static_method_is_a_log() => Flows.In("""
        void A(Customer c) => LoggerExtensions.LogInformation(_log, "Seen {Mail}", c.Email); // GDPR203
        void B(Customer c) => LoggerExtensions.LogInformation(_log, "Seen {Id}", c.Id);
        """);

    [Fact]
    public Task A_defined_message_is_a_log() => Flows.In("""
        private static readonly Action<ILogger, string, Exception?> s_seen = LoggerMessage.Define<string>(LogLevel.Information, new EventId(1), "Seen {Mail}");
        void A(Customer c) => s_seen(_log, c.Email, null); // GDPR203
        void B(Customer c) => s_seen(_log, "C" + c.Id, null);
        """);

    [Fact]
    public Task A_generated_log_method_is_a_log() => Flows.Of("""
        internal static partial class Journal
        {
            [LoggerMessage(1, LogLevel.Information, "Seen {Mail}")] public static partial void Seen(ILogger log, string mail);
            [LoggerMessage(2, LogLevel.Information, "Counted {Id}")] public static partial void Counted(ILogger log, int id);
        }
        internal static partial class Journal
        {
            public static partial void Seen(ILogger log, string mail) { }
            public static partial void Counted(ILogger log, int id) { }
        }
        [Processing("order-handling")] public class Cases(ILogger<Cases> log)
        {
            void A(Customer c) => Journal.Seen(log, c.Email); // GDPR203
            void B(Customer c) => Journal.Counted(log, c.Id);
        }
        """);

    [Fact]
    public Task A_classified_parameter_of_a_redacting_log_method_is_silent() => Flows.Of("""
        internal static partial class Journal
        {
            [LoggerMessage(1, LogLevel.Information, "Seen {Mail}")] public static partial void Seen(ILogger log, [RedactedPersonal] string mail);
            [LoggerMessage(2, LogLevel.Information, "Seen {Mail}")] public static partial void Bare(ILogger log, string mail);
        }
        internal static partial class Journal
        {
            public static partial void Seen(ILogger log, string mail) { }
            public static partial void Bare(ILogger log, string mail) { }
        }
        [Processing("order-handling")] public class Cases(ILogger<Cases> log)
        {
            void A(Customer c) => Journal.Bare(log, c.Email); // GDPR203
            void B(Customer c) => Journal.Seen(log, c.Email);
        }
        """);

    [Fact]
    public Task A_parameter_with_one_s_own_classification_is_silent_in_a_redacting_log_method() => Flows.Of("""
        using Microsoft.Extensions.Compliance.Classification;
        public sealed class PrivateDataAttribute() : DataClassificationAttribute(new("Shop", "Private"));
        internal partial class Journal(ILogger<Journal> log)
        {
            private readonly ILogger _log = log;
            [LoggerMessage(1, LogLevel.Information, "Seen {Mail} as {Name}")] public partial void Seen([PrivateData] string mail, string name);
        }
        internal partial class Journal { public partial void Seen(string mail, string name) { } }
        [Processing("order-handling")] internal class Cases(Journal journal)
        {
            void A(Customer c) => journal.Seen(c.Email, c.Name); // GDPR203
            void B(Customer c) => journal.Seen(c.Email, "x");
        }
        """);

    [Theory]
    [InlineData("Console.WriteLine")]
    [InlineData("Console.Write")]
    [InlineData("Console.Out.WriteLine")]
    [InlineData("Console.Error.Write")]
    [InlineData("Trace.WriteLine")]
    [InlineData("Trace.Write")]
    [InlineData("Trace.TraceInformation")]
    [InlineData("Trace.TraceWarning")]
    [InlineData("Trace.TraceError")]
    [InlineData("Debug.WriteLine")]
    [InlineData("Debug.Write")]
    [InlineData("Debug.Print")]
    [InlineData("Debugger.Log")]
    public Task Consoles_traces_and_debuggers_are_logs(string method) => Flows.In($$"""
        void A(Customer c) => {{method}}(c.Email); // GDPR203
        void B(Customer c) => {{method}}("C" + c.Id);
        """.Replace("Debugger.Log(", "Debugger.Log(1, \"mail\", "));

    [Fact]
    public Task A_message_of_an_assertion_is_a_trace() => Flows.In("""
        void A(Customer c, bool ok) => Debug.Assert(ok, c.Email); // GDPR203
        void B(Customer c, bool ok) => Debug.Assert(c.Email != "", "no mail");
        """);

    [Fact]
    public Task A_failure_of_a_trace_is_a_trace() => Flows.In("""
        void A(Customer c) => Trace.Fail($"No way to {c.Phone}"); // GDPR203
        void B(Customer c) => Trace.Fail($"No way to {c.Id}");
        """);

    [Fact]
    public Task A_trace_source_is_a_trace() => Flows.In("""
        private static readonly TraceSource s_source = new("shop");
        void A(Customer c) => s_source.TraceEvent(TraceEventType.Information, 1, c.Email); // GDPR203
        void B(Customer c) => s_source.TraceEvent(TraceEventType.Information, 1, "C" + c.Id);
        """);

    [Fact]
    public Task The_asynchronous_console_is_a_log() => Flows.In("""
        async Task A(Customer c) => await Console.Out.WriteLineAsync(c.Email); // GDPR203
        async Task B(Customer c) => await Console.Out.WriteLineAsync("C" + c.Id);
        """);

    [Fact]
    public Task Serilog_s_static_log_is_a_log() => Flows.In("""
        void A(Customer c) => Serilog.Log.Information("Seen {Mail}", c.Email); // GDPR203
        void B(Customer c) => Serilog.Log.Information("Seen {Id}", c.Id);
        """);

    [Fact]
    public Task Serilog_s_logger_is_a_log() => Flows.In("""
        private readonly Serilog.ILogger _serilog = null!;
        void A(Customer c) => _serilog.Information("Seen {Id} {Mail}", c.Id, c.Email); // GDPR203
        void B(Customer c) => _serilog.Information("Seen {Id} {Rank}", c.Id, 3);
        void D(Customer c) => _serilog.Warning("Seen {@Customer}", c); // GDPR203
        void E(Customer c) => _serilog.Warning("Seen {Customer}", c);
        """);

    [Fact]
    public Task Serilog_s_context_is_a_log() => Flows.In("""
        void A(Customer c) { using (Serilog.Context.LogContext.PushProperty("Mail", c.Email)) { } } // GDPR203
        void B(Customer c) { using (Serilog.Context.LogContext.PushProperty("Id", c.Id)) { } }
        void D(Customer c) => Serilog.Log.ForContext("Mail", c.Email).Information("Seen"); // GDPR203
        void E(Customer c) => Serilog.Log.ForContext("Id", c.Id).Information("Seen");
        """);

    [Fact]
    public Task A_context_property_that_is_destructured_leaks_the_entity() => Flows.In("""
        void A(Customer c) { using (Serilog.Context.LogContext.PushProperty("Customer", c, destructureObjects: true)) { } } // GDPR203
        void B(Customer c) { using (Serilog.Context.LogContext.PushProperty("Customer", c)) { } }
        """);

    [Fact]
    public Task NLog_is_a_log() => Flows.In("""
        private static readonly NLog.Logger s_nlog = NLog.LogManager.GetCurrentClassLogger();
        void A(Customer c) => s_nlog.Info("Seen " + c.Email); // GDPR203
        void B(Customer c) => s_nlog.Info("Seen {Id}", c.Id);
        void D(Customer c) => s_nlog.Info("Seen {Mail}", c.Email); // GDPR203
        """);

    [Fact]
    public Task Log4net_is_a_log() => Flows.In("""
        private static readonly log4net.ILog s_log4net = log4net.LogManager.GetLogger(typeof(Cases));
        void A(Customer c) => s_log4net.Info(c.Email); // GDPR203
        void B(Customer c) => s_log4net.InfoFormat("Seen {0}", c.Id);
        void D(Customer c) => s_log4net.InfoFormat("Seen {0}", c.Name); // GDPR203
        """);

    [Fact]
    public Task A_log_that_the_policy_names_is_one() => Flows.In("""
        void A(Customer c, Vendor.Tracker t) => t.Audit(c.Email); // GDPR203
        void B(Customer c, Vendor.Tracker t) => t.Note(c.Email);
        """);

    [Fact]
    public Task The_client_s_address_in_a_log_is_personal() => Flows.Of("""
        [Processing("security")] public class Filtre(ILogger<Filtre> log)
        {
            void A(HttpContext http) => log.LogWarning("Blocked {Ip}", http.Connection.RemoteIpAddress); // GDPR203
            void B(HttpContext http) => log.LogWarning("Blocked {Trace}", http.TraceIdentifier);
        }
        """);

    [Fact]
    public Task The_user_s_claims_in_a_log_are_personal() => Flows.Of("""
        using System.Security.Claims;
        [Processing("order-handling")] public class Filtre(ILogger<Filtre> log)
        {
            void A(ClaimsPrincipal user) => log.LogInformation("Login of {Mail}", user.FindFirstValue(ClaimTypes.Email)); // GDPR203
            void B(ClaimsPrincipal user) => log.LogInformation("Login in {Country}", user.FindFirstValue(ClaimTypes.Country));
        }
        """);

    [Fact]
    public Task An_exception_beside_personal_arguments_does_not_hide_them() => Flows.In("""
        void A(Customer c, Exception ex) => _log.LogError(ex, "Failed for {Mail}", c.Email); // GDPR203
        void B(Customer c, Exception ex) => _log.LogError(ex, "Failed for {Id}", c.Id);
        """);

    [Fact]
    public Task A_log_behind_a_level_check_is_a_log() => Flows.In("""
        void A(Customer c) { if (_log.IsEnabled(LogLevel.Debug)) { _log.LogDebug("Seen {Mail}", c.Email); } } // GDPR203
        void B(Customer c) { if (_log.IsEnabled(LogLevel.Debug) && c.Email != "") { _log.LogDebug("Seen {Id}", c.Id); } }
        """);

    [Fact]
    public Task A_conditional_logger_is_a_log() => Flows.In("""
        void A(Customer c, ILogger? maybe) => maybe?.LogInformation("Seen {Mail}", c.Email); // GDPR203
        void B(Customer c, ILogger? maybe) => maybe?.LogInformation("Seen {Id}", c.Id);
        """);
}
