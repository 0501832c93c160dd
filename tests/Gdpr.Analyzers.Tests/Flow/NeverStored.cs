namespace Gdpr.Tests.Flow;

/// <summary>213: data of a category that is never stored, and where it may be all the same.</summary>
public class NeverStored
{
    [Fact]
    public Task Written_into_an_unmarked_member() => Flows.In("""
        void A(Card k, Plain p) => p.Text = k.Number; // GDPR213
        void B(Card k, Plain p) => p.Text = k.Brand;
        """);

    [Fact]
    public Task Written_into_a_marked_member() => Flows.In("""
        void A(Card k, Card copy) => copy.Number = k.Number; // GDPR213
        void B(Card k, Card copy) => copy.Brand = k.Brand;
        """);

    [Fact]
    public Task Written_by_an_object_initialiser() => Flows.In("""
        Card A(Card k) => new() { Number = k.Number }; // GDPR213
        Card B(Card k) => new() { Brand = k.Brand };
        """);

    [Fact]
    public Task Kept_in_a_private_field() => Flows.In("""
        private string _numéro = "";
        void A(Card k) => _numéro = k.Number; // GDPR213
        void B(Card k) => _numéro = k.Number.Length.ToString();
        """);

    [Fact]
    public Task Logged_is_213_and_not_203() => Flows.In("""
        void A(Card k) => _log.LogInformation("Card {Number}", k.Number); // GDPR213
        void B(Card k) => _log.LogInformation("Card {Brand}", k.Brand);
        void D(Card k) => Console.WriteLine("Card " + k.Number); // GDPR213
        """);

    [Fact]
    public Task The_last_digits_are_still_the_number() => Flows.In("""
        void A(Card k) => _log.LogInformation("Card {Number}", "****" + k.Number[^4..]); // GDPR213
        void B(Card k) => _log.LogInformation("Card {Number}", Privacy.Mask(k.Number));
        """);

    [Fact]
    public Task Written_to_a_file() => Flows.In("""
        void A(Card k) => File.AppendAllText("cards.txt", k.Number); // GDPR213
        void B(Card k) => File.AppendAllText("cards.txt", k.Brand);
        """);

    [Fact]
    public Task Cached() => Flows.In("""
        void A(Card k, Microsoft.Extensions.Caching.Distributed.IDistributedCache cache) => Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions.SetString(cache, "card", k.Number); // GDPR213
        void B(Card k, Microsoft.Extensions.Caching.Distributed.IDistributedCache cache) => Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions.SetString(cache, "card", k.Brand);
        """);

    [Fact]
    public Task A_permitted_recipient_may_have_it() => Flows.In("""
        [Processing("payment")] Task A(Card k) => _http.PostAsJsonAsync("https://api.unknown.example/pay", new { k.Number }); // GDPR210
        [Processing("payment")] Task B(Card k) => _http.PostAsJsonAsync("https://api.psp.example/pay", new { k.Number });
        """);

    [Fact]
    public Task Locals_and_marked_parameters_may_carry_it() => Flows.In("""
        private static bool Luhn([Personal("payment.card-number")] string number) => number.Length == 16;
        void A(Card k) { var number = k.Number.Trim(); if (Luhn(number)) { Console.WriteLine("valid"); } }
        void B(Card k) { var number = k.Number.Trim(); if (Luhn(number)) { Console.WriteLine(number); } } // GDPR213
        """);

    [Fact]
    public Task A_form_that_receives_it_is_filled_from_outside() => Flows.Of("""
        public class Paiement { [Personal("payment.card-number")] public string Carte { get; set; } = ""; public decimal Montant { get; set; } }
        [Processing("payment")] public class PaiementController : ControllerBase
        {
            private string _dernière = "";
            [HttpPost("a")] public int A(Paiement p) => p.Carte.Length;
            [HttpPost("b")] public int B(Paiement p) { _dernière = p.Carte; return 0; } // GDPR213
        }
        """);

    [Fact]
    public Task A_constructor_that_stores_it_is_reported_at_the_new() => Flows.Of("""
        public record Règlement([Personal("payment.card-number")] string Carte, decimal Montant);
        [Processing("payment")] public class Cases
        {
            void A(Card k) => _ = new Règlement(k.Number, 3); // GDPR213
            void B(Card k) => _ = new Règlement("", 3);
        }
        """);

    [Fact]
    public Task Added_to_a_collection_in_a_field() => Flows.In("""
        private readonly List<string> _cards = new();
        void A(Card k) => _cards.Add(k.Number); // GDPR213
        void B(Card k) { var cards = new List<string>(); cards.Add(k.Number); }
        """);

    [Fact]
    public Task A_hash_of_it_in_a_member_is_still_stored() => Flows.In("""
        void A(Card k, Plain p) => p.Text = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(k.Number))); // GDPR213
        void B(Card k, Plain p) => p.Text = Privacy.Mask(k.Number);
        """, FlowWorld.WithPseudonyms);

    [Fact]
    public Task A_helper_that_stores_it_is_reported_at_the_argument() => Flows.In("""
        private string _kept = "";
        private void Keep(string s) => _kept = s;
        void A(Card k) => Keep(k.Number); // GDPR213
        void B(Card k) => Keep(k.Brand);
        """);

    [Fact]
    public Task An_ordinary_category_beside_it_keeps_its_own_rule() => Flows.In("""
        void A(Card k, Plain p) => p.Text = k.Number; // GDPR213
        void B(Person k, Plain p) => p.Text = k.Name; // GDPR201
        """);
}
