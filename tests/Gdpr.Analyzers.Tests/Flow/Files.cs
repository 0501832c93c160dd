namespace Gdpr.Tests.Flow;

/// <summary>205: local files and exports.</summary>
public class Files
{
    [Theory]
    [InlineData("File.WriteAllText(\"c.csv\", {0})")]
    [InlineData("File.AppendAllText(\"c.csv\", {0})")]
    [InlineData("File.WriteAllLines(\"c.csv\", new[] {{ {0} }})")]
    [InlineData("File.AppendAllLines(\"c.csv\", new[] {{ {0} }})")]
    [InlineData("File.WriteAllBytes(\"c.csv\", Encoding.UTF8.GetBytes({0}))")]
    [InlineData("File.WriteAllTextAsync(\"c.csv\", {0}).Wait()")]
    [InlineData("File.WriteAllBytesAsync(\"c.csv\", Encoding.UTF8.GetBytes({0})).Wait()")]
    public Task Static_writers_of_files(string call) => Flows.In($$"""
        void A(Customer c) => {{string.Format(call, "c.Email")}}; // GDPR205
        void B(Customer c) => {{string.Format(call, "\"C\" + c.Id")}};
        """);

    [Fact]
    public Task A_stream_writer_on_a_path_is_a_file() => Flows.In("""
        void A(Customer c) { using var w = new StreamWriter("c.csv"); w.WriteLine(c.Email); } // GDPR205
        void B(Customer c) { using var w = new StreamWriter("c.csv"); w.WriteLine(c.Id); }
        """);

    [Fact]
    public Task A_stream_writer_on_memory_is_no_file() => Flows.In("""
        void A(Customer c) { using var w = new StreamWriter(new FileStream("c.csv", FileMode.Create)); w.WriteLine(c.Email); } // GDPR205
        void B(Customer c) { using var w = new StreamWriter(new MemoryStream()); w.WriteLine(c.Email); }
        """);

    [Fact]
    public Task Created_and_appended_texts_are_files() => Flows.In("""
        void A(Customer c) { using var w = File.CreateText("c.csv"); w.Write(c.Name); } // GDPR205
        void B(Customer c) { using var w = File.AppendText("c.csv"); w.Write("{0};{1}", c.Id, c.Email); } // GDPR205
        void D(Customer c) { using var w = File.CreateText("c.csv"); w.Write(c.Id); }
        void E(Customer c) { using var w = new StringWriter(); w.Write(c.Name); }
        """);

    [Fact]
    public Task Bytes_written_to_a_file_stream_are_in_a_file() => Flows.In("""
        void A(Customer c) { using var f = File.OpenWrite("c.bin"); f.Write(Encoding.UTF8.GetBytes(c.Email)); } // GDPR205
        async Task B(Customer c) { await using var f = new FileStream("c.bin", FileMode.Create); await f.WriteAsync(Encoding.UTF8.GetBytes(c.Email)); } // GDPR205
        void D(Customer c) { using var f = new MemoryStream(); f.Write(Encoding.UTF8.GetBytes(c.Email)); }
        """);

    [Fact]
    public Task A_file_info_writes_files() => Flows.In("""
        void A(Customer c, FileInfo f) { using var w = f.CreateText(); w.WriteLine(c.Email); } // GDPR205
        void B(Customer c, FileInfo f) { using var w = f.CreateText(); w.WriteLine(c.Id); }
        """);

    [Fact]
    public Task A_saved_document_is_a_file() => Flows.In("""
        void A(Customer c) => new System.Xml.Linq.XDocument(new System.Xml.Linq.XElement("mail", c.Email)).Save("c.xml"); // GDPR205
        void B(Customer c) => new System.Xml.Linq.XDocument(new System.Xml.Linq.XElement("id", c.Id)).Save("c.xml");
        """);

    [Fact]
    public Task An_entity_serialised_into_a_file_stream_is_in_a_file() => Flows.In("""
        void A(Contact c) { using var f = File.Create("c.json"); JsonSerializer.Serialize(f, c); } // GDPR205
        void B(Plain p) { using var f = File.Create("c.json"); JsonSerializer.Serialize(f, p); }
        """);

    [Fact]
    public Task An_export_built_line_by_line_is_in_a_file() => Flows.In("""
        void A(List<Customer> all)
        {
            var csv = new StringBuilder("id;mail\n");
            foreach (var c in all) { csv.Append(c.Id).Append(';').Append(c.Email).Append('\n'); }
            File.WriteAllText("clients.csv", csv.ToString()); // GDPR205
        }
        void B(List<Customer> all)
        {
            var csv = new StringBuilder("id;length\n");
            foreach (var c in all) { csv.Append(c.Id).Append(';').Append(c.Email.Length).Append('\n'); }
            File.WriteAllText("clients.csv", csv.ToString());
        }
        """);

    [Fact]
    public Task An_export_by_a_query_is_in_a_file() => Flows.In("""
        void A(List<Customer> tous) => File.WriteAllLines("clients.csv", tous.Select(c => $"{c.Id};{c.Name}")); // GDPR205
        void B(List<Customer> tous) => File.WriteAllLines("clients.csv", tous.Select(c => $"{c.Id};{c.Name.Length}"));
        """);

    [Fact]
    public Task A_helper_that_writes_a_file_is_reported_at_the_argument() => Flows.In("""
        private static void Exporter(string chemin, string contenu) => File.WriteAllText(chemin, contenu);
        void A(Customer c) => Exporter("c.csv", c.Email); // GDPR205
        void B(Customer c) => Exporter("c.csv", "C" + c.Id);
        """);

    [Fact]
    public Task A_writer_handed_to_a_helper_is_still_a_file() => Flows.In("""
        private static void Ligne(TextWriter w, string texte) => w.WriteLine(texte);
        void A(Customer c) { using var w = new StreamWriter("c.csv"); Ligne(w, c.Email); } // GDPR205
        void B(Customer c) { using var w = new StringWriter(); Ligne(w, c.Email); }
        """);

    [Fact]
    public Task A_file_that_the_policy_names_is_one() => Flows.In("""
        void A(Customer c, Vendor.Tracker t) => t.Save(c.Email); // GDPR205
        void B(Customer c, Vendor.Tracker t) => t.Save("C" + c.Id);
        """);

    [Fact]
    public Task Reading_a_file_is_no_export() => Flows.In("""
        void A(Customer c) => File.AppendAllText("c.csv", File.ReadAllText("d.csv") + c.Phone); // GDPR205
        void B(Customer c) => File.AppendAllText("c.csv", File.ReadAllText("d.csv") + (c.Phone == null));
        """);

    [Fact]
    public Task An_anonymised_export_is_silent() => Flows.In("""
        void A(List<Customer> all) => File.WriteAllLines("mails.txt", all.Select(c => c.Email)); // GDPR205
        void B(List<Customer> all) => File.WriteAllLines("domains.txt", all.Select(c => Privacy.Domain(c.Email)));
        """);
}
