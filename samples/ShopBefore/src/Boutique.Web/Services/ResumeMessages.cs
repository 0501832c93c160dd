using System.Net.Http.Json;
using Boutique.Domain.Contact;
using Gdpr;

namespace Boutique.Web.Services;

/// <summary>Résume les longs messages du formulaire de contact avec un service d’intelligence artificielle.</summary>
[Processing("customer-question", Role = "support-agent")]
public class ResumeMessages(HttpClient http, IHostEnvironment environnement)
{
    public async Task<string> ResumerAsync(MessageContact message, CancellationToken cancellationToken)
    {
        var texte = message.Texte;
        if (environnement.IsDevelopment() || texte.Length < 500)
        {
            return "";
        }

        var consigne = $"Résume en deux phrases ce message de {message.NomExpediteur}";
        var demande = new { model = "gpt-4o", messages = new[] { new { role = "system", content = consigne }, new { role = "user", content = texte } } };
        var reponse = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", demande, cancellationToken); // expect: GDPR210
        return await reponse.Content.ReadAsStringAsync(cancellationToken);
    }
}
