using Boutique.Web.Configuration;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Boutique.Web.Services;

/// <summary>Envoi des messages par la messagerie de l’hébergeur. N’écrit rien au journal : ni adresse, ni contenu.</summary>
public sealed class EnvoiSmtp(IOptions<SmtpSettings> options)
{
    private readonly SmtpSettings _settings = options.Value;
    private int _nombre;

    /// <summary>Messages confiés depuis le démarrage ; sans serveur configuré, ils ne partent pas.</summary>
    public int Nombre => Volatile.Read(ref _nombre);

    public async Task EnvoyerAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        message.From.Add(MailboxAddress.Parse(_settings.Email));
        Interlocked.Increment(ref _nombre);
        if (!_settings.EstActif)
        {
            return;
        }

        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(_settings.Host, _settings.Port, SecureSocketOptions.StartTls, cancellationToken);
        await smtp.SendAsync(message, cancellationToken);
        await smtp.DisconnectAsync(true, cancellationToken);
    }
}

/// <summary>Met un texte en message ; le pied rappelle à chacun comment modifier ses données et se désinscrire.</summary>
internal static class Messages
{
    public static MimeMessage Preparer(string destinataire, string sujet, string corps, string urlDuSite)
    {
        var message = new MimeMessage();
        message.To.Add(MailboxAddress.Parse(destinataire));
        message.Subject = sujet;
        message.Body = new TextPart("plain")
        {
            Text = $"{corps}\n\n--\nModifier vos informations ou vous désinscrire : {urlDuSite}/vos-choix\n",
        };
        return message;
    }
}
