using Boutique.Domain.Marketing;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Lettre d’information.</summary>
[Processing("direct-marketing")]
public class NewsletterService(BoutiqueDb db, Courrier courrier, MailchimpClient mailchimp, ILogger<NewsletterService> logger)
{
    public async Task InscrireAsync([Personal("contact.email")] string courriel, [Personal("identite.prenom")] string? prenom, string origine, CancellationToken cancellationToken) // expect: GDPR005
    {
        var existe = await db.Abonnes.AnyAsync(a => a.Email == courriel, cancellationToken);
        if (existe)
        {
            logger.LogInformation("{Courriel} est déjà abonné", courriel); // expect: GDPR203
            return;
        }

        db.Abonnes.Add(new Abonne
        {
            Email = courriel,
            Prenom = prenom, // expect: GDPR202
            Origine = origine,
            InscritLe = DateTime.UtcNow,
            Jeton = Guid.NewGuid().ToString("N"),
        });
        await db.SaveChangesAsync(cancellationToken);
        await mailchimp.AjouterAsync(courriel, cancellationToken);
    }

    public async Task<bool> DesinscrireAsync(string jeton, CancellationToken cancellationToken)
    {
        var abonne = await db.Abonnes.FirstOrDefaultAsync(a => a.Jeton == jeton, cancellationToken);
        if (abonne is null)
        {
            return false;
        }

        abonne.DesinscritLe = DateTime.UtcNow;
        await db.SaveChangesAsync(cancellationToken);
        await mailchimp.RetirerAsync(abonne.Email, cancellationToken); // expect: GDPR210
        return true;
    }

    public async Task<int> EnvoyerAsync(Campagne campagne, CancellationToken cancellationToken)
    {
        var abonnes = await db.Abonnes.Where(a => a.DesinscritLe == null).ToListAsync(cancellationToken);
        foreach (var abonne in Ciblage.Actifs(abonnes))
        {
            var prenom = abonne.Prenom ?? "Madame, Monsieur";
            await courrier.EnvoyerAsync(abonne.Email, campagne.Objet, $"Bonjour {prenom},\n\n{campagne.Corps}", cancellationToken); // expect: GDPR203
        }

        campagne.EnvoyeeLe = DateTime.UtcNow;
        campagne.NombreEnvois = abonnes.Count;
        await db.SaveChangesAsync(cancellationToken);
        return abonnes.Count;
    }

    /// <summary>Les clients qui n’ont pas décoché la case reçoivent aussi la lettre.</summary>
    public async Task<int> EnvoyerAuxClientsAsync(Campagne campagne, CancellationToken cancellationToken)
    {
        var clients = await db.Clients.Where(c => c.AccepteNewsletter).ToListAsync(cancellationToken);
        foreach (var client in clients)
        {
            await courrier.EnvoyerAsync(client.Email, campagne.Objet, campagne.Corps, cancellationToken); // expect: GDPR203
        }

        return clients.Count;
    }

    public async Task<List<string>> NumerosPourSmsAsync(CancellationToken cancellationToken)
    {
        return await db.Users // expect: GDPR201
            .Where(u => u.PhoneNumber != null) // expect: GDPR102
            .Select(u => u.PhoneNumber!) // expect: GDPR102
            .ToListAsync(cancellationToken);
    }

    public async Task<int> FeterLesAnniversairesAsync(DateOnly jour, CancellationToken cancellationToken)
    {
        var clients = await db.Clients.Where(c => c.AccepteNewsletter).ToListAsync(cancellationToken);
        var envois = 0;
        foreach (var client in clients)
        {
            if (client.DateNaissance is not { } naissance) // expect: GDPR102
            {
                continue;
            }

            if (naissance.Month == jour.Month && naissance.Day == jour.Day)
            {
                await courrier.EnvoyerAsync(client.Email, "Joyeux anniversaire !", "Un cadeau vous attend en boutique.", cancellationToken); // expect: GDPR203
                envois++;
            }
        }

        return envois;
    }
}
