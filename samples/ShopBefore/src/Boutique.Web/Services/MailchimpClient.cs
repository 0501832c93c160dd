using System.Net.Http.Json;
using Gdpr;

namespace Boutique.Web.Services;

/// <summary>Copie des abonnés chez le prestataire d’envoi.</summary>
public class MailchimpClient(HttpClient http, IHostEnvironment environnement)
{
    [DisclosedTo("mailchimp")] // expect: GDPR006
    public async Task AjouterAsync(string courriel, CancellationToken cancellationToken)
    {
        if (environnement.IsDevelopment())
        {
            return;
        }

        await http.PostAsJsonAsync("https://us7.api.mailchimp.com/3.0/lists/clients/members", new { email_address = courriel, status = "subscribed" }, cancellationToken);
    }

    public async Task RetirerAsync(string courriel, CancellationToken cancellationToken)
    {
        if (environnement.IsDevelopment())
        {
            return;
        }

        await http.DeleteAsync($"https://us7.api.mailchimp.com/3.0/lists/clients/members/{Uri.EscapeDataString(courriel)}", cancellationToken);
    }
}
