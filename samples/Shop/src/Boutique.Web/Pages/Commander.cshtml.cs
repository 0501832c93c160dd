using Boutique.Domain.Catalogue;
using Boutique.Web.Configuration;
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
using Microsoft.Extensions.Options;

namespace Boutique.Web.Pages;

/// <summary>Passage de commande : avec un compte, ou avec une adresse électronique à confirmer et un moyen de paiement valide.</summary>
[AllowAnonymous]
[Processing(Purposes.OrderHandling)]
public class CommanderModel(
    ShopDb db,
    PanierService paniers,
    CommandeService commandes,
    UserManager<Data.Compte> comptes,
    IOptions<BoutiqueOptions> options) : PageModel
{
    [BindProperty]
    public SaisieCommande Saisie { get; set; } = new();

    public Panier Panier { get; private set; } = new();

    public string UrlDuJeton => options.Value.UrlDuJeton;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Panier = await paniers.CourantAsync(cancellationToken);
        var compteId = comptes.GetUserId(User);
        if (compteId is not null)
        {
            Saisie = await CoordonneesAsync(compteId, cancellationToken) ?? Saisie;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Panier = await paniers.CourantAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var prise = await commandes.PasserAsync(Saisie, comptes.GetUserId(User), cancellationToken);
        switch (prise.Issue)
        {
            case IssueCommande.PanierVide:
                return RedirectToPage("/Panier");
            case IssueCommande.HorsTerritoire:
                ModelState.AddModelError("", "Nous livrons en France métropolitaine et en Corse seulement.");
                return Page();
            case IssueCommande.PaiementRefuse:
                ModelState.AddModelError("", "Le paiement a été refusé.");
                return Page();
            default:
                return RedirectToPage("/Merci", new { numero = prise.Numero });
        }
    }

    private Task<SaisieCommande?> CoordonneesAsync(string compteId, CancellationToken cancellationToken)
    {
        return db.Clients
            .Where(c => c.CompteId == compteId)
            .Select(c => new SaisieCommande
            {
                Prenom = c.Prenom,
                Nom = c.Nom,
                Courriel = c.Email,
                Telephone = c.Telephone,
                Rue = c.Adresses.Where(a => a.ParDefaut).Select(a => a.Rue).FirstOrDefault() ?? "",
                CodePostal = c.Adresses.Where(a => a.ParDefaut).Select(a => a.CodePostal).FirstOrDefault() ?? "",
                Ville = c.Adresses.Where(a => a.ParDefaut).Select(a => a.Ville).FirstOrDefault() ?? "",
            })
            .FirstOrDefaultAsync(cancellationToken);
    }
}
