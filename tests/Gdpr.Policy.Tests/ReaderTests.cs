using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Gdpr.Tests;

public class ReaderTests
{
    [Fact]
    public void A_complete_policy_has_no_problem() => Assert.Equal("", Samples.Problems(Samples.Complete));

    [Fact]
    public void The_least_policy_has_no_problem() => Assert.Equal("", Samples.Problems(Samples.With("")));

    [Fact]
    public void The_sample_of_the_contract_names_words_that_it_does_not_declare()
    {
        // Each one is right: the sample is cut down for the page, and uses two categories, two recipients and a purpose without declaring them; its only
        // measure is on the system, and Art. 32 asks for measures on the data and in the organisation too.
        Assert.Equal(
            """
            (20,17) GDPR005 identity.name @ purposes.order-handling.data['identity.name']
            (20,75) GDPR005 contact.phone @ purposes.order-handling.data['contact.phone']
            (21,29) GDPR006 carrier @ purposes.order-handling.recipients[1]
            (28,83) GDPR005 identity.* @ roles.order-clerk.grants[0].categories[0]
            (35,41) GDPR003 site-analytics @ cookies.audience.purpose
            (37,3) GDPR008 data @ measures
            (37,3) GDPR008 organisation @ measures
            (40,90) GDPR006 tracker @ sinks['M:Vendor.Tracker.Send(System.String)'].recipient
            """.ReplaceLineEndings("\n"),
            Samples.Problems(Samples.Contract));
    }

    [Fact]
    public void The_shop_before_has_the_problems_that_it_marks()
    {
        var text = File.ReadAllText(Samples.PathOf("samples/ShopBefore/src/gdpr.policy.json"));
        var marked = text.Split('\n').SelectMany((line, i) =>
            Regex.Matches(line, "GDPR00[2-8]").Where(_ => line.Contains("// expect:")).Select(m => $"{i + 1} {m.Value}")).ToList();
        Assert.NotEmpty(marked);
        Assert.Equal(marked, PolicyReader.Read(text).Problems.Select(p => $"{p.Line} {p.RuleId}"));
    }

