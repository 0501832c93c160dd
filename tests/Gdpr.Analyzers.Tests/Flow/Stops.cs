namespace Gdpr.Tests.Flow;

/// <summary>What stops a label, and what only seems to. Contract, "What stops it".</summary>
public class Stops
{
    [Fact]
    public Task Names_and_types_are_no_values() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Email + nameof(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(nameof(c.Email) + typeof(Customer));
        void D(Customer c) => Console.WriteLine(c.Email.GetType());
        void E(object o, Customer c) { o = c.Email; Console.WriteLine(o.GetType().Name); }
        """);

    [Fact]
    public Task Lengths_and_counts_stop() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Email.Length + c.Email); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Email.Length);
        void D(Customer c) => Console.WriteLine(new[] { c.Email }.Length);
        void E(Customer c) => Console.WriteLine(new List<string> { c.Email }.Count);
        void F(Customer c) => Console.WriteLine(new[] { c.Email }.LongCount());
        """);

    [Fact]
    public Task Comparisons_and_flags_stop() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Email + (c.Email == "x")); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Email == "x");
        void D(Customer c) => Console.WriteLine(c.Email.Equals("x", StringComparison.Ordinal));
        void E(Customer c) => Console.WriteLine(string.IsNullOrEmpty(c.Email) || string.IsNullOrWhiteSpace(c.Name));
        void F(Customer c) => Console.WriteLine(c.Email.Contains('@'));
        void G(Customer c) => Console.WriteLine(c.Email.CompareTo("x"));
        void H(Customer c) => Console.WriteLine(string.Compare(c.Email, "x", StringComparison.Ordinal) < 0);
        void I(Customer c) => Console.WriteLine(c.Phone is null);
        void J(Customer c) => Console.WriteLine(c.Email.GetHashCode());
        void K(Person p) => Console.WriteLine(p.BirthYear > 2008);
        """);

    [Fact]
    public Task A_flag_made_by_a_helper_stops() => Flows.In("""
        static bool IsFrench(string mail) => mail.EndsWith(".fr");
        static string Keep(string mail) => mail;
        void A(Customer c) => Console.WriteLine(Keep(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(IsFrench(c.Email));
        """);

    [Fact]
    public Task What_is_declared_anonymous_stops() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Email); // GDPR203
        void B(Customer c) => Console.WriteLine(Privacy.Mask(c.Email));
        void D(Customer c) => Console.WriteLine(Privacy.Domain(c.Email));
        """);

    [Fact]
    public Task A_method_that_masks_without_saying_so_is_followed() => Flows.In("""
        static string Masked(string text) => text[..1] + "***";
        static string Starred(string text) => new string('*', text.Length);
        void A(Customer c) => Console.WriteLine(Masked(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(Starred(c.Email));
        """);

    [Fact]
    public Task An_anonymising_function_in_a_query_stops() => Flows.In("""
        void A(List<Customer> all) => Console.WriteLine(string.Join(",", all.Select(c => c.Email.ToUpper()))); // GDPR203
        void B(List<Customer> all) => Console.WriteLine(string.Join(",", all.Select(c => Privacy.Mask(c.Email))));
        void D(List<Customer> all) => Console.WriteLine(string.Join(",", all.Select(c => c.Email).Select(Privacy.Mask)));
        """);

    [Fact]
    public Task The_erasing_redactor_stops() => Flows.In("""
        void A(Customer c) => Console.WriteLine(Microsoft.Extensions.Compliance.Redaction.NullRedactor.Instance.Redact(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(Microsoft.Extensions.Compliance.Redaction.ErasingRedactor.Instance.Redact(c.Email));
        """);

    [Fact]
    public Task A_pseudonym_is_still_personal() => Flows.In("""
        void A(Customer c) => Console.WriteLine(Privacy.Token(c.Email)); // GDPR203
        void B(Customer c) => Console.WriteLine(Privacy.Token("x"));
        """);

    [Fact]
    public Task A_pseudonym_may_stand_in_logs_where_the_policy_allows_it() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Seen {Mail}", c.Email); // GDPR203
        void B(Customer c) => _log.LogInformation("Seen {Mail}", Privacy.Token(c.Email));
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_pseudonym_beside_the_plain_value_hides_nothing() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Seen {Mail}", Privacy.Token(c.Email) + c.Name); // GDPR203
        void B(Customer c) => _log.LogInformation("Seen {Mail}", Privacy.Token(c.Email) + c.Id);
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_hash_is_a_pseudonym() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Seen {Mail}", Convert.ToHexString(Encoding.UTF8.GetBytes(c.Email))); // GDPR203
        void B(Customer c) => _log.LogInformation("Seen {Mail}", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(c.Email))));
        void D(Customer c) { using var sha = SHA256.Create(); Console.WriteLine(Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(c.Email)))); }
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_hash_is_reported_where_the_policy_allows_no_pseudonym() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Seen {Mail}", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(c.Email)))); // GDPR203
        void B(Customer c) => _log.LogInformation("Seen {Mail}", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("x"))));
        """);

    [Fact]
    public Task A_keyed_hash_is_a_pseudonym() => Flows.In("""
        void A(Customer c, byte[] key) => Trace.WriteLine(Convert.ToHexString(key) + c.Email); // GDPR203
        void B(Customer c, byte[] key) => Trace.WriteLine(Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(c.Email))));
        void D(Customer c, byte[] key) { using var mac = new HMACSHA256(key); Trace.WriteLine(Convert.ToHexString(mac.ComputeHash(Encoding.UTF8.GetBytes(c.Email)))); }
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task Encryption_makes_a_pseudonym() => Flows.In("""
        void A(Customer c, Aes aes, byte[] iv) => Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(c.Email))); // GDPR203
        void B(Customer c, Aes aes, byte[] iv) => Console.WriteLine(Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(c.Email), iv)));
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task Data_protection_makes_a_pseudonym() => Flows.Of("""
        using Microsoft.AspNetCore.DataProtection;
        [Processing("order-handling")] public class Cases(IDataProtector protector)
        {
            void A(Customer c) => Console.WriteLine(c.Email); // GDPR203
            void B(Customer c) => Console.WriteLine(protector.Protect(c.Email));
        }
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_pseudonym_stays_personal_everywhere_else() => Flows.In("""
        void A(Customer c) => File.WriteAllText("export.csv", Privacy.Token(c.Email)); // GDPR205
        void B(Customer c) => File.WriteAllText("export.csv", Privacy.Mask(c.Email));
        void D(Customer c, Plain p) => p.Text = Privacy.Token(c.Email); // GDPR201
        void E(Customer c, Plain p) => p.Text = Privacy.Mask(c.Email);
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task Compression_and_encoding_are_no_pseudonyms() => Flows.In("""
        void A(Customer c) => _log.LogInformation("Seen {Mail}", Convert.ToBase64String(Encoding.UTF8.GetBytes(c.Email))); // GDPR203
        void B(Customer c) => _log.LogInformation("Seen {Mail}", Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes(c.Email))));
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task An_anonymised_local_replaces_the_personal_one() => Flows.In("""
        void A(Customer c) { var mail = c.Email; _ = Privacy.Mask(mail); Console.WriteLine(mail); } // GDPR203
        void B(Customer c) { var mail = c.Email; mail = Privacy.Mask(mail); Console.WriteLine(mail); }
        """);

    [Fact]
    public Task A_local_function_can_anonymise() => Flows.In("""
        void A(Customer c) { Console.WriteLine(Cut(c.Email)); string Cut(string s) => s[..2]; } // GDPR203
        void B(Customer c) { Console.WriteLine(Cut(c.Email)); [Anonymizes] string Cut(string s) => s[..2]; }
        """);

    [Fact]
    public Task A_constant_chosen_by_personal_data_is_clean() => Flows.In("""
        void A(Customer c) => Console.WriteLine(c.Email.EndsWith(".fr") ? c.Email : "en"); // GDPR203
        void B(Customer c) => Console.WriteLine(c.Email.EndsWith(".fr") ? "fr" : "en");
        """);
}
