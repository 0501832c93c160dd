using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>
/// What personal data there is, who may have it for what, and where it may go: the content of <c>gdpr.policy.json</c>. Immutable, and safe to use from
/// several threads.
/// </summary>
public sealed partial class Policy
{
    private readonly Dictionary<string, CategoryLine> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyPurpose> _purposes;
    private readonly Dictionary<string, PolicyRole> _roles;
    private readonly Dictionary<string, PolicySubject> _subjects;

    internal Policy(PolicyDraft draft)
    {
        Hash = draft.Hash;
        Title = draft.Title;
        UpdatedOn = draft.UpdatedOn;
        UpdatedOnPosition = draft.UpdatedOnPosition;
        ReviewEvery = draft.ReviewEvery;
        Languages = draft.Languages;
        Controller = draft.Controller;
        Glossary = draft.Glossary.Frozen();
        Subjects = (_subjects = draft.Subjects).Frozen();
        Categories = draft.Categories.Frozen();
        Purposes = (_purposes = draft.Purposes).Frozen();
        Roles = (_roles = draft.Roles).Frozen();
        Recipients = draft.Recipients.Frozen();
        Stores = draft.Stores.Frozen();
        Transfers = draft.Transfers;
        Cookies = draft.Cookies.Frozen();
        Logs = draft.Logs;
        Measures = draft.Measures;
        Members = draft.Members.Frozen();
        Classifications = draft.Classifications.Frozen();
        Sinks = draft.Sinks.Frozen();

        foreach (var category in draft.Categories.Values)
        {
            _lines.Add(category.Key, new CategoryLine(category.Key, category.Special));
        }

        if (!_lines.ContainsKey(PolicyWords.Unclassified))
        {
            _lines.Add(PolicyWords.Unclassified, new CategoryLine(PolicyWords.Unclassified, isSpecial: false));
        }
    }