    [Fact]
    public void The_model_holds_what_the_file_says()
    {
        var policy = Policy.Parse(Samples.Complete);
        Assert.Equal("Données personnelles", policy.Title.ToString());
        Assert.Equal(new DateTime(2026, 11, 1), policy.UpdatedOn);
        Assert.Equal("P1Y", policy.ReviewEvery.ToString());
        Assert.Equal(["fr", "en"], policy.Languages);
        var controller = policy.Controller!;
        Assert.Equal(
            "Boutique SARL dpo@boutique.example FR www.boutique.example", $"{controller.Name} {controller.Email} {controller.Country} {controller.Site}");
        Assert.Equal("Toute information sur une personne", policy.Glossary["donnée personnelle"].In("fr"));
        Assert.Equal(["customer", "staff"], policy.Subjects.Keys);
        Assert.Equal(["FR"], policy.Subjects["customer"].Territory);
        Assert.Equal("Customer", policy.Subjects["customer"].Title.In("en"));
        Assert.Equal("pd:EmailAddress", policy.Categories["contact.email"].Dpv);
        Assert.True(policy.Categories["payment.card-number"].NeverStored);
        Assert.True(policy.Categories["health"].Special);
        Assert.Equal("art9-2-a", policy.Categories["health"].Condition);

        var order = policy.Purposes["order-handling"];
        Assert.Equal("contract", order.LegalBasis);
        Assert.False(order.NeedsConsent);
        Assert.Equal(["customer"], order.Subjects);
        Assert.Equal(["identity.name", "contact.*", "contact.email", "health"], order.Data.Keys);
        Assert.Equal(Necessity.Optional, order.Data["contact.*"]);
        Assert.Equal(Necessity.Required, order.Data["contact.email"]);
        Assert.Equal(["ovh"], order.Recipients);
        Assert.Equal(["email", "post"], order.Channels);
        Assert.Equal(["mfa"], order.Measures);
        Assert.Equal("P3Y P10Y last-order", $"{order.Retention!.Active} {order.Retention.Archive} {order.Retention.From}");
        Assert.Equal("Éviter les impayés", policy.Purposes["fraud"].Interest.ToString());

        var clerk = policy.Roles["order-clerk"];
        Assert.Equal("CTR-2026-04", clerk.Mission);
        Assert.Equal(["OrderClerk"], clerk.Claims);
        Assert.Equal(["mfa", "policy-accepted", "competence", "recent-auth"], clerk.Requires);
        Assert.Equal(["order-handling"], clerk.Grants.Single().Purposes);
        Assert.Equal(["identity.*", "contact.*", "health"], clerk.Grants.Single().Categories);
        Assert.False(clerk.Self);
        Assert.True(policy.Roles["customer"].Self);

        Assert.Equal("processor FR *.ovh.net DPA-2025-11 OVH", string.Join(" ", policy.Recipients["ovh"] is var r
            ? new[] { r.Kind, r.Country, r.Hosts.Single(), r.Contract, r.Title.ToString() } : []));
        Assert.True(policy.Recipients["ovh"].IsProcessor);
        Assert.False(policy.Recipients["bank"].IsProcessor);
        Assert.Equal("ovh ovh gra Shop *", string.Join(" ", policy.Stores["shop-db"] is var s
            ? new[] { s.Recipient, s.Provider, s.Region, s.ConnectionString, s.Categories.Single() } : []));
        Assert.Equal("adequate", policy.Transfers.Mode);
        Assert.Equal(["GB", "CH"], policy.Transfers.Adequate);
        var safeguard = policy.Transfers.Safeguards.Single();
        Assert.Equal("bank scc SCC-1", $"{safeguard.Recipient} {safeguard.Kind} {safeguard.Evidence}");
        Assert.Equal(new DateTime(2026, 10, 1), safeguard.ReviewedOn);
        var cookie = policy.Cookies["basket"];
        Assert.Equal("order-handling basket P1M", $"{cookie.Purpose} {cookie.Names.Single()} {cookie.MaxAge}");
        Assert.False(cookie.Consent);
        Assert.True(policy.Logs.AllowsPseudonymised);
        Assert.Equal(["mfa", "rights", "training"], policy.Measures.Select(m => m.Key));
        Assert.Equal("Formation organisation e o", policy.Measures[2] is var m ? $"{m.Title} {m.Family} {m.Evidence} {m.Owner}" : "");
        Assert.Equal(new DateTime(2026, 10, 1), policy.Measures[0].ReviewedOn);
        Assert.Equal("P1Y", policy.Measures[0].ReviewEvery.ToString());
        Assert.Equal("contact.email", policy.Members["P:Vendor.Sdk.Profile.Mail"]);
        Assert.Equal("unclassified", policy.Classifications["MyTaxonomy:Private"]);
        Assert.Equal("Recipient bank", policy.Sinks["M:Vendor.Tracker.Send(System.String)"] is var sink ? $"{sink.Kind} {sink.Recipient}" : "");
    }

    [Fact]
    public void What_the_file_leaves_out_has_the_careful_default()
    {
        var policy = Policy.Parse(Samples.With("""
            "purposes": { "p": { "legalBasis": "consent", "retention": { "active": "P1Y" } } },
            "cookies": { "c": { "purpose": "p", "names": ["c"] } }
            """));
        Assert.Equal("eea", policy.Transfers.Mode);
        Assert.True(policy.Cookies["c"].Consent);
        Assert.False(policy.Logs.AllowsPseudonymised);
        Assert.True(policy.Purposes["p"].NeedsConsent);
        Assert.Empty(policy.Purposes["p"].Data);
    }

    [Fact]
    public void Nobody_can_change_a_policy_that_was_read()
    {
        var policy = Policy.Parse(Samples.Complete);
        foreach (var property in typeof(Policy).GetProperties())
        {
            Assert.Null(property.SetMethod);
            if (property.GetValue(policy) is System.Collections.IDictionary dictionary)
            {
                Assert.True(dictionary.IsReadOnly, property.Name);
            }
            else if (property.GetValue(policy) is System.Collections.IList list)
            {
                Assert.True(list.IsReadOnly || list.IsFixedSize && list.Count == 0, property.Name);
            }
        }
    }

