using Boutique.Domain.Droits;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Registre des violations : 72 heures pour la CNIL, et un message à chacun quand le risque est élevé.</summary>
[Processing(Purposes.BreachNotification, Role = Roles.PrivacyOfficer)]
public sealed class ViolationsService(ShopDb db, EnvoiSmtp envoi, TimeProvider horloge, IOptions<BoutiqueOptions> options)
{
    private readonly string _site = options.Value.UrlDuSite;

    public async Task<int> InscrireAsync(SaisieViolation saisie, CancellationToken cancellationToken)
    {
        var violation = new Violation
        {
            Nature = saisie.Nature,
            Consequences = saisie.Consequences,
            MesuresPrises = saisie.MesuresPrises,
            ConstateeLe = saisie.ConstateeLe,
            Risque = saisie.Risque,
        };
        db.Violations.Add(violation);
        await db.SaveChangesAsync(cancellationToken);
        return violation.Id;
    }

    /// <summary>Note l’envoi du formulaire à la CNIL ; en retard, il faut dire pourquoi.</summary>
    public async Task<bool> NotifierAsync(int id, string? motif, CancellationToken cancellationToken)
    {
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var violation = await db.Violations.FindAsync([id], cancellationToken);
        if (violation is null || !violation.DoitEtreNotifiee || (violation.EstEnRetard(maintenant) && string.IsNullOrWhiteSpace(motif)))
        {
            return false;
        }

        violation.NotifieeLe = maintenant;
        violation.MotifDuRetard = motif;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Prévient chaque client à l’adresse donnée à l’inscription ; ce message n’est pas une offre et ne demande pas de consentement.</summary>
    public async Task<int> PrevenirAsync(int id, CancellationToken cancellationToken)
    {
        var violation = await db.Violations.FindAsync([id], cancellationToken);
        if (violation is null || violation.Risque != RisqueViolation.Eleve || violation.PersonnesPrevenuesLe is not null)
        {
            return 0;
        }

        var corps = $"Une violation de données vous concerne.\n\nNature : {violation.Nature}\nConséquences probables : {violation.Consequences}\n"
            + $"Mesures prises : {violation.MesuresPrises}\n\nPour toute question : {_site}/Contact";
        var adresses = await db.Clients.Select(c => c.Email).ToListAsync(cancellationToken);
        foreach (var adresse in adresses)
        {
            var message = Messages.Preparer(adresse, "Information sur vos données personnelles", corps, _site);
            await envoi.EnvoyerAsync(message, cancellationToken);
        }

        violation.PersonnesPrevenuesLe = horloge.GetUtcNow().UtcDateTime;
        violation.NombreDePersonnes = adresses.Count;
        await db.SaveChangesAsync(cancellationToken);
        return adresses.Count;
    }
}
