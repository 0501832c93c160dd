using System;
using System.Linq;
using Xunit;

namespace Gdpr.Tests;

/// <summary>What <c>gdpr policy test</c>, <c>show</c> and <c>diff</c> say.</summary>
public class ReviewTests
{
    private static readonly Policy Shop = Policy.Parse(Samples.Complete);

    [Fact]
    public void A_run_tells_what_was_expected_and_what_the_policy_answers()
    {
        var run = PolicyTests.Run(Shop, """
            {
              "tests": [
                // é
                { "name": "right", "purpose": "order-handling", "role": "order-clerk", "category": "contact.email", "expect": "permitted" },
                { "name": "right too", "purpose": "order-handling", "role": "order-clerk", "category": "payment.card-number", "expect": "refused" },
                { "name": "wrong", "purpose": "fraud", "role": "order-clerk", "category": "contact.email", "expect": "permitted" },
              ]
            }
            """);
        Assert.Empty(run.Problems);
        Assert.False(run.Passed);
        Assert.Equal(
            ["4 right permitted permitted True", "5 right too refused refused True", "6 wrong permitted refused False"],
            run.Results.Select(r => $"{r.Line} {r.Name} {r.Expected} {r.Actual} {r.Passed}"));
        Assert.Equal(Shop.Decide("fraud", "order-clerk", "contact.email").Explanation, run.Results[2].Explanation);
    }

    [Fact]
    public void Grants_that_no_test_touches_are_listed()
    {
        var run = PolicyTests.Run(Shop, """
            { "tests": [{ "name": "n", "purpose": "order-handling", "role": "customer", "category": "health", "expect": "refused" }] }
            """);
        Assert.True(run.Passed);
        Assert.Equal(["customer for order-handling"], run.Tested.Select(t => t.ToString()));
        Assert.Equal(["customer for fraud", "order-clerk for order-handling"], run.Untested.Select(t => t.ToString()));
    }

