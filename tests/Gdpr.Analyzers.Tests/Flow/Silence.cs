namespace Gdpr.Tests.Flow;

/// <summary>Code that looks like a leak and is none, beside the one step that makes it one.</summary>
public class Silence
{
    [Fact]
    public Task Guards_name_the_parameter_and_not_its_value() => Flows.In("""
        void A(Customer c) => ArgumentException.ThrowIfNullOrWhiteSpace(c.Email);
        void B(Customer c) => ArgumentNullException.ThrowIfNull(c.Phone);
        void D(Customer c) { if (c.Email == "") { throw new ArgumentException("An address is needed", nameof(c)); } }
        void E(Person p) => throw new ArgumentOutOfRangeException("year", p.BirthYear, "Too old"); // GDPR204
        """);

    [Fact]
    public Task A_list_prints_its_type_and_not_its_elements() => Flows.In("""
        void A(List<Contact> all) => Console.WriteLine(all);
        void B(List<Contact> all) => Console.WriteLine($"{all}");
        void D(List<Contact> all) => Console.WriteLine(all[0]); // GDPR203
        """);

    [Fact]
    public Task A_class_without_a_text_of_its_own_prints_its_name() => Flows.In("""
        void A(Customer c) => Console.WriteLine(string.Format("{0}", c));
        void B(Customer c) => Console.WriteLine(c.ToString());
        void D(Order o) => Console.WriteLine("Order: " + o);
        void E(Customer c) => Console.WriteLine(string.Format("{0}", c.Referrer?.Name)); // GDPR203
        """);

    [Fact]
    public Task A_setter_that_notifies_keeps_the_mark() => Flows.Of("""
        using System.ComponentModel;
        using System.Runtime.CompilerServices;
        public class Fiche : INotifyPropertyChanged
        {
            private string _mail = "", _nom = "", _note = "";
            public event PropertyChangedEventHandler? PropertyChanged;
            [Personal("contact.email")] public string Mail { get => _mail; set => Set(ref _mail, value); }
            [Personal("identity.name")] public string Nom { get => _nom; set => Set(ref _nom, value); }
            public string Note { get => _note; set => Set(ref _note, value); }
            private void Set<T>(ref T field, T value, [CallerMemberName] string? name = null)
            {
                if (EqualityComparer<T>.Default.Equals(field, value)) { return; }
                field = value;
                PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(name));
            }
        }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c, Fiche f) => f.Mail = c.Email;
            void B(Customer c, Fiche f) => f.Note = c.Email; // GDPR201
        }
        """);

    [Fact]
    public Task A_constructor_that_fills_marked_members_is_clean() => Flows.Of("""
        public class Fiche(string nom, string titre) { [Personal("identity.name")] public string Nom { get; } = nom; public string Titre { get; } = titre; }
        public class Carte { public Carte(string nom, int rang) { Nom = nom; Rang = rang; } [Personal("identity.name")] public string Nom { get; } public int Rang { get; } }
        [Processing("order-handling")] public class Cases
        {
            void A(Customer c) { _ = new Fiche(c.Name, "x"); _ = new Carte(c.Name, c.Id); }
            void B(Customer c) { _ = new Fiche("x", c.Name); } // GDPR201
        }
        """);

    [Fact]
    public Task A_property_that_remembers_what_it_computed() => Flows.Of("""
        public class Fiche
        {
            private string? _plein;
            [Personal("identity.name")] public string Prénom { get; set; } = "";
            [Personal("identity.name")] public string Nom { get; set; } = "";
            [Personal("identity.name")] public string Plein => _plein ??= Prénom + " " + Nom;
            public string Étiquette => Prénom + " " + Nom; // GDPR201
        }
        """);

    [Fact]
    public Task Flags_and_counts_may_be_stored() => Flows.In("""
        private bool _known;
        private int _length;
        private string _kind = "";
        void A(Customer c) { _known = c.Email != ""; _length = c.Email.Length; _kind = c.Phone is null ? "mail" : "phone"; }
        void B(Customer c) => _kind = c.Phone ?? "mail"; // GDPR201
        """);

    [Fact]
    public Task An_entity_travels_between_one_s_own_services() => Flows.Of("""
        [Processing("order-handling")] public class Remise { public decimal Calculer(Customer c, Order o) => c.Email.EndsWith(".fr") ? o.Total * 0.9m : o.Total; }
        [Processing("order-handling")] public class Panier(Remise remise, ILogger<Panier> log)
        {
            private readonly List<Order> _all = new();
            public decimal Total(Customer c) { var total = _all.Sum(o => remise.Calculer(c, o)); log.LogInformation("Total {Total} for {Id}", total, c.Id); return total; }
            public void Fuite(Customer c) => log.LogInformation("Total for {Who}", c.Name); // GDPR203
        }
        """);

