using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gdpr.Tests;

/// <summary>A scope holds for the code that follows, and for nothing that outlives it.</summary>
public class ScopeTests
{
    private readonly AccessScopes _scopes = new(World.Policy);

    [Fact]
    public void Mode_52_without_a_scope_nothing_is_permitted() => Assert.Contains("[Processing", Assert.Throws<AccessScopeMissingException>(() => _scopes.Current).Message, StringComparison.Ordinal);

    [Fact]
    public void A_scope_holds_until_it_ends_and_gives_back_the_outer_one()
    {
        using (_scopes.Begin(World.Clerk))
        {
            using (_scopes.Begin(World.Accountant))
            {
                Assert.Equal("accountant", _scopes.Current.Role);
            }

            Assert.Equal("order-clerk", _scopes.Current.Role);
        }

        Assert.Throws<AccessScopeMissingException>(() => _scopes.Current);
    }

    [Fact]
    public async Task Mode_53_a_task_that_outlives_its_request_has_no_scope()
    {
        var go = new TaskCompletionSource();
        Task<string> late, during;
        using (_scopes.Begin(World.Clerk))
        {
            during = Task.Run(() => _scopes.Current.Role);
            late = Task.Run(async () =>
            {
                await go.Task;
                return _scopes.Current.Role;
            });
            Assert.Equal("order-clerk", await during);
        }

        go.SetResult();
        await Assert.ThrowsAsync<AccessScopeMissingException>(() => late);
    }

    [Fact]
    public async Task Mode_53_a_timer_that_outlives_its_request_has_no_scope()
    {
        var seen = new TaskCompletionSource<bool>();
        Timer timer;
        using (_scopes.Begin(World.Clerk))
        {
            timer = new Timer(_ => seen.TrySetResult(Has()), null, Timeout.Infinite, Timeout.Infinite);
        }

        timer.Change(1, Timeout.Infinite);
        Assert.False(await seen.Task);
        await timer.DisposeAsync();

        bool Has()
        {
            try
            {
                return _scopes.Current is not null;
            }
            catch (AccessScopeMissingException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Mode_54_a_scope_that_an_awaited_method_begins_is_not_the_callers()
    {
        await Begin();
        Assert.Throws<AccessScopeMissingException>(() => _scopes.Current);

        async Task Begin()
        {
            await Task.Yield();
            _scopes.Begin(World.Clerk);
        }
    }

    [Fact]
    public async Task Requests_beside_each_other_do_not_mix()
    {
        var roles = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
        {
            using var _ = _scopes.Begin(i % 2 == 0 ? World.Clerk : World.Accountant);
            await Task.Delay(5, TestContext.Current.CancellationToken);
            return (i, _scopes.Current.Role);
        })));
        Assert.All(roles, r => Assert.Equal(r.i % 2 == 0 ? "order-clerk" : "accountant", r.Role));
    }

    [Theory]
    [InlineData("Order-Clerk", "order-handling")]
    [InlineData("order-clerk ", "order-handling")]
    [InlineData("order-clerk", "оrder-handling")]
    [InlineData("order-clerk", "")]
    [InlineData("*", "order-handling")]
    [InlineData("order-clerk", "*")]
    public void Mode_57_a_name_that_the_policy_does_not_declare_begins_no_scope(string role, string purpose) =>
        Assert.Throws<GdprRefusedException>(() => _scopes.Begin(new AccessScope("anna", role, purpose)));

    [Fact]
    public void A_scope_without_an_actor_is_refused() => Assert.Throws<ArgumentException>(() => _scopes.Begin(World.Clerk with { Actor = " " }));

    [Fact]
    public void Ending_twice_or_in_another_order_never_brings_a_scope_back()
    {
        var outer = _scopes.Begin(World.Clerk);
        var inner = _scopes.Begin(World.Accountant);
        outer.Dispose();
        inner.Dispose();
        inner.Dispose();
        Assert.Throws<AccessScopeMissingException>(() => _scopes.Current);
    }

    [Fact]
    public void A_scope_of_another_policy_does_not_hold_here()
    {
        var other = new AccessScopes(Policy.Parse("""
            { "version": 1, "title": { "en": "B" }, "updatedOn": "2026-11-01", "controller": { "name": "B", "email": "a@b.example", "country": "FR" }, "categories": { "c": { "title": { "en": "C" } } },
              "purposes": { "order-handling": { "title": { "en": "O" }, "legalBasis": "contract", "retention": { "active": "P3Y" }, "data": { "c": "required" } } },
              "roles": { "order-clerk": { "title": { "en": "C" }, "mission": "M", "grants": [ { "purposes": ["*"], "categories": ["*"] } ] } } }
            """));
        using var _ = other.Begin(World.Clerk);
        Assert.Throws<AccessScopeMissingException>(() => _scopes.Current);
    }

    [Fact]
    public void An_envelope_is_written_for_the_scope_in_which_it_was_made_and_never_read()
    {
        var minimizer = new Minimizer(World.Policy, _scopes);
        Assert.Throws<AccessScopeMissingException>(() => minimizer.Minimize(World.Someone()));
        Minimized<Customer> envelope;
        using (_scopes.Begin(World.Clerk))
        {
            envelope = minimizer.Minimize(World.Someone());
        }

        var json = System.Text.Json.JsonSerializer.Serialize(new { Customer = envelope });
        Assert.Contains("zoe@exemple.fr", json, StringComparison.Ordinal);
        Assert.DoesNotContain("FR76", json, StringComparison.Ordinal);
        Assert.Equal("Minimized<Customer>", envelope.ToString());
        Assert.DoesNotContain(typeof(Minimized<Customer>).GetMembers(), m => m is System.Reflection.PropertyInfo or System.Reflection.FieldInfo);
        Assert.Throws<GdprRefusedException>(() => System.Text.Json.JsonSerializer.Deserialize<Minimized<Customer>>("{}"));
    }

    [Fact]
    public async Task A_missing_or_wrong_policy_stops_the_host()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "{ \"version\": 1, ", TestContext.Current.CancellationToken);
        foreach (var path in new[] { file, file + ".nowhere" })
        {
            using var host = new HostBuilder().ConfigureServices(s => s.AddGdpr(g => g.PolicyPath = path)).Build();
            var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));
            Assert.Contains(Path.GetFileName(path), error.Message, StringComparison.Ordinal);
            Assert.Equal(path != file, error.Message.Contains("set PolicyPath", StringComparison.Ordinal));
        }

        File.Delete(file);
    }
}
