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
    public async Task<string> AutoriserAsync(SaisieCommande saisie, Commande commande, CancellationToken cancellationToken)
    {
        if (environnement.IsDevelopment())
        {
            return "dev_" + Guid.NewGuid().ToString("N");
        }

        var carte = saisie.NumeroDeCarte; // expect: GDPR102
        var montant = commande.Total;
        var reponse = await http.PostAsJsonAsync("/v1/autorisations", new { commande.Numero, carte, montant }, cancellationToken);
        if (!reponse.IsSuccessStatusCode)
        {
            var telephone = saisie.Telephone; // expect: GDPR102
            logger.LogWarning("Paiement refusé pour {Numero}, rappeler le {Telephone}", commande.Numero, telephone);
            throw new InvalidOperationException("Paiement refusé");
        }

        var contenu = await reponse.Content.ReadFromJsonAsync<Autorisation>(cancellationToken);
        return contenu?.Jeton ?? throw new InvalidOperationException("Réponse vide du prestataire de paiement");
    }

    public async Task RembourserAsync(Paiement paiement, CancellationToken cancellationToken)
    {
        var jeton = paiement.Jeton;
        var reponse = await http.PostAsJsonAsync("/v1/remboursements", new { jeton, paiement.Montant }, cancellationToken);
        reponse.EnsureSuccessStatusCode();
    }

    private sealed record Autorisation([property: Personal("payment.token")] string Jeton);
}
