namespace Gdpr.Tests.Views;

/// <summary>The analyzers see a view as the code that the generator wrote: silent in itself, and what comes out of it is followed.</summary>
public class ViewFlowTests
{
    private const string Views = """
        using Gdpr; using System.Linq; using Microsoft.AspNetCore.Mvc; using Microsoft.Extensions.Logging;
        [RoleView<Customer>("order-handling", Role = "order-clerk")] public partial record ClerkView { public string Email { get; init; } = ""; }

        """;

    private static Task Reports(string source) => new Check { Only = [.. Enumerable.Range(1, 902).Where(n => n is not 105).Select(n => $"GDPR{n:D3}")] }.Run(Views + source, ViewCase.Runtime);

    [Fact]
    public Task A_view_by_itself_is_silent() => Reports("");

    [Fact]
    public Task What_is_read_of_a_view_needs_its_purpose() => Reports("""
        public class Pages
        {
            [Processing("order-handling", Role = "order-clerk")] public int A(ClerkView view) => view.Name.Length + view.Email.Length;
            [Processing("billing", Role = "accountant")] public int B(ClerkView view) => view.Email.GetHashCode(); // GDPR102
            public int C(ClerkView view) => view.Name.GetHashCode(); // GDPR101
        }
        """);

    [Fact]
    public Task What_a_view_gives_is_followed_into_logs() => Reports("""
        [Processing("order-handling", Role = "order-clerk")] public class Pages(ILogger<Pages> log)
        {
            public void A(ClerkView view) => log.LogInformation("{Mail}", view.Email); // GDPR203
            public void B(Customer customer) => log.LogInformation("{Mail}", ClerkView.From(customer).Email); // GDPR203
            public void C(IQueryable<Customer> all) => log.LogInformation("{Name}", all.Select(ClerkView.Projection).First().Name); // GDPR203
            public void D(ClerkView view) => log.LogInformation("{Id}", view.Id);
        }
        """);

    [Fact]
    public Task A_view_is_a_projection_for_responses() => Reports("""
        [Processing("order-handling", Role = "order-clerk")] public class ClientsController : ControllerBase
        {
            public ClerkView A(Customer customer) => ClerkView.From(customer);
            public IActionResult B(Customer customer) => Ok(ClerkView.From(customer));
            public IActionResult C(IQueryable<Customer> all) => Ok(all.Select(ClerkView.Projection).ToList());
            public IActionResult D(Customer customer) => Ok(customer); // GDPR207
        }
        """);

    [Fact]
    public async Task Names_that_the_policy_lacks_are_reported_at_the_word_with_the_nearest()
    {
        var (_, diagnostics) = await new Check { WithTypes = false }.Diagnose("""
            using Gdpr;
            [RoleView<E>("order-handlng", Role = "order-clerc")] public partial record V;
            public class E { [Personal("contact.email")] public string Mail { get; set; } = ""; }
            """, ViewCase.Runtime);
        Assert.Equal([("GDPR003", "order-handling"), ("GDPR004", "order-clerk")], diagnostics.Where(d => d.Id is "GDPR003" or "GDPR004").Select(d => (d.Id, d.Properties["gdpr.nearest"]!)));
    }

    [Fact]
    public Task A_list_of_one_s_own_holds_what_it_lists() => new Check { Only = ["GDPR207"] }.Run("""
        using Gdpr; using System.Collections.Generic; using Microsoft.AspNetCore.Mvc;
        public class Customers : List<Customer> { }
        public class Names : List<string> { }
        [Processing("order-handling", Role = "order-clerk")] public class C : ControllerBase
        {
            public IActionResult A(Customers all) => Ok(all); // GDPR207
            public IActionResult B(Names all) => Ok(all);
        }
        """);
}
