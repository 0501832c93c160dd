using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;

namespace Gdpr.Analyzers.Rules;

/// <summary>What a rule reports; where and how severely is decided by <see cref="Reporter"/>.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Containing">The declaration in which it stands, or null for files.</param>
/// <param name="Member">The member that it names, or null.</param>
/// <param name="Word">What identifies the finding beside the declaration where it names no member: a purpose, a path in the policy.</param>
/// <param name="Arguments">Arguments of the message.</param>
internal sealed record Finding(
    DiagnosticDescriptor Rule, Location Location, ISymbol? Containing, ISymbol? Member, string? Word, params object?[] Arguments)
{
    /// <summary>What the code fixes and <c>gdpr check</c> read beside the message.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The declarations in which the leaks stand, where they are not the report's: a risk that is accepted for one says nothing of another.</summary>
    public IReadOnlyList<ISymbol> Leaks { get; init; } = [];

    /// <summary>Steps of a flow, from the read to the leak.</summary>
    public IEnumerable<Location>? Path { get; init; }
}

/// <summary>Keys of the properties that diagnostics carry.</summary>
internal static class FindingProperty
{
    public const string Nearest = "gdpr.nearest";
    public const string Category = "gdpr.category";
    public const string Purpose = "gdpr.purpose";
    public const string Role = "gdpr.role";

    /// <summary>Purposes that would permit it, the best first, separated by <c>;</c>.</summary>
    public const string Permitting = "gdpr.permitting";

    /// <summary>Documentation id of what takes the data.</summary>
    public const string Target = "gdpr.target";
    public const string Severity = "gdpr.severity";
    public const string Symbol = "gdpr.symbol";
    public const string Member = "gdpr.member";
    public const string Baseline = "gdpr.baseline";

    /// <summary>Present when an accepted risk covers the finding; <see cref="AcceptedRiskSuppressor"/> obeys it.</summary>
    public const string Accepted = "gdpr.accepted";
    public const string Fact = "gdpr.fact";
    public const string Value = "gdpr.value";
}

/// <summary>
/// IS it allowed: a descriptor and a predicate over facts. A rule sees no syntax. To add one: this file, a page in docs/rules, tests, and a line in <see cref="All"/>
/// (a test fails when it is missing; a list is checked by the compiler and costs no reflection at start).
/// </summary>
internal abstract class Rule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    public virtual Finding? Check(AccessFact fact, AccessVerdict verdict, Policy? policy) => null;

    public virtual Finding? Check(NameFact fact, Policy policy) => null;

    public virtual Finding? Check(LookalikeFact fact, Policy? policy) => null;

    public virtual Finding? Check(EndpointFact fact) => null;

    public virtual Finding? Check(FlowFact fact, Policy? policy) => null;

    public virtual Finding? Check(RiskFact fact, System.DateTime? asOf) => null;

    public static readonly Rule[] All =
    [
        new GDPR001_PolicyMissing(), new GDPR002_PolicyInvalid(), new GDPR003_UndeclaredPurpose(), new GDPR004_UndeclaredRole(), new GDPR005_UndeclaredCategory(),
        new GDPR006_UndeclaredRecipient(), new GDPR007_UndeclaredStore(), new GDPR008_PolicyIncomplete(), new GDPR101_AccessWithoutPurpose(),
        new GDPR102_PurposeNotPermitted(), new GDPR103_RoleNotAuthorised(), new GDPR105_EndpointNotProtected(), new GDPR201_LabelLost(), new GDPR202_LabelWidened(),
        new GDPR203_PersonalDataInLog(), new GDPR204_PersonalDataInException(), new GDPR205_PersonalDataInFile(), new GDPR206_PersonalDataInUrl(),
        new GDPR207_UnprojectedResponse(), new GDPR208_PersonalDataInClientState(), new GDPR209_PersonalDataInTelemetry(), new GDPR210_DisclosureNotPermitted(),
        new GDPR211_PersonalDataInCache(), new GDPR212_PersonalDataToAiService(), new GDPR213_NeverStoredDataKept(), new GDPR501_UnmarkedPersonalData(),
        new GDPR901_RiskWithoutReason(), new GDPR902_RiskExpired(), new GDPR903_CoverageGap(),
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(r => r.Descriptor.Id, r => r.Descriptor);

    public static DiagnosticDescriptor? Find(string id) => ById.TryGetValue(id, out var descriptor) ? descriptor : null;

    /// <summary>Address of a rule's page.</summary>
    public static string Page(string id) => "https://github.com/gdpr-net/gdpr/blob/main/docs/rules/" + id + ".md";

    protected static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => "'" + n + "'"));
}
