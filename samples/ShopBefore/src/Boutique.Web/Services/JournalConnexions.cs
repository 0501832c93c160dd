using Boutique.Domain.Personnel;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Connexions au back-office.</summary>
[Processing("security")]
public class JournalConnexions(BoutiqueDb db, IHttpContextAccessor accessor)
{
    public async Task NoterAsync(Utilisateur utilisateur, bool reussie, CancellationToken cancellationToken)
    {
        var ip = accessor.HttpContext?.Connection.RemoteIpAddress?.ToString();
        utilisateur.DerniereIp = ip;
        utilisateur.DerniereConnexionLe = DateTime.UtcNow;
        if (utilisateur.EmployeId is { } employeId)
        {
            db.Connexions.Add(new Connexion { EmployeId = employeId, Ip = ip, Le = DateTime.UtcNow, Reussie = reussie });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> EstNouvelleIpAsync(Utilisateur utilisateur, CancellationToken cancellationToken)
    {
        var ip = utilisateur.DerniereIp;
        return !await db.Connexions.AnyAsync(c => c.Ip == ip, cancellationToken);
    }

    public static bool EstUnMobile(Utilisateur utilisateur)
    {
        return utilisateur.PhoneNumber is { Length: > 0 }; // expect: GDPR102
    }
}