    /// <summary>SHA-256 of the text in lower-case hexadecimal: UTF-8, without byte order mark, lines ended by LF.</summary>
    public string Hash { get; }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; }

    /// <summary>Day of the last change; null only in a policy that was read in spite of its problems.</summary>
    public DateTime? UpdatedOn { get; }

    /// <summary>Where <see cref="UpdatedOn"/> stands in the file.</summary>
    internal PolicyPosition UpdatedOnPosition { get; }

    /// <summary>How often the policy is reviewed (GDPR Art. 24(1), 32(1)(d)); null where the file does not say.</summary>
    public PolicyDuration? ReviewEvery { get; }

    /// <summary>Languages of the texts, the first is the main one.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Who decides about the processing; null only in a policy that was read in spite of its problems.</summary>
    public PolicyController? Controller { get; }

    /// <summary>Terms and what they mean.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Glossary { get; }

    /// <summary>Kinds of persons.</summary>
    public IReadOnlyDictionary<string, PolicySubject> Subjects { get; }

    /// <summary>Categories of personal data.</summary>
    public IReadOnlyDictionary<string, PolicyCategory> Categories { get; }

    /// <summary>Purposes.</summary>
    public IReadOnlyDictionary<string, PolicyPurpose> Purposes { get; }

    /// <summary>Roles.</summary>
    public IReadOnlyDictionary<string, PolicyRole> Roles { get; }

    /// <summary>Recipients.</summary>
    public IReadOnlyDictionary<string, PolicyRecipient> Recipients { get; }

    /// <summary>Stores.</summary>
    public IReadOnlyDictionary<string, PolicyStore> Stores { get; }

    /// <summary>How far data may travel.</summary>
    public PolicyTransfers Transfers { get; }

    /// <summary>Cookies.</summary>
    public IReadOnlyDictionary<string, PolicyCookie> Cookies { get; }

    /// <summary>What may stand in logs.</summary>
    public PolicyLogs Logs { get; }

    /// <summary>Measures, in the order of the file.</summary>
    public IReadOnlyList<PolicyMeasure> Measures { get; }

    /// <summary>Category of members we do not own, by documentation id (<c>P:Vendor.Sdk.Profile.Mail</c>).</summary>
    public IReadOnlyDictionary<string, string> Members { get; }

    /// <summary>Category of data classifications, by <c>Taxonomy:Value</c>.</summary>
    public IReadOnlyDictionary<string, string> Classifications { get; }

    /// <summary>Ways out of the program in code we do not own, by documentation id.</summary>
    public IReadOnlyDictionary<string, PolicySink> Sinks { get; }

    /// <summary>Reads a policy.</summary>
    /// <param name="json">Text of <c>gdpr.policy.json</c>; comments and trailing commas are allowed.</param>
    /// <exception cref="PolicyException">The text has a problem of GDPR002 to GDPR007.</exception>
    public static Policy Parse(string json) => Accept(PolicyReader.Read(json ?? throw new ArgumentNullException(nameof(json))), null);

    /// <summary>
    /// Decides whether a role may use a category of personal data for a purpose (GDPR Art. 5(1)(b) and (c), 25(2), 32(4)). What is not permitted is refused;
    /// names that the policy does not declare are refused and never throw.
    /// </summary>
    /// <param name="purpose">The purpose.</param>
    /// <param name="role">The role.</param>
    /// <param name="category">The category.</param>
    /// <param name="memberPurposes">Purposes that the member's own mark allows; null or empty: all.</param>
    /// <param name="memberRoles">Roles that the member's own mark allows; null or empty: all.</param>
    /// <param name="subjectKind">Kind of person that the declaring type describes; null: not given.</param>
    public PolicyDecision Decide(
        string purpose, string role, string category,
        IReadOnlyCollection<string>? memberPurposes = null, IReadOnlyCollection<string>? memberRoles = null, string? subjectKind = null)
    {
        var question = new DecisionQuestion(this, purpose ?? "", role ?? "", category ?? "", memberPurposes, memberRoles, subjectKind);
        var reason = JudgePurpose(question, out var line);
        if (reason != DecisionReason.Permitted)
        {
            return new PolicyDecision(reason, concernsRole: false, question);
        }

        reason = JudgeRole(question, line!);
        return new PolicyDecision(reason, concernsRole: reason != DecisionReason.Permitted, question);
    }

    /// <summary>Decides about the purpose alone, without a role: only the compiler may ask that.</summary>
    internal PolicyDecision DecidePurpose(
        string purpose, string category, IReadOnlyCollection<string>? memberPurposes = null, string? subjectKind = null)
    {
        var question = new DecisionQuestion(this, purpose ?? "", null, category ?? "", memberPurposes, null, subjectKind);
        return new PolicyDecision(JudgePurpose(question, out _), concernsRole: false, question);
    }

    /// <summary>The policy if nothing forbids its use.</summary>
    internal static Policy Accept(PolicyReadResult result, string? path) =>
        result.Policy is { } policy && result.Problems.All(p => !p.IsError) ? policy : throw new PolicyException(result.Problems, path);

    private DecisionReason JudgePurpose(in DecisionQuestion q, out CategoryLine? line)
    {
        line = null;
        if (!_purposes.TryGetValue(q.Purpose, out var purpose))
        {
            return DecisionReason.UnknownPurpose;
        }

        if (!_lines.TryGetValue(q.Category, out line))
        {
            return DecisionReason.UnknownCategory;
        }

        if (q.SubjectKind is not null && !_subjects.ContainsKey(q.SubjectKind))
        {
            return DecisionReason.UnknownSubject;
        }

        switch (purpose.Cover.Of(line))
        {
            case Coverage.None:
                return DecisionReason.NotUnderPurpose;
            case Coverage.NotNamed:
                return DecisionReason.SpecialNotNamed;
        }

        if (!Allows(q.MemberPurposes, q.Purpose))
        {
            return DecisionReason.MemberPurposes;
        }

        return q.SubjectKind is not null && purpose.SubjectSet is { } subjects && !subjects.Contains(q.SubjectKind)
            ? DecisionReason.SubjectKind
            : DecisionReason.Permitted;
    }

    private DecisionReason JudgeRole(in DecisionQuestion q, CategoryLine line)
    {
        if (!_roles.TryGetValue(q.Role!, out var role))
        {
            return DecisionReason.UnknownRole;
        }

        switch (role.Granted(q.Purpose, line))
        {
            case Coverage.None:
                return DecisionReason.NotGranted;
            case Coverage.NotNamed:
                return DecisionReason.SpecialNotNamed;
        }

        return Allows(q.MemberRoles, q.Role!) ? DecisionReason.Permitted : DecisionReason.MemberRoles;
    }

    /// <summary>Whether a member's narrowing admits the word; none given admits all.</summary>
    private static bool Allows(IReadOnlyCollection<string>? narrowing, string word)
    {
        if (narrowing is null || narrowing.Count == 0)
        {
            return true;
        }

        // Lists, which is what callers pass, are read without an enumerator on the heap. A set's own comparer is not asked: names compare ordinally.
        if (narrowing is IReadOnlyList<string> list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (string.Equals(list[i], word, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var allowed in narrowing)
        {
            if (string.Equals(allowed, word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
