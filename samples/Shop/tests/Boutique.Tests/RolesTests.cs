using System.Net;

namespace Boutique.Tests;

/// <summary>Chaque rôle voit ses pages, une par une, et se voit refuser celles des autres.</summary>
public sealed class RolesTests(ShopFactory boutique) : IClassFixture<ShopFactory>
{
    private static readonly Dictionary<string, string[]> Permises = new()
    {
        ["claire.fabre@boutique.example"] =
        [
            "/bureau", "/bureau/Commandes", "/bureau/Commandes?etat=Payee", "/bureau/Commandes/Fiche/1", "/bureau/Commandes/Fiche/2", "/bureau/Retours",
            "/api/commandes", "/api/commandes/2/contact",
        ],
        ["karim.benali@boutique.example"] =
            ["/bureau", "/bureau/Factures", "/bureau/Factures/Fiche/1", "/bureau/Factures/Archives", "/bureau/Factures/Tva?annee=2026"],
        ["lea.roux@boutique.example"] = ["/bureau", "/bureau/Lettres", "/bureau/Lettres/Nouvelle", "/bureau/Promotions", "/bureau/Chiffres"],
        ["marc.petit@boutique.example"] = ["/bureau", "/bureau/Messages", "/bureau/Messages/Fiche/1"],
        ["nadia.lefort@boutique.example"] = ["/bureau", "/bureau/Droits", "/bureau/Violations", "/bureau/Violations/Nouvelle"],
        ["ines.garnier@boutique.example"] = ["/bureau", "/bureau/Personnel", "/bureau/Personnel/Connexions"],
    };

    public static TheoryData<string> Salaries => new(Permises.Keys);

    [Theory]
    [MemberData(nameof(Salaries))]
    public async Task Un_salarie_voit_ses_pages(string courriel)
    {
        var salarie = boutique.Visiteur();
        await salarie.ConnecterSalarieAsync(courriel);
        foreach (var page in Permises[courriel])
        {
            Assert.True(await salarie.StatutAsync(page) == HttpStatusCode.OK, $"{courriel} devrait voir {page}");
        }
    }

    [Theory]
    [MemberData(nameof(Salaries))]
    public async Task Un_salarie_se_voit_refuser_les_pages_des_autres(string courriel)
    {
        var salarie = boutique.Visiteur();
        await salarie.ConnecterSalarieAsync(courriel);
        var refusees = Permises.Where(p => p.Key != courriel).SelectMany(p => p.Value).Except(Permises[courriel])
            .Concat(["/Compte/Profil", "/Compte/Courriel", "/Compte/MesCommandes", "/Compte/MesDonnees", "/api/moi"]);
        foreach (var page in refusees)
        {
            Assert.True(await salarie.StatutAsync(page) == HttpStatusCode.Forbidden, $"{courriel} ne devrait pas voir {page}");
        }
    }

    [Fact]
    public async Task Un_client_voit_ses_pages()
    {
        var client = boutique.Visiteur();
        await client.ConnecterAsync("camille.moreau@client.example");
        foreach (var page in new[] { "/Compte/Profil", "/Compte/MesCommandes", "/compte/commandes/1", "/Compte/MesDonnees", "/Compte/MotDePasse", "/Compte/Courriel", "/Commander", "/api/moi" })
        {
            Assert.True(await client.StatutAsync(page) == HttpStatusCode.OK, page);
        }
    }

    [Fact]
    public async Task Un_client_se_voit_refuser_le_back_office()
    {
        var client = boutique.Visiteur();
        await client.ConnecterAsync("camille.moreau@client.example");
        foreach (var page in Permises.Values.SelectMany(p => p).Append("/bureau/Adhesion"))
        {
            Assert.True(await client.StatutAsync(page) == HttpStatusCode.Forbidden, page);
        }
    }

    [Fact]
    public async Task Un_client_ne_voit_pas_la_commande_d_un_autre()
    {
        var client = boutique.Visiteur();
        await client.ConnecterAsync("camille.moreau@client.example");
        Assert.Equal(HttpStatusCode.NotFound, await client.StatutAsync("/compte/commandes/2"));
    }

    [Fact]
    public async Task Sans_double_authentification_un_salarie_n_accede_a_rien()
    {
        await using var autre = new ShopFactory();
        var salarie = autre.Visiteur();
        await salarie.ConnecterAsync("claire.fabre@boutique.example");
        Assert.Equal(HttpStatusCode.Forbidden, await salarie.StatutAsync("/bureau/Commandes"));
        Assert.Equal(HttpStatusCode.Forbidden, await salarie.StatutAsync("/bureau/Adhesion"));
    }

    [Fact]
    public async Task Sans_adhesion_expresse_un_salarie_n_accede_pas_aux_donnees()
    {
        await using var autre = new ShopFactory();
        var salarie = autre.Visiteur();
        await salarie.ConnecterSalarieAsync("tom.vidal@boutique.example");
        Assert.Equal(HttpStatusCode.Forbidden, await salarie.StatutAsync("/bureau/Commandes"));

        await salarie.EnvoyerAsync("/bureau/Adhesion", new() { ["version"] = "2026-11" }, "/bureau/Adhesion/Adherer");
        Assert.Equal(HttpStatusCode.OK, await salarie.StatutAsync("/bureau/Commandes"));
    }

    [Fact]
    public async Task Un_mot_de_passe_trop_ancien_ferme_l_acces()
    {
        await using var autre = new ShopFactory();
        var salarie = autre.Visiteur();
        await salarie.ConnecterSalarieAsync("karim.benali@boutique.example");
        Assert.Equal(HttpStatusCode.OK, await salarie.StatutAsync("/bureau/Factures"));

        await autre.LireAsync(async db =>
        {
            foreach (var employe in db.Employes)
            {
                employe.MotDePasseChangeLe = DateTime.UtcNow.AddYears(-1);
            }

            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        Assert.Equal(HttpStatusCode.Forbidden, await salarie.StatutAsync("/bureau/Factures"));
    }
}
