using System.Security.Cryptography;
using Boutique.Domain.Audience;
using Boutique.Web.Data;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Le choix du visiteur sur les cookies. Sans choix, rien n’est déposé ; refuser est aussi simple qu’accepter.</summary>
[Processing(Purposes.ConsentRecords)]
public sealed class ChoixCookies(ShopDb db, IHttpContextAccessor accessor, TimeProvider horloge)
{
    public const string NomDuCookie = "choix";
    public const string VersionDuTexte = "cookies-2026-11";

    private HttpContext Contexte => accessor.HttpContext ?? throw new InvalidOperationException("Hors requête");

    private string[] Parties => Contexte.Request.Cookies[NomDuCookie]?.Split('.') ?? [];

    public bool EstFait => Parties.Length == 3;

    [ConsentCheck(Purposes.SiteAnalytics)]
    public bool AudienceAcceptee => EstFait && Parties[0] == "oui";

    [ConsentCheck(Purposes.VisitSignal)]
    public bool PassageAccepte => EstFait && Parties[1] == "oui";

    public async Task ChoisirAsync(bool audience, bool passage, CancellationToken cancellationToken)
    {
        var jeton = EstFait ? Parties[2] : RandomNumberGenerator.GetHexString(32);
        db.PreuvesDeChoix.Add(new PreuveDeChoix
        {
            Reference = jeton,
            Audience = audience,
            Passage = passage,
            Le = horloge.GetUtcNow().UtcDateTime,
            VersionDuTexte = VersionDuTexte,
        });
        await db.SaveChangesAsync(cancellationToken);

        var valeur = $"{(audience ? "oui" : "non")}.{(passage ? "oui" : "non")}.{jeton}";
        Contexte.Response.Cookies.Append(NomDuCookie, valeur, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(180),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
        if (!audience)
        {
            Contexte.Response.Cookies.Delete("_aud");
        }

        if (!passage)
        {
            Contexte.Response.Cookies.Delete("_passage");
        }
    }

    /// <summary>Les choix déjà faits avec ce navigateur, pour les montrer à qui les a faits.</summary>
    public async Task<int> NombreDeChoixAsync(CancellationToken cancellationToken)
    {
        if (!EstFait)
        {
            return 0;
        }

        var jeton = Parties[2];
        return await db.PreuvesDeChoix.CountAsync(p => p.Reference == jeton, cancellationToken);
    }
}
