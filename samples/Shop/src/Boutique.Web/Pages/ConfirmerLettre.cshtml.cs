using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

/// <summary>Lien de confirmation d’un choix d’envois.</summary>
[AllowAnonymous]
public class ConfirmerLettreModel(InscriptionsLettres inscriptions) : PageModel
{
    public bool Confirmee { get; private set; }

    public async Task OnGetAsync(string jeton, CancellationToken cancellationToken)
    {
        Confirmee = await inscriptions.ConfirmerAsync(jeton, cancellationToken);
    }
}
