using System.Security.Claims;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Boutique.Web.Securite;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Controllers;

/// <summary>Adhésion expresse du salarié à la politique de sécurité, avant tout accès aux bases.</summary>
[Authorize(Policy = Acces.DoubleAuthentification)]
public class AdhesionController(ShopDb db, TimeProvider horloge, IOptions<BoutiqueOptions> options) : Controller
{
    public IActionResult Index() => View(model: options.Value.VersionPolitique);

    [HttpPost]
    public async Task<IActionResult> Adherer(string version, CancellationToken cancellationToken)
    {
        if (version != options.Value.VersionPolitique)
        {
            return RedirectToAction(nameof(Index));
        }

        var compteId = User.FindFirstValue(ClaimTypes.NameIdentifier);
        DateTime? maintenant = horloge.GetUtcNow().UtcDateTime;
        await db.Employes
            .Where(e => e.CompteId == compteId)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.VersionAcceptee, version).SetProperty(e => e.AccepteeLe, maintenant), cancellationToken);
        return Redirect("/bureau");
    }
}
