using Microsoft.Extensions.Hosting;

namespace Gdpr.Tests;

/// <summary>What is not permitted is neither selected nor filtered on. Numbers are those of the failure modes that the tests hold off.</summary>
public sealed class QueryTests : IDisposable
{
    private readonly Shop _shop = new();

    public void Dispose() => _shop.Dispose();

    private async Task<GdprRefusedException> Refused(Func<ShopDb, Task> query, AccessScope? scope = null)
    {
        using var db = _shop.Open();
        using var _ = _shop.Scopes.Begin(scope ?? Shop.Clerk);
        _shop.Sql.Clear();
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => query(db));
        Assert.Empty(_shop.Sql);
        while (refusal is not GdprRefusedException && refusal.InnerException is { } inner)
        {
            refusal = inner;
        }

        return Assert.IsAssignableFrom<GdprRefusedException>(refusal);
    }

    private async Task<T> Run<T>(Func<ShopDb, Task<T>> query, AccessScope? scope = null)
    {
        using var db = _shop.Open();
        using var _ = _shop.Scopes.Begin(scope ?? Shop.Clerk);
        return await query(db);
    }

    [Fact]
    public async Task A_view_selects_its_columns_and_no_other()
    {
        var seen = await Run(db => db.Customers.As<ClerkView>().OrderBy(c => c.Nom).ToListAsync());
        Assert.Equal(["Jean", "Zoé Lefèvre"], seen.Select(c => c.Nom));
        Assert.Equal("Lampe", Assert.Single(seen[1].Orders).Product);
        var sql = Assert.Single(_shop.Sql);
        Assert.Contains("\"Email\"", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("Telephone", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("Iban", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("Rue", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generated_view_has_the_permitted_members_and_no_other()
    {
        Assert.Equal(["Adresse", "Email", "Id", "Langue", "Nom", "Orders"], typeof(ClerkView).GetProperties().Where(p => p.GetMethod!.IsStatic == false).Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Pays"], typeof(ClerkView.AdresseView).GetProperties().Select(p => p.Name));
        Assert.Equal(["Id", "Reference", "Product", "CustomerId"], typeof(ClerkView.OrderView).GetProperties().Select(p => p.Name));
        var seen = await Run(db => db.Customers.As<AuditorView>().SingleAsync(c => c.Id == 1), Shop.Auditor);
        Assert.Equal(("FR76-1", "3 rue de l'Église"), (seen.Iban, seen.Adresse.Rue));
        Assert.Equal("x", ClerkView.From(new Customer { Email = "x" }).Email);
        Assert.Equal("r", AuditorView.From(new Customer { Orders = { new Order { Reference = "r" } } }).Orders.Single().Reference);
    }

    [Fact]
    public async Task What_the_caller_adds_filters_and_orders_by_the_view()
    {
        Assert.Equal("Jean", (await Run(db => db.Customers.Where(c => c.Id > 0).As<ClerkView>().Where(c => c.Email.StartsWith("jean")).OrderBy(c => c.Nom).FirstAsync())).Nom);
        Assert.Equal(2, await Run(db => db.Customers.As<ClerkView>().CountAsync()));
        Assert.Equal("FR", await Run(db => db.Customers.As<ClerkView>().Where(c => c.Id == 1).Select(c => c.Adresse.Pays).SingleAsync()));
    }

    [Fact]
    public async Task Whole_entities_are_refused() => Assert.Contains("'Customer' whole", (await Refused(db => db.Customers.ToListAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_touches_no_personal_data_runs()
    {
        Assert.Equal(2, await Run(db => db.Customers.CountAsync()));
        Assert.Equal(["fr", "fr"], await Run(db => db.Customers.Select(c => c.Langue).ToListAsync()));
        Assert.Equal("chat", (await Run(db => db.Pets.SingleAsync())).Race);
        Assert.True(await Run(db => db.Customers.AnyAsync(c => c.Id == 1)));
        Assert.Equal("BE", (await Run(db => db.Customers.Where(c => c.Orders.Count == 0).Select(c => new { c.Id, c.Adresse.Pays }).SingleAsync())).Pays);
    }

    [Fact]
    public async Task Mode_32_a_plan_that_one_role_made_does_not_serve_another()
    {
        await Run(db => db.Customers.ForScope().ToListAsync(), Shop.Auditor);
        _shop.Sql.Clear();
        Assert.Contains("'order-clerk'", (await Refused(db => db.Customers.ForScope().ToListAsync())).Message, StringComparison.Ordinal);
        await Run(db => db.Customers.As<ClerkView>().ToListAsync());
        _shop.Sql.Clear();
        Assert.Contains("'ClerkView' is a view for", (await Refused(db => db.Customers.As<ClerkView>().ToListAsync(), Shop.Auditor)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mode_33_a_context_without_the_guard_warms_no_plan_for_one_with_it()
    {
        using (var open = _shop.Open(governed: false))
        {
            Assert.Equal(2, (await open.Customers.ToListAsync()).Count);
        }

        _shop.Sql.Clear();
        await Refused(db => db.Customers.ToListAsync());
    }

    [Fact]
    public async Task Mode_33_a_view_on_a_context_without_the_guard_does_not_run()
    {
        using var db = _shop.Open(governed: false);
        using var _ = _shop.Scopes.Begin(Shop.Clerk);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Customers.As<ClerkView>().ToListAsync());
        Assert.Empty(_shop.Sql);
    }

    [Fact]
    public async Task Mode_36_an_include_is_refused_and_so_is_one_by_name()
    {
        Assert.Contains("Include", (await Refused(db => db.Pets.Include(p => p.Owner).ToListAsync())).Message, StringComparison.Ordinal);
        await Refused(db => db.Orders.ForScope().Include(o => o.Customer).ToListAsync());
        await Refused(db => db.Orders.ForScope().Include("Customer").ToListAsync());
    }

    [Fact]
    public async Task Mode_37_another_root_does_not_lead_to_the_columns()
    {
        await Refused(db => db.Pets.Select(p => p.Owner).ToListAsync());
        await Refused(db => db.Pets.Select(p => p.Owner!.Email).ToListAsync());
    }

    [Fact]
    public async Task Mode_38_an_entity_in_an_anonymous_type_a_method_or_an_object_is_refused()
    {
        await Refused(db => db.Customers.Select(c => new { c.Id, c }).ToListAsync());
        await Refused(db => db.Customers.Select(c => Text(c)).ToListAsync());
        await Refused(db => db.Customers.Select(c => (object)c).ToListAsync());
        await Refused(db => db.Customers.Select(c => new object[] { c }).ToListAsync());
        await Refused(db => db.Customers.Select(c => c.ToString()).ToListAsync());
        await Refused(db => db.Customers.Select(c => new { A = c.Adresse }).ToListAsync());
    }

    private static string Text(Customer c) => c.Email;

    [Fact]
    public async Task Mode_39_a_filter_or_order_by_a_forbidden_column_is_an_oracle()
    {
        await Refused(db => db.Customers.Where(c => c.Iban.StartsWith("FR76")).As<ClerkView>().ToListAsync());
        await Refused(db => db.Customers.OrderBy(c => c.Telephone).As<ClerkView>().ToListAsync());
        await Refused(db => db.Customers.CountAsync(c => c.Email == "zoe@exemple.fr"));
        Assert.Equal(1, await Run(db => db.Customers.Where(c => c.Email == "zoe@exemple.fr").As<ClerkView>().CountAsync()));
    }

    [Fact]
    public async Task Mode_40_aggregates_and_keys_are_refused()
    {
        await Refused(db => db.Customers.MaxAsync(c => c.Iban));
        await Refused(db => db.Customers.GroupBy(c => c.Telephone).Select(g => g.Count()).ToListAsync());
        await Refused(db => db.Customers.GroupBy(c => c.Langue).Select(g => g.Max(c => c.Email)).ToListAsync());
    }

    [Fact]
    public async Task Mode_41_members_by_name_and_owned_values_are_judged_too()
    {
        await Refused(db => db.Customers.Select(c => EF.Property<string>(c, "Email")).ToListAsync());
        var name = "Email";
        await Refused(db => db.Customers.Select(c => EF.Property<string>(c, name)).ToListAsync());
        Assert.Equal(2, (await Run(db => db.Customers.Select(c => EF.Property<string>(c, "Langue")).ToListAsync())).Count);
        await Refused(db => db.Customers.Select(c => c.Adresse).ToListAsync());
        await Refused(db => db.Customers.Select(c => c.Adresse.Rue).ToListAsync());
    }

    [Fact]
    public async Task Mode_42_raw_sql_is_refused()
    {
        await Refused(db => db.Customers.FromSqlRaw("SELECT * FROM Customers").As<ClerkView>().ToListAsync());
        await Refused(db => db.Database.SqlQueryRaw<string>("SELECT Iban AS Value FROM Customers").ToListAsync());
    }

    [Fact]
    public async Task Mode_43_an_update_does_not_copy_a_forbidden_column()
    {
        await Refused(db => db.Customers.ExecuteUpdateAsync(s => s.SetProperty(c => c.Langue, c => c.Iban)));
        await Refused(db => db.Customers.Where(c => c.Iban == "FR76-1").ExecuteDeleteAsync());
        Assert.Equal(1, await Run(db => db.Customers.Where(c => c.Id == 1).ExecuteUpdateAsync(s => s.SetProperty(c => c.Langue, "nl"))));
    }

    [Fact]
    public async Task ForScope_gives_whole_entities_where_every_column_is_permitted()
    {
        var all = await Run(db => db.Customers.ForScope().Where(c => c.Iban == "FR76-1").ToListAsync(), Shop.Auditor);
        Assert.Equal("0612345678", Assert.Single(all).Telephone);
        Assert.Contains("'Customer.Telephone' (contact.phone)", (await Refused(db => db.Customers.ForScope().ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("Lampe", (await Run(db => db.Orders.ForScope().SingleAsync())).Product);
    }

    [Fact]
    public async Task ForScope_vouches_for_no_other_entity() => await Refused(db => db.Orders.ForScope().Where(o => o.Customer!.Iban == "x").ToListAsync(), Shop.Auditor);

    [Fact]
    public async Task A_view_that_holds_more_than_the_policy_permits_is_refused() => Assert.Contains("payment.account", (await Refused(db => db.Customers.As<GreedyView>().ToListAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_nested_view_is_held_to_the_policy_too() => Assert.Contains("'Line.Account' (payment.account)", (await Refused(db => db.Customers.As<DeepView>().ToListAsync())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Mode_52_without_a_scope_nothing_is_read()
    {
        using var db = _shop.Open();
        Assert.Throws<AccessScopeMissingException>(() => db.Customers.As<ClerkView>());
        Assert.Throws<AccessScopeMissingException>(() => db.Customers.ForScope());
        IQueryable<ClerkView> kept;
        using (_shop.Scopes.Begin(Shop.Clerk))
        {
            kept = db.Customers.As<ClerkView>();
            await kept.ToListAsync();
        }

        _shop.Sql.Clear();
        await Assert.ThrowsAnyAsync<Exception>(() => kept.ToListAsync());
        Assert.Empty(_shop.Sql);
    }

    [Fact]
    public async Task A_role_with_self_sees_its_own_rows()
    {
        var own = await Run(db => db.Customers.As<OwnView>().ToListAsync(), new("zoe", "customer", "order-handling", "1"));
        Assert.Equal("zoe@exemple.fr", Assert.Single(own).Email);
        Assert.Empty(await Run(db => db.Customers.As<OwnView>().ToListAsync(), new("x", "customer", "order-handling", "77")));
        _shop.Sql.Clear();
        Assert.Contains("no subject", (await Refused(db => db.Customers.As<OwnView>().ToListAsync(), new("x", "customer", "order-handling"))).Message, StringComparison.Ordinal);
        await Refused(db => db.Customers.As<OwnView>().ToListAsync(), new("x", "customer", "order-handling", "1 OR 1=1"));
        Assert.Equal("Lampe", Assert.Single(await Run(db => db.Orders.ForScope().ToListAsync(), new("zoe", "customer", "order-handling", "1"))).Product);
    }

    [Fact]
    public async Task No_other_source_slips_in_beside_the_filter_of_the_subject()
    {
        var own = new AccessScope("zoe", "customer", "audit", "1");
        Assert.Contains("beside ForScope()", (await Refused(db => db.Customers.ForScope().Select(c => c.Email).Concat(db.Customers.Select(c => c.Email)).ToListAsync(), own)).Message, StringComparison.Ordinal);
        Assert.Contains("beside ForScope()", (await Refused(db => db.Customers.ForScope().Where(c => db.Customers.Any(o => o.Email == "jean@exemple.fr")).ToListAsync(), own)).Message, StringComparison.Ordinal);
        Assert.Contains("second source", (await Refused(db => db.Customers.Where(c => db.Customers.Any(o => o.Nom == "Jean")).As<OwnView>().ToListAsync(), own with { Purpose = "order-handling" })).Message, StringComparison.Ordinal);
        Assert.Equal(["zoe@exemple.fr"], await Run(db => db.Customers.ForScope().Select(c => c.Email).Union(db.Customers.ForScope().Select(c => c.Email)).ToListAsync(), own));
    }

    [Fact]
    public async Task A_view_of_another_entity_is_an_error() => await Run(db => Assert.ThrowsAsync<ArgumentException>(() => Task.Run(() => db.Orders.As<ClerkView>())));

    [Fact]
    public async Task Views_of_another_policy_stop_the_host()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "gdpr.policy.json"))).Replace("2026-11-01", "2026-11-02", StringComparison.Ordinal));
        foreach (var drift in new[] { false, true })
        {
            using var host = new HostBuilder().ConfigureServices(s => s.AddGdpr(g => (g.PolicyPath, g.AllowPolicyDrift) = (file, drift))).Build();
            var refusal = await Record.ExceptionAsync(() => host.StartAsync());
            Assert.Equal(drift, refusal is null);
            Assert.Contains(drift ? "" : "'AuditorView', 'ClerkView'", refusal?.Message ?? "", StringComparison.Ordinal);
        }

        File.Delete(file);
    }

    [Fact]
    public void Lists_in_memory_are_viewed_too()
    {
        using var _ = _shop.Scopes.Begin(Shop.Clerk);
        Assert.Equal("e", new[] { new Customer { Email = "e" } }.AsQueryable().As<ClerkView>().Single().Email);
    }
}
