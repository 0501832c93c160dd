namespace Gdpr.Tests.Flow;

/// <summary>What the flow cases share: the policy, the types and what stands around a snippet. Text only, so that the comparison of bench/Comparison compiles the same.</summary>
internal static class FlowWorld
{
    public const string Usings = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Security.Cryptography;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Gdpr;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Logging;

        """;

    public const string Policy = """
        {
          "version": 1, "title": "Politique de la boutique", "updatedOn": "2026-11-01", "reviewEvery": "P1Y", "languages": ["fr", "en"],
          "controller": { "name": "Boutique SARL", "email": "dpo@boutique.example", "country": "FR", "site": "www.boutique.example" },
          "subjects": { "customer": {}, "staff": {} },
          "categories": {
            "contact.email": {}, "contact.phone": {}, "identity.name": {}, "identity.birth-date": {}, "online.ip": {},
            "payment.card-number": { "neverStored": true }, "health": { "special": true, "condition": "art9-2-a" }
          },
          "purposes": {
            "order-handling": {
              "legalBasis": "contract", "subjects": ["customer"], "data": { "identity": "required", "contact": "required" },
              "recipients": ["carrier", "ovh"], "retention": { "active": "P3Y" }
            },
            "billing": { "legalBasis": "legal-obligation", "data": { "identity.name": "required" }, "retention": { "active": "P10Y" } },
            "payment": {
              "legalBasis": "contract", "data": { "payment.card-number": "required", "identity.name": "required" }, "recipients": ["psp"],
              "retention": { "active": "P1Y" }
            },
            "direct-marketing": {
              "legalBasis": "contract", "channels": ["email"], "data": { "contact.email": "required" }, "recipients": ["mailer"],
              "retention": { "active": "P3Y" }
            },
            "support": {
              "legalBasis": "contract", "data": { "contact": "required", "identity": "required" }, "recipients": ["mistral"], "retention": { "active": "P1Y" }
            },
            "security": { "legalBasis": "legitimate-interest", "interest": "Fraud", "data": { "online.ip": "required" }, "retention": { "active": "P6M" } }
          },
          "roles": {
            "order-clerk": { "mission": "CTR-1", "claims": ["OrderClerk"], "grants": [ { "purposes": ["order-handling"], "categories": ["identity.*", "contact.*"] } ] },
            "parcel-clerk": { "mission": "CTR-3", "claims": ["ParcelClerk"], "grants": [ { "purposes": ["order-handling"], "categories": ["identity.name"] } ] },
            "accountant": { "mission": "CTR-2", "claims": ["Accountant"], "grants": [ { "purposes": ["billing"], "categories": ["identity.name"] } ] }
          },
          "recipients": {
            "ovh": { "kind": "processor", "country": "FR", "hosts": ["*.ovh.net"], "contract": "DPA-1" },
            "carrier": { "kind": "processor", "country": "FR", "hosts": ["api.carrier.example"], "contract": "DPA-2" },
            "mailer": { "kind": "processor", "country": "FR", "hosts": ["api.mailer.example"], "contract": "DPA-3" },
            "psp": { "kind": "processor", "country": "FR", "hosts": ["api.psp.example"], "contract": "DPA-4" },
            "mistral": { "kind": "processor", "country": "FR", "hosts": ["api.mistral.ai"], "contract": "DPA-5" },
            "tracker": { "kind": "processor", "country": "FR", "hosts": ["in.tracker.example"], "contract": "DPA-6" }
          },
          "stores": { "shop-db": { "recipient": "ovh", "provider": "ovh", "region": "gra", "categories": ["*"] } },
          "transfers": { "mode": "eea" },
          "members": {
            "P:Vendor.Profile.Mail": "contact.email",
            "P:Vendor.Bag.Item(System.String)[E-mail address]": "contact.email",
            "M:Vendor.Bags.Get``1(Vendor.Profile,System.String)[FirstName]": "identity.name",
            "M:Attributes.Get(System.Int32,System.String)[FirstName]": "identity.name"
          },
          "classifications": { "Shop:Private": "contact.email" },
          "sinks": {
            "M:Vendor.Tracker.Send(System.String)": { "kind": "Recipient", "recipient": "tracker" },
            "M:Vendor.Tracker.Ship(System.String)": { "kind": "Recipient", "recipient": "carrier" },
            "M:Vendor.Tracker.Audit(System.String)": { "kind": "Log" },
            "M:Vendor.Tracker.Save(System.String)": { "kind": "File" }
          },
          "measures": [
            { "id": "a", "family": "data", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" },
            { "id": "b", "family": "system", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" },
            { "id": "c", "family": "organisation", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" }
          ]
        }
        """;

    /// <summary>The same policy, which also lets pseudonyms stand in logs and telemetry.</summary>
    public static readonly string WithPseudonyms = Policy.Replace("\"transfers\"", "\"logs\": { \"allow\": [\"pseudonymised\"] }, \"transfers\"");

    /// <summary>Marked types beside <see cref="Shop.Types"/>, and types without a mark.</summary>
    public const string Types = """
        using System;
        using System.Collections.Generic;
        using Gdpr;

        public class Order
        {
            public int Id { get; set; }

            public string Reference { get; set; } = "";

            public decimal Total { get; set; }

            public Customer Customer { get; set; } = new();
        }

        public class Card
        {
            [Personal("payment.card-number")] public string Number { get; set; } = "";

            public string Brand { get; set; } = "";
        }

        public class Person
        {
            [Personal("identity.name")] public string Name { get; set; } = "";

            [Personal("identity.birth-date")] public DateOnly Born { get; set; }

            [Personal("identity.birth-date")] public int BirthYear { get; set; }

            public int Rank { get; set; }

            public override string ToString() => Name;
        }

        public class Plain
        {
            public string Text { get; set; } = "";

            public int Number { get; set; }

            public List<string> Lines { get; } = new();
        }

        public static class Privacy
        {
            [Anonymizes] public static string Mask(string text) => text[..1] + "***";

            [return: Anonymizes] public static string Domain(string mail) => mail[mail.IndexOf('@')..];

            [Pseudonymizes] public static string Token(string text) => "t" + text.Length;
        }
        """;

    /// <summary>Members of a class that handles orders: names and contact data are permitted, so that only the flow is in question.</summary>
    public static string Members(string members) =>
        Usings + "[Processing(\"order-handling\")]\npublic partial class Cases\n{\n"
        + "    private readonly ILogger<Cases> _log = null!;\n    private readonly HttpClient _http = null!;\n\n" + members + "\n}\n";
}
