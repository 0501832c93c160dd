using Boutique.Domain.Audience;
using Boutique.Web.Data;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Middleware;

/// <summary>Signale le passage d’un client qui l’a accepté ; une finalité à part, avec son propre cookie.</summary>
[Processing(Purposes.VisitSignal)]
public sealed class SignalDePassage(RequestDelegate suite)
{
    public const string NomDuCookie = "_passage";

    public async Task InvokeAsync(HttpContext contexte, ShopDb db, ChoixCookies choix, TimeProvider horloge)
    {
        if (PagesPubliques.Comprend(contexte.Request) && choix.PassageAccepte)
        {
            var maintenant = horloge.GetUtcNow().UtcDateTime;
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
                db.Passages.Add(new Passage { Reference = jeton, PremierLe = maintenant, DernierLe = maintenant, Consenti = true });
                await db.SaveChangesAsync();
            }
            else
            {
                await db.Passages
                    .Where(p => p.Consenti)
                    .Where(p => p.Reference == jeton)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.DernierLe, maintenant));
            }
        }

        await suite(contexte);
    }
}