    [Theory]
    [InlineData("{ \"name\": \"n\", \"purpose\": «\"order-handeling\"», \"role\": \"order-clerk\", \"category\": \"health\", \"expect\": \"refused\" }",
        "GDPR003", "order-handling")]
    [InlineData("{ \"name\": \"n\", \"purpose\": \"fraud\", \"role\": «\"clerk\"», \"category\": \"health\", \"expect\": \"refused\" }", "GDPR004", null)]
    [InlineData("{ \"name\": \"n\", \"purpose\": \"fraud\", \"role\": \"customer\", \"category\": «\"contact\"», \"expect\": \"refused\" }", "GDPR005", null)]
    [InlineData("{ \"name\": \"n\", \"purpose\": \"fraud\", \"role\": \"customer\", \"category\": \"health\", \"expect\": «\"denied\"» }", "GDPR002", null)]
    [InlineData("{ \"name\": \"n\", \"purpose\": \"fraud\", \"role\": \"customer\", \"category\": \"health\", \"expect\": \"refused\", «\"expected\"»: 1 }",
        "GDPR002", "expect")]
    [InlineData("«{» \"name\": \"n\", \"role\": \"customer\", \"category\": \"health\", \"expect\": \"refused\" }", "GDPR002", null)]
    [InlineData("{ \"name\": «\"\"», \"purpose\": \"fraud\", \"role\": \"customer\", \"category\": \"health\", \"expect\": \"refused\" }", "GDPR002", null)]
    [InlineData("«1»", "GDPR002", null)]
    public void A_wrong_test_is_no_refusal(string marked, string rule, string? nearest)
    {
        marked = "{ \"tests\": [ " + marked + " ] }";
        var problem = Assert.Single(PolicyTests.Run(Shop, marked.Replace("«", "").Replace("»", "")).Problems);
        var start = marked.IndexOf('«');
        Assert.Equal((rule, nearest, start, marked.IndexOf('»') - start - 1), (problem.RuleId, problem.Nearest, problem.Start, problem.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"tests\": 1}")]
    [InlineData("{\"tests\": [")]
    public void A_file_that_holds_no_tests_does_not_pass(string text) => Assert.False(PolicyTests.Run(Shop, text).Passed);

    [Fact]
    public void The_table_holds_every_permitted_use() =>
        Assert.Equal(
            """
            customer fraud contact.email Required own
            customer fraud contact.phone Required own
            customer order-handling contact.email Required own
            customer order-handling contact.phone Optional own
            customer order-handling identity.name Required own
            order-clerk order-handling contact.email Required
            order-clerk order-handling contact.phone Optional
            order-clerk order-handling health Optional
            order-clerk order-handling identity.name Required
            """.ReplaceLineEndings("\n"),
            string.Join("\n", PolicyTable.Of(Shop).Rows.Select(r => $"{r.Role} {r.Purpose} {r.Category} {r.Necessity}{(r.OwnDataOnly ? " own" : "")}")));

    [Theory]
    [InlineData("contact.email", Necessity.Required)]
    [InlineData("contact.phone", Necessity.Optional)]
    [InlineData("contact.phone.home", Necessity.Optional)]
    [InlineData("contact.email.home", Necessity.Required)]
    [InlineData("contacts", null)]
    [InlineData("", null)]
    public void The_nearest_entry_says_how_necessary_a_category_is(string category, Necessity? necessity) =>
        Assert.Equal(necessity, Shop.Purposes["order-handling"].NecessityOf(category));

    [Fact]
    public void A_policy_does_not_differ_from_itself()
    {
        var diff = PolicyDiff.Compare(Shop, Policy.Parse(Samples.Complete));
        Assert.Empty(diff.Changes);
        Assert.False(diff.Widens);
    }

    [Theory]
    [InlineData("\"categories\": [\"identity.*\", \"contact.*\", \"health\"]", "\"categories\": [\"identity.*\"]",
        "- access order-clerk × order-handling: may no longer use 'contact.email', 'contact.phone', 'health'.")]
    [InlineData("\"categories\": [\"identity.*\", \"contact.*\", \"health\"]", "\"categories\": [\"*\", \"health\"]", "")]
    [InlineData("\"grants\": [{ \"purposes\": [\"order-handling\"],", "\"grants\": [{ \"purposes\": [\"order-handling\", \"fraud\"],",
        "+ access order-clerk × fraud: may now use 'contact.email', 'contact.phone'.")]
    [InlineData("\"categories\": [\"*\"] }] },", "\"categories\": [\"*\", \"health\"] }] },", "+ access customer × order-handling: may now use 'health'.")]
    [InlineData("\"data\": { \"contact\": \"required\" }", "\"data\": { \"contact.email\": \"required\" }",
        "- access customer × fraud: may no longer use 'contact.phone'.|- purpose fraud: no longer lists 'contact.phone'.")]
    [InlineData("\"self\": true", "\"self\": false, \"mission\": \"m\"", "+ role customer: sees other persons' data, no longer only its own.")]
    [InlineData("\"requires\": [\"mfa\", ", "\"requires\": [", "+ role order-clerk: no longer requires 'mfa'.")]
    [InlineData("\"claims\": [\"OrderClerk\"]", "\"claims\": [\"Everybody\"]",
        "+ role order-clerk: is also held by the claim 'Everybody'.|- role order-clerk: is no longer held by the claim 'OrderClerk'.")]
    [InlineData("\"recipients\": [\"ovh\"]", "\"recipients\": [\"ovh\", \"bank\"]", "+ recipient order-handling: may now give data to 'bank'.")]
    [InlineData("\"channels\": [\"email\", \"post\"]", "\"channels\": [\"email\"]", "- purpose order-handling: may no longer write by 'post'.")]
    [InlineData("\"legalBasis\": \"contract\"", "\"legalBasis\": \"consent\"", "- purpose order-handling: now needs consent.")]
    [InlineData("\"subjects\": [\"customer\"]", "\"subjects\": []", "+ purpose order-handling: is now for everybody's data.")]
    [InlineData("\"subjects\": [\"customer\"]", "\"subjects\": [\"staff\"]",
        "+ purpose order-handling: is now also for data of 'staff'.|- purpose order-handling: is no longer for data of 'customer'.")]
    [InlineData("\"active\": \"P3Y\"", "\"active\": \"P2Y\"", "- retention order-handling: active: P3Y becomes P2Y.")]
    [InlineData("\"archive\": \"P10Y\"", "\"archive\": \"P11Y\"", "+ retention order-handling: archive: P10Y becomes P11Y.")]
    [InlineData("\"archive\": \"P10Y\", ", "", "- retention order-handling: archive: P10Y becomes none.")]
    [InlineData(", \"retention\": { \"active\": \"P6M\" }", "", "+ retention fraud: active: P6M becomes without end.")]
    [InlineData("\"active\": \"P6M\"", "\"active\": \"P0Y6M\"", "")]
    [InlineData("\"neverStored\": true", "\"neverStored\": false", "+ category payment.card-number: may now be stored.")]
    [InlineData("\"special\": true, \"condition\": \"art9-2-a\"", "",
        "+ access customer × order-handling: may now use 'health'.|+ category health: is no longer special.|+ store shop-db: now keeps 'health'.")]
    [InlineData("\"region\": \"gra\"", "\"region\": \"bhs\"", "+ store shop-db: moves from ovh gra at 'ovh' to ovh bhs at 'ovh'.")]
    [InlineData("\"kind\": \"processor\", \"country\": \"FR\"", "\"kind\": \"processor\", \"country\": \"US\"", "+ recipient ovh: moves from FR to US.")]
    [InlineData("\"hosts\": []", "\"hosts\": [\"bank.example\"]", "+ recipient bank: has the hosts 'bank.example'.")]
    [InlineData("\"mode\": \"adequate\"", "\"mode\": \"eu\"", "- transfer mode: 'adequate' becomes 'eu'.")]
    [InlineData("\"adequate\": [\"GB\", \"CH\"]", "\"adequate\": [\"GB\", \"JP\"]",
        "+ transfer adequate: now allows 'JP'.|- transfer adequate: no longer allows 'CH'.")]
    [InlineData("\"kind\": \"scc\"", "\"kind\": \"bcr\"", "+ transfer safeguards: now hold 'bank (bcr)'.|- transfer safeguards: no longer hold 'bank (scc)'.")]
    [InlineData("\"maxAge\": \"P1M\"", "\"maxAge\": \"P13M\"", "+ cookie basket: maxAge: P1M becomes P13M.")]
    [InlineData("\"consent\": false", "\"consent\": true", "- cookie basket: now needs consent.")]
    [InlineData("\"names\": [\"basket\"]", "\"names\": [\"basket\", \"b2\"]", "+ cookie basket: now writes 'b2'.")]
    [InlineData("\"allow\": [\"pseudonymised\"]", "\"allow\": []", "- log allow: no longer holds 'pseudonymised'.")]
    [InlineData("\"title\": \"Données personnelles\"", "\"title\": \"Autre\"", "")]
    public void A_change_is_told_and_its_reverse_is_the_reverse(string from, string to, string changes)
    {
        Assert.Contains(from, Samples.Complete);
        var changed = Policy.Parse(Samples.Complete.Replace(from, to));
        var there = PolicyDiff.Compare(Shop, changed);
        Assert.Equal(changes.Split('|', StringSplitOptions.RemoveEmptyEntries), there.Changes.Select(c => c.ToString()));
        Assert.Equal(changes.Contains("+ "), there.Widens);
        if (changes.Contains("moves from"))
        {
            // Another place is a new place, in both directions.
            Assert.True(PolicyDiff.Compare(changed, Shop).Widens);
            return;
        }

        var back = PolicyDiff.Compare(changed, Shop);
        Assert.Equal(
            there.Changes.Select(c => (c.Kind == PolicyChangeKind.Widened ? "-" : "+") + c.Area + c.Subject).Order(StringComparer.Ordinal),
            back.Changes.Select(c => (c.Kind == PolicyChangeKind.Widened ? "+" : "-") + c.Area + c.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Something_new_widens_and_something_gone_narrows()
    {
        var empty = Policy.Parse(Samples.With(""));
        Assert.All(PolicyDiff.Compare(empty, Shop).Changes, c => Assert.Equal(PolicyChangeKind.Widened, c.Kind));
        Assert.All(PolicyDiff.Compare(Shop, empty).Changes, c => Assert.Equal(PolicyChangeKind.Narrowed, c.Kind));
        Assert.Equal(
            ["access", "cookie", "log", "purpose", "recipient", "store", "transfer"],
            PolicyDiff.Compare(empty, Shop).Changes.Select(c => c.Area).Distinct().Order(StringComparer.Ordinal));
    }
}
