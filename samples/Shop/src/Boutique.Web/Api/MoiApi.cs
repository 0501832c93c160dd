using System.Security.Claims;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Api;

/// <summary>Le client et ses propres données.</summary>
public static class MoiApi
{
    public static void MapMoiApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/moi", Moi).RequireAuthorization(new AuthorizeAttribute { Roles = RolesBoutique.Client });
    }

    [Processing(Purposes.Account, Role = Roles.Customer)]
    private static async Task<IResult> Moi(ClaimsPrincipal principal, ShopDb db, CancellationToken cancellationToken)
    {
        var compteId = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        var profil = await db.Clients
            .Where(c => c.CompteId == compteId)
            .Select(c => new ProfilDto(c.Prenom, c.Nom, c.Email))
            .FirstOrDefaultAsync(cancellationToken);
        return profil is null ? Results.NotFound() : Results.Ok(profil);
    }
}
