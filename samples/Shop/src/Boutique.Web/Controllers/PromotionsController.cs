using Boutique.Domain.Catalogue;
using Boutique.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Controllers;

/// <summary>Codes promotionnels, sans donnée personnelle.</summary>
[Authorize(Roles = RolesBoutique.Lettres)]
public class PromotionsController(ShopDb db) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var codes = await db.CodesPromo.OrderBy(p => p.Code).ToListAsync(cancellationToken);
        return View(codes);
    }

    [HttpPost]
    public async Task<IActionResult> Ajouter(CodePromo promotion, CancellationToken cancellationToken)
    {
        if (!promotion.EstValide(DateTime.UtcNow))
        {
            return Fait("Ce code n’est pas valable.");
        }

        db.CodesPromo.Add(promotion);
        await db.SaveChangesAsync(cancellationToken);
        return Fait("Code ajouté.");
    }

    [HttpPost]
    public async Task<IActionResult> Retirer(int id, CancellationToken cancellationToken)
    {
        await db.CodesPromo.Where(p => p.Id == id).ExecuteDeleteAsync(cancellationToken);
        return Fait("Code retiré.");
    }
}
