namespace Gdpr.Tests.Flow;

/// <summary>Texts, builders and library members without a body carry: the result is what receiver and arguments hold.</summary>
public class Texts
{
    [Fact]
    public Task Interpolation_carries() => Flows.In("""
        void A(Customer c) => Console.WriteLine($"Bonjour {c.Name} !"); // GDPR203
        void B(Customer c) => Console.WriteLine($"Client {c.Id:D6} !");
        """);

    [Fact]
    public Task The_text_of_a_record_is_no_object_any_more() => Flows.Of("""
        internal record Badge([Personal("contact.email")] string Email, string Tag);
        [Processing("order-handling")] internal class Cases
        {
            private string _note = "";
            private Badge? _card;
            void A(Badge c) { if (c.Email.Length > 3) { _note = $"{c}"; } } // GDPR201
            void B(Badge c) => _card = c;
            void D(Badge c) => _note = $"{c.Tag}";
            void E(object o, Customer c) { object card = new Badge(c.Email, "tag"); _note = $"{card}"; } // GDPR201
            void F(object o) { object card = new object(); _note = $"{card}"; }
        }
        """);

    [Fact]
    public Task What_a_channel_of_objects_holds_is_not_the_channel() => Flows.In("""
        record Card([property: Personal("contact.email")] string Email, string Tag);
        void A(Customer c) { var ch = System.Threading.Channels.Channel.CreateUnbounded<object>(); ch.Writer.TryWrite(new Card(c.Email, "t")); ch.Reader.TryRead(out var o); Console.WriteLine($"{o}"); } // GDPR203
        void B(Customer c) { var ch = System.Threading.Channels.Channel.CreateUnbounded<object>(); ch.Writer.TryWrite(c.Id); ch.Reader.TryRead(out var o); Console.WriteLine($"{o}"); }
        """);

