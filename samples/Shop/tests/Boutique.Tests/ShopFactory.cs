using System.Collections.Concurrent;
using Boutique.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Boutique.Tests;

/// <summary>La boutique, avec ses données d’essai dans un dossier à elle.</summary>
public sealed class ShopFactory : WebApplicationFactory<Program>
{
    public const string Secret = "Tournesol-2026-essai!";

    private readonly DirectoryInfo _dossier = Directory.CreateTempSubdirectory("boutique-");

    /// <summary>Tout ce que la boutique a écrit au journal.</summary>
    public ConcurrentQueue<string> Journal { get; } = new();

    /// <summary>Clés des appareils du personnel, une fois enregistrés.</summary>
    public ConcurrentDictionary<string, string> Cles { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Shop", $"Data Source={Path.Combine(_dossier.FullName, "boutique.db")}");
        builder.UseSetting("ConnectionStrings:Archive", $"Data Source={Path.Combine(_dossier.FullName, "archives.db")}");
        builder.UseSetting("Amorcage:Secret", Secret);
        builder.ConfigureLogging(l => l.ClearProviders().AddProvider(new Temoin(Journal)));
    }

    public Visiteur Visiteur() => new(this, CreateClient());

    public async Task<T> LireAsync<T>(Func<ShopDb, Task<T>> lecture)
    {
        await using var scope = Services.CreateAsyncScope();
        return await lecture(scope.ServiceProvider.GetRequiredService<ShopDb>());
    }

    public async Task<T> LireArchivesAsync<T>(Func<ArchiveDb, Task<T>> lecture)
    {
        await using var scope = Services.CreateAsyncScope();
        return await lecture(scope.ServiceProvider.GetRequiredService<ArchiveDb>());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_dossier.Exists)
        {
            _dossier.Delete(recursive: true);
        }
    }

    private sealed class Temoin(ConcurrentQueue<string> journal) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            journal.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
