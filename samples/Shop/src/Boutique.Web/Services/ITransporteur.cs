using System.Net.Http.Json;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Web.Services;

/// <summary>Transporteur : reçoit le nom, l’adresse et, s’il est donné, le téléphone.</summary>
public interface ITransporteur
{
    /// <summary>Déclare un colis et rend son numéro de suivi ; absent quand le transporteur refuse.</summary>
    Task<string?> DeclarerAsync(Colis colis, CancellationToken cancellationToken);
}

/// <summary>Le vrai transporteur.</summary>
[DisclosedTo(Recipients.Carrier)]
[Processing(Purposes.OrderHandling)]
public sealed class TransporteurHttp(HttpClient http) : ITransporteur
{
    public async Task<string?> DeclarerAsync(Colis colis, CancellationToken cancellationToken)
    {
        var corps = new { colis.Numero, colis.Destinataire, colis.Adresse, colis.Telephone };
        using var reponse = await http.PostAsJsonAsync("/v2/colis", corps, cancellationToken);
        if (!reponse.IsSuccessStatusCode)
        {
            return null;
        }

        var accuse = await reponse.Content.ReadFromJsonAsync<Accuse>(cancellationToken);
        return accuse?.NumeroSuivi;
    }

    private sealed record Accuse(string NumeroSuivi);
}

/// <summary>Sans transporteur, sur le poste du développeur.</summary>
public sealed class TransporteurSimule : ITransporteur
{
    private int _rang;

    public Task<string?> DeclarerAsync(Colis colis, CancellationToken cancellationToken)
    {
        var rang = Interlocked.Increment(ref _rang);
        return Task.FromResult<string?>($"SIM{rang:000000}");
    }
}
