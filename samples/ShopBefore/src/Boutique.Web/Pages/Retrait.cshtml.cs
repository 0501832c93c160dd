using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages;

/// <summary>Liste des retraits du jour, affichée sur la tablette du comptoir.</summary>
[Processing("order-handling")]
public class RetraitModel(BoutiqueDb db) : PageModel
{
    public List<CommandeLigne> Commandes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) // expect: GDPR105
    {
        Commandes = await db.Commandes
            .Where(c => c.Etat == EtatCommande.EnPreparation || c.Etat == EtatCommande.Payee)
            .OrderBy(c => c.NomLivraison)
            .Select(c => new CommandeLigne
            {
                Id = c.Id,
                Numero = c.Numero,
                PasseeLe = c.PasseeLe,
                Etat = c.Etat,
                Destinataire = c.NomLivraison,
                CodePostal = c.CodePostalLivraison,
                Total = c.Total,
            })
            .ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetDetailAsync(int id, CancellationToken cancellationToken) // expect: GDPR105
    {
        var remarque = await db.Commandes.Where(c => c.Id == id).Select(c => c.Remarque).FirstOrDefaultAsync(cancellationToken);
        return new JsonResult(new { remarque });
    }

    public async Task<IActionResult> OnPostRemisAsync(int id, CancellationToken cancellationToken)
    {
        var commande = await db.Commandes.FindAsync([id], cancellationToken);
        if (commande is not null)
        {
            commande.Etat = EtatCommande.Livree;
            await db.SaveChangesAsync(cancellationToken);
        }

        return RedirectToPage();
    }
}
