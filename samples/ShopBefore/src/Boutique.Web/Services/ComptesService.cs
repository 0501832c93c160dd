using System.Diagnostics.CodeAnalysis;
using Boutique.Domain.Clients;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Comptes des clients.</summary>
[Processing("account")]
public class ComptesService(BoutiqueDb db, UserManager<Utilisateur> utilisateurs, Courrier courrier, ILogger<ComptesService> logger)
{
    public async Task<IdentityResult> OuvrirAsync(SaisieInscription saisie, string? ip, CancellationToken cancellationToken)
    {
        var courriel = saisie.Courriel;
        var client = new Client
        {
            Prenom = saisie.Prenom,
            Nom = saisie.Nom,
            Email = courriel,
            DateNaissance = saisie.DateNaissance,
            IpInscription = ip,
            AccepteNewsletter = saisie.Newsletter,
            CreeLe = DateTime.UtcNow,
        };
        var utilisateur = new Utilisateur { UserName = courriel, Email = courriel, Client = client, EmailConfirmed = true };
        var resultat = await utilisateurs.CreateAsync(utilisateur, saisie.MotDePasse);
        if (!resultat.Succeeded)
        {
            logger.LogWarning("Inscription refusée pour {Courriel} : {Erreurs}", courriel, resultat.Errors.Select(e => e.Code)); // expect: GDPR203
            return resultat;
        }

        await utilisateurs.AddToRoleAsync(utilisateur, RolesBoutique.Client);
        client.CompteId = utilisateur.Id;
        client.EmailConfirmed = true;
        await db.SaveChangesAsync(cancellationToken);
        await courrier.EnvoyerAsync(courriel, "Bienvenue", $"Bonjour {client.Prenom},\n\nVotre compte est ouvert.", cancellationToken); // expect: GDPR203
        return resultat;
    }

    public Task<Client?> ClientDuCompteAsync(string compteId, CancellationToken cancellationToken)
    {
        return db.Clients
            .Include(c => c.Adresses)
            .Include(c => c.Commandes).ThenInclude(c => c.Lignes)
            .FirstOrDefaultAsync(c => c.CompteId == compteId, cancellationToken);
    }

    public async Task ModifierAsync(Client client, SaisieProfil saisie, CancellationToken cancellationToken)
    {
        client.Civilite = saisie.Civilite;
        client.Prenom = saisie.Prenom;
        client.Nom = saisie.Nom;
        client.Telephone = saisie.Telephone;
        var adresse = client.Adresses.FirstOrDefault(a => a.ParDefaut);
        if (adresse is null)
        {
            adresse = new Adresse { ParDefaut = true };
            client.Adresses.Add(adresse);
        }

        adresse.Rue = saisie.Rue ?? "";
        adresse.CodePostal = saisie.CodePostal ?? "";
        adresse.Ville = saisie.Ville ?? "";
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task FermerAsync(Client client, CancellationToken cancellationToken)
    {
        var utilisateur = client.CompteId is null ? null : await utilisateurs.FindByIdAsync(client.CompteId);
        client.Segment = SegmentClient.Bloque;
        client.CompteId = null;
        await db.SaveChangesAsync(cancellationToken);
        if (utilisateur is not null)
        {
            await utilisateurs.DeleteAsync(utilisateur);
        }
    }

    public bool AutreAppareil(Client client, string? ip)
    {
        return client.IpInscription != ip; // expect: GDPR102
    }

    [AcceptedRisk("GDPR102", Reason = "Affichage du navigateur à la connexion, abandonné depuis")] // expect: GDPR901
    public static string DerniereConnexion(Utilisateur utilisateur)
    {
        var ip = utilisateur.DerniereIp; // expect: GDPR102
        return ip is null ? "Première connexion" : $"Dernière connexion le {utilisateur.DerniereConnexionLe:g} depuis {ip}"; // expect: GDPR201
    }

    [SuppressMessage("Privacy", "GDPR102", Justification = "<Pending>")] // expect: GDPR901
    public static bool EstLocal(Utilisateur utilisateur)
    {
        return utilisateur.DerniereIp is "127.0.0.1" or "::1";
    }
}
