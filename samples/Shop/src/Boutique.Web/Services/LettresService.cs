using Boutique.Domain.Marketing;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Envoi d’une lettre à ceux qui ont choisi ce genre d’envoi, et à personne d’autre.</summary>
[Processing(Purposes.DirectMarketing, Role = Roles.MarketingOfficer)]
public sealed class LettresService(ShopDb db, EnvoiSmtp envoi, TimeProvider horloge, IOptions<BoutiqueOptions> options)
{
    private readonly string _site = options.Value.UrlDuSite;

    public async Task<int> EnvoyerAsync(int campagneId, CancellationToken cancellationToken)
    {
        var campagne = await db.Campagnes.FindAsync([campagneId], cancellationToken);
        if (campagne is null || campagne.EnvoyeeLe is not null)
        {
            return 0;
        }

        var genre = campagne.Genre;
        var plis = await db.Consentements
            .Where(c => c.EstDonne)
            .Where(c => c.Genre == genre)
            .Select(c => new { c.Abonne!.Email, c.Abonne.Jeton })
            .ToListAsync(cancellationToken);
        foreach (var pli in plis)
        {
            var corps = $"{campagne.Corps}\n\nSe désinscrire : {_site}/desinscription/{pli.Jeton}";
            var message = Messages.Preparer(pli.Email, campagne.Objet, corps, _site);
            message.Headers.Add("List-Unsubscribe", $"<{_site}/desinscription/{pli.Jeton}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            await envoi.EnvoyerAsync(message, cancellationToken);
        }

        campagne.EnvoyeeLe = horloge.GetUtcNow().UtcDateTime;
        campagne.NombreEnvois = plis.Count;
        await db.SaveChangesAsync(cancellationToken);
        return plis.Count;
    }
}
