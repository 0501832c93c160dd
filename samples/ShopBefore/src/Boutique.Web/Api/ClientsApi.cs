using Boutique.Domain.Clients;
using Boutique.Web.Data;
using Boutique.Web.Models;
using Gdpr;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Boutique.Web.Api;

/// <summary>Clients pour l’application mobile et la caisse.</summary>
public static class ClientsApi
{
    public static void MapClientsApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/clients/{id:int}", async (int id, BoutiqueDb db, CancellationToken cancellationToken) =>
        {
            var client = await db.Clients.FindAsync([id], cancellationToken);
            if (client is null)
            {
                return Results.NotFound();
            }

            var nom = client.NomComplet; // expect: GDPR101
            var courriel = client.Email; // expect: GDPR101
            return Results.Ok(new { client.Id, nom, courriel }); // expect: GDPR207
        }).RequireAuthorization();

        app.MapGet("/api/clients", [Processing("customer-question", Role = "support-agent")] async (string q, BoutiqueDb db, CancellationToken cancellationToken) =>
        {
            return await db.Clients.Where(c => c.Nom.Contains(q)).OrderBy(c => c.Nom).Take(20).ToListAsync(cancellationToken); // expect: GDPR207
        }).RequireAuthorization(p => p.RequireRole(RolesBoutique.Support));

        app.MapGet("/api/moi", [Processing("account", Role = "customer")] async (HttpContext contexte, UserManager<Utilisateur> utilisateurs, BoutiqueDb db) =>
        {
            var utilisateur = await utilisateurs.GetUserAsync(contexte.User);
            if (utilisateur is null)
            {
                return Results.Unauthorized();
            }

            var email = utilisateur.Email ?? "";
            var points = await db.CartesFidelite.Where(c => c.ClientId == utilisateur.ClientId).Select(c => c.Points).FirstOrDefaultAsync();
            return Results.Ok(new ProfilDto(utilisateur.ClientId ?? 0, email, points));
        }).RequireAuthorization();

        app.MapGet("/api/clients/{id:int}/anniversaire", [Processing("direct-marketing", Role = "marketing-officer")] async (int id, BoutiqueDb db) =>
        {
            return await db.Clients.Where(c => c.Id == id).Select(c => c.DateNaissance).FirstOrDefaultAsync(); // expect: GDPR102
        }).RequireAuthorization(p => p.RequireRole(RolesBoutique.Marketing));

        app.MapDelete("/api/clients/{id:int}", Supprimer).RequireAuthorization(p => p.RequireRole(RolesBoutique.Administration));
    }

    private static async Task<IResult> Supprimer(int id, BoutiqueDb db, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var client = await db.Clients.FindAsync([id], cancellationToken);
        if (client is null)
        {
            return Results.NotFound();
        }

        loggers.CreateLogger("Clients").LogWarning("Client supprimé : {Client}", client); // expect: GDPR203
        client.Segment = SegmentClient.Bloque;
        await db.SaveChangesAsync(cancellationToken);
        return Results.NoContent();
    }
}
