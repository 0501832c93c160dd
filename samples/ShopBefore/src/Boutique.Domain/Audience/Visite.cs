using Gdpr;

namespace Boutique.Domain.Audience;

/// <summary>Une page vue.</summary>
[DataSubject("visitor")]
public class Visite
{
    public int Id { get; set; }

    [Personal("online.cookie-id")]
    [DataSubject("visitor")]
    public string Visiteur { get; set; } = "";

    public string? AdresseIp { get; set; } // expect: GDPR501

    [Personal("online.user-agent")]
    public string? Navigateur { get; set; }

    [Personal("online.browsing")]
    public string Page { get; set; } = "";

    [Personal("online.browsing")]
    public string? Provenance { get; set; }

    public DateTime Le { get; set; }
}
