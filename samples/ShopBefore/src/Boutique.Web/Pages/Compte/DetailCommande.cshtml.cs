using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages.Compte;

/// <summary>Une commande du client, avec annulation et retour.</summary>
[Authorize(Roles = "Customer")]
[Processing("account", Role = "customer")]
public class DetailCommandeModel(BoutiqueDb db, CommandeService commandes) : PageModel
{
    [BindProperty]
    public SaisieRetour Retour { get; set; } = new();

    public Commande Commande { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        // N’importe quel client connecté peut lire n’importe quelle commande en changeant le numéro dans l’adresse.
        var commande = await ChercherAsync(id, cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        Commande = commande;
        return Page();
    }

    public async Task<IActionResult> OnPostAnnulerAsync(int id, string motif, CancellationToken cancellationToken)
    {
        var commande = await ChercherAsync(id, cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        await commandes.AnnulerAsync(commande, motif, cancellationToken);
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRetourAsync(int id, CancellationToken cancellationToken)
    {
        var commande = await ChercherAsync(id, cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        db.DemandesRetour.Add(new DemandeRetour
        {
            CommandeId = id,
            Motif = Retour.Motif, // expect: GDPR102
            IbanRemboursement = Retour.Iban,
            DemandeLe = DateTime.UtcNow,
        });
        await db.SaveChangesAsync(cancellationToken);
        TempData["Message"] = "Votre demande de retour est enregistrée.";
        return RedirectToPage(new { id });
    }

    private Task<Commande?> ChercherAsync(int id, CancellationToken cancellationToken)
    {
        return db.Commandes
            .Include(c => c.Lignes).ThenInclude(l => l.Produit)
            .Include(c => c.Facture)
            .FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }
}
