using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Pages.Compte;

/// <summary>Une commande du client, et de lui seul.</summary>
[Authorize(Roles = RolesBoutique.Client)]
[Processing(Purposes.Account, Role = Roles.Customer)]
public class DetailCommandeModel(ShopDb db, CommandeService commandes, UserManager<Data.Compte> comptes, TimeProvider horloge) : PageModel
{
    [BindProperty]
    public SaisieRetour Retour { get; set; } = new();

    public MaCommande Commande { get; private set; } = new();

    private string CompteId => comptes.GetUserId(User) ?? "";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        var compteId = CompteId;
        var commande = await db.Commandes
            .Where(c => c.Id == id && c.Client!.CompteId == compteId)
            .Select(c => new MaCommande
            {
                Id = c.Id,
                Numero = c.Numero,
                PasseeLe = c.PasseeLe,
                Etat = c.Etat,
                NumeroSuivi = c.NumeroSuivi,
                Adresse = c.AdresseLivraison,
                Remarque = c.Remarque,
                Total = c.Total,
                Lignes = c.Lignes
                    .Select(l => new LigneVue { NomProduit = l.NomProduit, Quantite = l.Quantite, PrixUnitaire = l.PrixUnitaire })
                    .ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (commande is null)
        {
            return NotFound();
        }

        Commande = commande;
        return Page();
    }

    public async Task<IActionResult> OnPostAnnulerAsync(int id, CancellationToken cancellationToken)
    {
        var fait = await commandes.AnnulerAsync(id, CompteId, cancellationToken);
        TempData["Message"] = fait ? "Commande annulée." : "Cette commande ne peut plus être annulée.";
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostRetourAsync(int id, CancellationToken cancellationToken)
    {
        var compteId = CompteId;
        var sienne = await db.Commandes.AnyAsync(c => c.Id == id && c.Client!.CompteId == compteId, cancellationToken);
        if (!sienne)
        {
            return NotFound();
        }

        db.DemandesRetour.Add(new DemandeRetour
        {
            CommandeId = id,
            Motif = Retour.Motif,
            DemandeLe = horloge.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
        TempData["Message"] = "Votre demande de retour est enregistrée.";
        return RedirectToPage(new { id });
    }
}
