using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

/// <summary>Lien de confirmation d’une commande sans compte.</summary>
[AllowAnonymous]
public class ConfirmerCommandeModel(CommandeService commandes) : PageModel
{
    public bool Confirmee { get; private set; }

    public async Task OnGetAsync(string jeton, CancellationToken cancellationToken)
    {
        Confirmee = await commandes.ConfirmerAsync(jeton, cancellationToken);
    }
}
