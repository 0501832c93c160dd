using Boutique.Domain.Personnel;
using Boutique.Web.Data;
using Gdpr;
using Gdpr.Declared;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Services;

/// <summary>Connexions du personnel, gardées un an.</summary>
[Processing(Purposes.Security)]
public sealed class JournalConnexions(ShopDb db, IHttpContextAccessor accessor, TimeProvider horloge)
{
    public static readonly TimeSpan Conservation = TimeSpan.FromDays(365);

    public async Task NoterAsync(int employeId, bool reussie, CancellationToken cancellationToken)
    {
        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var ip = accessor.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        db.Connexions.Add(new Connexion { EmployeId = employeId, Ip = ip, Le = maintenant, Reussie = reussie });
        await db.SaveChangesAsync(cancellationToken);

        var limite = maintenant - Conservation;
        await db.Connexions.Where(c => c.Le < limite).ExecuteDeleteAsync(cancellationToken);
    }
}
