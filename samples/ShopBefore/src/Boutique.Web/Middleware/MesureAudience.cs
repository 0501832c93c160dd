using Boutique.Domain.Audience;
using Boutique.Web.Data;
using Gdpr;

namespace Boutique.Web.Middleware;

/// <summary>Compte les pages vues ; le cookie est déposé dès la première visite.</summary>
[Processing("site-analytics")]
public class MesureAudience(RequestDelegate suite)
{
    public const string NomDuCookie = "_aud";

    public async Task InvokeAsync(HttpContext contexte, BoutiqueDb db)
    {
        if (!HttpMethods.IsGet(contexte.Request.Method) || contexte.Request.Path.StartsWithSegments("/api"))
        {
            await suite(contexte);
            return;
        }

        var visiteur = contexte.Request.Cookies[NomDuCookie];
        if (visiteur is null)
        {
            visiteur = Guid.NewGuid().ToString("N");
            contexte.Response.Cookies.Append(NomDuCookie, visiteur, new CookieOptions { MaxAge = TimeSpan.FromDays(730) });
        }

        db.Visites.Add(new Visite
        {
            Visiteur = visiteur,
            AdresseIp = contexte.Connection.RemoteIpAddress?.ToString(), // expect: GDPR102, GDPR201
            Navigateur = contexte.Request.Headers.UserAgent,
            Page = contexte.Request.Path,
            Provenance = contexte.Request.Headers.Referer,
            Le = DateTime.UtcNow,
        });
        await db.SaveChangesAsync();
        await suite(contexte);
    }
}
