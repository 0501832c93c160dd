using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Boutique.Web.Controllers;

/// <summary>Exports CSV.</summary>
[Authorize(Roles = "Accountant,Admin")]
public class ExportsController(ExportComptable comptable, ExportClients clients) : BureauController
{
    public IActionResult Index()
    {
        return View();
    }

    public async Task<IActionResult> Ventes(int annee, CancellationToken cancellationToken)
    {
        var contenu = await comptable.TelechargerAsync(annee, cancellationToken);
        return File(contenu, "text/csv", $"ventes-{annee}.csv");
    }

    [HttpPost]
    public async Task<IActionResult> Deposer(int annee, CancellationToken cancellationToken)
    {
        var chemin = await comptable.EcrireAsync(annee, cancellationToken);
        return Fait($"Fichier écrit : {chemin}");
    }

    public async Task<IActionResult> Clients(CancellationToken cancellationToken)
    {
        var contenu = await clients.CsvAsync(cancellationToken);
        return File(contenu, "text/csv", "clients.csv");
    }
}
