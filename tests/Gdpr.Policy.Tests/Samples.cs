using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Gdpr.Tests;

/// <summary>Texts that several tests read.</summary>
internal static class Samples
{
    /// <summary>The sample of the public contract, as printed there.</summary>
    public const string Contract = """
        {
          "$schema": "./gdpr.policy.schema.json",
          "version": 1,
          "title": "Personal data policy",
          "updatedOn": "2026-11-01", "reviewEvery": "P1Y",
          "languages": ["fr", "en"],
          "controller": { "name": "Boutique SARL", "email": "dpo@boutique.example", "country": "FR", "site": "www.boutique.example" },
          "glossary": { "customer": { "fr": "…", "en": "…" } },
          "subjects": { "customer": { "title": {"fr": "Client", "en": "Customer"}, "territory": ["FR"] }, "visitor": {}, "staff": {} },
          "categories": {
            "contact.email":   { "title": {"fr": "Adresse e-mail", "en": "E-mail address"}, "dpv": "pd:EmailAddress" },
            "payment.card-number": { "neverStored": true },
            "health":          { "special": true, "condition": "art9-2-a" }
          },
          "purposes": {
            "order-handling": {
              "title": {"fr": "Traitement de la commande", "en": "Order handling"},
              "legalBasis": "contract",
              "subjects": ["customer"],
              "data": { "identity.name": "required", "contact.email": "required", "contact.phone": "optional" },
              "recipients": ["ovh", "carrier"],
              "retention": { "active": "P3Y", "archive": "P10Y", "from": "last-order" }
            },
            "direct-marketing": { "legalBasis": "consent", "channels": ["email"], "data": {"contact.email": "required"}, "retention": {"active": "P3Y"} }
          },
          "roles": {
            "order-clerk": { "title": {}, "mission": "CTR-2026-04", "claims": ["OrderClerk"],
                             "grants": [ { "purposes": ["order-handling"], "categories": ["identity.*", "contact.*"] } ],
                             "requires": ["mfa", "policy-accepted"] },
            "customer": { "self": true, "grants": [ { "purposes": ["*"], "categories": ["*"] } ] }
          },
          "recipients": { "ovh": { "kind": "processor", "country": "FR", "hosts": ["*.ovh.net"], "contract": "DPA-2025-11" } },
          "stores": { "shop-db": { "recipient": "ovh", "provider": "ovh", "region": "gra", "connectionString": "Shop", "categories": ["*"] } },
          "transfers": { "mode": "eea", "adequate": [], "safeguards": [] },
          "cookies": { "audience": { "purpose": "site-analytics", "names": ["_aud"], "maxAge": "P13M", "consent": true } },
          "logs": { "allow": ["pseudonymised"] },
          "measures": [ { "id": "mfa", "family": "system", "title": {}, "evidence": "…", "owner": "…", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" } ],
          "members": { "P:Vendor.Sdk.Profile.Mail": "contact.email" },
          "classifications": { "MyTaxonomy:Private": "unclassified" },
          "sinks": { "M:Vendor.Tracker.Send(System.String)": { "kind": "Recipient", "recipient": "tracker" } }
        }
        """;

