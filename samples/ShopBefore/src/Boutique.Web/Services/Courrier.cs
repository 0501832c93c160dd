using Boutique.Web.Configuration;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Boutique.Web.Services;

/// <summary>Envoi des messages par SMTP.</summary>
public class Courrier(IOptions<SmtpSettings> options, ILogger<Courrier> logger)
{
    private readonly SmtpSettings _settings = options.Value;

    public async Task EnvoyerAsync(string destinataire, string sujet, string corps, CancellationToken cancellationToken = default)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(_settings.Email));
        message.To.Add(MailboxAddress.Parse(destinataire));
        message.Subject = sujet;
        message.Body = new TextPart("plain") { Text = corps };

        logger.LogInformation("Envoi de « {Sujet} » à {Destinataire}", sujet, destinataire);
        if (!_settings.EstActif)
        {
            return;
        }

        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(_settings.Host, _settings.Port, cancellationToken: cancellationToken);
        await smtp.SendAsync(message, cancellationToken);
        await smtp.DisconnectAsync(true, cancellationToken);
    }
}
