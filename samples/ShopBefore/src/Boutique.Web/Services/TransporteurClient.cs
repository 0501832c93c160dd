using System.Net.Http.Json;
using Boutique.Domain.Commandes;
using Gdpr;

namespace Boutique.Web.Services;

/// <summary>Déclaration des colis au transporteur.</summary>
[DisclosedTo("colis-express")] // expect: GDPR006
[Processing("delivery")]
public class TransporteurClient(HttpClient http, IHostEnvironment environnement)
{
    public async Task<string> DeclarerAsync(Commande commande, CancellationToken cancellationToken)
    {
        if (environnement.IsDevelopment())
        {
            return $"DEV{commande.Id:000000}";
        }

        var etiquette = Etiquette.Texte(commande);
        var telephone = Etiquette.Telephone(commande);
        var instructions = Etiquette.Instructions(commande);
        var valeur = commande.Total; // expect: GDPR102
        var reponse = await http.PostAsJsonAsync(
            "/v2/colis",
            new { commande.Numero, etiquette, telephone, instructions, valeur },
            cancellationToken);
        reponse.EnsureSuccessStatusCode();
        return await reponse.Content.ReadAsStringAsync(cancellationToken);
    }

    public async Task<string> EtatAsync(string suivi, CancellationToken cancellationToken)
    {
        return await http.GetStringAsync($"/v2/colis/{Uri.EscapeDataString(suivi)}", cancellationToken);
    }
}
