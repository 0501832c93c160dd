using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Boutique.Web.Controllers;

/// <summary>Base des écrans du back-office : il faut être connecté.</summary>
[Authorize]
public abstract class BureauController : Controller
{
    protected IActionResult Fait(string message, string action = "Index", object? route = null)
    {
        TempData["Message"] = message;
        return RedirectToAction(action, route);
    }
}
