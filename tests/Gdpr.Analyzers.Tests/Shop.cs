namespace Gdpr.Tests;

/// <summary>The policy and the marked types that most tests share.</summary>
internal static class Shop
{
    public const string Policy = """
        {
          "version": 1, "title": "Politique de la boutique", "updatedOn": "2026-11-01", "reviewEvery": "P1Y", "languages": ["fr", "en"],
          "controller": { "name": "Boutique SARL", "email": "dpo@boutique.example", "country": "FR", "site": "www.boutique.example" },
          "subjects": { "customer": {}, "staff": {} },
          "categories": {
            "contact.email": {}, "contact.phone": {}, "identity.name": {}, "online.ip": {}, "payment.card-number": { "neverStored": true },
            "health": { "special": true, "condition": "art9-2-a" }
          },
          "purposes": {
            "order-handling": {
              "title": { "fr": "Traitement de la commande", "en": "Order handling" }, "legalBasis": "contract", "subjects": ["customer"],
              "data": { "identity.name": "required", "contact": "required" }, "retention": { "active": "P3Y", "from": "last-order" }
            },
            "billing": { "legalBasis": "legal-obligation", "data": { "identity.name": "required" }, "retention": { "active": "P10Y" } },
            "direct-marketing": { "legalBasis": "consent", "channels": ["email"], "data": { "contact.email": "required" }, "retention": { "active": "P3Y" } },
            "security": { "legalBasis": "legitimate-interest", "interest": "Fraud", "data": { "online.ip": "required" }, "retention": { "active": "P6M" } }
          },
          "roles": {
            "order-clerk": { "mission": "CTR-1", "claims": ["OrderClerk"], "grants": [ { "purposes": ["order-handling"], "categories": ["identity.*", "contact.*"] } ] },
            "accountant": { "mission": "CTR-2", "claims": ["Accountant"], "grants": [ { "purposes": ["billing"], "categories": ["identity.name"] } ] },
            "customer": { "self": true, "grants": [ { "purposes": ["*"], "categories": ["*"] } ] }
          },
          "recipients": { "ovh": { "kind": "processor", "country": "FR", "hosts": ["*.ovh.net"], "contract": "DPA-1" } },
          "stores": { "shop-db": { "recipient": "ovh", "provider": "ovh", "region": "gra", "categories": ["*"] } },
          "transfers": { "mode": "eea" },
          "measures": [
            { "id": "a", "family": "data", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" },
            { "id": "b", "family": "system", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" },
            { "id": "c", "family": "organisation", "evidence": "e", "owner": "o", "reviewedOn": "2026-10-01", "reviewEvery": "P1Y" }
          ]
        }
        """;

    /// <summary>Compiled beside the tested source, in a file of its own.</summary>
    public const string Types = """
        using Gdpr;

        [DataSubject("customer")]
        public class Customer
        {
            public int Id { get; set; }

            [Personal("identity.name")] public string Name { get; set; } = "";

            [Personal("contact.email")] public string Email { get; set; } = "";

            [Personal("contact.phone")] public string? Phone { get; set; }

            [Personal("health")] public string? Allergies { get; set; }

            public Customer? Referrer { get; set; }

            public string Greeting() => "Bonjour " + Name;
        }

        public record Contact([Personal("contact.email")] string Mail, int Rank);
        """;
}
