using System.Security.Claims;
using Boutique.Web.Configuration;
using Boutique.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boutique.Web.Securite;

/// <summary>Noms des politiques d’autorisation.</summary>
public static class Acces
{
    /// <summary>Salarié connecté avec la double authentification, adhérent à la politique, compétent, au mot de passe récent.</summary>
    public const string Salarie = "Salarie";

    /// <summary>Salarié connecté avec la double authentification ; assez pour adhérer à la politique.</summary>
    public const string DoubleAuthentification = "DoubleAuthentification";
}

/// <summary>Ce qu’il faut avant tout accès du personnel aux données.</summary>
public sealed class SalarieRequirement : IAuthorizationRequirement;

public sealed class SalarieHandler(
    ShopDb db,
    TimeProvider horloge,
    IOptions<BoutiqueOptions> boutique,
    IOptions<SecuriteOptions> securite) : AuthorizationHandler<SalarieRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SalarieRequirement requirement)
    {
        if (!context.User.HasClaim("amr", "mfa"))
        {
            return;
        }

        var compteId = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var habilitation = await db.Employes
            .Where(e => e.CompteId == compteId)
            .Select(e => new { e.VersionAcceptee, e.CompetenceVerifieeLe, e.MotDePasseChangeLe })
            .FirstOrDefaultAsync();
        if (habilitation is null || habilitation.VersionAcceptee != boutique.Value.VersionPolitique)
        {
            return;
        }

        var maintenant = horloge.GetUtcNow().UtcDateTime;
        var competent = habilitation.CompetenceVerifieeLe is { } verification && maintenant - verification <= securite.Value.ValiditeDeLaCompetence;
        var recent = maintenant - habilitation.MotDePasseChangeLe <= securite.Value.AgeMaximalDuMotDePasse;
        if (competent && recent)
        {
            context.Succeed(requirement);
        }
    }
}
