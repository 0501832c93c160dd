using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>How much a finding matters.</summary>
internal enum Severity
{
    /// <summary>A suggestion.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}

/// <summary>The order in which a code base is brought into shape: each stage makes the next one's findings meaningful.</summary>
internal enum Stage
{
    /// <summary>There is a policy and it is valid.</summary>
    Policy,

    /// <summary>What is personal is marked.</summary>
    Marks,

    /// <summary>Code that reads it declares its purpose.</summary>
    Purposes,

    /// <summary>Each purpose and role may have what it reads.</summary>
    Permissions,

    /// <summary>It goes nowhere it may not go.</summary>
    Leaks,

    /// <summary>Everything else.</summary>
    Rest,
}

/// <summary>A rule as the tool needs to know it.</summary>
/// <param name="Id">Identifier, such as <c>GDPR102</c>.</param>
/// <param name="Name">Name, such as <c>PurposeNotPermitted</c>.</param>
/// <param name="Severity">Default severity.</param>
internal sealed record RuleInfo(string Id, string Name, Severity Severity)
{
    /// <summary>The stage in which the rule is dealt with.</summary>
    public Stage Stage => Id switch
    {
        "GDPR001" or "GDPR002" or "GDPR003" or "GDPR004" or "GDPR005" or "GDPR006" or "GDPR007" => Stage.Policy,
        "GDPR501" => Stage.Marks,
        "GDPR101" => Stage.Purposes,
        "GDPR102" or "GDPR103" => Stage.Permissions,
        _ when Id.StartsWith("GDPR2", StringComparison.Ordinal) => Stage.Leaks,
        "GDPR301" => Stage.Leaks,
        _ => Stage.Rest,
    };

    /// <summary>Whether the rule may be put into a baseline: what is an error by default accepts no risk.</summary>
    public bool IsBaselinable => Severity != Severity.Error;
}

/// <summary>The rules of the analyzers and of this tool.</summary>
internal static class RuleCatalog
{
    /// <summary>Id of the reports that carry facts to this tool; never shown.</summary>
    public const string Fact = "GDPR000";

    private static readonly Dictionary<string, RuleInfo> ById = Rules().ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } = [.. ById.Values.OrderBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>The rule of that id; one that the tool does not know is a warning without a name.</summary>
    public static RuleInfo Of(string id) => ById.TryGetValue(id, out var rule) ? rule : new RuleInfo(id, "", Severity.Warning);

    /// <summary>Whether the rule exists.</summary>
    public static bool Has(string id) => ById.ContainsKey(id);

    private static IEnumerable<RuleInfo> Rules()
    {
        (int Id, string Name)[] warnings =
        [
            (1, "PolicyMissing"), (8, "PolicyIncomplete"),
            (101, "AccessWithoutPurpose"), (102, "PurposeNotPermitted"), (103, "RoleNotAuthorised"), (104, "ConsentNotChecked"), (105, "EndpointNotProtected"),
            (201, "LabelLost"), (202, "LabelWidened"), (203, "PersonalDataInLog"), (204, "PersonalDataInException"), (205, "PersonalDataInFile"),
            (206, "PersonalDataInUrl"), (207, "UnprojectedResponse"), (208, "PersonalDataInClientState"), (209, "PersonalDataInTelemetry"),
            (210, "DisclosureNotPermitted"), (211, "PersonalDataInCache"), (212, "PersonalDataToAiService"), (213, "NeverStoredDataKept"),
            (302, "LocationUnknown"), (303, "StoreNotDeclared"), (304, "HardCodedAdminSecret"),
            (401, "MarketingWithoutUnsubscribe"), (402, "SubjectUnreachable"), (403, "UndeclaredCookie"), (404, "CookieBeforeConsent"),
            (405, "NecessityMismatch"), (406, "ConsentPreTicked"),
            (501, "UnmarkedPersonalData"), (502, "CollectedButUnused"), (503, "OverFetch"), (504, "NotNeeded"),
            (902, "RiskExpired"),
        ];
        (int Id, string Name)[] errors =
        [
            (2, "PolicyInvalid"), (3, "UndeclaredPurpose"), (4, "UndeclaredRole"), (5, "UndeclaredCategory"), (6, "UndeclaredRecipient"),
            (7, "UndeclaredStore"), (301, "LocationNotAllowed"), (901, "RiskWithoutReason"),
        ];
        (int Id, string Name)[] infos = [(9, "PolicyUnused"), (903, "CoverageGap")];
        return
        [
            .. warnings.Select(r => Rule(r, Severity.Warning)),
            .. errors.Select(r => Rule(r, Severity.Error)),
            .. infos.Select(r => Rule(r, Severity.Info)),
        ];
    }

    private static RuleInfo Rule((int Id, string Name) rule, Severity severity) => new($"GDPR{rule.Id:000}", rule.Name, severity);
}
