using Boutique.Domain.Marketing;
using Boutique.Web.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boutique.Tests;

/// <summary>Cookies et envois : rien sans accord, et l’accord se retire.</summary>
public sealed class ConsentementTests(ShopFactory boutique) : IClassFixture<ShopFactory>
{
    private static CancellationToken Fin => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_la_premiere_visite_aucun_cookie_ne_demande_un_accord()
    {
        using var reponse = await boutique.Visiteur().VoirAsync("/");
        Assert.DoesNotContain(Cookies(reponse), c => c.StartsWith("_aud=", StringComparison.Ordinal) || c.StartsWith("_passage=", StringComparison.Ordinal));
        var page = await reponse.Content.ReadAsStringAsync(Fin);
        Assert.Contains("Tout refuser", page);
        Assert.Contains("Tout accepter", page);
    }

    [Fact]
    public async Task Accepter_depose_les_cookies_et_garde_la_preuve()
    {
        var preuves = await boutique.LireAsync(db => db.PreuvesDeChoix.CountAsync(Fin));
        var visiteur = boutique.Visiteur();
        await visiteur.EnvoyerAsync("/Cookies", cible: "/Cookies?handler=Accepter");
        Assert.Equal(preuves + 1, await boutique.LireAsync(db => db.PreuvesDeChoix.CountAsync(Fin)));

        var visites = await boutique.LireAsync(db => db.Visites.CountAsync(Fin));
        await visiteur.StatutAsync("/");
        Assert.Equal(visites + 1, await boutique.LireAsync(db => db.Visites.CountAsync(Fin)));
        Assert.Contains("déjà choisi 1 fois", await visiteur.LireAsync("/Cookies"));
    }

    [Fact]
    public async Task Refuser_ne_depose_rien()
    {
        var visiteur = boutique.Visiteur();
        await visiteur.EnvoyerAsync("/Cookies", cible: "/Cookies?handler=Refuser");
        var visites = await boutique.LireAsync(db => db.Visites.CountAsync(Fin));
        using var reponse = await visiteur.VoirAsync("/");
        Assert.DoesNotContain(Cookies(reponse), c => c.StartsWith('_'));
        Assert.Equal(visites, await boutique.LireAsync(db => db.Visites.CountAsync(Fin)));
        Assert.DoesNotContain("Tout refuser", await reponse.Content.ReadAsStringAsync(Fin));
    }

    [Fact]
    public async Task Rien_n_est_coche_d_avance()
    {
        Assert.DoesNotContain("checked", await boutique.Visiteur().LireAsync("/Lettre"));
        Assert.DoesNotContain("checkbox", await boutique.Visiteur().LireAsync("/Commander"));
    }

    [Fact]
    public async Task Un_envoi_se_choisit_se_confirme_et_s_arrete_d_un_clic()
    {
        const string Courriel = "choix@lettre.example";
        var visiteur = boutique.Visiteur();
        var (_, _, page) = await visiteur.EnvoyerAsync("/Lettre", new() { ["Saisie.Courriel"] = Courriel });
        Assert.Contains("au moins un envoi", page);

        await visiteur.EnvoyerAsync("/Lettre", new() { ["Saisie.Courriel"] = Courriel, ["Saisie.Offres"] = "true", ["Saisie.JeuxConcours"] = "true" });
        var jeton = await boutique.LireAsync(db => db.Abonnes.Where(a => a.Email == Courriel).Select(a => a.Jeton).SingleAsync(Fin));
        Assert.Equal(0, await ConsentisAsync(jeton));

        Assert.Contains("confirmé", await visiteur.LireAsync($"/lettre/confirmer/{jeton}"));
        Assert.Equal(2, await ConsentisAsync(jeton));

        await visiteur.EnvoyerAsync($"/desinscription/{jeton}", new() { ["genre"] = nameof(GenreEnvoi.Offres) });
        Assert.Equal(1, await ConsentisAsync(jeton));
        await visiteur.EnvoyerAsync($"/desinscription/{jeton}");
        Assert.Equal(0, await ConsentisAsync(jeton));
    }

    [Fact]
    public async Task Une_lettre_ne_part_qu_a_ceux_qui_l_ont_choisie()
    {
        await using var autre = new ShopFactory();
        var redaction = autre.Visiteur();
        await redaction.ConnecterSalarieAsync("lea.roux@boutique.example");
        var smtp = autre.Services.GetRequiredService<EnvoiSmtp>();
        var avant = smtp.Nombre;
        await Envoyer(nameof(GenreEnvoi.VentesSpeciales));
        Assert.Equal(avant, smtp.Nombre);
        await Envoyer(nameof(GenreEnvoi.LettrePratique));
        Assert.Equal(avant + 1, smtp.Nombre);

        async Task Envoyer(string genre) => await redaction.EnvoyerAsync("/bureau/Lettres/Nouvelle", new()
        {
            ["Genre"] = genre,
            ["Objet"] = "Bonjour",
            ["Corps"] = "Nos nouveautés",
        });
    }

    private Task<int> ConsentisAsync(string jeton) => boutique.LireAsync(db => db.Consentements.CountAsync(c => c.Abonne!.Jeton == jeton && c.EstDonne, Fin));

    private static IEnumerable<string> Cookies(HttpResponseMessage reponse) => reponse.Headers.TryGetValues("Set-Cookie", out var valeurs) ? valeurs : [];
}
