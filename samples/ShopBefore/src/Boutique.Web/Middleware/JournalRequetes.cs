namespace Boutique.Web.Middleware;

/// <summary>Écrit chaque requête dans le journal, « au cas où ».</summary>
public class JournalRequetes(RequestDelegate suite, ILogger<JournalRequetes> logger)
{
    public async Task InvokeAsync(HttpContext contexte)
    {
        var debut = TimeProvider.System.GetTimestamp();
        await suite(contexte);
        var duree = TimeProvider.System.GetElapsedTime(debut);
        var ip = contexte.Connection.RemoteIpAddress; // expect: GDPR101
        logger.LogInformation(
            "{Ip} {Methode} {Chemin}{Requete} {Statut} en {Duree} ms",
            ip, // expect: GDPR203
            contexte.Request.Method,
            contexte.Request.Path,
            contexte.Request.QueryString,
            contexte.Response.StatusCode,
            duree.TotalMilliseconds);
    }
}
