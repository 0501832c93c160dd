using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>Reads who processes whose data, which, for what, in which role, and how it is protected.</summary>
internal sealed class PeopleSections
{
    private readonly PolicyFields _root;
    private readonly PolicyDraft _draft;
    private readonly PolicyReading _reading;

    public PeopleSections(PolicyFields root, PolicyDraft draft)
    {
        _root = root;
        _draft = draft;
        _reading = root.Reading;
    }

    public void Read()
    {
        Controller();
        foreach (var (member, fields) in Section("subjects", KeyShape.Name, PolicyKeys.Subject))
        {
            _draft.Subjects.Add(member.Name, new PolicySubject(member.Name, member, _reading.Text)
            {
                Title = fields.Localized("title"),
                Territory = fields.Countries("territory"),
            });
        }

        Categories();
        foreach (var (member, fields) in Section("purposes", KeyShape.Constant, PolicyKeys.Purpose))
        {
            _draft.Purposes.Add(member.Name, Purpose(member, fields));
        }

        foreach (var (member, fields) in Section("roles", KeyShape.Constant, PolicyKeys.Role))
        {
            _draft.Roles.Add(member.Name, Role(member, fields));
        }

        Measures();
    }

    private IEnumerable<(PolicyMember Member, PolicyFields Fields)> Section(string name, KeyShape shape, PolicyKeys keys) => Section(_root, name, shape, keys);

    /// <summary>The well-formed entries of a section.</summary>
    internal static IEnumerable<(PolicyMember Member, PolicyFields Fields)> Section(PolicyFields root, string name, KeyShape shape, PolicyKeys keys)
    {
        if (root[name] is not { } section)
        {
            yield break;
        }

        var path = root.At(name);
        foreach (var member in root.Reading.Entries(section.Value, path, shape))
        {
            var owner = root.Reading.Text.PositionOf(member.NameStart, member.NameLength);
            if (root.Reading.Open(member.Value, keys, path.Member(member.Name), owner) is { } fields)
            {
                yield return (member, fields);
            }
        }
    }

    private void Controller()
    {
        if (_root["controller"] is not { } member
            || _reading.Open(member.Value, PolicyKeys.Controller, _root.At("controller"), _root.NameOf("controller")) is not { } fields)
        {
            return;
        }

        _draft.Controller = new PolicyController(member.Name, member, _reading.Text)
        {
            Name = fields.Text("name"),
            Email = Email(fields),
            Country = fields.Country("country"),
            Site = fields.Host("site"),
        };
        Asked(fields, "name", "The controller has no name (GDPR Art. 13(1)(a), 30(1)(a)).");
        Asked(fields, "email", "The controller has no contact: add 'email' (GDPR Art. 13(1)(a), 30(1)(a)).");
    }

    private string? Email(PolicyFields fields)
    {
        if (fields.Text("email") is not { } email)
        {
            return null;
        }

        var at = email.IndexOf('@');
        if (at > 0 && at < email.Length - 1 && email.IndexOf('@', at + 1) < 0 && !email.Any(char.IsWhiteSpace))
        {
            return email;
        }

        _reading.Invalid(fields["email"]!.Value, fields.At("email"), $"'{email}' is no e-mail address.", email);
        return null;
    }

    private void Categories()
    {
        var written = new List<(PolicyCategory Category, PolicyFields Fields)>();
        foreach (var (member, fields) in Section("categories", KeyShape.Category, PolicyKeys.Category))
        {
            _draft.Categories.Add(member.Name, new PolicyCategory(member.Name, member, _reading.Text)
            {
                Title = fields.Localized("title"),
                Dpv = fields.Text("dpv"),
                Special = fields.Flag("special"),
                Condition = fields.OneOf("condition", PolicyWords.Conditions),
                NeverStored = fields.Flag("neverStored"),
            });
            written.Add((_draft.Categories[member.Name], fields));
        }

        // A part of health data is health data. The nearest category above that says something counts, and special: false is a way to say otherwise.
        foreach (var (category, fields) in written.OrderBy(w => w.Category.Key.Length))
        {
            var above = Above(category.Key);
            category.Special = fields.Has("special") ? category.Special : above?.Special ?? false;
            category.NeverStored = fields.Has("neverStored") ? category.NeverStored : above?.NeverStored ?? false;
            var hasCondition = fields.Has("condition");
            category.Condition ??= category.Special && !hasCondition ? above?.Condition : null;
            if (category.Special && category.Condition is null && !hasCondition)
            {
                _reading.Report(
                    PolicyRules.Invalid, fields.Owner, fields.At("condition"),
                    $"The special category '{category.Key}' needs its 'condition' (GDPR Art. 9(2), 10): {string.Join(", ", PolicyWords.Conditions)}.",
                    category.Key);
            }
            else if (!category.Special && hasCondition)
            {
                _reading.Report(
                    PolicyRules.Invalid, fields.PositionOf("condition"), fields.At("condition"),
                    $"'{category.Key}' has a 'condition' and is not special: add \"special\": true, or wildcards will cover it.", category.Condition);
            }
        }
    }

