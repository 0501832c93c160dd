using System.Security.Cryptography;
using Boutique.Domain.Clients;
using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Ce qu’il advient d’une demande de commande.</summary>
public enum IssueCommande
{
    Acceptee,
    PanierVide,
    HorsTerritoire,
    PaiementRefuse,
}

/// <summary>Commande prise ; sans compte, l’adresse électronique reste à confirmer.</summary>
public sealed record CommandePrise(IssueCommande Issue, int Id = 0, string Numero = "", bool AConfirmer = false);

/// <summary>Prise et suivi des commandes.</summary>
[Processing(Purposes.OrderHandling)]
public sealed class CommandeService(
    ShopDb db,
    PanierService paniers,
    IPaiement paiement,
    ITransporteur transporteur,
    CourrierCommandes courrier,
    TimeProvider horloge,
    ILogger<CommandeService> logger)
{
    public async Task<CommandePrise> PasserAsync(SaisieCommande saisie, string? compteId, CancellationToken cancellationToken)
    {
        var panier = await paniers.CourantAsync(cancellationToken);
        if (panier.EstVide)
        {
            return new CommandePrise(IssueCommande.PanierVide);
        }

        var codePostal = saisie.CodePostal;
        if (!Territoire.EstServi(codePostal))
        {
            return new CommandePrise(IssueCommande.HorsTerritoire);
        }

        var port = paniers.FraisDePort(panier);
        var total = panier.SousTotal - await paniers.RemiseAsync(panier, cancellationToken) + port;
        var jeton = saisie.JetonDePaiement;
        if (!await paiement.AutoriserAsync(jeton, total, cancellationToken))
        {
            return new CommandePrise(IssueCommande.PaiementRefuse);
        }

        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var aConfirmer = compteId is null;
        var commande = new Commande
        {
            Numero = await NumeroSuivantAsync(maintenant, cancellationToken),
            PasseeLe = maintenant,
            Etat = aConfirmer ? EtatCommande.AConfirmer : EtatCommande.Payee,
            JetonConfirmation = aConfirmer ? RandomNumberGenerator.GetHexString(32) : null,
            NomLivraison = $"{saisie.Prenom} {saisie.Nom}",
            AdresseLivraison = $"{saisie.Rue}, {codePostal} {saisie.Ville}",
            CodePostalLivraison = codePostal,
            TelephoneLivraison = saisie.Telephone,
            Remarque = saisie.Remarque,
            FraisDePort = port,
            CodePromo = panier.CodePromo,
            Total = total,
            Paiement = new Paiement { Jeton = jeton, Montant = total, AutoriseLe = maintenant },
        };
        foreach (var ligne in panier.Lignes)
        {
            var produit = ligne.Produit;
            if (produit is null)
            {
                continue;
            }

            commande.Lignes.Add(new LigneCommande
            {
                ProduitId = produit.Id,
                NomProduit = produit.NomProduit,
                Quantite = ligne.Quantite,
                PrixUnitaire = produit.Prix,
            });
            produit.Stock -= ligne.Quantite;
        }

        var clientId = await ClientConnuAsync(saisie, compteId, cancellationToken);
        if (clientId is null)
        {
            commande.Client = NouveauClient(saisie, maintenant);
        }
        else
        {
            commande.ClientId = clientId.Value;
        }

        db.Commandes.Add(commande);
        await db.SaveChangesAsync(cancellationToken);
        await paniers.ViderAsync(panier, cancellationToken);
        await DaterAsync(commande.ClientId, maintenant, cancellationToken);
        logger.LogInformation("Commande {Commande} prise", commande.Id);

        if (aConfirmer)
        {
            await courrier.DemanderConfirmationAsync(commande.Id, cancellationToken);
        }
        else
        {
            await courrier.AccuserAsync(commande.Id, cancellationToken);
        }

        return new CommandePrise(IssueCommande.Acceptee, commande.Id, commande.Numero, aConfirmer);
    }

    /// <summary>Le lien reçu par e-mail valide l’adresse et la commande.</summary>
    public async Task<bool> ConfirmerAsync(string jeton, CancellationToken cancellationToken)
    {
        var id = await db.Commandes
            .Where(c => c.JetonConfirmation == jeton && c.Etat == EtatCommande.AConfirmer)
            .Select(c => (int?)c.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            return false;
        }

        await db.Clients
            .Where(c => c.Commandes.Any(o => o.Id == id))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.EmailConfirmed, true), cancellationToken);
        await db.Commandes
            .Where(c => c.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Etat, EtatCommande.Payee).SetProperty(c => c.JetonConfirmation, (string?)null), cancellationToken);
        await courrier.AccuserAsync(id.Value, cancellationToken);
        return true;
    }

    /// <summary>Remet la commande au transporteur.</summary>
    [Processing(Purposes.OrderHandling, Role = Roles.OrderClerk)]
    public async Task<bool> ExpedierAsync(int commandeId, CancellationToken cancellationToken)
    {
        var colis = await db.Commandes
            .Where(c => c.Id == commandeId && (c.Etat == EtatCommande.Payee || c.Etat == EtatCommande.EnPreparation))
            .Select(c => new Colis
            {
                Numero = c.Numero,
                Destinataire = c.NomLivraison,
                Adresse = c.AdresseLivraison,
                Telephone = c.TelephoneLivraison,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (colis is null)
        {
            return false;
        }

        var suivi = await transporteur.DeclarerAsync(colis, cancellationToken);
        if (suivi is null)
        {
            logger.LogWarning("Le transporteur refuse la commande {Commande}", commandeId);
            return false;
        }

        await db.Commandes
            .Where(c => c.Id == commandeId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Etat, EtatCommande.Expediee).SetProperty(c => c.NumeroSuivi, suivi), cancellationToken);
        await courrier.AnnoncerExpeditionAsync(commandeId, cancellationToken);
        return true;
    }

    /// <summary>Annule une commande que le client a passée et qui n’est pas partie.</summary>
    public async Task<bool> AnnulerAsync(int commandeId, string compteId, CancellationToken cancellationToken)
    {
        var annulees = await db.Commandes
            .Where(c => c.Id == commandeId && c.Client!.CompteId == compteId)
            .Where(c => c.Etat == EtatCommande.AConfirmer || c.Etat == EtatCommande.Payee)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Etat, EtatCommande.Annulee), cancellationToken);
        if (annulees == 0)
        {
            return false;
        }

        var quantites = await db.LignesCommande
            .Where(l => l.CommandeId == commandeId)
            .Select(l => new { l.ProduitId, l.Quantite })
            .ToListAsync(cancellationToken);
        foreach (var quantite in quantites)
        {
            await db.Produits
                .Where(p => p.Id == quantite.ProduitId)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Stock, p => p.Stock + quantite.Quantite), cancellationToken);
        }

        return true;
    }

    private async Task<int?> ClientConnuAsync(SaisieCommande saisie, string? compteId, CancellationToken cancellationToken)
    {
        if (compteId is not null)
        {
            return await db.Clients.Where(c => c.CompteId == compteId).Select(c => (int?)c.Id).FirstOrDefaultAsync(cancellationToken);
        }

        var courriel = saisie.Courriel;
        return await db.Clients
            .Where(c => c.CompteId == null && c.Email == courriel)
            .Select(c => (int?)c.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static Client NouveauClient(SaisieCommande saisie, DateTime maintenant)
    {
        var client = new Client
        {
            Prenom = saisie.Prenom,
            Nom = saisie.Nom,
            Email = saisie.Courriel,
            Telephone = saisie.Telephone,
            CreeLe = maintenant,
        };
        client.Adresses.Add(new Adresse { Rue = saisie.Rue, CodePostal = saisie.CodePostal, Ville = saisie.Ville, ParDefaut = true });
        return client;
    }

    private async Task DaterAsync(int clientId, DateTime maintenant, CancellationToken cancellationToken)
    {
        await db.Clients
            .Where(c => c.Id == clientId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.DerniereCommandeLe, maintenant), cancellationToken);
    }

    private async Task<string> NumeroSuivantAsync(DateTime maintenant, CancellationToken cancellationToken)
    {
        var rang = await db.Commandes.CountAsync(cancellationToken) + 1;
        return $"C-{maintenant.Year}-{rang:00000}";
    }
}
