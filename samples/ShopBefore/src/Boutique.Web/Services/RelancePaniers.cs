using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Chaque nuit : relance des clients dormants et archivage des vieilles commandes.</summary>
[Processing("relances")] // expect: GDPR003
public class RelancePaniers(IServiceScopeFactory scopes, ILogger<RelancePaniers> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minuterie = new PeriodicTimer(TimeSpan.FromHours(24));
        while (await minuterie.WaitForNextTickAsync(stoppingToken))
        {
            await RelancerAsync(stoppingToken);
            await ArchiverAsync(stoppingToken);
        }
    }

    private async Task RelancerAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BoutiqueDb>();
        var courrier = scope.ServiceProvider.GetRequiredService<Courrier>();
        var limite = DateTime.UtcNow.AddMonths(-6);
        var clients = await db.Clients.Where(c => c.DerniereCommandeLe < limite).ToListAsync(cancellationToken);
        foreach (var client in clients)
        {
            var email = client.Email;
            logger.LogDebug("Relance de {Email}", email); // expect: GDPR203
            await courrier.EnvoyerAsync(email, "Vous nous manquez", $"Bonjour {client.Prenom}, revenez vite !", cancellationToken); // expect: GDPR203
        }
    }

    [Processing("order-handling")]
    private async Task ArchiverAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BoutiqueDb>();
        var archives = scope.ServiceProvider.GetRequiredService<ArchiveDb>();
        var limite = DateTime.UtcNow.AddYears(-3);
        var anciennes = await db.Commandes
            .Where(c => c.PasseeLe < limite && c.Etat == EtatCommande.Livree)
            .ToListAsync(cancellationToken);
        foreach (var commande in anciennes)
        {
            archives.Commandes.Add(new CommandeArchivee
            {
                Numero = commande.Numero,
                NomClient = commande.NomLivraison,
                Total = commande.Total,
                PasseeLe = commande.PasseeLe,
                ArchiveeLe = DateTime.UtcNow,
            });
        }

        await archives.SaveChangesAsync(cancellationToken);
    }
}
