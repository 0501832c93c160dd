using System.Net;
using Boutique.Domain.Clients;
using Boutique.Domain.Commandes;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Tests;

/// <summary>Commander, avec ou sans compte.</summary>
public sealed class CommandeTests(ShopFactory boutique) : IClassFixture<ShopFactory>
{
    private static CancellationToken Fin => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("75001", true)]
    [InlineData("20000", true)]
    [InlineData("2A004", true)]
    [InlineData("2B033", true)]
    [InlineData("95880", true)]
    [InlineData("97110", false)]
    [InlineData("97400", false)]
    [InlineData("98800", false)]
    [InlineData("00100", false)]
    [InlineData("1000", false)]
    [InlineData("SW1A1", false)]
    [InlineData(null, false)]
    public void Le_territoire_est_la_metropole_et_la_Corse(string? code, bool servi)
    {
        Assert.Equal(servi, Territoire.EstServi(code));
    }

    [Fact]
    public async Task Sans_compte_il_faut_confirmer_son_adresse()
    {
        var visiteur = boutique.Visiteur();
        await visiteur.EnvoyerAsync("/produit/1", new() { ["Quantite"] = "2" });
        var (_, adresse, page) = await visiteur.EnvoyerAsync("/Commander", Saisie("jean.invite@client.example", "13001", "sim_0123456789"));
        Assert.StartsWith("/merci/", adresse);
        Assert.Contains("confirmer votre adresse", page);

        var commande = await boutique.LireAsync(db => db.Commandes.OrderByDescending(c => c.Id).FirstAsync(Fin));
        Assert.Equal(EtatCommande.AConfirmer, commande.Etat);
        Assert.NotNull(commande.JetonConfirmation);

        Assert.Contains("confirmée", await visiteur.LireAsync($"/commande/confirmer/{commande.JetonConfirmation}"));
        commande = await boutique.LireAsync(db => db.Commandes.Include(c => c.Client).SingleAsync(c => c.Id == commande.Id, Fin));
        Assert.Equal(EtatCommande.Payee, commande.Etat);
        Assert.True(commande.Client!.EmailConfirmed);
        Assert.Contains("Lien inconnu", await visiteur.LireAsync("/commande/confirmer/" + new string('0', 32)));
    }

    [Theory]
    [InlineData("97400", "sim_1", "métropolitaine")]
    [InlineData("75001", "refus_1", "paiement a été refusé")]
    [InlineData("75001", "", "moyen de paiement valide")]
    public async Task Hors_du_territoire_ou_sans_paiement_valide_la_commande_est_refusee(string codePostal, string jeton, string message)
    {
        var avant = await boutique.LireAsync(db => db.Commandes.CountAsync(Fin));
        var visiteur = boutique.Visiteur();
        await visiteur.EnvoyerAsync("/produit/2", new() { ["Quantite"] = "1" });
        var (_, _, page) = await visiteur.EnvoyerAsync("/Commander", Saisie("refuse@client.example", codePostal, jeton));
        Assert.Contains(message, page);
        Assert.Equal(avant, await boutique.LireAsync(db => db.Commandes.CountAsync(Fin)));
    }

    [Fact]
    public async Task Avec_un_compte_la_commande_part_chez_le_transporteur_et_se_facture()
    {
        await using var autre = new ShopFactory();
        var client = autre.Visiteur();
        await client.ConnecterAsync("paul.santucci@client.example");
        await client.EnvoyerAsync("/produit/3", new() { ["Quantite"] = "1" });
        var (_, adresse, page) = await client.EnvoyerAsync("/Commander", Saisie("paul.santucci@client.example", "20250", "sim_2"));
        Assert.StartsWith("/merci/", adresse);
        Assert.Contains("Nous la préparons", page);
        var id = await autre.LireAsync(db => db.Commandes.MaxAsync(c => c.Id, Fin));

        var preparation = autre.Visiteur();
        await preparation.ConnecterSalarieAsync("claire.fabre@boutique.example");
        var (statut, _, fiche) = await preparation.EnvoyerAsync($"/bureau/Commandes/Fiche/{id}", cible: $"/bureau/Commandes/Expedier/{id}");
        Assert.Equal(HttpStatusCode.OK, statut);
        Assert.Contains("Commande expédiée", fiche);

        var commande = await autre.LireAsync(db => db.Commandes.Include(c => c.Facture).SingleAsync(c => c.Id == id, Fin));
        Assert.Equal(EtatCommande.Expediee, commande.Etat);
        Assert.NotNull(commande.Facture);
        Assert.StartsWith("SIM", commande.NumeroSuivi);
    }

    [Fact]
    public async Task Le_numero_de_carte_ne_laisse_qu_un_jeton()
    {
        var http = boutique.CreateClient();
        using var corps = new FormUrlEncodedContent(new Dictionary<string, string> { ["numero"] = "4111111111111111" });
        using var reponse = await http.PostAsync("/simulateur-paiement/jeton", corps, Fin);
        var texte = await reponse.Content.ReadAsStringAsync(Fin);
        Assert.Contains("sim_", texte);
        Assert.DoesNotContain("4111", texte);
        Assert.DoesNotContain("data-numero name", await boutique.Visiteur().LireAsync("/Commander"));
    }

    [Fact]
    public async Task Le_journal_ne_dit_rien_des_personnes()
    {
        await using var autre = new ShopFactory();
        var visiteur = autre.Visiteur();
        await visiteur.EnvoyerAsync("/produit/1", new() { ["Quantite"] = "1" });
        await visiteur.EnvoyerAsync("/Commander", Saisie("journal@client.example", "69001", "sim_3"));
        await visiteur.EnvoyerAsync("/Contact", new()
        {
            ["Saisie.Nom"] = "Journal",
            ["Saisie.Courriel"] = "journal@client.example",
            ["Saisie.Sujet"] = "Question",
            ["Saisie.Texte"] = "Un message à ne pas écrire au journal",
        });
        await visiteur.ConnecterAsync("camille.moreau@client.example");

        foreach (var trace in autre.Journal)
        {
            Assert.DoesNotContain("@client.example", trace);
            Assert.DoesNotContain("rue des Essais", trace);
            Assert.DoesNotContain("ne pas écrire", trace);
        }
    }

    private static Dictionary<string, string> Saisie(string courriel, string codePostal, string jeton) => new()
    {
        ["Saisie.Prenom"] = "Jean",
        ["Saisie.Nom"] = "Essai",
        ["Saisie.Courriel"] = courriel,
        ["Saisie.Rue"] = "1 rue des Essais",
        ["Saisie.CodePostal"] = codePostal,
        ["Saisie.Ville"] = "Marseille",
        ["Saisie.JetonDePaiement"] = jeton,
    };
}
