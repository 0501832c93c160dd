using Microsoft.AspNetCore.Mvc;

namespace Boutique.Web.Controllers;

/// <summary>Accueil du back-office, commun à tous les salariés.</summary>
public class AccueilController : BureauController
{
    public IActionResult Index() => View();
}