    [Fact]
    public Task Sorting_searching_and_comparing_leak_nothing() => Flows.In("""
        void A(List<Customer> all) { all.Sort((x, y) => string.CompareOrdinal(x.Name, y.Name)); Console.WriteLine(all[0].Id); }
        void B(List<Customer> all, string mail) => Console.WriteLine(all.FindIndex(c => c.Email == mail));
        void D(List<Customer> all, string mail) => Console.WriteLine(all.Exists(c => c.Email == mail));
        void E(List<Customer> all, string mail) => Console.WriteLine(all.Find(c => c.Email == mail)?.Id);
        void F(List<Customer> all, string mail) => Console.WriteLine(all.RemoveAll(c => c.Email == mail));
        void G(List<Customer> all, int id) => Console.WriteLine(all.Find(c => c.Id == id)?.Email); // GDPR203
        """);

    [Fact]
    public Task An_overwritten_copy_is_clean() => Flows.In("""
        void A(Contact c) => Console.WriteLine(c with { Mail = "x" });
        void B(Customer c) { var view = new { c.Email, c.Id } with { Email = "x" }; Console.WriteLine(view); }
        void D(Contact c) => Console.WriteLine(c with { Rank = 3 }); // GDPR203
        """);

    [Fact]
    public Task A_key_of_a_dictionary_is_not_its_value() => Flows.In("""
        void A(List<Customer> all) { var by = all.ToDictionary(c => c.Email, c => c.Id); foreach (var pair in by) { Console.WriteLine(pair.Value); } }
        void B(List<Customer> all) { var by = all.ToDictionary(c => c.Email, c => c.Id); foreach (var pair in by) { Console.WriteLine(pair.Key); } } // GDPR203
        """);

    [Fact]
    public Task Two_objects_of_one_type_are_two_values() => Flows.In("""
        void A(Customer c) { var first = new StringBuilder(); var second = new StringBuilder(); first.Append(c.Email); Console.WriteLine(second.ToString()); }
        void B(Customer c) { var first = new StringBuilder(); var second = first; first.Append(c.Email); Console.WriteLine(second.ToString()); } // GDPR203
        """);

    [Fact]
    public Task A_cleared_builder_that_is_replaced_is_clean() => Flows.In("""
        void A(Customer c) { var b = new StringBuilder(); b.Append(c.Email); b = new StringBuilder("x"); Console.WriteLine(b.ToString()); }
        void B(Customer c) { var b = new StringBuilder("x"); b = new StringBuilder(); b.Append(c.Email); Console.WriteLine(b.ToString()); } // GDPR203
        """);

    [Fact]
    public Task An_id_of_the_request_in_logs_tags_and_urls() => Flows.In("""
        Task<string> A(HttpContext http, Order o)
        {
            _log.LogInformation("Request {Trace} of {Path}", http.TraceIdentifier, http.Request.Path);
            Activity.Current?.SetTag("order", o.Reference);
            return _http.GetStringAsync($"https://api.unknown.example/orders/{o.Reference}");
        }
        Task<string> B(Order o) => _http.GetStringAsync($"https://api.unknown.example/customers/{o.Customer.Name}"); // GDPR210
        """);

    [Fact]
    public Task A_shadowed_name_is_another_variable() => Flows.In("""
        void A(Customer c) { var mail = c.Email; Run(mail => Console.WriteLine(mail)); void Run(Action<string> act) => act("x"); _ = mail.Length; }
        void B(Customer c) { var mail = c.Email; Run(other => Console.WriteLine(mail)); void Run(Action<string> act) => act("x"); } // GDPR203
        """);

    [Fact]
    public Task Anonymous_statistics_are_clean() => Flows.In("""
        void A(List<Customer> all)
        {
            var byDomain = all.GroupBy(c => Privacy.Domain(c.Email)).Select(g => new { Domain = g.Key, Count = g.Count() }).OrderByDescending(x => x.Count);
            foreach (var line in byDomain) { Console.WriteLine($"{line.Domain}: {line.Count}"); }
        }
        void B(List<Customer> all)
        {
            var byName = all.GroupBy(c => c.Name).Select(g => new { Name = g.Key, Count = g.Count() });
            foreach (var line in byName) { Console.WriteLine($"{line.Name}: {line.Count}"); } // GDPR203
        }
        """);
}
