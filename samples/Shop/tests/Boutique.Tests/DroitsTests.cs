using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Tests;

/// <summary>Accès, rectification, effacement, violations.</summary>
public sealed class DroitsTests : IAsyncLifetime
{
    private readonly ShopFactory _boutique = new();

    private static CancellationToken Fin => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _boutique.DisposeAsync();

    [Fact]
    public async Task Un_client_recoit_la_copie_de_ses_donnees_et_d_elles_seules()
    {
        var client = _boutique.Visiteur();
        await client.ConnecterAsync("camille.moreau@client.example");
        var copie = await client.LireAsync("/Compte/MesDonnees?handler=Copie");
        Assert.Contains("camille.moreau@client.example", copie);
        Assert.Contains("C-2026-00001", copie);
        Assert.DoesNotContain("santucci", copie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Un_client_rectifie_ses_informations()
    {
        var client = _boutique.Visiteur();
        await client.ConnecterAsync("camille.moreau@client.example");
        await client.EnvoyerAsync("/Compte/Profil", new()
        {
            ["Saisie.Prenom"] = "Camille",
            ["Saisie.Nom"] = "Moreau-Petit",
            ["Saisie.Rue"] = "9 rue des Lilas",
            ["Saisie.CodePostal"] = "75011",
            ["Saisie.Ville"] = "Paris",
        });
        Assert.Contains("Moreau-Petit", await client.LireAsync("/Compte/Profil"));
        var (_, _, page) = await client.EnvoyerAsync("/Compte/Profil", new()
        {
            ["Saisie.Prenom"] = "Camille",
            ["Saisie.Nom"] = "Moreau",
            ["Saisie.Rue"] = "1 rue du Port",
            ["Saisie.CodePostal"] = "97110",
            ["Saisie.Ville"] = "Pointe-à-Pitre",
        });
        Assert.Contains("métropolitaine", page);
    }

    [Fact]
    public async Task Un_client_change_d_adresse_et_la_confirme()
    {
        const string Courriel = "camille.nouvelle@client.example";
        var client = _boutique.Visiteur();
        await client.ConnecterAsync("camille.moreau@client.example");
        await client.EnvoyerAsync("/Compte/Courriel", new() { ["Saisie.Courriel"] = Courriel });
        Assert.StartsWith("/Compte/Connexion", await client.ConnecterAsync(Courriel));

        var jeton = await _boutique.LireAsync(db => db.Users.Where(u => u.Email == Courriel).Select(u => u.JetonConfirmation).SingleAsync(Fin));
        await client.LireAsync($"/compte/confirmer/{jeton}");
        Assert.Equal("/", await client.ConnecterAsync(Courriel));
        Assert.Contains(Courriel, await client.LireAsync("/Compte/MesDonnees"));
    }

    [Fact]
    public async Task Supprimer_son_compte_efface_tout_et_archive_les_factures()
    {
        var client = _boutique.Visiteur();
        await client.ConnecterAsync("camille.moreau@client.example");
        await client.EnvoyerAsync("/Compte/MesDonnees", cible: "/Compte/MesDonnees?handler=Supprimer");

        Assert.False(await _boutique.LireAsync(db => db.Clients.AnyAsync(c => c.Email == "camille.moreau@client.example", Fin)));
        Assert.False(await _boutique.LireAsync(db => db.Users.AnyAsync(u => u.Email == "camille.moreau@client.example", Fin)));
        Assert.False(await _boutique.LireAsync(db => db.Commandes.AnyAsync(c => c.Numero == "C-2026-00001", Fin)));
        Assert.True(await _boutique.LireArchivesAsync(db => db.Factures.AnyAsync(f => f.Numero == "F-2026-00001", Fin)));
        Assert.True(await _boutique.LireAsync(db => db.PreuvesEffacement.AnyAsync(p => p.ParLeClient, Fin)));
        Assert.StartsWith("/Compte/Connexion", await _boutique.Visiteur().ConnecterAsync("camille.moreau@client.example"));
    }

    [Fact]
    public async Task Une_demande_par_e_mail_suit_le_meme_plan()
    {
        var delegue = _boutique.Visiteur();
        await delegue.ConnecterSalarieAsync("nadia.lefort@boutique.example");
        await delegue.EnvoyerAsync("/bureau/Droits", new() { ["numeroCommande"] = "C-2026-00002", ["genre"] = "Effacement" }, "/bureau/Droits/Recevoir");
        var id = await _boutique.LireAsync(db => db.DemandesDroits.Select(d => d.Id).SingleAsync(Fin));
        Assert.Contains("paul.santucci@client.example", await delegue.LireAsync($"/bureau/Droits/Copie/{id}"));

        var (statut, _, page) = await delegue.EnvoyerAsync("/bureau/Droits", cible: $"/bureau/Droits/Effacer/{id}");
        Assert.Equal(HttpStatusCode.OK, statut);
        Assert.Contains("Effacement fait", page);
        Assert.False(await _boutique.LireAsync(db => db.Clients.AnyAsync(c => c.Email == "paul.santucci@client.example", Fin)));
        Assert.True(await _boutique.LireAsync(db => db.PreuvesEffacement.AnyAsync(p => !p.ParLeClient, Fin)));
    }

    [Fact]
    public async Task Une_violation_se_notifie_sous_72_heures_et_se_dit_aux_personnes()
    {
        var delegue = _boutique.Visiteur();
        await delegue.ConnecterSalarieAsync("nadia.lefort@boutique.example");
        await delegue.EnvoyerAsync("/bureau/Violations/Nouvelle", new()
        {
            ["Nature"] = "Sauvegarde perdue",
            ["Consequences"] = "Lecture par un tiers",
            ["MesuresPrises"] = "Clés changées",
            ["ConstateeLe"] = DateTime.UtcNow.AddDays(-4).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture),
            ["Risque"] = "Eleve",
        });
        var id = await _boutique.LireAsync(db => db.Violations.Select(v => v.Id).SingleAsync(Fin));

        var (_, _, refus) = await delegue.EnvoyerAsync("/bureau/Violations", cible: $"/bureau/Violations/Notifier/{id}");
        Assert.Contains("il faut un motif", refus);
        await delegue.EnvoyerAsync("/bureau/Violations", new() { ["motif"] = "Constat tardif" }, $"/bureau/Violations/Notifier/{id}");
        var (_, _, page) = await delegue.EnvoyerAsync("/bureau/Violations", cible: $"/bureau/Violations/Prevenir/{id}");
        Assert.Contains("2 personnes prévenues", page);
    }

    [Fact]
    public async Task Un_compte_s_ouvre_quand_son_adresse_est_confirmee()
    {
        const string Courriel = "nouvelle@client.example";
        var visiteur = _boutique.Visiteur();
        await visiteur.EnvoyerAsync("/Compte/Inscription", new()
        {
            ["Saisie.Prenom"] = "Nouvelle",
            ["Saisie.Nom"] = "Cliente",
            ["Saisie.Courriel"] = Courriel,
            ["Saisie.MotDePasse"] = ShopFactory.Secret,
        });
        Assert.StartsWith("/Compte/Connexion", await visiteur.ConnecterAsync(Courriel));

        var jeton = await _boutique.LireAsync(db => db.Users.Where(u => u.Email == Courriel).Select(u => u.JetonConfirmation).SingleAsync(Fin));
        Assert.Contains("confirmée", await visiteur.LireAsync($"/compte/confirmer/{jeton}"));
        Assert.Equal("/", await visiteur.ConnecterAsync(Courriel));
        Assert.Contains("Nouvelle", await visiteur.LireAsync("/Compte/Profil"));
    }
}
