using System.Net;

namespace Boutique.Tests;

/// <summary>Ce que chacun peut voir, et ce qu’il faut une connexion pour voir.</summary>
public sealed class PagesPubliquesTests(ShopFactory boutique) : IClassFixture<ShopFactory>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?rayon=thes")]
    [InlineData("/produit/1")]
    [InlineData("/Panier")]
    [InlineData("/Commander")]
    [InlineData("/Contact")]
    [InlineData("/Lettre")]
    [InlineData("/Suivi")]
    [InlineData("/Cookies")]
    [InlineData("/Confidentialite")]
    [InlineData("/vos-choix")]
    [InlineData("/Erreur")]
    [InlineData("/merci/C-2026-00001")]
    [InlineData("/commande/confirmer/inconnu")]
    [InlineData("/lettre/confirmer/inconnu")]
    [InlineData("/desinscription/inconnu")]
    [InlineData("/compte/confirmer/inconnu")]
    [InlineData("/Compte/Connexion")]
    [InlineData("/Compte/Inscription")]
    [InlineData("/Compte/Deconnexion")]
    [InlineData("/api/catalogue")]
    [InlineData("/api/catalogue/1")]
    [InlineData("/api/catalogue/magasins")]
    public async Task Une_page_publique_repond(string page)
    {
        Assert.Equal(HttpStatusCode.OK, await boutique.Visiteur().StatutAsync(page));
    }

    [Theory]
    [InlineData("/Compte/Profil")]
    [InlineData("/Compte/MesCommandes")]
    [InlineData("/compte/commandes/1")]
    [InlineData("/Compte/MesDonnees")]
    [InlineData("/Compte/MotDePasse")]
    [InlineData("/Compte/Courriel")]
    [InlineData("/Compte/Appareil")]
    [InlineData("/bureau")]
    [InlineData("/bureau/Commandes")]
    [InlineData("/bureau/Factures")]
    [InlineData("/bureau/Messages")]
    [InlineData("/bureau/Lettres")]
    [InlineData("/bureau/Chiffres")]
    [InlineData("/bureau/Droits")]
    [InlineData("/bureau/Violations")]
    [InlineData("/bureau/Personnel")]
    [InlineData("/bureau/Adhesion")]
    public async Task Un_anonyme_est_renvoye_a_la_connexion(string page)
    {
        using var reponse = await boutique.Visiteur().VoirAsync(page);
        Assert.StartsWith("/Compte/Connexion", reponse.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("/api/moi")]
    [InlineData("/api/commandes")]
    [InlineData("/api/commandes/2/contact")]
    public async Task Une_interface_refuse_un_anonyme(string page)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await boutique.Visiteur().StatutAsync(page));
    }

    [Fact]
    public async Task La_page_de_remerciement_ne_dit_rien_de_la_personne()
    {
        var page = await boutique.Visiteur().LireAsync("/merci/C-2026-00001");
        Assert.DoesNotContain("Camille", page);
        Assert.DoesNotContain("rue des Lilas", page);
    }

    [Fact]
    public async Task Le_suivi_dit_ou_en_est_la_commande_et_pas_qui_l_attend()
    {
        var (statut, adresse, page) = await boutique.Visiteur().EnvoyerAsync("/Suivi", new()
        {
            ["Saisie.Numero"] = "C-2026-00001",
            ["Saisie.Courriel"] = "camille.moreau@client.example",
        });
        Assert.Equal(HttpStatusCode.OK, statut);
        Assert.Equal("/Suivi", adresse);
        Assert.Contains("Commande C-2026-00001", page);
        Assert.DoesNotContain("rue des Lilas", page);
    }
}
