using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Data;

/// <summary>Archives des commandes de plus de trois ans.</summary>
[Store("archives")] // expect: GDPR007
public class ArchiveDb(DbContextOptions<ArchiveDb> options) : DbContext(options)
{
    public DbSet<CommandeArchivee> Commandes => Set<CommandeArchivee>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
    }
}

public class CommandeArchivee
{
    public int Id { get; set; }

    public string Numero { get; set; } = "";

    [Personal("identity.name")]
    public string NomClient { get; set; } = "";

    [Personal("order.history")]
    public decimal Total { get; set; }

    public DateTime PasseeLe { get; set; }

    public DateTime ArchiveeLe { get; set; }
}
