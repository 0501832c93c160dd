namespace Gdpr.Tests.Flow;

/// <summary>211: a shared cache without a key that belongs to one person.</summary>
public class Caches
{
    [Fact]
    public Task A_distributed_cache() => Cached("IDistributedCache", """
        void A(Customer c) => _cache.SetString("last", c.Email); // GDPR211
        void B(Customer c) => _cache.SetString("last", c.Id.ToString());
        """);

    [Fact]
    public Task A_distributed_cache_of_bytes() => Cached("IDistributedCache", """
        Task A(Customer c) => _cache.SetAsync("last", Encoding.UTF8.GetBytes(c.Name)); // GDPR211
        Task B(Customer c) => _cache.SetAsync("last", Encoding.UTF8.GetBytes("C" + c.Id));
        """);

    [Fact]
    public Task A_memory_cache_is_shared_too() => Cached("IMemoryCache", """
        void A(Customer c) => _cache.Set("last", c.Email); // GDPR211
        void B(Customer c) => _cache.Set("last", c.Id);
        void D(Customer c) => _cache.Set("last", c.Email, TimeSpan.FromMinutes(5)); // GDPR211
        """);

    [Fact]
    public Task A_key_with_the_subject_s_id_is_scoped() => Cached("IMemoryCache", """
        void A(Compte c) => _cache.Set("compte", c.Courriel); // GDPR211
        void B(Compte c) => _cache.Set("compte:" + c.Numéro, c.Courriel);
        void D(Compte c) => _cache.Set($"compte:{c.Numéro}:mail", c.Courriel);
        void E(Compte c) => _cache.Set($"boutique:{c.Boutique}", c.Courriel); // GDPR211
        """);

    [Fact]
    public Task A_key_with_the_user_s_id_is_scoped() => Cached("IDistributedCache", """
        void A(Customer c, System.Security.Claims.ClaimsPrincipal user) => _cache.SetString("panier", c.Name); // GDPR211
        void B(Customer c, System.Security.Claims.ClaimsPrincipal user) => _cache.SetString("panier:" + user.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)!.Value, c.Name);
        """);

    [Fact]
    public Task A_scoped_key_in_a_local_is_scoped() => Cached("IMemoryCache", """
        void A(Compte c) { var key = "compte:" + c.Boutique; _cache.Set(key, c.Courriel); } // GDPR211
        void B(Compte c) { var key = "compte:" + c.Numéro; _cache.Set(key, c.Courriel); }
        """);

    [Fact]
    public Task A_value_made_on_demand_is_cached() => Cached("IMemoryCache", """
        string? A(Customer c) => _cache.GetOrCreate("last", _ => c.Email); // GDPR211
        int B(Customer c) => _cache.GetOrCreate("last", _ => c.Id);
        Task<string?> D(Customer c) => _cache.GetOrCreateAsync("last", async _ => { await Task.Yield(); return c.Name; }); // GDPR211
        """);

    [Fact]
    public Task An_entity_in_a_cache() => Cached("IMemoryCache", """
        void A(Customer c) => _cache.Set("last", c); // GDPR211
        void B(Plain p) => _cache.Set("last", p);
        void D(List<Customer> all) => _cache.Set("all", all); // GDPR211
        """);

    [Fact]
    public Task A_serialised_entity_in_a_cache() => Cached("IDistributedCache", """
        void A(Contact c) => _cache.SetString("last", JsonSerializer.Serialize(c)); // GDPR211
        void B(Plain p) => _cache.SetString("last", JsonSerializer.Serialize(p));
        """);

    [Fact]
    public Task Redis() => Flows.In("""
        private readonly StackExchange.Redis.IDatabase _redis = null!;
        void A(Customer c) => _redis.StringSet("last", c.Email); // GDPR211
        void B(Customer c) => _redis.StringSet("last", "C" + c.Id);
        Task D(Customer c) => _redis.StringSetAsync("last", c.Name); // GDPR211
        """);

    [Fact]
    public Task Reading_a_cache_and_removing_from_it_stores_nothing() => Cached("IMemoryCache", """
        void A(Customer c) { _cache.TryGetValue("last", out string? mail); _cache.Set("last", mail ?? c.Email); } // GDPR211
        void B(Customer c) { _cache.TryGetValue("last", out string? mail); _cache.Remove("last"); }
        """);

    [Fact]
    public Task A_cached_count_is_clean() => Cached("IMemoryCache", """
        void A(List<Customer> all) => _cache.Set("mails", all.Select(c => c.Email).ToList()); // GDPR211
        void B(List<Customer> all) => _cache.Set("mails", all.Select(c => c.Email).Count());
        void D(List<Customer> all) => _cache.Set("domains", all.Select(c => Privacy.Domain(c.Email)).ToList());
        """);

    [Fact]
    public Task A_helper_that_caches_is_reported_at_the_argument() => Cached("IMemoryCache", """
        private void Keep(string value) => _cache.Set("kept", value);
        void A(Customer c) => Keep(c.Email); // GDPR211
        void B(Customer c) => Keep("C" + c.Id);
        """);

    [Fact]
    public Task A_sink_declared_as_a_cache_is_one() => Flows.In("""
        [Sink(SinkKind.Cache)] private static void Remember(string value) { }
        void A(Customer c) => Remember(c.Email); // GDPR211
        void B(Customer c) => Remember("C" + c.Id);
        """);

    private static Task Cached(string type, string members) => Flows.Of($$"""
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        public class Compte
        {
            [DataSubject("customer")] public int Numéro { get; set; }
            [Personal("contact.email")] public string Courriel { get; set; } = "";
            public string Boutique { get; set; } = "";
        }
        [Processing("order-handling")] public class Cases
        {
            private readonly {{type}} _cache = null!;
        {{members}}
        }
        """);
}
