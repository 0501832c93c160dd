using Boutique.Web.Securite;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Boutique.Web.Controllers;

/// <summary>Base des écrans du back-office : double authentification, adhésion à la politique, compétence.</summary>
[Authorize(Policy = Acces.Salarie)]
public abstract class BureauController : Controller
{
    protected IActionResult Fait(string message, string action = "Index", object? route = null)
    {
        TempData["Message"] = message;
        return RedirectToAction(action, route);
    }
}
