using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

/// <summary>Inscription à la lettre d’information.</summary>
[AllowAnonymous]
[Processing("direct-marketing")]
public class NewsletterModel(NewsletterService newsletters) : PageModel
{
    [BindProperty]
    public SaisieNewsletter Saisie { get; set; } = new();

    public void OnGet(string? email)
    {
        Saisie.Courriel = email ?? "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var courriel = Saisie.Courriel;
        await newsletters.InscrireAsync(courriel, Saisie.Prenom, "site", cancellationToken); // expect: GDPR202
        Response.Cookies.Append("abonne", courriel, new CookieOptions { MaxAge = TimeSpan.FromDays(365) }); // expect: GDPR208
        TempData["Message"] = "Merci, vous êtes abonné.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnGetDesinscriptionAsync(string jeton, CancellationToken cancellationToken)
    {
        var fait = await newsletters.DesinscrireAsync(jeton, cancellationToken);
        TempData["Message"] = fait ? "Vous êtes désinscrit." : "Lien inconnu.";
        return RedirectToPage();
    }
}
