using System.Security.Cryptography;
using Boutique.Domain.Marketing;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Inscription aux envois, en deux temps : un choix dans le formulaire, une confirmation par e-mail.</summary>
[Processing(Purposes.DirectMarketing)]
public sealed class InscriptionsLettres(ShopDb db, EnvoiSmtp envoi, TimeProvider horloge, IOptions<BoutiqueOptions> options)
{
    public const string VersionDuTexte = "lettres-2026-11";

    private readonly string _site = options.Value.UrlDuSite;

    public async Task<bool> InscrireAsync(SaisieLettre saisie, CancellationToken cancellationToken)
    {
        if (!saisie.AuMoinsUnChoix)
        {
            return false;
        }

        var courriel = saisie.Courriel;
        var jeton = await db.Abonnes.Where(a => a.Email == courriel).Select(a => a.Jeton).FirstOrDefaultAsync(cancellationToken);
        if (jeton is null)
        {
            jeton = RandomNumberGenerator.GetHexString(32);
            db.Abonnes.Add(new Abonne { Email = courriel, Jeton = jeton });
            await db.SaveChangesAsync(cancellationToken);
        }

        await DemanderAsync(jeton, saisie.Genres(), cancellationToken);

        var corps = $"Vous avez demandé à recevoir nos envois. Confirmez votre choix : {_site}/lettre/confirmer/{jeton}\n\nDésinscription : {_site}/desinscription/{jeton}";
        var message = Messages.Preparer(courriel, "Confirmez votre inscription", corps, _site);
        message.Headers.Add("List-Unsubscribe", $"<{_site}/desinscription/{jeton}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        await envoi.EnvoyerAsync(message, cancellationToken);
        return true;
    }

    public async Task<bool> ConfirmerAsync(string jeton, CancellationToken cancellationToken)
    {
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var confirmes = await db.Abonnes
            .Where(a => a.Jeton == jeton)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.ConfirmeLe, maintenant), cancellationToken);
        if (confirmes == 0)
        {
            return false;
        }

        await db.Consentements
            .Where(c => c.Abonne!.Jeton == jeton && c.RetireLe == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.EstDonne, true).SetProperty(c => c.DonneLe, maintenant), cancellationToken);
        return true;
    }

    /// <summary>Désinscription d’un genre d’envoi, ou de tous : sans motif, et tout de suite.</summary>
    public async Task<bool> DesinscrireAsync(string jeton, GenreEnvoi? genre, CancellationToken cancellationToken)
    {
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var retires = await db.Consentements
            .Where(c => c.Abonne!.Jeton == jeton && (genre == null || c.Genre == genre))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.EstDonne, false).SetProperty(c => c.RetireLe, maintenant), cancellationToken);
        return retires > 0;
    }

    private async Task DemanderAsync(string jeton, IReadOnlyList<GenreEnvoi> genres, CancellationToken cancellationToken)
    {
        var abonneId = await db.Abonnes.Where(a => a.Jeton == jeton).Select(a => a.Id).FirstAsync(cancellationToken);
        foreach (var genre in genres)
        {
            var deja = await db.Consentements.AnyAsync(c => c.AbonneId == abonneId && c.Genre == genre && c.RetireLe == null, cancellationToken);
            if (!deja)
            {
                db.Consentements.Add(new ConsentementEnvoi { AbonneId = abonneId, Genre = genre, VersionDuTexte = VersionDuTexte });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
