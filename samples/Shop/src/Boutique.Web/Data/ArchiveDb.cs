using Boutique.Domain.Commandes;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Data;

/// <summary>Archives comptables : les factures des comptes effacés, et rien d’autre.</summary>
[Store(Stores.ArchiveDb)]
public class ArchiveDb(DbContextOptions<ArchiveDb> options) : DbContext(options)
{
    public DbSet<FactureArchivee> Factures => Set<FactureArchivee>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
    }
}
