using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

/// <summary>Lien de confirmation de l’adresse d’un compte.</summary>
[AllowAnonymous]
public class ConfirmerModel(CompteService comptes) : PageModel
{
    public bool Confirme { get; private set; }

    public async Task OnGetAsync(string jeton, CancellationToken cancellationToken)
    {
        Confirme = await comptes.ConfirmerAsync(jeton, cancellationToken);
    }
}
