using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages;

/// <summary>Les cookies, un par un, et le choix du visiteur.</summary>
[AllowAnonymous]
public class CookiesModel(ChoixCookies choix) : PageModel
{
    public int NombreDeChoix { get; private set; }

    public bool Audience => choix.AudienceAcceptee;

    public bool Passage => choix.PassageAccepte;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        NombreDeChoix = await choix.NombreDeChoixAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostAccepterAsync(CancellationToken cancellationToken) => ChoisirAsync(true, true, cancellationToken);

    public Task<IActionResult> OnPostRefuserAsync(CancellationToken cancellationToken) => ChoisirAsync(false, false, cancellationToken);

    public Task<IActionResult> OnPostChoisirAsync(bool audience, bool passage, CancellationToken cancellationToken)
    {
        return ChoisirAsync(audience, passage, cancellationToken);
    }

    private async Task<IActionResult> ChoisirAsync(bool audience, bool passage, CancellationToken cancellationToken)
    {
        await choix.ChoisirAsync(audience, passage, cancellationToken);
        return RedirectToPage("/Cookies");
    }
}
