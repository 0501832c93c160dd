using System.Collections.Generic;

namespace Gdpr;

/// <summary>Why a use of personal data is permitted or refused.</summary>
public enum DecisionReason
{
    /// <summary>Everything fits.</summary>
    Permitted,

    /// <summary>The policy declares no such purpose.</summary>
    UnknownPurpose,

    /// <summary>The policy declares no such category.</summary>
    UnknownCategory,

    /// <summary>The policy declares no such kind of person.</summary>
    UnknownSubject,

    /// <summary>The purpose does not list the category (GDPR Art. 5(1)(b) and (c)).</summary>
    NotUnderPurpose,

    /// <summary>The category is special (GDPR Art. 9) and is covered by a wildcard only, where it must be named in full.</summary>
    SpecialNotNamed,

    /// <summary>The member's own marks name other purposes.</summary>
    MemberPurposes,

    /// <summary>The purpose is not for data of that kind of person.</summary>
    SubjectKind,

    /// <summary>The policy declares no such role.</summary>
    UnknownRole,

    /// <summary>No grant of the role covers both the purpose and the category (GDPR Art. 25(2), 32(4)).</summary>
    NotGranted,

    /// <summary>The member's own marks name other roles.</summary>
    MemberRoles,
}

/// <summary>The policy's answer: may this role use this category for this purpose?</summary>
public sealed class PolicyDecision
{
    private readonly DecisionQuestion _question;
    private string? _explanation;

    internal PolicyDecision(DecisionReason reason, bool concernsRole, in DecisionQuestion question)
    {
        Reason = reason;
        ConcernsRole = concernsRole;
        _question = question;
    }

    /// <summary>Whether the use is permitted.</summary>
    public bool IsPermitted => Reason == DecisionReason.Permitted;

    /// <summary>What failed first; the purpose is judged before the role.</summary>
    public DecisionReason Reason { get; }

    /// <summary>One plain sentence that names purpose, role and category, what failed, and what the policy permits instead.</summary>
    public string Explanation => _explanation ??= DecisionExplanation.Of(Reason, ConcernsRole, _question);

    /// <summary>Whether the purpose may use the category and only the role fails.</summary>
    internal bool ConcernsRole { get; }

    /// <inheritdoc/>
    public override string ToString() => Explanation;
}

/// <summary>What was asked, kept so that the explanation is written only when somebody reads it.</summary>
internal readonly struct DecisionQuestion
{
    public DecisionQuestion(
        Policy policy, string purpose, string? role, string category,
        IReadOnlyCollection<string>? memberPurposes, IReadOnlyCollection<string>? memberRoles, string? subjectKind)
    {
        Policy = policy;
        Purpose = purpose;
        Role = role;
        Category = category;
        MemberPurposes = memberPurposes;
        MemberRoles = memberRoles;
        SubjectKind = subjectKind;
    }

    public Policy Policy { get; }

    public string Purpose { get; }

    /// <summary>Null: the question is about the purpose alone.</summary>
    public string? Role { get; }

    public string Category { get; }

    public IReadOnlyCollection<string>? MemberPurposes { get; }

    public IReadOnlyCollection<string>? MemberRoles { get; }

    public string? SubjectKind { get; }
}
