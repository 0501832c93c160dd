using Gdpr;

namespace Boutique.Domain.Clients;

/// <summary>Un client recommande la boutique à un proche.</summary>
public class Parrainage
{
    public int Id { get; set; }

    public int ParrainId { get; set; }

    public Client? Parrain { get; set; }

    public string CourrielFilleul { get; set; } = ""; // expect: GDPR501

    public DateTime EnvoyeLe { get; set; }

    public bool Accepte { get; set; }
}

/// <summary>Ce que le formulaire de parrainage transmet.</summary>
public sealed record Filleul(string Code, [Personal("contact.email")] string Email);
