using System.Collections.Generic;

namespace Gdpr;

/// <summary>Reads where data goes: recipients, stores, transfers, cookies, logs, and code we do not own.</summary>
internal sealed class PlaceSections
{
    private readonly PolicyFields _root;
    private readonly PolicyDraft _draft;
    private readonly PolicyReading _reading;

    public PlaceSections(PolicyFields root, PolicyDraft draft)
    {
        _root = root;
        _draft = draft;
        _reading = root.Reading;
    }

    public void Read()
    {
        Recipients();
        Stores();
        Transfers();
        Cookies();
        if (_root["logs"] is { } logs && _reading.Open(logs.Value, PolicyKeys.Logs, _root.At("logs"), _root.NameOf("logs")) is { } fields)
        {
            _draft.Logs = new PolicyLogs(fields.WordsOf("allow", PolicyWords.LogWords));
        }

        Mapping("members", KeyShape.Member, _draft.Members);
        Mapping("classifications", KeyShape.Classification, _draft.Classifications);
        Sinks();
    }

    private IEnumerable<(PolicyMember Member, PolicyFields Fields)> Section(string name, KeyShape shape, PolicyKeys keys) =>
        PeopleSections.Section(_root, name, shape, keys);

    private void Recipients()
    {
        foreach (var (member, fields) in Section("recipients", KeyShape.Constant, PolicyKeys.Recipient))
        {
            var recipient = new PolicyRecipient(member.Name, member, _reading.Text)
            {
                Title = fields.Localized("title"),
                Kind = fields.OneOf("kind", PolicyWords.RecipientKinds),
                Country = fields.Country("country"),
                Hosts = fields.Hosts("hosts"),
                Contract = fields.Text("contract"),
            };
            _draft.Recipients.Add(member.Name, recipient);
            if (recipient.IsProcessor && fields.Lacks("contract"))
            {
                _reading.Incomplete(
                    fields.Owner, fields.At("contract"), $"Recipient '{member.Name}' is a processor without 'contract' (GDPR Art. 28(3)).", "contract");
            }
        }
    }

    private void Stores()
    {
        foreach (var (member, fields) in Section("stores", KeyShape.Constant, PolicyKeys.Store))
        {
            _draft.Stores.Add(member.Name, new PolicyStore(member.Name, member, _reading.Text)
            {
                Title = fields.Localized("title"),
                Recipient = fields.Reference("recipient", ReferenceKind.Recipient),
                Provider = fields.Text("provider"),
                Region = fields.Text("region"),
                Country = fields.Country("country"),
                ConnectionString = fields.Text("connectionString"),
                Categories = fields.References("categories", ReferenceKind.CategoryEntry),
            });
        }
    }

    private void Transfers()
    {
        if (_root["transfers"] is not { } member
            || _reading.Open(member.Value, PolicyKeys.Transfers, _root.At("transfers"), _root.NameOf("transfers")) is not { } fields)
        {
            return;
        }

        var safeguards = new List<PolicySafeguard>();
        foreach (var (node, path) in fields.Objects("safeguards"))
        {
            if (_reading.Open(node, PolicyKeys.Safeguard, path, _reading.Text.PositionOf(node)) is not { } safeguard)
            {
                continue;
            }

            var recipient = safeguard.Reference("recipient", ReferenceKind.Recipient);
            safeguards.Add(new PolicySafeguard(
                recipient ?? "", safeguard.OneOf("kind", PolicyWords.SafeguardKinds), safeguard.Text("evidence"), safeguard.Date("reviewedOn")));
            if (safeguard.Lacks("evidence"))
            {
                _reading.Incomplete(
                    safeguard.PositionOf("recipient"), safeguard.At("evidence"),
                    $"The safeguard for '{recipient}' has no evidence (GDPR Art. 30(1)(e), 46).", "evidence");
            }
        }

        _draft.Transfers = new PolicyTransfers(fields.OneOf("mode", PolicyWords.TransferModes) ?? "eea", fields.Countries("adequate"), safeguards.AsReadOnly());
    }

    private void Cookies()
    {
        foreach (var (member, fields) in Section("cookies", KeyShape.Name, PolicyKeys.Cookie))
        {
            _draft.Cookies.Add(member.Name, new PolicyCookie(member.Name, member, _reading.Text)
            {
                Title = fields.Localized("title"),
                Purpose = fields.Reference("purpose", ReferenceKind.Purpose),
                Names = fields.Words("names"),
                MaxAge = fields.Duration("maxAge"),
                Consent = fields.Flag("consent", absent: true),
            });
        }
    }

    private void Mapping(string name, KeyShape shape, Dictionary<string, string> into)
    {
        if (_root[name] is not { } section)
        {
            return;
        }

        var path = _root.At(name);
        foreach (var member in _reading.Entries(section.Value, path, shape))
        {
            var at = path.Member(member.Name);
            if (member.Value.Kind != PolicyNodeKind.String)
            {
                _reading.Invalid(member.Value, at, $"A category stands here, not {PolicyReading.Kind(member.Value)}.", member.Value.Text);
            }
            else if (!KeyShape.IsCategory(member.Value.Text!))
            {
                _reading.Invalid(member.Value, at, $"'{member.Value.Text}' is no category; name one in full, such as 'contact.email'.", member.Value.Text);
            }
            else
            {
                _reading.References.Add(new PolicyReference(ReferenceKind.Category, member.Value.Text!, member.Value.Start, member.Value.Length, at));
                into.Add(member.Name, member.Value.Text!);
            }
        }
    }

    private void Sinks()
    {
        foreach (var (member, fields) in Section("sinks", KeyShape.Member, PolicyKeys.Sink))
        {
            var sink = new PolicySink(member.Name, member, _reading.Text)
            {
                Kind = fields.OneOf("kind", PolicyWords.SinkKinds),
                Recipient = fields.Reference("recipient", ReferenceKind.Recipient),
            };
            _draft.Sinks.Add(member.Name, sink);
            if (sink.Kind == "Recipient" && !fields.Has("recipient"))
            {
                _reading.Report(
                    PolicyRules.Invalid, fields.PositionOf("kind"), fields.At("recipient"), "A sink of kind 'Recipient' names its 'recipient'.", "Recipient");
            }
        }
    }
}
