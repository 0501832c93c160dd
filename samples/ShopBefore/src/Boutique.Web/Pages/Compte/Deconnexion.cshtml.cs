using Boutique.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Boutique.Web.Pages.Compte;

public class DeconnexionModel(SignInManager<Utilisateur> connexions) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        await connexions.SignOutAsync();
        return RedirectToPage("/Index");
    }
}
