using System.Text;

namespace Gdpr.Bench;

/// <summary>
/// A shop of a given number of lines: entities with marks, services, queries, controllers. About one body in eight touches a mark; the rest is the code of any shop.
/// </summary>
internal static class GeneratedShop
{
    public const string Policy = """
        {
          "version": 1, "title": "Generated", "updatedOn": "2026-01-01",
          "controller": { "name": "x", "email": "a@b.example", "country": "FR", "site": "x.example" },
          "subjects": { "customer": {} },
          "categories": { "contact.email": {}, "contact.phone": {}, "identity.name": {} },
          "purposes": { "order-handling": { "legalBasis": "contract", "data": { "contact": "required", "identity.name": "required" }, "retention": { "active": "P3Y" } } }
        }
        """;

    public static int Write(string folder, int lines, string repository)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "gdpr.policy.json"), Policy);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Shop.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Library</OutputType><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="10.0.15" />
                <PackageReference Include="MailKit" Version="4.18.2" />
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "Gdpr.Annotations.dll")}" />
              </ItemGroup>
            </Project>
            """);
        var written = 0;
        for (var module = 0; written < lines; module++)
        {
            var source = Module(module);
            File.WriteAllText(Path.Combine(folder, $"Module{module}.cs"), source);
            written += source.Count(c => c == '\n');
        }

        return written;
    }

    private static string Module(int m)
    {
        var s = new StringBuilder();
        s.Append($$"""
            using Gdpr;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;

            namespace Shop.Module{{m}};

            [DataSubject("customer")]
            public class Customer{{m}}
            {
                public int Id { get; set; }
                [Personal("identity.name")] public string FullName { get; set; } = "";
                [Personal("contact.email")] public string Email { get; set; } = "";
                [Personal("contact.phone")] public string? Telephone { get; set; }
                public decimal Balance { get; set; }
                public List<Order{{m}}> Orders { get; set; } = [];
            }

            public class Order{{m}}
            {
                public int Id { get; set; }
                public decimal Total { get; set; }
                public DateTime PlacedOn { get; set; }
                public string Reference { get; set; } = "";
                public List<Line{{m}}> Lines { get; set; } = [];
            }

            public record Line{{m}}(string Article, int Quantity, decimal Price);

            public class Db{{m}}(DbContextOptions<Db{{m}}> options) : DbContext(options)
            {
                public DbSet<Customer{{m}}> Customers => Set<Customer{{m}}>();
                public DbSet<Order{{m}}> Orders => Set<Order{{m}}>();
                protected override void OnModelCreating(ModelBuilder model) => model.Entity<Customer{{m}}>().Property(c => c.Email).HasMaxLength(200);
            }

            [Authorize, ApiController, Processing("order-handling")]
            public class Orders{{m}}Controller(Db{{m}} db, Pricing{{m}} pricing) : ControllerBase
            {
                [HttpGet("{id}")]
                public async Task<ActionResult<decimal>> Get(int id)
                {
                    var order = await db.Orders.Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id);
                    return order is null ? NotFound() : pricing.Total0(order.Lines, 0.2m);
                }

                [HttpGet("mail/{id}")]
                public async Task<ActionResult<string>> Mail(int id)
                {
                    var customer = await db.Customers.Where(c => c.Id == id && c.Email != "").Select(c => new { c.FullName, c.Email }).FirstOrDefaultAsync();
                    return customer is null ? NotFound() : $"{customer.FullName} <{customer.Email}>";
                }
            }

            [Processing("order-handling")]
            public class Letters{{m}}
            {
                public string Greeting(Customer{{m}} customer) => "Bonjour " + customer.FullName;
                public string Label(Customer{{m}} customer, Order{{m}} order) => $"{order.Reference} {customer.FullName} {customer.Telephone}";
            }

            public class Pricing{{m}}
            {
                private readonly Dictionary<string, decimal> _prices = new(StringComparer.Ordinal);

            """.Replace("\r\n", "\n"));
        for (var i = 0; i < 8; i++)
        {
            s.Append($$"""

                    public decimal Total{{i}}(IReadOnlyList<Line{{m}}> lines, decimal rate)
                    {
                        var total = 0m;
                        foreach (var line in lines)
                        {
                            if (!_prices.TryGetValue(line.Article, out var price))
                            {
                                price = line.Price;
                            }

                            total += line.Quantity switch
                            {
                                > 100 => line.Quantity * price * 0.9m,
                                > 10 => line.Quantity * price * 0.95m,
                                _ => line.Quantity * price,
                            };
                        }

                        var articles = lines.GroupBy(l => l.Article).Where(g => g.Count() > 1).OrderBy(g => g.Key).Select(g => g.Key).ToList();
                        if (articles.Count > {{i}})
                        {
                            total -= articles.Count * rate;
                        }

                        return Math.Round(total * (1 + rate), 2);
                    }

                """.Replace("\r\n", "\n"));
        }

        s.Append("}\n");
        return s.ToString();
    }
}
