using System.Security.Cryptography;
using Boutique.Domain.Clients;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Services;

/// <summary>Comptes des clients.</summary>
[Processing(Purposes.Account)]
public sealed class CompteService(
    ShopDb db,
    UserManager<Compte> comptes,
    EnvoiSmtp envoi,
    TimeProvider horloge,
    IOptions<BoutiqueOptions> options,
    ILogger<CompteService> logger)
{
    private readonly string _site = options.Value.UrlDuSite;

    public async Task<bool> OuvrirAsync(SaisieInscription saisie, CancellationToken cancellationToken)
    {
        var courriel = saisie.Courriel;
        var jeton = RandomNumberGenerator.GetHexString(32);
        var compte = new Compte
        {
            UserName = RandomNumberGenerator.GetHexString(24),
            Email = courriel,
            JetonConfirmation = jeton,
            Client = new Client
            {
                Prenom = saisie.Prenom,
                Nom = saisie.Nom,
                Email = courriel,
                CreeLe = horloge.GetUtcNow().UtcDateTime,
            },
        };
        var resultat = await comptes.CreateAsync(compte, saisie.MotDePasse);
        if (!resultat.Succeeded)
        {
            logger.LogInformation("Inscription refusée");
            return false;
        }

        await comptes.AddToRoleAsync(compte, RolesBoutique.Client);
        await db.Clients
            .Where(c => c.Id == compte.ClientId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.CompteId, compte.Id), cancellationToken);
        await DemanderConfirmationAsync(courriel, jeton, cancellationToken);
        return true;
    }

    /// <summary>Le lien reçu par e-mail valide l’adresse du compte.</summary>
    public async Task<bool> ConfirmerAsync(string jeton, CancellationToken cancellationToken)
    {
        var compteId = await db.Users.Where(u => u.JetonConfirmation == jeton).Select(u => u.Id).FirstOrDefaultAsync(cancellationToken);
        if (compteId is null)
        {
            return false;
        }

        await db.Users
            .Where(u => u.Id == compteId)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.EmailConfirmed, true).SetProperty(u => u.JetonConfirmation, (string?)null), cancellationToken);
        await db.Clients
            .Where(c => c.CompteId == compteId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.EmailConfirmed, true), cancellationToken);
        return true;
    }

    public async Task<SaisieProfil?> ProfilAsync(string compteId, CancellationToken cancellationToken)
    {
        return await db.Clients
            .Where(c => c.CompteId == compteId)
            .Select(c => new SaisieProfil
            {
                Prenom = c.Prenom,
                Nom = c.Nom,
                Telephone = c.Telephone,
                Rue = c.Adresses.Where(a => a.ParDefaut).Select(a => a.Rue).FirstOrDefault(),
                CodePostal = c.Adresses.Where(a => a.ParDefaut).Select(a => a.CodePostal).FirstOrDefault(),
                Ville = c.Adresses.Where(a => a.ParDefaut).Select(a => a.Ville).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Rectification par le client lui-même ; hors du territoire, l’adresse n’est pas gardée.</summary>
    public async Task<bool> RectifierAsync(string compteId, SaisieProfil saisie, CancellationToken cancellationToken)
    {
        var codePostal = saisie.CodePostal;
        if (codePostal is not null && !Territoire.EstServi(codePostal))
        {
            return false;
        }

        var prenom = saisie.Prenom;
        var nom = saisie.Nom;
        var telephone = saisie.Telephone;
        await db.Clients
            .Where(c => c.CompteId == compteId)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.Prenom, prenom).SetProperty(c => c.Nom, nom).SetProperty(c => c.Telephone, telephone),
                cancellationToken);

        var clientId = await db.Clients.Where(c => c.CompteId == compteId).Select(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        await db.Adresses.Where(a => a.ClientId == clientId && a.ParDefaut).ExecuteDeleteAsync(cancellationToken);
        var rue = saisie.Rue;
        var ville = saisie.Ville;
        if (rue is not null && codePostal is not null && ville is not null)
        {
            db.Adresses.Add(new Adresse { ClientId = clientId, Rue = rue, CodePostal = codePostal, Ville = ville, ParDefaut = true });
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Change l’adresse du compte ; il faut la confirmer avant la connexion suivante.</summary>
    public async Task<bool> ChangerCourrielAsync(string compteId, SaisieCourriel saisie, CancellationToken cancellationToken)
    {
        var compte = await comptes.FindByIdAsync(compteId);
        if (compte is null)
        {
            return false;
        }

        var courriel = saisie.Courriel;
        var jeton = RandomNumberGenerator.GetHexString(32);
        compte.JetonConfirmation = jeton;
        var resultat = await comptes.SetEmailAsync(compte, courriel);
        if (!resultat.Succeeded)
        {
            return false;
        }

        await db.Clients
            .Where(c => c.CompteId == compteId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Email, courriel).SetProperty(c => c.EmailConfirmed, false), cancellationToken);
        await DemanderConfirmationAsync(courriel, jeton, cancellationToken);
        return true;
    }

    private async Task DemanderConfirmationAsync(string courriel, string jeton, CancellationToken cancellationToken)
    {
        var corps = $"Confirmez votre adresse pour ouvrir votre compte : {_site}/compte/confirmer/{jeton}";
        var message = Messages.Preparer(courriel, "Confirmez votre adresse électronique", corps, _site);
        await envoi.EnvoyerAsync(message, cancellationToken);
    }
}
