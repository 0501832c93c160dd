using System.Security.Cryptography;
using Boutique.Web.Models;
using Gdpr;
using Gdpr.Declared;
using Microsoft.AspNetCore.Mvc;

namespace Boutique.Web.Api;

/// <summary>Sur le poste du développeur, tient lieu du prestataire : échange un numéro de carte contre un jeton, et ne garde rien.</summary>
public static class SimulateurPaiement
{
    public static void MapSimulateurPaiement(this IEndpointRouteBuilder app)
    {
        app.MapPost("/simulateur-paiement/jeton", Emettre).AllowAnonymous().DisableAntiforgery();
    }

    [Processing(Purposes.OrderHandling)]
    private static IResult Emettre([FromForm, Personal(DataCategories.PaymentCardNumber)] string numero)
    {
        if (numero.Length is < 12 or > 23)
        {
            return Results.BadRequest();
        }

        return Results.Ok(new JetonEmis("sim_" + RandomNumberGenerator.GetHexString(24)));
    }
}
