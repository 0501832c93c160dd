using Boutique.Domain.Commandes;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Boutique.Web.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Boutique.Web.Controllers;

/// <summary>Chiffres de vente et d’audience.</summary>
[Authorize(Roles = RolesBoutique.Lettres)]
public class ChiffresController(ChiffresService chiffres, AudienceService audience, TimeProvider horloge) : BureauController
{
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var ventes = await chiffres.VentesAsync(cancellationToken);
        var depuis = horloge.GetUtcNow().UtcDateTime.AddDays(-30);
        return View(new TableauDeBord
        {
            ChiffreAffaires = Ventes.ChiffreAffaires(ventes),
            PanierMoyen = Ventes.PanierMoyen(ventes),
            NombreDeCommandes = await chiffres.NombreAsync(cancellationToken),
            ParDepartement = Ventes.ParDepartement(ventes),
            Pages = await audience.PagesAsync(cancellationToken),
            Provenances = await audience.ProvenancesAsync(cancellationToken),
            VisiteursUniques = await audience.VisiteursUniquesAsync(cancellationToken),
            Passages = await audience.PassagesAsync(depuis, cancellationToken),
        });
    }
}
