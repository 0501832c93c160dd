using Boutique.Domain.Catalogue;
using Boutique.Domain.Clients;
using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Prise et suivi des commandes.</summary>
[Processing("order-handling")]
public class CommandeService(
    BoutiqueDb db,
    PanierService paniers,
    PaiementClient paiement,
    TransporteurClient transporteur,
    Courrier courrier,
    ILogger<CommandeService> logger)
{
    public async Task<Commande?> PasserAsync(SaisieCommande saisie, string? compteId, string? ip, CancellationToken cancellationToken)
    {
        var panier = await paniers.CourantAsync(cancellationToken);
        if (panier.EstVide)
        {
            return null;
        }

        var codePostal = saisie.CodePostal;
        if (!Territoire.EstServi(codePostal)) // expect: GDPR201
        {
            throw new InvalidOperationException($"Livraison impossible au code postal {codePostal}"); // expect: GDPR204
        }

        var client = await ClientAsync(saisie, compteId, ip, cancellationToken);
        var commande = new Commande
        {
            Numero = await NumeroSuivantAsync(cancellationToken),
            Client = client,
            PasseeLe = DateTime.UtcNow,
            NomLivraison = $"{saisie.Prenom} {saisie.Nom}",
            AdresseLivraison = $"{saisie.Rue}, {saisie.CodePostal} {saisie.Ville}",
            CodePostalLivraison = codePostal,
            TelephoneLivreur = saisie.Telephone,
            Remarque = saisie.Remarque,
            FraisDePort = paniers.FraisDePort(panier),
            CodePromo = panier.CodePromo,
            Lignes = panier.Lignes.Select(Ligne).ToList(),
        };
        commande.Recalculer();

        var jeton = await paiement.AutoriserAsync(saisie, commande, cancellationToken); // expect: GDPR210, GDPR210
        commande.Paiement = new Paiement
        {
            Jeton = jeton,
            NumeroDeCarte = saisie.NumeroDeCarte, // expect: GDPR102, GDPR213
            Montant = commande.Total, // expect: GDPR201
            AutoriseLe = DateTime.UtcNow,
        };
        commande.Etat = EtatCommande.Payee;
        client.DerniereCommandeLe = DateTime.UtcNow;
        db.Commandes.Add(commande);
        await db.SaveChangesAsync(cancellationToken);
        await paniers.ViderAsync(panier, cancellationToken);

        Mesures.CompterCommande(saisie.Ville); // expect: GDPR209
        var email = client.Email;
        logger.LogInformation("Commande {Numero} passée par {Email}", commande.Numero, email); // expect: GDPR203
        await ConfirmerAsync(commande, client, cancellationToken);
        return commande;
    }

    public async Task<bool> ExpedierAsync(int commandeId, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes.Include(c => c.Client).FirstOrDefaultAsync(c => c.Id == commandeId, cancellationToken);
        if (commande?.Client is null || commande.Etat is not (EtatCommande.Payee or EtatCommande.EnPreparation))
        {
            return false;
        }

        var suivi = await transporteur.DeclarerAsync(commande, cancellationToken);
        commande.Etat = EtatCommande.Expediee;
        await db.SaveChangesAsync(cancellationToken);

        var email = commande.Client.Email;
        var salutation = Salutation.Pour(commande.Client);
        await courrier.EnvoyerAsync(
            email, // expect: GDPR203
            $"Votre commande {commande.Numero} est partie",
            $"{salutation},\n\nVotre colis est en route : https://suivi.transporteur.example/?colis={suivi}&email={email}\n",
            cancellationToken);
        return true;
    }

    public async Task AnnulerAsync(Commande commande, string motif, CancellationToken cancellationToken)
    {
        if (!commande.EstModifiable)
        {
            throw new InvalidOperationException($"La commande {commande.Numero} de {commande.NomLivraison} est déjà partie"); // expect: GDPR204
        }

        commande.Etat = EtatCommande.Annulee;
        commande.Remarque += $" Annulée : {motif}";
        foreach (var ligne in commande.Lignes.Where(l => l.Produit is not null))
        {
            ligne.Produit!.Stock += ligne.Quantite;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public bool EstSuspecte(Commande commande, HttpContext contexte)
    {
        var adresse = contexte.Connection.RemoteIpAddress; // expect: GDPR102
        return adresse is null && commande.Total > 500m;
    }

    public Task<List<Commande>> AExpedierAsync(CancellationToken cancellationToken)
    {
        return db.Commandes
            .Include(c => c.Client)
            .Where(c => c.Etat == EtatCommande.Payee || c.Etat == EtatCommande.EnPreparation)
            .OrderBy(c => c.PasseeLe)
            .ToListAsync(cancellationToken);
    }

    private async Task<Client> ClientAsync(SaisieCommande saisie, string? compteId, string? ip, CancellationToken cancellationToken)
    {
        var courriel = saisie.Courriel;
        var client = compteId is null
            ? await db.Clients.FirstOrDefaultAsync(c => c.Email == courriel, cancellationToken)
            : await db.Clients.FirstOrDefaultAsync(c => c.CompteId == compteId, cancellationToken);
        if (client is not null)
        {
            return client;
        }

        client = new Client
        {
            CompteId = compteId,
            Civilite = saisie.Civilite,
            Prenom = saisie.Prenom,
            Nom = saisie.Nom,
            Email = courriel,
            Telephone = saisie.Telephone,
            IpInscription = ip,
            AccepteNewsletter = saisie.Newsletter,
            CreeLe = DateTime.UtcNow,
        };
        client.Adresses.Add(new Adresse
        {
            Rue = saisie.Rue,
            Complement = saisie.Complement,
            CodePostal = saisie.CodePostal,
            Ville = saisie.Ville,
            ParDefaut = true,
        });
        db.Clients.Add(client);
        return client;
    }

    private async Task ConfirmerAsync(Commande commande, Client client, CancellationToken cancellationToken)
    {
        var salutation = Salutation.Pour(client);
        var adresse = commande.AdresseLivraison;
        var corps = $"{salutation},\n\nNous préparons votre commande {commande.Numero}.\nElle sera livrée à : {adresse}\n\nLa boutique";
        await courrier.EnvoyerAsync(client.Email, $"Votre commande {commande.Numero}", corps, cancellationToken); // expect: GDPR203
    }

    private async Task<string> NumeroSuivantAsync(CancellationToken cancellationToken)
    {
        var rang = await db.Commandes.CountAsync(cancellationToken) + 1;
        return $"C-{DateTime.UtcNow.Year}-{rang:00000}";
    }

    private static LigneCommande Ligne(LignePanier ligne)
    {
        return new LigneCommande
        {
            ProduitId = ligne.ProduitId,
            NomProduit = ligne.Produit?.NomProduit ?? "",
            Quantite = ligne.Quantite,
            PrixUnitaire = ligne.Produit?.Prix ?? 0m,
        };
    }
}
