using System.Collections.Generic;

namespace Gdpr;

/// <summary>An organisation to which personal data goes (GDPR Art. 4(9), 13(1)(e), 28, 30(1)(d)).</summary>
public sealed class PolicyRecipient : PolicyElement
{
    internal PolicyRecipient(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Name for the persons concerned.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary><c>processor</c>, <c>sub-processor</c>, <c>controller</c>, <c>joint-controller</c>, <c>third-party</c> or <c>authority</c>.</summary>
    public string? Kind { get; internal set; }

    /// <summary>Whether it acts on the controller's behalf, which takes a contract (GDPR Art. 28(3)).</summary>
    public bool IsProcessor => Kind is "processor" or "sub-processor";

    /// <summary>Country in which it processes the data, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; internal set; }

    /// <summary>Its hosts: <c>api.example.com</c>, or <c>*.example.com</c> for every host below.</summary>
    public IReadOnlyList<string> Hosts { get; internal set; } = [];

    /// <summary>Reference of the contract (GDPR Art. 28(3)).</summary>
    public string? Contract { get; internal set; }
}

/// <summary>A database, bucket or disk where personal data is kept.</summary>
public sealed class PolicyStore : PolicyElement
{
    internal PolicyStore(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary>The recipient that operates it; null: the controller itself.</summary>
    public string? Recipient { get; internal set; }

    /// <summary>Cloud provider, as the tables of regions name it (<c>ovh</c>, <c>aws</c>).</summary>
    public string? Provider { get; internal set; }

    /// <summary>Region code of that provider; it means nothing without it.</summary>
    public string? Region { get; internal set; }

    /// <summary>Country where the store stands, ISO 3166-1 alpha-2, where no region tells.</summary>
    public string? Country { get; internal set; }

    /// <summary>Name of the connection string in the configuration.</summary>
    public string? ConnectionString { get; internal set; }

    /// <summary>Categories kept there, as the file writes them.</summary>
    public IReadOnlyList<string> Categories { get; internal set; } = [];
}

/// <summary>How far data may travel (GDPR Art. 44-49).</summary>
public sealed class PolicyTransfers
{
    internal PolicyTransfers(string mode, IReadOnlyList<string> adequate, IReadOnlyList<PolicySafeguard> safeguards)
    {
        Mode = mode;
        Adequate = adequate;
        Safeguards = safeguards;
    }

    /// <summary><c>eu</c>, <c>eea</c> (where the file does not say) or <c>adequate</c>: also the countries of <see cref="Adequate"/>.</summary>
    public string Mode { get; }

    /// <summary>Countries beyond the EEA that are allowed in mode <c>adequate</c>, ISO 3166-1 alpha-2 (GDPR Art. 45).</summary>
    public IReadOnlyList<string> Adequate { get; }

    /// <summary>Organisations with appropriate safeguards (GDPR Art. 46, 47).</summary>
    public IReadOnlyList<PolicySafeguard> Safeguards { get; }
}

/// <summary>What protects data at a recipient in a third country (GDPR Art. 46, 47; <c>dpf</c>: decision (EU) 2023/1795).</summary>
public sealed class PolicySafeguard
{
    internal PolicySafeguard(string recipient, string? kind, string? evidence, System.DateTime? reviewedOn)
    {
        Recipient = recipient;
        Kind = kind;
        Evidence = evidence;
        ReviewedOn = reviewedOn;
    }

    /// <summary>The recipient.</summary>
    public string Recipient { get; }

    /// <summary><c>dpf</c>, <c>scc</c> or <c>bcr</c>.</summary>
    public string? Kind { get; }

    /// <summary>Where the proof is.</summary>
    public string? Evidence { get; }

    /// <summary>Day of the last review.</summary>
    public System.DateTime? ReviewedOn { get; }
}
