using Boutique.Domain.Audience;
using Boutique.Web.Data;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;

namespace Boutique.Web.Middleware;

/// <summary>Compte les pages vues par ceux qui l’ont accepté, et par eux seuls.</summary>
[Processing(Purposes.SiteAnalytics)]
public sealed class MesureAudience(RequestDelegate suite)
{
    public const string NomDuCookie = "_aud";

    public async Task InvokeAsync(HttpContext contexte, ShopDb db, ChoixCookies choix, TimeProvider horloge)
    {
        if (PagesPubliques.Comprend(contexte.Request) && choix.AudienceAcceptee)
        {
            var jeton = contexte.Request.Cookies[NomDuCookie];
            if (jeton is null)
            {
                jeton = Guid.NewGuid().ToString("N");
                contexte.Response.Cookies.Append(NomDuCookie, jeton, new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(390),
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                });
            }

            var provenance = contexte.Request.GetTypedHeaders().Referer?.Host ?? "";
            db.Visites.Add(new Visite
            {
                Visiteur = jeton,
                Page = contexte.Request.Path,
                Provenance = provenance,
                Le = horloge.GetUtcNow().UtcDateTime,
                Consentie = true,
            });
            await db.SaveChangesAsync();
        }

        await suite(contexte);
    }
}

/// <summary>Quelles requêtes sont des pages du site public.</summary>
internal static class PagesPubliques
{
    public static bool Comprend(HttpRequest requete)
    {
        var chemin = requete.Path;
        return HttpMethods.IsGet(requete.Method)
            && !chemin.StartsWithSegments("/api")
            && !chemin.StartsWithSegments("/bureau")
            && !chemin.StartsWithSegments("/compte")
            && !chemin.StartsWithSegments("/commande")
            && !chemin.StartsWithSegments("/lettre")
            && !chemin.StartsWithSegments("/desinscription");
    }
}