    [Fact]
    public void A_part_of_special_data_is_special_unless_the_file_says_otherwise()
    {
        var policy = Policy.Parse(Samples.With("""
            "categories": {
              "health.allergy.food": {}, "health": { "special": true, "condition": "art9-2-a" }, "health.allergy": {}, "health.insurer": { "special": false },
              "health.insurer.name": {}, "healthy": {}, "card": { "neverStored": true }, "card.check": {}, "card.token": { "neverStored": false }
            }
            """));
        Assert.Equal(
            ["health", "health.allergy", "health.allergy.food"],
            policy.Categories.Values.Where(c => c.Special && c.Condition == "art9-2-a").Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["card", "card.check"], policy.Categories.Values.Where(c => c.NeverStored).Select(c => c.Key));
    }

    [Fact]
    public void Titles_may_be_one_string_or_one_for_each_language()
    {
        var policy = Policy.Parse(Samples.With("""
            "subjects": {
              "a": { "title": "Client" }, "b": { "title": { "fr": "Salarié", "en": "Employee" } }, "c": { "title": {} }, "d": { "title": { "fr-BE": "Élève" } }
            }
            """));
        Assert.Equal("Client", policy.Subjects["a"].Title.In("de"));
        Assert.Equal("Employee", policy.Subjects["b"].Title.In("en-GB"));
        Assert.Equal("Salarié", policy.Subjects["b"].Title.In("de"));
        Assert.Null(policy.Subjects["c"].Title.In("fr"));
        Assert.True(policy.Subjects["c"].Title.IsEmpty);
        Assert.Equal("Élève", policy.Subjects["d"].Title.In("fr-BE"));
    }

    [Theory]
    [InlineData("{\"a\":1,\r\n\"b\":2}", "{\"a\":1,\n\"b\":2}", true)]
    [InlineData("{\"a\":1,\r\"b\":2}", "{\"a\":1,\n\"b\":2}", true)]
    [InlineData("\uFEFF{}", "{}", true)]
    [InlineData("{ }", "{}", false)]
    [InlineData("{}\n", "{}", false)]
    public void The_hash_ignores_line_ends_and_byte_order_mark_only(string a, string b, bool equal) =>
        Assert.Equal(equal, PolicyReader.HashOf(a) == PolicyReader.HashOf(b));

    [Fact]
    public void The_hash_is_sha256_in_small_hexadecimal() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", PolicyReader.HashOf("{}"));

    [Fact]
    public void Parse_throws_with_every_problem_and_load_names_the_file()
    {
        var e = Assert.Throws<PolicyException>(() => Policy.Parse(Samples.Contract));
        Assert.Equal(8, e.Problems.Count);
        Assert.Contains("(21,29): GDPR006", e.Message);
        Assert.DoesNotContain("GDPR008", e.Message);

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        try
        {
            File.WriteAllText(path, Samples.Contract, System.Text.Encoding.Unicode);
            Assert.Contains(path + "(21,29): GDPR006", Assert.Throws<PolicyException>(() => Policy.Load(path)).Message);
            File.WriteAllText(path, Samples.Complete, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Assert.Equal(Policy.Parse(Samples.Complete).Hash, Policy.Load(path).Hash);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_incomplete_policy_is_used_all_the_same()
    {
        var text = Samples.With("\"purposes\": { \"p\": {} }");
        Assert.Equal(["GDPR008", "GDPR008"], PolicyReader.Read(text).Problems.Select(p => p.RuleId));
        Assert.True(Policy.Parse(text).Purposes.ContainsKey("p"));
    }

    [Fact]
    public void One_wrong_word_does_not_silence_the_rest()
    {
        var result = PolicyReader.Read(Samples.Contract);
        Assert.True(result.Policy!.Decide("order-handling", "order-clerk", "contact.email").IsPermitted);
    }
}
