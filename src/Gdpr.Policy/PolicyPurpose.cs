using System.Collections.Generic;

namespace Gdpr;

/// <summary>Whether a person must give a datum for the purpose, or may (GDPR Art. 13(2)(e)).</summary>
public enum Necessity
{
    /// <summary>The purpose cannot be served without it.</summary>
    Required,

    /// <summary>The person may leave it out.</summary>
    Optional,
}

/// <summary>What personal data is processed for, on what ground, and how long (GDPR Art. 5(1)(b), 6(1), 13(1)(c), 30(1)(b)).</summary>
public sealed class PolicyPurpose : PolicyElement
{
    internal PolicyPurpose(string key, PolicyMember member, PolicyText text)
        : base(key, member, text)
    {
    }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; internal set; } = LocalizedText.Empty;

    /// <summary>
    /// <c>consent</c>, <c>contract</c>, <c>legal-obligation</c>, <c>vital-interest</c>, <c>public-task</c> or <c>legitimate-interest</c> (GDPR Art. 6(1));
    /// null where the file gives none.
    /// </summary>
    public string? LegalBasis { get; internal set; }

    /// <summary>Whether the ground is the person's consent (GDPR Art. 6(1)(a), 7).</summary>
    public bool NeedsConsent => LegalBasis == PolicyWords.Consent;

    /// <summary>The legitimate interest pursued (GDPR Art. 13(1)(d)).</summary>
    public LocalizedText Interest { get; internal set; } = LocalizedText.Empty;

    /// <summary>Kinds of persons concerned; none: all.</summary>
    public IReadOnlyList<string> Subjects { get; internal set; } = [];

    /// <summary>Categories used, as the file writes them (<c>contact</c>, <c>contact.*</c>, <c>contact.email</c>, <c>*</c>).</summary>
    public IReadOnlyDictionary<string, Necessity> Data { get; internal set; } = PolicyWords.NoNecessities;

    /// <summary>Recipients to whom data may go for this purpose (GDPR Art. 13(1)(e)).</summary>
    public IReadOnlyList<string> Recipients { get; internal set; } = [];

    /// <summary>How long data is kept (GDPR Art. 5(1)(e), 13(2)(a), 30(1)(f)); null where the file does not say.</summary>
    public PolicyRetention? Retention { get; internal set; }

    /// <summary>Ways to write to the person: <c>email</c>, <c>sms</c>, <c>post</c>, <c>phone</c>.</summary>
    public IReadOnlyList<string> Channels { get; internal set; } = [];

    /// <summary>Ids of measures that protect this processing (GDPR Art. 30(1)(g), 32).</summary>
    public IReadOnlyList<string> Measures { get; internal set; } = [];

    /// <summary>Whether the purpose needs a category or may do without; the nearest entry decides. Null where none names it or what lies above it.</summary>
    /// <param name="category">A category in full.</param>
    public Necessity? NecessityOf(string category)
    {
        for (var path = category ?? ""; path.Length > 0; path = path.Substring(0, System.Math.Max(path.LastIndexOf('.'), 0)))
        {
            if (Data.TryGetValue(path, out var necessity) || Data.TryGetValue(path + PolicyWords.AnyBelow, out necessity))
            {
                return necessity;
            }
        }

        return Data.TryGetValue(PolicyWords.Any, out var any) ? any : null;
    }

    /// <summary>What <see cref="Data"/> covers.</summary>
    internal CategoryCover Cover { get; set; } = CategoryCover.Nothing;

    /// <summary><see cref="Subjects"/> for look-ups.</summary>
    internal HashSet<string>? SubjectSet { get; set; }
}

/// <summary>How long data is kept for a purpose (GDPR Art. 5(1)(e)).</summary>
public sealed class PolicyRetention
{
    internal PolicyRetention(PolicyDuration? active, PolicyDuration? archive, string? from)
    {
        Active = active;
        Archive = archive;
        From = from;
    }

    /// <summary>Time in the active database.</summary>
    public PolicyDuration? Active { get; }

    /// <summary>Time in the intermediate archive, with restricted access; null: none.</summary>
    public PolicyDuration? Archive { get; }

    /// <summary>The event from which both are counted, such as <c>last-order</c>.</summary>
    public string? From { get; }
}
