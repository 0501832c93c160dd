using System.Security.Cryptography;
using Boutique.Domain.Catalogue;
using Boutique.Domain.Clients;
using Boutique.Domain.Commandes;
using Boutique.Domain.Contact;
using Boutique.Domain.Marketing;
using Boutique.Domain.Personnel;
using Boutique.Web.Configuration;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Data;

/// <summary>
/// Crée les bases et des données d’essai. Le mot de passe des comptes d’essai vient de la configuration (<c>Amorcage:Secret</c>) ; sans elle il est tiré
/// au hasard et personne ne le connaît.
/// </summary>
public static class Amorcage
{
    public static async Task PreparerAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var archives = scope.ServiceProvider.GetRequiredService<ArchiveDb>();
        await db.Database.EnsureCreatedAsync();
        await archives.Database.EnsureCreatedAsync();
        if (await db.Produits.AnyAsync())
        {
            return;
        }

        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in RolesBoutique.Tous)
        {
            await roles.CreateAsync(new IdentityRole(role));
        }

        Catalogue(db);
        await db.SaveChangesAsync();

        var configuration = scope.ServiceProvider.GetRequiredService<IConfiguration>();
        var secret = configuration["Amorcage:Secret"] ?? RandomNumberGenerator.GetHexString(40) + "aA1!";
        var version = scope.ServiceProvider.GetRequiredService<IOptions<BoutiqueOptions>>().Value.VersionPolitique;
        var comptes = scope.ServiceProvider.GetRequiredService<UserManager<Compte>>();
        await ClientsAsync(db, comptes, secret);
        await PersonnelAsync(db, comptes, secret, version);
        Divers(db);
        await db.SaveChangesAsync();
    }

    private static void Catalogue(ShopDb db)
    {
        var epicerie = new CategorieProduit { Nom = "Épicerie fine", Slug = "epicerie" };
        var thes = new CategorieProduit { Nom = "Thés et infusions", Slug = "thes" };
        var vaisselle = new CategorieProduit { Nom = "Vaisselle", Slug = "vaisselle" };
        db.Categories.AddRange(epicerie, thes, vaisselle);
        db.Produits.AddRange(
            Produit("EPI-001", "Miel de lavande", "Miel récolté en Haute-Provence, pot de 500 g.", 12.50m, 40, epicerie),
            Produit("EPI-002", "Huile d’olive de Corse", "Pression à froid, bouteille de 75 cl.", 18.90m, 25, epicerie),
            Produit("EPI-003", "Confiture d’abricots", "Abricots du Roussillon, pot de 350 g.", 6.80m, 60, epicerie),
            Produit("EPI-004", "Sel de Guérande", "Fleur de sel, sachet de 250 g.", 5.20m, 100, epicerie),
            Produit("THE-001", "Thé noir fumé", "Boîte de 100 g.", 9.90m, 35, thes),
            Produit("THE-002", "Tisane du soir", "Verveine, tilleul, menthe ; 20 sachets.", 7.40m, 55, thes),
            Produit("THE-003", "Thé vert au jasmin", "Boîte de 100 g.", 11.00m, 30, thes),
            Produit("VAI-001", "Théière en grès", "Émaillée à la main, 80 cl.", 42.00m, 8, vaisselle),
            Produit("VAI-002", "Bol breton", "Faïence peinte, avec oreilles.", 16.00m, 20, vaisselle),
            Produit("VAI-003", "Planche en olivier", "Pièce unique, 35 cm.", 29.50m, 12, vaisselle));
        db.CodesPromo.Add(new CodePromo { Code = "BIENVENUE", Pourcentage = 10, FinLe = new DateTime(2031, 12, 31) });
        db.Magasins.AddRange(
            new Magasin { Nom = "Boutique de Lyon", Adresse = "12 rue Mercière", Ville = "Lyon", Telephone = "04 78 00 00 01", Horaires = "10 h – 19 h" },
            new Magasin { Nom = "Boutique de Bastia", Adresse = "3 quai des Martyrs", Ville = "Bastia", Telephone = "04 95 00 00 02", Horaires = "9 h – 18 h" });
        db.Entrepots.Add(new Entrepot { Code = "LYO1", Ville = "Saint-Priest", State = EtatEntrepot.Ouvert });
        db.Fournisseurs.Add(new Fournisseur { RaisonSociale = "Les Ruchers du Luberon", Siret = "00000000000000", DelaiJours = 5 });
    }

    private static Produit Produit(string reference, string nom, string description, decimal prix, int stock, CategorieProduit categorie)
    {
        return new Produit
        {
            Reference = reference,
            NomProduit = nom,
            Description = description,
            Prix = prix,
            Stock = stock,
            Categorie = categorie,
        };
    }

    private static async Task ClientsAsync(ShopDb db, UserManager<Compte> comptes, string secret)
    {
        var camille = new Client
        {
            Prenom = "Camille",
            Nom = "Moreau",
            Email = "camille.moreau@client.example",
            EmailConfirmed = true,
            Telephone = "06 00 00 00 11",
            CreeLe = new DateTime(2025, 2, 3),
        };
        camille.Adresses.Add(new Adresse { Rue = "8 rue des Lilas", CodePostal = "75011", Ville = "Paris", ParDefaut = true });
        var paul = new Client
        {
            Prenom = "Paul",
            Nom = "Santucci",
            Email = "paul.santucci@client.example",
            EmailConfirmed = true,
            CreeLe = new DateTime(2025, 9, 21),
        };
        paul.Adresses.Add(new Adresse { Rue = "14 cours Paoli", CodePostal = "20250", Ville = "Corte", ParDefaut = true });
        db.Clients.AddRange(camille, paul);
        await db.SaveChangesAsync();

        foreach (var (client, courriel) in new[] { (camille, "camille.moreau@client.example"), (paul, "paul.santucci@client.example") })
        {
            var compte = new Compte { UserName = RandomNumberGenerator.GetHexString(24), Email = courriel, EmailConfirmed = true, ClientId = client.Id };
            await comptes.CreateAsync(compte, secret);
            await comptes.AddToRoleAsync(compte, RolesBoutique.Client);
            client.CompteId = compte.Id;
        }

        var produits = await db.Produits.OrderBy(p => p.Reference).ToListAsync();
        var premiere = Commande("C-2026-00001", camille, EtatCommande.Livree, produits[0], produits[4]);
        premiere.NomLivraison = "Camille Moreau";
        premiere.AdresseLivraison = "8 rue des Lilas, 75011 Paris";
        premiere.CodePostalLivraison = "75011";
        premiere.Facture = new Facture
        {
            Numero = "F-2026-00001",
            EmiseLe = new DateTime(2026, 3, 2),
            NomFacturation = "Camille Moreau",
            AdresseFacturation = "8 rue des Lilas, 75011 Paris",
            EmailFacturation = "camille.moreau@client.example",
            MontantTtc = 27.90m,
            Payee = true,
        };
        var deuxieme = Commande("C-2026-00002", paul, EtatCommande.Payee, produits[1], produits[7]);
        deuxieme.NomLivraison = "Paul Santucci";
        deuxieme.AdresseLivraison = "14 cours Paoli, 20250 Corte";
        deuxieme.CodePostalLivraison = "20250";
        deuxieme.TelephoneLivraison = "06 00 00 00 12";
        deuxieme.Remarque = "Sonner deux fois, le chien est gentil.";
        db.Commandes.AddRange(premiere, deuxieme);
        db.DemandesRetour.Add(new DemandeRetour { Commande = premiere, Motif = "Pot fêlé à l’arrivée", DemandeLe = new DateTime(2026, 3, 9) });
        await db.SaveChangesAsync();
    }

    private static Commande Commande(string numero, Client client, EtatCommande etat, params Produit[] produits)
    {
        var total = produits.Sum(p => p.Prix) + 5.50m;
        var commande = new Commande
        {
            Numero = numero,
            Client = client,
            PasseeLe = new DateTime(2026, 3, 1),
            Etat = etat,
            FraisDePort = 5.50m,
            Total = total,
            Paiement = new Paiement { Jeton = "sim_" + numero, Montant = total, AutoriseLe = new DateTime(2026, 3, 1) },
        };
        foreach (var produit in produits)
        {
            commande.Lignes.Add(new LigneCommande { Produit = produit, NomProduit = produit.NomProduit, Quantite = 1, PrixUnitaire = produit.Prix });
        }

        return commande;
    }

    private static async Task PersonnelAsync(ShopDb db, UserManager<Compte> comptes, string secret, string version)
    {
        await SalarieAsync(db, comptes, secret, new Employe { Prenom = "Claire", Nom = "Fabre", Email = "claire.fabre@boutique.example", Mission = "CTR-2024-03", Poste = "POSTE-01", VersionAcceptee = version }, "claire.fabre@boutique.example", RolesBoutique.Commandes);
        await SalarieAsync(db, comptes, secret, new Employe { Prenom = "Karim", Nom = "Benali", Email = "karim.benali@boutique.example", Mission = "CTR-2023-11", Poste = "POSTE-02", VersionAcceptee = version }, "karim.benali@boutique.example", RolesBoutique.Comptabilite);
        await SalarieAsync(db, comptes, secret, new Employe { Prenom = "Léa", Nom = "Roux", Email = "lea.roux@boutique.example", Mission = "CTR-2025-07", Poste = "POSTE-03", VersionAcceptee = version }, "lea.roux@boutique.example", RolesBoutique.Lettres);
        await SalarieAsync(db, comptes, secret, new Employe { Prenom = "Marc", Nom = "Petit", Email = "marc.petit@boutique.example", Mission = "CTR-2025-02", Poste = "POSTE-04", VersionAcceptee = version }, "marc.petit@boutique.example", RolesBoutique.Support);
        await SalarieAsync(db, comptes, secret, new Employe { Prenom = "Nadia", Nom = "Lefort", Email = "nadia.lefort@boutique.example", Mission = "LM-2026-05", Poste = "POSTE-05", VersionAcceptee = version }, "nadia.lefort@boutique.example", RolesBoutique.Donnees);
        await SalarieAsync(db, comptes, secret, new Employe { Prenom = "Inès", Nom = "Garnier", Email = "ines.garnier@boutique.example", Mission = "CTR-2021-01", Poste = "POSTE-06", VersionAcceptee = version }, "ines.garnier@boutique.example", RolesBoutique.Gerance);

        // Embauché ce mois-ci : il n’a pas encore adhéré à la politique et n’a donc accès à rien.
        await SalarieAsync(db, comptes, secret, new Employe { Prenom = "Tom", Nom = "Vidal", Email = "tom.vidal@boutique.example", Mission = "CTR-2026-11", Poste = "POSTE-07" }, "tom.vidal@boutique.example", RolesBoutique.Commandes);
    }

    private static async Task SalarieAsync(ShopDb db, UserManager<Compte> comptes, string secret, Employe employe, string courriel, string role)
    {
        employe.AccepteeLe = employe.VersionAcceptee is null ? null : DateTime.UtcNow;
        employe.CompetenceVerifieeLe = DateTime.UtcNow;
        employe.MotDePasseChangeLe = DateTime.UtcNow;
        db.Employes.Add(employe);
        await db.SaveChangesAsync();
        var compte = new Compte { UserName = RandomNumberGenerator.GetHexString(24), Email = courriel, EmailConfirmed = true, EmployeId = employe.Id };
        await comptes.CreateAsync(compte, secret);
        await comptes.AddToRoleAsync(compte, role);
        employe.CompteId = compte.Id;
        await db.SaveChangesAsync();
    }

    private static void Divers(ShopDb db)
    {
        var confirme = new DateTime(2026, 1, 12);
        var abonne = new Abonne { Email = "lecteur@lettre.example", Jeton = RandomNumberGenerator.GetHexString(32), ConfirmeLe = confirme };
        abonne.Consentements.Add(new ConsentementEnvoi
        {
            Genre = GenreEnvoi.LettrePratique,
            EstDonne = true,
            DonneLe = confirme,
            VersionDuTexte = InscriptionsLettres.VersionDuTexte,
        });
        db.Abonnes.Add(abonne);
        db.Campagnes.Add(new Campagne { Genre = GenreEnvoi.LettrePratique, Objet = "Les nouveautés du printemps", Corps = "Découvrez nos miels et nos thés." });
        db.Messages.Add(new MessageContact
        {
            NomExpediteur = "Hélène Dubois",
            EmailExpediteur = "helene.dubois@client.example",
            Sujet = SujetContact.Question,
            Texte = "Bonjour, livrez-vous en Corse ?",
            RecuLe = new DateTime(2026, 2, 14),
        });
    }
}
