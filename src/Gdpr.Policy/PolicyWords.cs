using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace Gdpr;

/// <summary>The words that the policy file knows, in one place for the reader, the schema's test and the documentation.</summary>
internal static class PolicyWords
{
    public const string Any = "*";
    public const string AnyBelow = ".*";
    public const string Consent = "consent";
    public const string LegitimateInterest = "legitimate-interest";
    public const string Pseudonymised = "pseudonymised";

    /// <summary>The category of personal data that nobody has classified yet; known to every policy.</summary>
    public const string Unclassified = "unclassified";

    /// <summary>GDPR Art. 6(1)(a) to (f).</summary>
    public static readonly string[] LegalBases = [Consent, "contract", "legal-obligation", "vital-interest", "public-task", LegitimateInterest];

    /// <summary>GDPR Art. 9(2)(a) to (j), and Art. 10 for convictions and offences.</summary>
    public static readonly string[] Conditions =
    [
        "art9-2-a", "art9-2-b", "art9-2-c", "art9-2-d", "art9-2-e", "art9-2-f", "art9-2-g", "art9-2-h", "art9-2-i", "art9-2-j", "art10",
    ];

    public static readonly string[] Necessities = ["required", "optional"];
    public static readonly string[] Channels = ["email", "sms", "post", "phone"];
    public static readonly string[] Requirements = ["mfa", "policy-accepted", "competence", "recent-auth"];
    public static readonly string[] Families = ["data", "system", "organisation"];
    public static readonly string[] TransferModes = ["eu", "eea", "adequate"];
    public static readonly string[] SafeguardKinds = ["dpf", "scc", "bcr"];
    public static readonly string[] RecipientKinds = ["processor", "sub-processor", "controller", "joint-controller", "third-party", "authority"];
    public static readonly string[] LogWords = [Pseudonymised];

    /// <summary>Names of <c>SinkKind</c> in Gdpr.Annotations, on which this library does not depend.</summary>
    public static readonly string[] SinkKinds =
    [
        "Log", "Telemetry", "Exception", "File", "Url", "Response", "Cookie", "Cache", "Queue", "Mail", "Recipient", "AiService", "Process",
    ];

    internal static readonly IReadOnlyDictionary<string, Necessity> NoNecessities =
        new ReadOnlyDictionary<string, Necessity>(new Dictionary<string, Necessity>(0, StringComparer.Ordinal));
}