    /// <summary>Whole, and without a problem of any kind.</summary>
    public const string Complete = """
        {
          // Comments and trailing commas are allowed.
          "version": 1,
          "title": "Données personnelles",
          "updatedOn": "2026-11-01",
          "reviewEvery": "P1Y",
          "languages": ["fr", "en"],
          "controller": { "name": "Boutique SARL", "email": "dpo@boutique.example", "country": "FR", "site": "www.boutique.example" },
          "glossary": { "donnée personnelle": { "fr": "Toute information sur une personne" } },
          "subjects": { "customer": { "title": { "fr": "Client", "en": "Customer" }, "territory": ["FR"] }, "staff": {} },
          "categories": {
            "identity.name": { "title": { "fr": "Nom", "en": "Name" } },
            "contact.email": { "title": { "fr": "Adresse e-mail", "en": "E-mail address" }, "dpv": "pd:EmailAddress" },
            "contact.phone": {},
            "payment.card-number": { "neverStored": true },
            "health": { "special": true, "condition": "art9-2-a" },
          },
          "purposes": {
            "order-handling": {
              "title": { "fr": "Traitement de la commande", "en": "Order handling" },
              "legalBasis": "contract",
              "subjects": ["customer"],
              "data": { "identity.name": "required", "contact.*": "optional", "contact.email": "required", "health": "optional" },
              "recipients": ["ovh"],
              "channels": ["email", "post"],
              "measures": ["mfa"],
              "retention": { "active": "P3Y", "archive": "P10Y", "from": "last-order" },
            },
            "fraud": {
              "legalBasis": "legitimate-interest", "interest": { "fr": "Éviter les impayés" },
              "data": { "contact": "required" }, "retention": { "active": "P6M" }
            },
          },
          "roles": {
            "order-clerk": {
              "mission": "CTR-2026-04", "claims": ["OrderClerk"], "requires": ["mfa", "policy-accepted", "competence", "recent-auth"],
              "grants": [{ "purposes": ["order-handling"], "categories": ["identity.*", "contact.*", "health"] }]
            },
            "customer": { "self": true, "grants": [{ "purposes": ["*"], "categories": ["*"] }] },
          },
          "recipients": {
            "ovh": { "kind": "processor", "country": "FR", "hosts": ["*.ovh.net"], "contract": "DPA-2025-11", "title": "OVH" },
            "bank": { "kind": "controller", "country": "FR", "hosts": [] },
          },
          "stores": { "shop-db": { "recipient": "ovh", "provider": "ovh", "region": "gra", "connectionString": "Shop", "categories": ["*"] } },
          "transfers": {
            "mode": "adequate", "adequate": ["GB", "CH"],
            "safeguards": [{ "recipient": "bank", "kind": "scc", "evidence": "SCC-1", "reviewedOn": "2026-10-01" }]
          },
          "cookies": { "basket": { "purpose": "order-handling", "names": ["basket"], "maxAge": "P1M", "consent": false } },
          "logs": { "allow": ["pseudonymised"] },
          "measures": [
            { "id": "mfa", "family": "system", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" },
            { "id": "rights", "family": "data", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01" },
            { "id": "training", "family": "organisation", "title": "Formation", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01" },
          ],
          "members": { "P:Vendor.Sdk.Profile.Mail": "contact.email" },
          "classifications": { "MyTaxonomy:Private": "unclassified" },
          "sinks": { "M:Vendor.Tracker.Send(System.String)": { "kind": "Recipient", "recipient": "bank" }, "T:Vendor.Log": { "kind": "Log" } },
        }
        """;

    /// <summary>What every policy needs, and a place to put more members.</summary>
    public static string With(string members) => $$"""
        {
          "version": 1, "title": "T", "updatedOn": "2026-11-01",
          "controller": { "name": "N", "email": "n@example.org" },
          "measures": [
            { "id": "a", "family": "data", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01" },
            { "id": "b", "family": "system", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01" },
            { "id": "c", "family": "organisation", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01" }
          ]{{(members.Length == 0 ? "" : ",")}}
        {{members}}
        }
        """;

    /// <summary>A file of the repository.</summary>
    public static string PathOf(string relative) =>
        Path.Combine(typeof(Samples).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "RepositoryRoot").Value!, relative);

    /// <summary>Whether generated files are to be rewritten instead of guarded.</summary>
    public static bool Accept => Environment.GetEnvironmentVariable("GDPR_ACCEPT") == "1";

    /// <summary>Compares a generated text with its file, or writes it.</summary>
    public static void Guard(string relative, string generated)
    {
        var path = PathOf(relative);
        generated = generated.ReplaceLineEndings("\n");
        if (Accept)
        {
            File.WriteAllText(path, generated);
        }

        Xunit.Assert.True(File.Exists(path), $"{relative} is missing; GDPR_ACCEPT=1 dotnet test writes it.");
        Xunit.Assert.Equal(generated, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>The problems of a text, one a line: <c>(line,column) rule word -> nearest @ path</c>.</summary>
    public static string Problems(string text) =>
        string.Join("\n", PolicyReader.Read(text).Problems.Select(p =>
            $"({p.Line},{p.Column}) {p.RuleId} {p.Word ?? "-"}{(p.Nearest is null ? "" : " -> " + p.Nearest)} @ {p.Path}"));
}
