namespace Gdpr;

/// <summary>What a member may hold, as the marks say; the run-time twin of the analyzers' label.</summary>
/// <param name="Category">A category of the policy, or <c>unclassified</c>.</param>
/// <param name="Purposes">Purposes to which the mark narrows it; empty: as the policy says.</param>
/// <param name="Roles">Roles to which the mark narrows it; empty: as the policy says.</param>
/// <param name="SubjectKind">Kind of person that the declaring type describes, or null.</param>
internal sealed record DataLabel(string Category, string[] Purposes, string[] Roles, string? SubjectKind)
{
    public const string Unclassified = "unclassified";
}
