using Boutique.Web.Models;
using Boutique.Web.Services;
using Gdpr;
using Microsoft.AspNetCore.Authorization;

namespace Boutique.Web.Api;

/// <summary>Inscriptions envoyées par les partenaires.</summary>
public static class NewsletterApi
{
    public static void MapNewsletterApi(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/newsletter", Inscrire).AllowAnonymous();

        app.MapGet("/api/newsletter/desinscription/{jeton}", async (string jeton, NewsletterService newsletters, CancellationToken cancellationToken) =>
            await newsletters.DesinscrireAsync(jeton, cancellationToken) ? Results.Ok() : Results.NotFound());
    }

    [AllowAnonymous]
    [Processing("direct-marketing")]
    private static async Task<IResult> Inscrire(InscriptionDto inscription, NewsletterService newsletters, CancellationToken cancellationToken)
    {
        var courriel = inscription.Courriel;
        if (!courriel.Contains('@'))
        {
            return Results.BadRequest($"Adresse invalide : {courriel}");
        }

        await newsletters.InscrireAsync(courriel, inscription.Prenom, inscription.Origine, cancellationToken); // expect: GDPR202
        return Results.Created($"/newsletter?email={courriel}", null); // expect: GDPR206
    }
}
