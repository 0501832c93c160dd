namespace Gdpr.Tests.Flow;

/// <summary>209: activity tags, baggage and metric dimensions.</summary>
public class Telemetry
{
    [Fact]
    public Task A_tag_of_an_activity() => Flows.In("""
        void A(Customer c, Activity a) => a.SetTag("customer.mail", c.Email); // GDPR209
        void B(Customer c, Activity a) => a.SetTag("customer.id", c.Id);
        """);

    [Fact]
    public Task A_tag_of_the_current_activity() => Flows.In("""
        void A(Customer c) => Activity.Current?.AddTag("customer.name", c.Name); // GDPR209
        void B(Customer c) => Activity.Current?.AddTag("customer.known", c.Name != "");
        """);

    [Fact]
    public Task Baggage() => Flows.In("""
        void A(Customer c, Activity a) => a.AddBaggage("mail", c.Email); // GDPR209
        void B(Customer c, Activity a) => a.SetBaggage("id", c.Id.ToString());
        void D(Customer c, Activity a) => a.SetBaggage("phone", c.Phone); // GDPR209
        """);

    [Fact]
    public Task Tags_of_a_started_activity() => Flows.In("""
        private static readonly ActivitySource s_source = new("shop");
        void A(Customer c) { using var a = s_source.StartActivity("order"); a?.SetTag("to", c.Email); } // GDPR209
        void B(Customer c) { using var a = s_source.StartActivity("order"); a?.SetTag("to", c.Id); }
        """);

    [Fact]
    public Task Tags_of_an_event() => Flows.In("""
        void A(Customer c, Activity a) => a.AddEvent(new ActivityEvent("sent", default, new ActivityTagsCollection { { "mail", c.Email } })); // GDPR209
        void B(Customer c, Activity a) => a.AddEvent(new ActivityEvent("sent", default, new ActivityTagsCollection { { "id", c.Id } }));
        """);

    [Fact]
    public Task A_dimension_of_a_counter() => Flows.In("""
        private static readonly System.Diagnostics.Metrics.Counter<long> s_sent = new System.Diagnostics.Metrics.Meter("shop").CreateCounter<long>("sent");
        void A(Customer c) => s_sent.Add(1, new KeyValuePair<string, object?>("to", c.Email)); // GDPR209
        void B(Customer c) => s_sent.Add(1, new KeyValuePair<string, object?>("to", "mail"));
        void D(Customer c) => s_sent.Add(c.Email.Length);
        """);

    [Fact]
    public Task A_dimension_of_a_histogram_by_a_tag_list() => Flows.In("""
        private static readonly System.Diagnostics.Metrics.Histogram<double> s_time = new System.Diagnostics.Metrics.Meter("shop").CreateHistogram<double>("time");
        void A(Customer c) { var tags = new TagList { { "name", c.Name } }; s_time.Record(3, tags); } // GDPR209
        void B(Customer c) { var tags = new TagList { { "id", c.Id } }; s_time.Record(3, tags); }
        """);

    [Fact]
    public Task A_hash_where_the_policy_allows_pseudonyms() => Flows.In("""
        void A(Customer c, Activity a) => a.SetTag("mail", c.Email); // GDPR209
        void B(Customer c, Activity a) => a.SetTag("mail", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(c.Email))));
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_hash_where_the_policy_allows_none() => Flows.In("""
        void A(Customer c, Activity a) => a.SetTag("mail", Privacy.Token(c.Email)); // GDPR209
        void B(Customer c, Activity a) => a.SetTag("mail", Privacy.Mask(c.Email));
        """);

    [Fact]
    public Task A_helper_that_tags_is_reported_at_the_argument() => Flows.In("""
        private static void Tag(string key, object? value) => Activity.Current?.SetTag(key, value);
        void A(Customer c) => Tag("mail", c.Email); // GDPR209
        void B(Customer c) => Tag("id", c.Id);
        """);

    [Fact]
    public Task The_client_s_address_as_a_tag() => Flows.Of("""
        [Processing("security")] public class Filtre
        {
            private static void A(HttpContext http) => Activity.Current?.SetTag("client.address", http.Connection.RemoteIpAddress?.ToString()); // GDPR209
            private static void B(HttpContext http) => Activity.Current?.SetTag("client.port", http.Connection.RemotePort);
        }
        """);

    [Fact]
    public Task A_sink_declared_as_telemetry_is_one() => Flows.In("""
        [Sink(SinkKind.Telemetry)] private static void Track(string name, object value) { }
        void A(Customer c) => Track("mail", c.Email); // GDPR209
        void B(Customer c) => Track("id", c.Id);
        """);
}
