using Boutique.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

[AllowAnonymous]
public class DeconnexionModel(SignInManager<Data.Compte> connexions) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await connexions.SignOutAsync();
        return RedirectToPage("/Index");
    }
}
