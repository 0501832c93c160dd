using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>Which way a change goes.</summary>
internal enum PolicyChangeKind
{
    /// <summary>More people, more purposes, more places, longer, or with fewer conditions.</summary>
    Widened,

    /// <summary>The reverse.</summary>
    Narrowed,
}

/// <summary>One change of what a policy permits.</summary>
internal sealed class PolicyChange
{
    public PolicyChange(PolicyChangeKind kind, string area, string subject, string description)
    {
        Kind = kind;
        Area = area;
        Subject = subject;
        Description = description;
    }

    public PolicyChangeKind Kind { get; }

    /// <summary>
    /// What part of the policy: <c>access</c>, <c>role</c>, <c>purpose</c>, <c>category</c>, <c>recipient</c>, <c>store</c>, <c>transfer</c>,
    /// <c>retention</c>, <c>cookie</c>, <c>log</c>.
    /// </summary>
    public string Area { get; }

    /// <summary>Whose change it is, such as <c>order-clerk</c> or <c>order-clerk × billing</c>.</summary>
    public string Subject { get; }

    /// <summary>One sentence.</summary>
    public string Description { get; }

    public override string ToString() => $"{(Kind == PolicyChangeKind.Widened ? "+" : "-")} {Area} {Subject}: {Description}";
}

/// <summary>Compares what two policies permit.</summary>
internal sealed class PolicyDiff
{
    private readonly Policy _old;
    private readonly Policy _new;
    private readonly List<PolicyChange> _changes = [];

    private PolicyDiff(Policy old, Policy @new)
    {
        _old = old;
        _new = @new;
    }

    /// <summary>The changes, by area and subject.</summary>
    public IReadOnlyList<PolicyChange> Changes => _changes;

    /// <summary>Whether anything is permitted that was not.</summary>
    public bool Widens => _changes.Any(c => c.Kind == PolicyChangeKind.Widened);

