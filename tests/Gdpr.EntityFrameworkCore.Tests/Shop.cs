using System.Linq.Expressions;
using Gdpr.Declared;
using Microsoft.Extensions.DependencyInjection;

namespace Gdpr.Tests;

[DataSubject("customer")]
public class Customer
{
    [DataSubject("customer")] public int Id { get; set; }

    [Personal("identity.name")] public string Nom { get; set; } = "";

    [Personal("contact.email")] public string Email { get; set; } = "";

    [Personal("contact.phone")] public string Telephone { get; set; } = "";

    [Personal(DataCategories.PaymentAccount)] public string Iban { get; set; } = "";

    public string Langue { get; set; } = "fr";

    public Adresse Adresse { get; set; } = new();

    public List<Order> Orders { get; } = [];
}

public class Adresse
{
    [Personal("contact.address")] public string Rue { get; set; } = "";

    public string Pays { get; set; } = "";
}

public class Order
{
    public int Id { get; set; }

    public string Reference { get; set; } = "";

    [Personal("order.history")] public string Product { get; set; } = "";

    public int CustomerId { get; set; }

    public Customer? Customer { get; set; }
}

/// <summary>No personal data of its own; it leads to some.</summary>
public class Pet
{
    public int Id { get; set; }

    public string Race { get; set; } = "";

    public Customer? Owner { get; set; }
}

/// <summary>What the clerk sees; the generator writes its members.</summary>
[RoleView<Customer>(Purposes.OrderHandling, Role = Roles.OrderClerk)]
public sealed partial record ClerkView;

/// <summary>What the auditor sees.</summary>
[RoleView<Customer>("audit", Role = "auditor")]
public sealed partial class AuditorView;

/// <summary>A view that somebody wrote by hand, with more than the policy permits.</summary>
public sealed record GreedyView : IRoleView<Customer, GreedyView>
{
    public string Account { get; init; } = "";

    public static Expression<Func<Customer, GreedyView>> Projection { get; } = e => new GreedyView { Account = e.Iban };

    public static string Purpose => "order-handling";

    public static string? Role => "order-clerk";

    public static string PolicyHash => Shop.Policy.Hash;

    public static GreedyView From(Customer entity) => new() { Account = entity.Iban };
}

/// <summary>What a customer sees of itself.</summary>
[RoleView<Customer>("order-handling", Role = "customer")]
public sealed partial record OwnView;

/// <summary>A view that somebody wrote by hand; what the policy refuses lies one class deeper.</summary>
public sealed record DeepView : IRoleView<Customer, DeepView>
{
    public Line? Last { get; init; }

    public static Expression<Func<Customer, DeepView>> Projection { get; } = e => new DeepView { Last = new Line() };

    public static string Purpose => "order-handling";

    public static string? Role => "order-clerk";

    public static string PolicyHash => Shop.Policy.Hash;

    public static DeepView From(Customer entity) => new();

    public sealed record Line
    {
        [Personal("payment.account")] public string Account { get; init; } = "";
    }
}

public class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Pet> Pets => Set<Pet>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Customer>().OwnsOne(c => c.Adresse);
}

/// <summary>A SQLite file with two customers, under a policy.</summary>
public sealed class Shop : IDisposable
{
    internal static readonly Policy Policy = Policy.Load(Path.Combine(AppContext.BaseDirectory, "gdpr.policy.json"));

    internal static readonly AccessScope Clerk = new("anna", "order-clerk", "order-handling");

    internal static readonly AccessScope Auditor = new("benoît", "auditor", "audit");

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db");
    private readonly ServiceProvider _services;

    public Shop()
    {
        _services = new ServiceCollection().AddSingleton(Policy).AddSingleton<IAccessScopes>(new AccessScopes(Policy)).BuildServiceProvider();
        using var db = Open();
        db.Database.EnsureCreated();
        db.Add(new Customer
        {
            Nom = "Zoé Lefèvre", Email = "zoe@exemple.fr", Telephone = "0612345678", Iban = "FR76-1", Adresse = new() { Rue = "3 rue de l'Église", Pays = "FR" },
            Orders = { new Order { Reference = "A-1", Product = "Lampe" } },
        });
        db.Add(new Customer { Nom = "Jean", Email = "jean@exemple.fr", Telephone = "0699999999", Iban = "FR76-2", Adresse = new() { Rue = "1 quai", Pays = "BE" } });
        db.Add(new Pet { Race = "chat" });
        db.SaveChanges();
        Sql.Clear();
    }

    public List<string> Sql { get; } = [];

    public IAccessScopes Scopes => _services.GetRequiredService<IAccessScopes>();

    public ShopDb Open(bool governed = true)
    {
        var options = new DbContextOptionsBuilder<ShopDb>().UseSqlite($"Data Source={_file}").LogTo(Sql.Add, [Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuting]);
        return new ShopDb(((DbContextOptionsBuilder<ShopDb>)(governed ? options.UseGdpr(_services) : options)).Options);
    }

    public void Dispose()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(_file);
    }
}
