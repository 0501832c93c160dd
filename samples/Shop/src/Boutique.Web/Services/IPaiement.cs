using System.Net.Http.Json;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Web.Services;

/// <summary>Prestataire de paiement : il connaît la carte, la boutique ne connaît qu’un jeton.</summary>
public interface IPaiement
{
    Task<bool> AutoriserAsync([Personal(DataCategories.PaymentToken)] string jeton, decimal montant, CancellationToken cancellationToken);

    Task<bool> RembourserAsync([Personal(DataCategories.PaymentToken)] string jeton, decimal montant, CancellationToken cancellationToken);
}

/// <summary>Le vrai prestataire.</summary>
[DisclosedTo(Recipients.PaymentProvider)]
[Processing(Purposes.OrderHandling)]
public sealed class PaiementHttp(HttpClient http) : IPaiement
{
    public async Task<bool> AutoriserAsync([Personal(DataCategories.PaymentToken)] string jeton, decimal montant, CancellationToken cancellationToken)
    {
        using var reponse = await http.PostAsJsonAsync("/v1/autorisations", new { jeton, montant }, cancellationToken);
        return reponse.IsSuccessStatusCode;
    }

    [Processing(Purposes.Billing)]
    public async Task<bool> RembourserAsync([Personal(DataCategories.PaymentToken)] string jeton, decimal montant, CancellationToken cancellationToken)
    {
        using var reponse = await http.PostAsJsonAsync("/v1/remboursements", new { jeton, montant }, cancellationToken);
        return reponse.IsSuccessStatusCode;
    }
}

/// <summary>Sans prestataire, sur le poste du développeur : accepte les jetons du simulateur.</summary>
public sealed class PaiementSimule : IPaiement
{
    public Task<bool> AutoriserAsync([Personal(DataCategories.PaymentToken)] string jeton, decimal montant, CancellationToken cancellationToken)
    {
        var accepte = jeton.StartsWith("sim_", StringComparison.Ordinal);
        return Task.FromResult(accepte);
    }

    public Task<bool> RembourserAsync([Personal(DataCategories.PaymentToken)] string jeton, decimal montant, CancellationToken cancellationToken)
    {
        var accepte = jeton.StartsWith("sim_", StringComparison.Ordinal);
        return Task.FromResult(accepte);
    }
}
