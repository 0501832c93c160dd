using Boutique.Domain.Marketing;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

/// <summary>Désinscription : un clic, sans motif, tout de suite. Les messageries y répondent aussi d’un POST (RFC 8058).</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public class DesinscriptionModel(InscriptionsLettres inscriptions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Jeton { get; set; } = "";

    public bool Fait { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(GenreEnvoi? genre, CancellationToken cancellationToken)
    {
        Fait = await inscriptions.DesinscrireAsync(Jeton, genre, cancellationToken);
        return Page();
    }
}