    /// <summary>The nearest declared category above.</summary>
    private PolicyCategory? Above(string category)
    {
        for (var dot = category.LastIndexOf('.'); dot > 0; dot = category.LastIndexOf('.', dot - 1))
        {
            if (_draft.Categories.TryGetValue(category.Substring(0, dot), out var above))
            {
                return above;
            }
        }

        return null;
    }

    private PolicyPurpose Purpose(PolicyMember member, PolicyFields fields)
    {
        var data = Data(fields);
        var purpose = new PolicyPurpose(member.Name, member, _reading.Text)
        {
            Title = fields.Localized("title"),
            LegalBasis = fields.OneOf("legalBasis", PolicyWords.LegalBases),
            Interest = fields.Localized("interest"),
            Subjects = fields.References("subjects", ReferenceKind.Subject),
            Data = data.Frozen(),
            Cover = new CategoryCover(data.Keys),
            Recipients = fields.References("recipients", ReferenceKind.Recipient),
            Retention = Retention(fields, member.Name),
            Channels = fields.WordsOf("channels", PolicyWords.Channels),
            Measures = fields.References("measures", ReferenceKind.Measure),
        };
        purpose.SubjectSet = purpose.Subjects.Count == 0 ? null : new HashSet<string>(purpose.Subjects, StringComparer.Ordinal);
        if (!fields.Has("legalBasis"))
        {
            Asked(fields, "legalBasis", $"Purpose '{member.Name}' has no legal basis (GDPR Art. 6(1), 13(1)(c)).");
        }

        if (purpose.LegalBasis == PolicyWords.LegitimateInterest && fields.Lacks("interest"))
        {
            _reading.Incomplete(
                fields.PositionOf("legalBasis"), fields.At("interest"),
                $"Purpose '{member.Name}' rests on a legitimate interest and does not say which: add 'interest' (GDPR Art. 13(1)(d)).",
                PolicyWords.LegitimateInterest);
        }

        return purpose;
    }

    private Dictionary<string, Necessity> Data(PolicyFields fields)
    {
        var data = new Dictionary<string, Necessity>(StringComparer.Ordinal);
        if (fields["data"] is not { } section)
        {
            return data;
        }

        var path = fields.At("data");
        foreach (var entry in _reading.Entries(section.Value, path, KeyShape.Entry))
        {
            var at = path.Member(entry.Name);
            if (entry.Value.Kind != PolicyNodeKind.String)
            {
                _reading.Invalid(entry.Value, at, $"'{entry.Name}' is 'required' or 'optional' here, not {PolicyReading.Kind(entry.Value)}.", entry.Value.Text);
            }
            else
            {
                fields.IsOneOf(entry.Value, at, PolicyWords.Necessities, "a category under 'data'");
            }

            // The wrong word beside it does not make the category unused.
            if (PolicyFields.IsCategoryEntry(_reading, entry.NameStart, entry.NameLength, entry.Name, at))
            {
                _reading.References.Add(new PolicyReference(ReferenceKind.CategoryEntry, entry.Name, entry.NameStart, entry.NameLength, at));
                data.Add(entry.Name, entry.Value.Text == "optional" ? Necessity.Optional : Necessity.Required);
            }
        }

        return data;
    }

    private PolicyRetention? Retention(PolicyFields purpose, string key)
    {
        if (purpose["retention"] is not { } member)
        {
            Asked(purpose, "retention", $"Purpose '{key}' does not say how long data is kept: add 'retention' (GDPR Art. 5(1)(e), 13(2)(a), 30(1)(f)).");
            return null;
        }

        if (_reading.Open(member.Value, PolicyKeys.Retention, purpose.At("retention"), purpose.NameOf("retention")) is not { } fields)
        {
            return null;
        }

        if (!fields.Has("active"))
        {
            Asked(fields, "active", $"The retention of purpose '{key}' has no 'active' duration (GDPR Art. 5(1)(e), 13(2)(a), 30(1)(f)).");
        }

        return new PolicyRetention(fields.Duration("active"), fields.Duration("archive"), fields.Text("from"));
    }

