using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Flow;

/// <summary>A marked member is read there, outside its declaring type.</summary>
/// <param name="Member">The member that is read.</param>
/// <param name="Labels">Its labels; each must be permitted.</param>
/// <param name="Location">Its name where it is read.</param>
/// <param name="Enclosing">The innermost lambda, local function, accessor, method or type around the read.</param>
/// <param name="Mandate">What that code declares.</param>
internal sealed record AccessFact(ISymbol Member, Label[] Labels, Location Location, ISymbol Enclosing, Mandate Mandate);

/// <summary>What a name that code writes stands for in the policy.</summary>
internal enum DeclaredKind
{
    Purpose,
    Role,
    Category,
    Recipient,
    Store,
    SubjectKind,
}

/// <summary>Code names something that the policy should declare.</summary>
internal sealed record NameFact(DeclaredKind Kind, string Name, Location Location, ISymbol? Owner);

/// <summary>A member that its name and owner make look like personal data.</summary>
internal sealed record LookalikeFact(ISymbol Member, string Category, Location Location);

/// <summary>A handler of requests that reads or returns personal data.</summary>
internal sealed record EndpointFact(ISymbol Handler, string Name, Location Location, string Reached);

/// <summary>An accepted risk, or a suppression of one of our rules.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Form"><c>[AcceptedRisk]</c>, <c>#pragma</c> or <c>SuppressMessage</c>.</param>
/// <param name="Missing">What it lacks, or null.</param>
/// <param name="Until">Last day as written, or null.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Owner">The declaration that it covers, where there is one.</param>
internal sealed record RiskFact(string Rule, string Form, string? Missing, string? Until, Location Location, ISymbol? Owner);