    [Fact]
    public Task A_raw_and_a_formatted_interpolation_carry() => Flows.In(
        """"
        void A(Customer c) => Console.WriteLine($$"""{ "mail": "{{c.Email,20}}" }"""); // GDPR203
        void B(Customer c) => Console.WriteLine($$"""{ "mail": "{c.Email}", "id": {{c.Id}} }""");
        """");

    [Fact]
    public Task Concatenation_carries() => Flows.In("""
        void A(Customer c) => Console.WriteLine("Bonjour " + c.Name + "!"); // GDPR203
        void B(Customer c) => Console.WriteLine("Bonjour " + nameof(c.Name) + "!");
        """);

    [Fact]
    public Task Formatting_carries() => Flows.In("""
        void A(Customer c) { var line = string.Format("{0} <{1}>", c.Id, c.Email); Console.WriteLine(line); } // GDPR203
        void B(Customer c) { var line = string.Format("{0} <{1}>", c.Id, c.Email.Length); Console.WriteLine(line); }
        """);

    [Fact]
    public Task A_composite_format_of_the_console_is_a_sink_for_every_argument() => Flows.In("""
        void A(Customer c) => Console.WriteLine("{0} {1} {2} {3}", 1, 2, 3, c.Email); // GDPR203
        void B(Customer c) => Console.WriteLine("{0} {1} {2} {3}", 1, 2, 3, c.Id);
        """);

    [Fact]
    public Task String_methods_carry() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Email.Trim().ToLowerInvariant()); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Email.Substring(0, 3)); // GDPR203
        void C(Customer c) => Console.WriteLine(c.Email.Split('@')[0]); // GDPR203
        void D(Customer c) => Console.WriteLine("x".Replace("x", c.Email)); // GDPR203
        void E(Customer c) => Console.WriteLine("x".Insert(0, c.Name).PadLeft(30)); // GDPR203
        void F(Customer c) => Console.WriteLine(c.Email.IndexOf('@') > 0);
        void G(Customer c) => Console.WriteLine(c.Email.StartsWith("x"));
        void H(Customer c) => Console.WriteLine("abc".Trim().ToLowerInvariant().Split('@')[0]);
        """);

    [Fact]
    public Task Joining_and_concatenating_carries() => Flows.In("""
        void A(Customer c) => Console.WriteLine(string.Join(";", c.Id, c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(string.Concat("x", c.Name)); // GDPR203
        void D(Customer c) => Console.WriteLine(string.Join(";", c.Id, c.Email == "x"));
        """);

    [Fact]
    public Task ToString_carries() => Flows.In("""
        void A(Person p) => Console.WriteLine(p.Born.ToString("yyyy-MM-dd")); // GDPR203
        void B(Person p) => Console.WriteLine(p.Rank.ToString("D3"));
        """);

    [Fact]
    public Task A_ToString_of_one_s_own_is_followed() => Flows.In("""
        void A(Person p) => Console.WriteLine(p.ToString()); // GDPR203
        void B(Person p) => Console.WriteLine(p); // GDPR203
        void C(Person p) => Console.WriteLine($"{p}"); // GDPR203
        void D(Person p) => Console.WriteLine("x" + p); // GDPR203
        void E(Customer c) => Console.WriteLine("x" + c);
        """);

    [Fact]
    public Task A_ToString_that_names_no_marked_member_is_clean() => Flows.Of("""
        public class Ticket { [Personal("contact.email")] public string Mail { get; set; } = ""; public int Number { get; set; } public override string ToString() => "Ticket " + Number; }
        public class Letter { [Personal("contact.email")] public string Mail { get; set; } = ""; public override string ToString() => "Letter to " + Mail; }
        [Processing("order-handling")] public class Cases
        {
            void A(Letter l) => Console.WriteLine($"Sent: {l}"); // GDPR203
            void B(Ticket t) => Console.WriteLine($"Sent: {t}");
        }
        """);

    [Fact]
    public Task A_record_s_own_ToString_replaces_the_printed_members() => Flows.Of("""
        public record Open([Personal("contact.email")] string Mail, int Number);
        public record Closed([Personal("contact.email")] string Mail, int Number) { public override string ToString() => "Closed " + Number; }
        [Processing("order-handling")] public class Cases
        {
            void A(Open o) => Console.WriteLine(o); // GDPR203
            void B(Closed c) => Console.WriteLine(c);
        }
        """);

    [Fact]
    public Task A_StringBuilder_carries_what_was_appended() => Flows.In("""
        void A(Customer c) { var b = new StringBuilder(); b.Append("To: ").AppendLine(c.Email); Console.WriteLine(b.ToString()); } // GDPR203
        void B(Customer c) { var b = new StringBuilder(); b.Append("To: ").Append(c.Id); Console.WriteLine(b.ToString()); }
        void D(Customer c) { var b = new StringBuilder(); b.Append($"<{c.Email}>"); Console.WriteLine(b); } // GDPR203
        void E(Customer c) { var b = new StringBuilder(c.Email); Console.WriteLine(b.Length); }
        """);

    [Fact]
    public Task A_StringWriter_carries_what_was_written() => Flows.In("""
        void A(Customer c) { var w = new StringWriter(); w.WriteLine(c.Name); Console.WriteLine(w.ToString()); } // GDPR203
        void B(Customer c) { var w = new StringWriter(); w.WriteLine(c.Id); Console.WriteLine(w.ToString()); }
        """);

    [Fact]
    public Task Encodings_and_conversions_carry() => Flows.In("""
        void A(Customer c) => Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(c.Email))); // GDPR203
        void B(Customer c) => Console.WriteLine(Uri.EscapeDataString(c.Email)); // GDPR203
        void C(Customer c) => Console.WriteLine(System.Net.WebUtility.HtmlEncode(c.Name)); // GDPR203
        void D(Customer c) => Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes("x")));
        void E(Customer c) => Console.WriteLine(Encoding.UTF8.GetByteCount(c.Email) > 64);
        """);

    [Fact]
    public Task Constructing_text_carries() => Flows.In("""
        void A(Customer c) => Console.WriteLine(new string(c.Email.ToCharArray())); // GDPR203
        void B(Customer c) => Console.WriteLine(new string(c.Email.Reverse().ToArray())); // GDPR203
        void D(Customer c) => Console.WriteLine(new string('*', c.Email.Length));
        """);

    [Fact]
    public Task Spans_carry() => Flows.In("""
        void A(Customer c) { ReadOnlySpan<char> span = c.Email.AsSpan(0, 3); Console.WriteLine(span.ToString()); } // GDPR203
        void B(Customer c) { ReadOnlySpan<char> span = "abc".AsSpan(0, 3); Console.WriteLine(span.ToString()); }
        """);

    [Fact]
    public Task Regular_expressions_carry_their_input() => Flows.In("""
        void A(Customer c) { var m = System.Text.RegularExpressions.Regex.Match(c.Email, "(.*)@"); Console.WriteLine(m.Groups[1].Value); } // GDPR203
        void B(Customer c) { var m = System.Text.RegularExpressions.Regex.IsMatch(c.Email, "(.*)@"); Console.WriteLine(m); }
        """);

    [Fact]
    public Task A_parsed_address_carries() => Flows.In("""
        void A(Customer c) { var address = new System.Net.Mail.MailAddress(c.Email, "Client"); Console.WriteLine(address.Host); } // GDPR203
        void B(Customer c) { var address = new System.Net.Mail.MailAddress("shop@boutique.example"); Console.WriteLine(address.Host); }
        """);

    [Fact]
    public Task Nullable_and_option_like_wrappers_carry() => Flows.In("""
        void A(Person p) { DateOnly? born = p.Born; Console.WriteLine(born.Value); } // GDPR203
        void B(Person p) { DateOnly? born = p.Born; Console.WriteLine(born.HasValue); }
        void D(Customer c) { var pair = new KeyValuePair<int, string>(c.Id, c.Email); Console.WriteLine(pair.Value); } // GDPR203
        void E(Customer c) { var pair = KeyValuePair.Create(c.Id, c.Id); Console.WriteLine(pair.Value); }
        """);

    [Fact]
    public Task Serialised_text_is_still_personal() => Flows.In("""
        void A(Contact c) { var json = JsonSerializer.Serialize(c); Console.WriteLine(json); } // GDPR203
        void B(Plain p) { var json = JsonSerializer.Serialize(p); Console.WriteLine(json); }
        """);

    [Fact]
    public Task A_library_object_is_labelled_by_what_is_written_into_it() => Flows.In("""
        void A(Customer c) { var basket = new Vendor.Basket { Title = c.Name }; Console.WriteLine(basket.Title); } // GDPR203
        void B(Customer c) { var basket = new Vendor.Basket { Title = "Panier" }; Console.WriteLine(basket.Title); }
        """);

    [Fact]
    public Task Calling_a_service_does_not_label_it_and_its_text_result_is_labelled() => Flows.In("""
        void A(Customer c) { var basket = new Vendor.Basket(); Console.WriteLine(basket.Describe(c.Email)); } // GDPR203
        void B(Customer c) { var basket = new Vendor.Basket(); _ = basket.Describe(c.Email); Console.WriteLine(basket.Describe("x")); }
        void D(Customer c) { var basket = new Vendor.Basket(); Console.WriteLine(basket.Weigh(c.Email)); }
        """);

    [Fact]
    public Task An_out_parameter_of_the_library_carries() => Flows.In("""
        [return: Personal("identity.birth-date")] string Text() => "";
        void A() { if (DateOnly.TryParse(Text(), out var born)) { Console.WriteLine(born); } } // GDPR203
        void B() { if (DateOnly.TryParse(Text(), out var born)) { Console.WriteLine("parsed"); } }
        """);

    [Fact]
    public Task The_members_that_the_policy_marks_are_sources() => Flows.In("""
        void A(Vendor.Profile p) => Console.WriteLine(p.Mail); // GDPR203
        void B(Vendor.Profile p) => Console.WriteLine(p.Plan);
        """);

    [Fact]
    public Task An_entry_of_a_bag_is_a_source_by_its_constant_key() => Flows.Of("""
        internal static class Attributes { public static string Get(int id, string key) => id + key; }
        [Processing("order-handling")] internal class Cases
        {
            private const string Key = "FirstName";
            void A(int id) => Console.WriteLine(Attributes.Get(id, "FirstName")); // GDPR203
            void B(int id) => Console.WriteLine(Attributes.Get(id, "Colour"));
            void D(int id) { var name = Attributes.Get(id, Key).Trim(); Console.WriteLine(name); } // GDPR203
            void E(int id, string key) => Console.WriteLine(Attributes.Get(id, key));
            void F(Vendor.Profile p) => Console.WriteLine(Vendor.Bags.Get<string>(p, "FirstName")); // GDPR203
            void G(Vendor.Profile p) => Console.WriteLine(Vendor.Bags.Get<string>(p, "Colour"));
            void H(Vendor.Bag b) => Console.WriteLine(b["E-mail address"]); // GDPR203
            void I(Vendor.Bag b) => Console.WriteLine(b["Colour"]);
            void J(Vendor.Bag b, Customer c) { b["E-mail address"] = c.Email; Console.WriteLine(b["Colour"]); }
        }
        """);
}
