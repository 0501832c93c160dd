using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Gdpr;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages.Compte;

/// <summary>Les commandes du client ; le dossier entier demande une connexion.</summary>
[Processing("account", Role = "customer")]
public class MesCommandesModel(BoutiqueDb db, UserManager<Utilisateur> utilisateurs) : PageModel
{
    public List<Commande> Commandes { get; private set; } = [];

    [Personal("order.history")]
    public decimal TotalDepense { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var compteId = utilisateurs.GetUserId(User);
        Commandes = await db.Commandes
            .Where(c => c.Client!.CompteId == compteId)
            .OrderByDescending(c => c.PasseeLe)
            .ToListAsync(cancellationToken);
        TotalDepense = Commandes.Sum(c => c.Total);
    }
}
