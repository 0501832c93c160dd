using System.Collections.Concurrent;
using System.Net.Http.Json;
using Boutique.Domain.Commandes;
using Boutique.Web.Models;
using Gdpr;

namespace Boutique.Web.Services;

/// <summary>Appel du prestataire de paiement.</summary>
[DisclosedTo("payment-provider")]
[Processing("billing")]
public class PaiementClient(HttpClient http, IHostEnvironment environnement, ILogger<PaiementClient> logger)
{
    /// <summary>Pour réessayer demain sans redemander la carte au client.</summary>
    private static readonly ConcurrentDictionary<string, string> ARetenter = new();

    public async Task<string> AutoriserAsync(SaisieCommande saisie, Commande commande, CancellationToken cancellationToken)
    {
        if (environnement.IsDevelopment())
        {
            return "dev_" + Guid.NewGuid().ToString("N");
        }

        var carte = saisie.NumeroDeCarte; // expect: GDPR102
        var montant = commande.Total;
        var reponse = await http.PostAsJsonAsync("/v1/autorisations", new { commande.Numero, carte, montant }, cancellationToken); // expect: GDPR210
        if (!reponse.IsSuccessStatusCode)
        {
            var telephone = saisie.Telephone; // expect: GDPR102
            logger.LogWarning("Paiement refusé pour {Numero}, rappeler le {Telephone}", commande.Numero, telephone); // expect: GDPR203
            ARetenter[commande.Numero] = carte; // expect: GDPR213
            throw new PaiementRefuseException(commande.Numero, saisie.Courriel); // expect: GDPR204
        }

        var contenu = await reponse.Content.ReadFromJsonAsync<Autorisation>(cancellationToken);
        return contenu?.Jeton ?? throw new InvalidOperationException("Réponse vide du prestataire de paiement"); // expect: GDPR201
    }

    public async Task RembourserAsync(Paiement paiement, CancellationToken cancellationToken)
    {
        var jeton = paiement.Jeton;
        var reponse = await http.PostAsJsonAsync("/v1/remboursements", new { jeton, paiement.Montant }, cancellationToken);
        reponse.EnsureSuccessStatusCode();
    }

    private sealed record Autorisation([property: Personal("payment.token")] string Jeton);
}

/// <summary>Le prestataire a refusé le paiement.</summary>
public sealed class PaiementRefuseException(string numero, string courriel) : Exception($"Paiement de {numero} refusé à {courriel}");
