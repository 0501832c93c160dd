using Boutique.Domain.Audience;
using Boutique.Domain.Catalogue;
using Boutique.Domain.Clients;
using Boutique.Domain.Commandes;
using Boutique.Domain.Contact;
using Boutique.Domain.Droits;
using Boutique.Domain.Marketing;
using Boutique.Domain.Personnel;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Data;

/// <summary>La base de la boutique.</summary>
[Store(Stores.ShopDb)]
public class ShopDb(DbContextOptions<ShopDb> options) : IdentityDbContext<Compte>(options)
{
    public DbSet<Client> Clients => Set<Client>();

    public DbSet<Adresse> Adresses => Set<Adresse>();

    public DbSet<Commande> Commandes => Set<Commande>();

    public DbSet<LigneCommande> LignesCommande => Set<LigneCommande>();

    public DbSet<Facture> Factures => Set<Facture>();

    public DbSet<Paiement> Paiements => Set<Paiement>();

    public DbSet<DemandeRetour> DemandesRetour => Set<DemandeRetour>();

    public DbSet<Produit> Produits => Set<Produit>();

    public DbSet<CategorieProduit> Categories => Set<CategorieProduit>();

    public DbSet<CodePromo> CodesPromo => Set<CodePromo>();

    public DbSet<Panier> Paniers => Set<Panier>();

    public DbSet<LignePanier> LignesPanier => Set<LignePanier>();

    public DbSet<Magasin> Magasins => Set<Magasin>();

    public DbSet<Entrepot> Entrepots => Set<Entrepot>();

    public DbSet<Fournisseur> Fournisseurs => Set<Fournisseur>();

    public DbSet<Abonne> Abonnes => Set<Abonne>();

    public DbSet<ConsentementEnvoi> Consentements => Set<ConsentementEnvoi>();

    public DbSet<Campagne> Campagnes => Set<Campagne>();

    public DbSet<MessageContact> Messages => Set<MessageContact>();

    public DbSet<Visite> Visites => Set<Visite>();

    public DbSet<Passage> Passages => Set<Passage>();

    public DbSet<PreuveDeChoix> PreuvesDeChoix => Set<PreuveDeChoix>();

    public DbSet<Employe> Employes => Set<Employe>();

    public DbSet<Connexion> Connexions => Set<Connexion>();

    public DbSet<DemandeDroits> DemandesDroits => Set<DemandeDroits>();

    public DbSet<PreuveEffacement> PreuvesEffacement => Set<PreuveEffacement>();

    public DbSet<Violation> Violations => Set<Violation>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        builder.Entity<Compte>(e =>
        {
            e.HasOne(c => c.Client).WithMany().HasForeignKey(c => c.ClientId);
            e.HasOne(c => c.Employe).WithMany().HasForeignKey(c => c.EmployeId);
        });

        builder.Entity<Client>(e =>
        {
            e.Property(c => c.Email).HasMaxLength(256).IsRequired();
            e.Property(c => c.Nom).HasMaxLength(100);
            e.HasIndex(c => c.Email);
        });

        builder.Entity<Adresse>(e =>
        {
            e.Property(a => a.CodePostal).HasMaxLength(5);
            e.HasOne(a => a.Client).WithMany(c => c.Adresses).HasForeignKey(a => a.ClientId);
        });

        builder.Entity<Commande>(e =>
        {
            e.HasIndex(c => c.Numero).IsUnique();
            e.HasOne(c => c.Client).WithMany(c => c.Commandes).HasForeignKey(c => c.ClientId);
            e.HasOne(c => c.Facture).WithOne(f => f.Commande).HasForeignKey<Facture>(f => f.CommandeId);
            e.HasOne(c => c.Paiement).WithOne(p => p.Commande).HasForeignKey<Paiement>(p => p.CommandeId);
        });

        builder.Entity<Abonne>(e =>
        {
            e.HasIndex(a => a.Email).IsUnique();
            e.HasIndex(a => a.Jeton).IsUnique();
        });

        builder.Entity<ConsentementEnvoi>(e => e.HasOne(c => c.Abonne).WithMany(a => a.Consentements).HasForeignKey(c => c.AbonneId));
        builder.Entity<Violation>(e =>
        {
            e.Ignore(v => v.ANotifierAvant);
            e.Ignore(v => v.DoitEtreNotifiee);
        });
        builder.Entity<Panier>(e => e.HasIndex(p => p.Jeton).IsUnique());
        builder.Entity<Produit>(e => e.HasIndex(p => p.Reference).IsUnique());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite ne sait ni trier ni additionner les décimaux.
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
    }
}