    private PolicyRole Role(PolicyMember member, PolicyFields fields)
    {
        var role = new PolicyRole(member.Name, member, _reading.Text)
        {
            Title = fields.Localized("title"),
            Mission = fields.Text("mission"),
            Claims = fields.Words("claims"),
            Self = fields.Flag("self"),
            Requires = fields.WordsOf("requires", PolicyWords.Requirements),
        };
        var grants = new List<PolicyGrant>();
        foreach (var (node, path) in fields.Objects("grants"))
        {
            if (_reading.Open(node, PolicyKeys.Grant, path, _reading.Text.PositionOf(node)) is { } grant)
            {
                grants.Add(new PolicyGrant(
                    grant.References("purposes", ReferenceKind.PurposeEntry), grant.References("categories", ReferenceKind.CategoryEntry)));
            }
        }

        role.Grants = grants.AsReadOnly();
        role.Index();
        if (!role.Self)
        {
            Asked(fields, "mission", $"Role '{member.Name}' has no 'mission': the contract or order that gives it (GDPR Art. 29, 32(4)).");
        }

        return role;
    }

    private void Measures()
    {
        var measures = new List<PolicyMeasure>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var families = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, path) in _root.Objects("measures"))
        {
            var id = node.Member("id") is { Value.Kind: PolicyNodeKind.String } named ? named : null;
            var owner = _reading.Text.PositionOf(id?.Value ?? node);
            if (_reading.Open(node, PolicyKeys.Measure, path, owner) is not { } fields)
            {
                continue;
            }

            var measure = new PolicyMeasure(Id(fields, ids), id ?? new PolicyMember("", node.Start, node.Length, node), _reading.Text, node)
            {
                Family = fields.OneOf("family", PolicyWords.Families),
                Title = fields.Localized("title"),
                Evidence = fields.Text("evidence"),
                Owner = fields.Text("owner"),
                ReviewedOn = fields.Date("reviewedOn"),
                ReviewEvery = fields.Duration("reviewEvery"),
            };
            measures.Add(measure);
            families.Add(measure.Family ?? "");
            Asked(fields, "evidence", $"Measure '{measure.Key}' has no evidence (GDPR Art. 5(2), 32).");
            Asked(fields, "owner", $"Measure '{measure.Key}' has no owner (GDPR Art. 32).");
            if (!fields.Has("reviewedOn"))
            {
                Asked(fields, "reviewedOn", $"Measure '{measure.Key}' does not say when it was last reviewed (GDPR Art. 32(1)(d)).");
            }
        }

        _draft.Measures = measures.AsReadOnly();
        if (measures.Count == 0)
        {
            _reading.Incomplete(
                _root.NameOf("measures"), _root.At("measures"),
                "The policy declares no measures, of the families 'data', 'system' and 'organisation' (GDPR Art. 30(1)(g), 32(1)).", "measures");
            return;
        }

        // A wrong family is reported for itself; which one it was meant to be cannot be told.
        foreach (var family in PolicyWords.Families.Where(f => !families.Contains(f) && !families.Contains("")))
        {
            _reading.Incomplete(
                _root.NameOf("measures"), _root.At("measures"), $"No measure of the family '{family}' is declared (GDPR Art. 30(1)(g), 32(1)).", family);
        }
    }

    private string Id(PolicyFields fields, HashSet<string> ids)
    {
        if (fields.Text("id") is not { } id)
        {
            if (fields.Has("id") && fields.Lacks("id"))
            {
                _reading.Invalid(fields["id"]!.Value, fields.At("id"), "'id' is empty.");
            }

            return "";
        }

        if (!KeyShape.IsName(id))
        {
            _reading.Invalid(fields["id"]!.Value, fields.At("id"), $"'{id}' cannot be an id: {KeyShape.Name.Rule}.", id);
        }
        else if (!ids.Add(id))
        {
            _reading.Invalid(fields["id"]!.Value, fields.At("id"), $"The measure '{id}' stands here a second time; keep one of them.", id);
        }

        return id;
    }

    /// <summary>GDPR008 where something is left out or blank.</summary>
    private void Asked(PolicyFields fields, string name, string message)
    {
        if (fields.Lacks(name))
        {
            _reading.Incomplete(fields.Owner, fields.At(name), message, name);
        }
    }
}
