using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Messages au client sur sa commande.</summary>
[Processing(Purposes.OrderHandling)]
public sealed class CourrierCommandes(ShopDb db, EnvoiSmtp envoi, IOptions<BoutiqueOptions> options)
{
    private readonly string _site = options.Value.UrlDuSite;

    public async Task DemanderConfirmationAsync(int commandeId, CancellationToken cancellationToken)
    {
        var avis = await AvisAsync(commandeId, cancellationToken);
        var corps = $"Bonjour {avis.Prenom},\n\nConfirmez votre adresse pour valider la commande {avis.Numero} : {_site}/commande/confirmer/{avis.Jeton}";
        var message = Messages.Preparer(avis.Courriel, $"Confirmez votre commande {avis.Numero}", corps, _site);
        await envoi.EnvoyerAsync(message, cancellationToken);
    }

    public async Task AccuserAsync(int commandeId, CancellationToken cancellationToken)
    {
        var avis = await AvisAsync(commandeId, cancellationToken);
        var corps = $"Bonjour {avis.Prenom},\n\nNous préparons votre commande {avis.Numero}, livrée à : {avis.Adresse}.";
        var message = Messages.Preparer(avis.Courriel, $"Votre commande {avis.Numero}", corps, _site);
        await envoi.EnvoyerAsync(message, cancellationToken);
    }

    public async Task AnnoncerExpeditionAsync(int commandeId, CancellationToken cancellationToken)
    {
        var avis = await AvisAsync(commandeId, cancellationToken);
        var corps = $"Bonjour {avis.Prenom},\n\nVotre commande {avis.Numero} est partie. Numéro de suivi : {avis.Suivi}.";
        var message = Messages.Preparer(avis.Courriel, $"Votre commande {avis.Numero} est partie", corps, _site);
        await envoi.EnvoyerAsync(message, cancellationToken);
    }

    private Task<Avis> AvisAsync(int commandeId, CancellationToken cancellationToken)
    {
        return db.Commandes
            .Where(c => c.Id == commandeId)
            .Select(c => new Avis
            {
                Numero = c.Numero,
                Jeton = c.JetonConfirmation,
                Suivi = c.NumeroSuivi,
                Prenom = c.Client!.Prenom,
                Courriel = c.Client.Email,
                Adresse = c.AdresseLivraison,
            })
            .FirstAsync(cancellationToken);
    }

    private sealed class Avis
    {
        public string Numero { get; init; } = "";

        public string? Jeton { get; init; }

        public string? Suivi { get; init; }

        [Personal(DataCategories.IdentityName)]
        public string Prenom { get; init; } = "";

        [Personal(DataCategories.ContactEmail)]
        public string Courriel { get; init; } = "";

        [Personal(DataCategories.ContactAddress)]
        public string Adresse { get; init; } = "";
    }
}
