using Boutique.Domain.Catalogue;
using Boutique.Domain.Clients;
using Boutique.Domain.Commandes;
using Boutique.Domain.Contact;
using Boutique.Domain.Marketing;
using Boutique.Domain.Personnel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Data;

/// <summary>Crée la base et quelques données pour essayer la boutique.</summary>
public static class Amorcage
{
    public static async Task PreparerAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BoutiqueDb>();
        var archives = scope.ServiceProvider.GetRequiredService<ArchiveDb>();
        await db.Database.EnsureCreatedAsync();
        await archives.Database.EnsureCreatedAsync();
        if (await db.Produits.AnyAsync())
        {
            return;
        }

        await RolesAsync(scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>());
        Catalogue(db);
        await db.SaveChangesAsync();
        await ClientsAsync(db, scope.ServiceProvider.GetRequiredService<UserManager<Utilisateur>>());
        await PersonnelAsync(db, scope.ServiceProvider.GetRequiredService<UserManager<Utilisateur>>());
        Divers(db);
        await db.SaveChangesAsync();
    }

    private static async Task RolesAsync(RoleManager<IdentityRole> roles)
    {
        foreach (var role in RolesBoutique.Tous)
        {
            await roles.CreateAsync(new IdentityRole(role));
        }
    }

    private static void Catalogue(BoutiqueDb db)
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

    private static async Task ClientsAsync(BoutiqueDb db, UserManager<Utilisateur> utilisateurs)
    {
        var camille = new Client
        {
            Civilite = "Mme",
            Prenom = "Camille",
            Nom = "Moreau",
            Email = "camille.moreau@client.example",
            Telephone = "06 00 00 00 11",
            DateNaissance = new DateOnly(1988, 4, 17),
            IpInscription = "192.0.2.11",
            EmailConfirmed = true,
            CreeLe = new DateTime(2025, 2, 3),
        };
        camille.Adresses.Add(new Adresse { Rue = "8 rue des Lilas", CodePostal = "75011", Ville = "Paris", ParDefaut = true });
        var paul = new Client
        {
            Civilite = "M.",
            Prenom = "Paul",
            Nom = "Santucci",
            Email = "paul.santucci@client.example",
            IpInscription = "192.0.2.12",
            EmailConfirmed = true,
            CreeLe = new DateTime(2025, 9, 21),
        };
        paul.Adresses.Add(new Adresse { Rue = "14 cours Paoli", CodePostal = "20250", Ville = "Corte", ParDefaut = true });
        db.Clients.AddRange(camille, paul);
        await db.SaveChangesAsync();

        foreach (var (client, courriel) in new[] { (camille, "camille.moreau@client.example"), (paul, "paul.santucci@client.example") })
        {
            var compte = new Utilisateur { UserName = courriel, Email = courriel, EmailConfirmed = true, ClientId = client.Id };
            await utilisateurs.CreateAsync(compte, "client2024");
            await utilisateurs.AddToRoleAsync(compte, RolesBoutique.Client);
            client.CompteId = compte.Id;
        }

        var produits = await db.Produits.OrderBy(p => p.Reference).ToListAsync();
        var premiere = Commande("C-2026-00001", camille, "Camille Moreau", "8 rue des Lilas, 75011 Paris", "75011", EtatCommande.Livree, produits[0], produits[4]);
        var deuxieme = Commande("C-2026-00002", paul, "Paul Santucci", "14 cours Paoli, 20250 Corte", "20250", EtatCommande.Payee, produits[1], produits[7]);
        deuxieme.Remarque = "Sonner deux fois, le chien est gentil.";
        db.Commandes.AddRange(premiere, deuxieme);
        await db.SaveChangesAsync();
        db.Factures.Add(Facturation.Etablir(premiere, camille, 1, new DateTime(2026, 3, 2)));
        db.DemandesRetour.Add(new DemandeRetour { Commande = premiere, Motif = "Pot fêlé à l’arrivée", DemandeLe = new DateTime(2026, 3, 9) });
    }

    private static Commande Commande(string numero, Client client, string nom, string adresse, string codePostal, EtatCommande etat, params Produit[] produits)
    {
        var commande = new Commande
        {
            Numero = numero,
            Client = client,
            PasseeLe = new DateTime(2026, 3, 1),
            Etat = etat,
            NomLivraison = nom,
            AdresseLivraison = adresse,
            CodePostalLivraison = codePostal,
            FraisDePort = 6.90m,
            Paiement = new Paiement { Jeton = "dev_" + numero, AutoriseLe = new DateTime(2026, 3, 1) },
        };
        foreach (var produit in produits)
        {
            commande.Lignes.Add(new LigneCommande { Produit = produit, NomProduit = produit.NomProduit, Quantite = 1, PrixUnitaire = produit.Prix });
        }

        commande.Recalculer();
        return commande;
    }

    private static async Task PersonnelAsync(BoutiqueDb db, UserManager<Utilisateur> utilisateurs)
    {
        await SalarieAsync(db, utilisateurs, "Claire", "Fabre", "claire.fabre@boutique.example", "S001", "Commandes", RolesBoutique.Commandes);
        await SalarieAsync(db, utilisateurs, "Karim", "Benali", "karim.benali@boutique.example", "S002", "Comptabilité", RolesBoutique.Comptabilite);
        await SalarieAsync(db, utilisateurs, "Léa", "Roux", "lea.roux@boutique.example", "S003", "Marketing", RolesBoutique.Marketing);
        await SalarieAsync(db, utilisateurs, "Marc", "Petit", "marc.petit@boutique.example", "S004", "Service client", RolesBoutique.Support);
        await SalarieAsync(db, utilisateurs, "Inès", "Garnier", "ines.garnier@boutique.example", "S005", "Ressources humaines", RolesBoutique.Personnel);
        await SalarieAsync(db, utilisateurs, "Administrateur", "Boutique", "admin@boutique.example", "S000", "Informatique", RolesBoutique.Administration);
    }

    private static async Task SalarieAsync(
        BoutiqueDb db,
        UserManager<Utilisateur> utilisateurs,
        string prenom,
        string nom,
        string courriel,
        string matricule,
        string service,
        string role)
    {
        var employe = new Employe
        {
            Prenom = prenom,
            Nom = nom,
            Email = courriel,
            Matricule = matricule,
            Service = service,
            EntreLe = new DateOnly(2024, 1, 8),
            PolitiqueAcceptee = true,
        };
        db.Employes.Add(employe);
        await db.SaveChangesAsync();
        var compte = new Utilisateur { UserName = courriel, Email = courriel, EmailConfirmed = true, EmployeId = employe.Id };
        await utilisateurs.CreateAsync(compte, "Admin123!");
        await utilisateurs.AddToRoleAsync(compte, role);
        employe.CompteId = compte.Id;
        await db.SaveChangesAsync();
    }

    private static void Divers(BoutiqueDb db)
    {
        db.Abonnes.AddRange(
            new Abonne { Email = "lecteur@lettre.example", Prenom = "Denis", Jeton = "jeton-denis", InscritLe = new DateTime(2025, 6, 1), Origine = "site" },
            new Abonne { Email = "lectrice@lettre.example", Jeton = "jeton-alice", InscritLe = new DateTime(2025, 7, 1), Origine = "comptoir" });
        db.Campagnes.Add(new Campagne { Objet = "Les nouveautés du printemps", Corps = "Découvrez nos miels et nos thés." });
        db.Messages.Add(new MessageContact
        {
            NomExpediteur = "Hélène Dubois",
            EmailExpediteur = "helene.dubois@client.example",
            Sujet = SujetContact.Question,
            Texte = "Bonjour, livrez-vous en Corse ?",
            IpExpediteur = "192.0.2.40",
            RecuLe = new DateTime(2026, 2, 14),
        });
    }
}
