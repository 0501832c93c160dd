using System.Text.Json.Serialization;

namespace Gdpr.Tests;

/// <summary>A small shop and its policy: the clerk sees name and e-mail, the accountant the account, nobody the health note.</summary>
internal static class World
{
    public static readonly Policy Policy = Gdpr.Policy.Parse("""
        {
          "version": 1, "title": { "fr": "Boutique", "en": "Shop" }, "updatedOn": "2026-11-01",
          "controller": { "name": "Boutique SARL", "email": "dpo@boutique.example", "country": "FR" },
          "subjects": { "customer": { "title": { "en": "Customer" } }, "staff": { "title": { "en": "Staff" } } },
          "categories": {
            "identity.name": { "title": { "fr": "Nom", "en": "Name" } },
            "contact.email": { "title": { "en": "E-mail" } },
            "contact.phone": { "title": { "en": "Phone" } },
            "contact.address": { "title": { "en": "Address" } },
            "payment.account": { "title": { "en": "Account" } },
            "order.history": { "title": { "en": "Orders" } },
            "health": { "title": { "en": "Health" }, "special": true, "condition": "art9-2-a" }
          },
          "purposes": {
            "order-handling": { "title": { "en": "Orders" }, "legalBasis": "contract", "subjects": ["customer"], "retention": { "active": "P3Y" },
              "data": { "identity.name": "required", "contact": "required", "order.history": "required" } },
            "billing": { "title": { "en": "Billing" }, "legalBasis": "legal-obligation", "subjects": ["customer"], "retention": { "active": "P10Y" },
              "data": { "identity.name": "required", "payment.account": "required", "contact.address": "required" } }
          },
          "roles": {
            "order-clerk": { "title": { "en": "Clerk" }, "mission": "M1", "claims": ["Clerk"], "grants": [ { "purposes": ["order-handling"], "categories": ["identity.*", "contact.email", "order.history"] } ] },
            "courier": { "title": { "en": "Courier" }, "mission": "M3", "claims": ["Courier"], "grants": [ { "purposes": ["order-handling"], "categories": ["identity.name", "contact.phone", "contact.address"] } ] },
            "accountant": { "title": { "en": "Accountant" }, "mission": "M2", "claims": ["Accountant"], "grants": [ { "purposes": ["billing"], "categories": ["*"] } ] }
          },
          "members": { "P:Gdpr.Tests.Vendor.Profile.Mail": "contact.email" },
          "classifications": { "Shop:Private": "contact.phone" }
        }
        """);

    public static readonly AccessScope Clerk = new("anna", "order-clerk", "order-handling");

    public static readonly AccessScope Accountant = new("benoît", "accountant", "billing");

    public static Customer Someone() => new()
    {
        Id = 7,
        Nom = "Zoé Lefèvre",
        Email = "zoe@exemple.fr",
        Telephone = "+33 6 12 34 56 78",
        Iban = "FR76 3000 6000 0112 3456 7890 189",
        Note = "allergie",
        Adresse = new Address { Rue = "3 rue de l'Église", Pays = "FR" },
        Orders = [new Order { Reference = "A-1", Product = "Lampe" }],
    };
}

[DataSubject("customer")]
internal class Customer
{
    public int Id { get; init; }

    [Personal("identity.name")] public string Nom { get; init; } = "";

    [Personal("contact.email")] public string Email { get; init; } = "";

    [Personal("contact.phone")] public string Telephone { get; init; } = "";

    [Personal("payment.account")] public string Iban { get; init; } = "";

    [Personal("health")] public string? Note { get; init; }

    public Address? Adresse { get; init; }

    public List<Order> Orders { get; init; } = [];
}

internal class Address
{
    [Personal("contact.address")] public string Rue { get; init; } = "";

    public string Pays { get; init; } = "";
}

internal class Order
{
    public string Reference { get; init; } = "";

    [Personal("order.history")] public string Product { get; init; } = "";
}

internal sealed class Renamed
{
    [Personal("health"), JsonPropertyName("email")] public string Secret { get; init; } = "s3cret";

    [Personal("contact.email"), JsonPropertyName("secret")] public string Email { get; init; } = "zoe@exemple.fr";
}
