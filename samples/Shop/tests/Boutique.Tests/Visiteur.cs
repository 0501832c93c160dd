using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Boutique.Tests;

/// <summary>Un navigateur : il garde ses cookies, remplit les formulaires et suit les redirections.</summary>
public sealed partial class Visiteur(ShopFactory boutique, HttpClient http)
{
    public async Task<HttpResponseMessage> VoirAsync(string page) => await http.GetAsync(page, TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> StatutAsync(string page)
    {
        using var reponse = await VoirAsync(page);
        return reponse.StatusCode;
    }

    public async Task<string> LireAsync(string page)
    {
        using var reponse = await VoirAsync(page);
        Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
        return WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Remplit le formulaire d’une page et l’envoie.</summary>
    public async Task<(HttpStatusCode Statut, string Adresse, string Texte)> EnvoyerAsync(
        string page,
        Dictionary<string, string>? champs = null,
        string? cible = null)
    {
        var texte = await (await VoirAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var contenu = new Dictionary<string, string>(champs ?? []);
        if (Jeton().Match(texte) is { Success: true } jeton)
        {
            contenu["__RequestVerificationToken"] = jeton.Groups[1].Value;
        }

        using var corps = new FormUrlEncodedContent(contenu);
        using var reponse = await http.PostAsync(cible ?? page, corps, TestContext.Current.CancellationToken);
        var resultat = WebUtility.HtmlDecode(await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (reponse.StatusCode, reponse.RequestMessage!.RequestUri!.PathAndQuery, resultat);
    }

    /// <summary>Première étape de la connexion.</summary>
    public async Task<string> ConnecterAsync(string courriel)
    {
        var (_, adresse, _) = await EnvoyerAsync("/Compte/Connexion", new()
        {
            ["Saisie.Courriel"] = courriel,
            ["Saisie.MotDePasse"] = ShopFactory.Secret,
        });
        return adresse;
    }

    /// <summary>Connexion complète d’un salarié ; la première fois, il enregistre son appareil.</summary>
    public async Task ConnecterSalarieAsync(string courriel)
    {
        var adresse = await ConnecterAsync(courriel);
        if (!boutique.Cles.ContainsKey(courriel))
        {
            Assert.StartsWith("/Compte/Appareil", adresse);
            var page = await LireAsync("/Compte/Appareil");
            var cle = Cle().Match(page).Groups[1].Value;
            var jeton = Jeton().Match(page).Groups[1].Value;
            using var corps = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Saisie.Chiffres"] = Code(cle),
                ["__RequestVerificationToken"] = jeton,
            });
            using var reponse = await http.PostAsync("/Compte/Appareil", corps, TestContext.Current.CancellationToken);
            boutique.Cles[courriel] = cle;
            adresse = await ConnecterAsync(courriel);
        }

        Assert.StartsWith("/Compte/Code", adresse);
        await EnvoyerAsync("/Compte/Code", new() { ["Saisie.Chiffres"] = Code(boutique.Cles[courriel]) });
    }

    /// <summary>Code à six chiffres d’une application d’authentification (RFC 6238).</summary>
    private static string Code(string cle)
    {
        var bits = string.Concat(cle.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var octets = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var instant = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(instant, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        var empreinte = HMACSHA1.HashData(octets, instant);
        var debut = empreinte[^1] & 0x0F;
        var nombre = (BinaryPrimitives.ReadInt32BigEndian(empreinte.AsSpan(debut, 4)) & 0x7FFFFFFF) % 1_000_000;
        return nombre.ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Jeton();

    [GeneratedRegex("<code id=\"cle\">([A-Z2-7]+)</code>")]
    private static partial Regex Cle();
}