    /// <summary>Compares two policies.</summary>
    public static PolicyDiff Compare(Policy old, Policy @new)
    {
        var diff = new PolicyDiff(old, @new);
        diff.Access();
        diff.Roles();
        diff.Purposes();
        diff.Categories();
        diff.Places();
        diff.Transfers();
        diff.CookiesAndLogs();
        return diff;
    }

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Select(w => "'" + w + "'"));

    private static IEnumerable<string> Keys<T>(IReadOnlyDictionary<string, T> a, IReadOnlyDictionary<string, T> b) =>
        a.Keys.Union(b.Keys).OrderBy(k => k, StringComparer.Ordinal);

    private static IEnumerable<(string Key, T Old, T New)> Both<T>(IReadOnlyDictionary<string, T> a, IReadOnlyDictionary<string, T> b) =>
        Keys(a, b).Where(k => a.ContainsKey(k) && b.ContainsKey(k)).Select(k => (k, a[k], b[k]));

    private void Add(bool widened, string area, string subject, string description) =>
        _changes.Add(new PolicyChange(widened ? PolicyChangeKind.Widened : PolicyChangeKind.Narrowed, area, subject, description));

    private void Access()
    {
        // A category that one of them does not declare is refused there, so that declaring it is a change only where somebody may use it.
        var categories = PolicyTable.CategoriesOf(_old, _new);
        foreach (var role in Keys(_old.Roles, _new.Roles))
        {
            foreach (var purpose in Keys(_old.Purposes, _new.Purposes))
            {
                var before = categories.Where(c => _old.Decide(purpose, role, c).IsPermitted).ToList();
                var after = categories.Where(c => _new.Decide(purpose, role, c).IsPermitted).ToList();
                Set("access", $"{role} × {purpose}", before, after, "may now use", "may no longer use");
            }
        }

        // Code without a role is judged by the purpose alone, so that this is access too.
        foreach (var purpose in Keys(_old.Purposes, _new.Purposes))
        {
            var before = categories.Where(c => _old.DecidePurpose(purpose, c).IsPermitted).ToList();
            var after = categories.Where(c => _new.DecidePurpose(purpose, c).IsPermitted).ToList();
            Set("purpose", purpose, before, after, "lists", "no longer lists");
        }
    }

    /// <summary>Each word more is a widening, each word less a narrowing.</summary>
    private void Set(string area, string subject, IEnumerable<string> before, IEnumerable<string> after, string more, string less)
    {
        var old = new HashSet<string>(before, StringComparer.Ordinal);
        var now = new HashSet<string>(after, StringComparer.Ordinal);
        var gained = now.Where(w => !old.Contains(w)).OrderBy(w => w, StringComparer.Ordinal).ToList();
        var lost = old.Where(w => !now.Contains(w)).OrderBy(w => w, StringComparer.Ordinal).ToList();
        if (gained.Count > 0)
        {
            Add(true, area, subject, $"{more} {Words(gained)}.");
        }

        if (lost.Count > 0)
        {
            Add(false, area, subject, $"{less} {Words(lost)}.");
        }
    }

    private void Roles()
    {
        foreach (var (key, old, now) in Both(_old.Roles, _new.Roles))
        {
            if (old.Self != now.Self)
            {
                Add(old.Self, "role", key, old.Self ? "sees other persons' data, no longer only its own." : "sees only its own data.");
            }

            // A requirement is the other way round: one less lets more people act.
            Set("role", key, now.Requires, old.Requires, "no longer requires", "now requires");
            Set("role", key, old.Claims, now.Claims, "is also held by the claim", "is no longer held by the claim");
        }
    }

    private void Purposes()
    {
        foreach (var (key, old, now) in Both(_old.Purposes, _new.Purposes))
        {
            Set("recipient", key, old.Recipients, now.Recipients, "may now give data to", "may no longer give data to");
            Set("purpose", key, old.Channels, now.Channels, "may now write by", "may no longer write by");
            if (old.NeedsConsent != now.NeedsConsent)
            {
                Add(old.NeedsConsent, "purpose", key, old.NeedsConsent ? "no longer needs consent." : "now needs consent.");
            }

            Subjects(key, old, now);
            Longer("retention", key, "active", old.Retention?.Active, now.Retention?.Active, absentIsForever: true);
            Longer("retention", key, "archive", old.Retention?.Archive, now.Retention?.Archive, absentIsForever: false);
        }

        foreach (var purpose in _new.Purposes.Values.Where(p => !_old.Purposes.ContainsKey(p.Key)))
        {
            Set("recipient", purpose.Key, [], purpose.Recipients, "may now give data to", "");
        }

        foreach (var purpose in _old.Purposes.Values.Where(p => !_new.Purposes.ContainsKey(p.Key)))
        {
            Set("recipient", purpose.Key, purpose.Recipients, [], "", "may no longer give data to");
        }
    }

    private void Subjects(string key, PolicyPurpose old, PolicyPurpose now)
    {
        if (old.Subjects.Count > 0 && now.Subjects.Count > 0)
        {
            Set("purpose", key, old.Subjects, now.Subjects, "is now also for data of", "is no longer for data of");
        }
        else if (old.Subjects.Count != now.Subjects.Count)
        {
            var everybody = now.Subjects.Count == 0;
            Add(everybody, "purpose", key, everybody ? "is now for everybody's data." : $"is now only for data of {Words(now.Subjects)}.");
        }
    }

    private void Longer(string area, string subject, string what, PolicyDuration? old, PolicyDuration? now, bool absentIsForever)
    {
        var absent = absentIsForever ? double.PositiveInfinity : 0;
        var before = old?.ApproximateDays ?? absent;
        var after = now?.ApproximateDays ?? absent;
        if (before != after)
        {
            string Say(PolicyDuration? d) => d?.ToString() ?? (absentIsForever ? "without end" : "none");
            Add(after > before, area, subject, $"{what}: {Say(old)} becomes {Say(now)}.");
        }
    }

    private void Categories()
    {
        foreach (var (key, old, now) in Both(_old.Categories, _new.Categories))
        {
            if (old.Special != now.Special)
            {
                Add(old.Special, "category", key, old.Special ? "is no longer special." : "is now special.");
            }

            if (old.NeverStored != now.NeverStored)
            {
                Add(old.NeverStored, "category", key, old.NeverStored ? "may now be stored." : "may no longer be stored.");
            }
        }
    }

    private void Places()
    {
        foreach (var key in Keys(_old.Recipients, _new.Recipients))
        {
            _old.Recipients.TryGetValue(key, out var old);
            _new.Recipients.TryGetValue(key, out var now);
            Place("recipient", key, old is null ? null : old.Country ?? "an unknown country", now is null ? null : now.Country ?? "an unknown country");
            Set("recipient", key, old?.Hosts ?? [], now?.Hosts ?? [], "has the hosts", "no longer has the hosts");
        }

        foreach (var key in Keys(_old.Stores, _new.Stores))
        {
            _old.Stores.TryGetValue(key, out var old);
            _new.Stores.TryGetValue(key, out var now);
            Place("store", key, old is null ? null : PlaceOf(old), now is null ? null : PlaceOf(now));
            Set("store", key, Kept(_old, old), Kept(_new, now), "now keeps", "no longer keeps");
        }
    }

    /// <summary>Another place is a new place, whichever it is: whether it is allowed is judged elsewhere.</summary>
    private void Place(string area, string key, string? old, string? now)
    {
        if (old != now)
        {
            Add(now is not null, area, key, old is null ? $"is new, in {now}." : now is null ? "is gone." : $"moves from {old} to {now}.");
        }
    }

    private static string PlaceOf(PolicyStore store)
    {
        var place = string.Join(" ", new[] { store.Provider, store.Region, store.Country }.Where(w => w is not null));
        return (place.Length == 0 ? "an unknown place" : place) + (store.Recipient is { } recipient ? $" at '{recipient}'" : "");
    }

    private static IEnumerable<string> Kept(Policy policy, PolicyStore? store)
    {
        var cover = new CategoryCover(store?.Categories ?? []);
        bool IsSpecial(string category) => policy.Categories.TryGetValue(category, out var declared) && declared.Special;
        return PolicyTable.CategoriesOf(policy).Where(c => cover.Of(new CategoryLine(c, IsSpecial(c))) == Coverage.Full);
    }

    private void Transfers()
    {
        var old = Array.IndexOf(PolicyWords.TransferModes, _old.Transfers.Mode);
        var now = Array.IndexOf(PolicyWords.TransferModes, _new.Transfers.Mode);
        if (old != now)
        {
            Add(now > old, "transfer", "mode", $"'{_old.Transfers.Mode}' becomes '{_new.Transfers.Mode}'.");
        }

        Set("transfer", "adequate", _old.Transfers.Adequate, _new.Transfers.Adequate, "now allows", "no longer allows");
        static IEnumerable<string> Named(PolicyTransfers t) => t.Safeguards.Select(s => $"{s.Recipient} ({s.Kind})");
        Set("transfer", "safeguards", Named(_old.Transfers), Named(_new.Transfers), "now hold", "no longer hold");
    }

    private void CookiesAndLogs()
    {
        foreach (var key in Keys(_old.Cookies, _new.Cookies))
        {
            _old.Cookies.TryGetValue(key, out var old);
            _new.Cookies.TryGetValue(key, out var now);
            Set("cookie", key, old?.Names ?? [], now?.Names ?? [], "now writes", "no longer writes");
            if (old is null || now is null)
            {
                continue;
            }

            if (old.Consent != now.Consent)
            {
                Add(old.Consent, "cookie", key, old.Consent ? "no longer needs consent." : "now needs consent.");
            }

            Longer("cookie", key, "maxAge", old.MaxAge, now.MaxAge, absentIsForever: true);
        }

        Set("log", "allow", _old.Logs.Allow, _new.Logs.Allow, "now holds", "no longer holds");
    }
}
