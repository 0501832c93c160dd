using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages.Compte;

/// <summary>Les commandes du client.</summary>
[Authorize(Roles = RolesBoutique.Client)]
[Processing(Purposes.Account, Role = Roles.Customer)]
public class MesCommandesModel(ShopDb db, UserManager<Data.Compte> comptes) : PageModel
{
    public List<MaCommandeLigne> Commandes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var compteId = comptes.GetUserId(User);
        Commandes = await db.Commandes
            .Where(c => c.Client!.CompteId == compteId)
            .OrderByDescending(c => c.PasseeLe)
            .Select(c => new MaCommandeLigne
            {
                Id = c.Id,
                Numero = c.Numero,
                PasseeLe = c.PasseeLe,
                Etat = c.Etat,
                Total = c.Total,
            })
            .ToListAsync(cancellationToken);
    }
}
