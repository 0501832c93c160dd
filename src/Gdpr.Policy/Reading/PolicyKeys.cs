using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr;

/// <summary>A member that an object of the file may have.</summary>
internal sealed class PolicyKey
{
    public PolicyKey(string name, string value, string meaning, bool required = false)
    {
        Name = name;
        Value = value;
        Meaning = meaning;
        IsRequired = required;
    }

    public string Name { get; }

    /// <summary>What its value looks like, for the documentation.</summary>
    public string Value { get; }

    public string Meaning { get; }

    /// <summary>Whether the file is malformed without it (GDPR002).</summary>
    public bool IsRequired { get; }
}

/// <summary>
/// The members that one kind of object may have. The only list of them: it drives the reader, the nearest names, the schema's test and the documentation.
/// </summary>
internal sealed class PolicyKeys
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    private PolicyKeys(string path, string what, params PolicyKey[] keys)
    {
        Path = path;
        What = what;
        Keys = keys;
        Names = keys.Select(k => k.Name).ToArray();
        for (var i = 0; i < keys.Length; i++)
        {
            _index.Add(keys[i].Name, i);
        }
    }

    /// <summary>Where such an object stands; <c>*</c> is any key, <c>[]</c> any item.</summary>
    public string Path { get; }

    /// <summary>What the object is, for messages.</summary>
    public string What { get; }

    public IReadOnlyList<PolicyKey> Keys { get; }

    public string[] Names { get; }

    public int IndexOf(string name) => _index.TryGetValue(name, out var index) ? index : -1;

    private static PolicyKey Title(string of) => new("title", "text", $"{of} in words, for notices and reports.");

    private static string OneOf(string[] words) => string.Join(", ", words.Select(w => $"`{w}`"));

    public static readonly PolicyKeys Root = new(
        "", "the policy",
        new PolicyKey("$schema", "path", "The JSON Schema, for editors. The reader does not follow it."),
        new PolicyKey("version", "`1`", "Version of this format.", required: true),
        new PolicyKey("title", "text", "Title of the policy.", required: true),
        new PolicyKey("updatedOn", "date", "Day of the last change.", required: true),
        new PolicyKey("reviewEvery", "duration", "How often the policy is reviewed (GDPR Art. 24(1), 32(1)(d)). Holds for measures that say nothing else."),
        new PolicyKey("languages", "language tags", "Languages of the texts; the first is the main one."),
        new PolicyKey("controller", "object", "Who decides about the processing (GDPR Art. 4(7), 13(1)(a), 30(1)(a)).", required: true),
        new PolicyKey("glossary", "object: term → text", "Terms and what they mean."),
        new PolicyKey("subjects", "object: key → subject", "Kinds of persons whose data is processed (GDPR Art. 30(1)(c))."),
        new PolicyKey("categories", "object: dotted path → category", "Kinds of personal data (GDPR Art. 30(1)(c))."),
        new PolicyKey("purposes", "object: key → purpose", "What data is processed for (GDPR Art. 5(1)(b), 30(1)(b))."),
        new PolicyKey("roles", "object: key → role", "Who may see what for which purpose (GDPR Art. 25(2), 29, 32(4))."),
        new PolicyKey("recipients", "object: key → recipient", "Organisations to which data goes (GDPR Art. 13(1)(e), 30(1)(d))."),
        new PolicyKey("stores", "object: key → store", "Where data is kept."),
        new PolicyKey("transfers", "object", "How far data may travel (GDPR Art. 44-49)."),
        new PolicyKey("cookies", "object: key → cookie", "Cookies and what they are for (Directive 2002/58/EC Art. 5(3))."),
        new PolicyKey("logs", "object", "What may stand in logs and telemetry."),
        new PolicyKey("measures", "array of measures", "Technical and organisational measures (GDPR Art. 30(1)(g), 32)."),
        new PolicyKey("members", "object: documentation id → category", "Category of members of code you do not own, such as `P:Vendor.Sdk.Profile.Mail`, and of entries of bags: `M:Shop.Attributes.Get(Shop.Customer,System.String)[FirstName]`."),
        new PolicyKey("classifications", "object: `Taxonomy:Value` → category", "Category of data classifications (Microsoft.Extensions.Compliance)."),
        new PolicyKey("sinks", "object: documentation id → sink", "Ways out of the program in code you do not own."));

    public static readonly PolicyKeys Controller = new(
        "controller", "the controller",
        new PolicyKey("name", "string", "Name. Without it: GDPR008."),
        new PolicyKey("email", "e-mail address", "Where persons write to. Without it: GDPR008."),
        new PolicyKey("country", "country", "Country of establishment."),
        new PolicyKey("site", "host", "Host of the site, the only first party."));

    public static readonly PolicyKeys Subject = new(
        "subjects.*", "a subject",
        Title("The kind of person"),
        new PolicyKey("territory", "countries", "Where these persons are served; not where their data may lie."));

    public static readonly PolicyKeys Category = new(
        "categories.*", "a category",
        Title("The category"),
        new PolicyKey("dpv", "string", "Term of the W3C Data Privacy Vocabulary, such as `pd:EmailAddress`."),
        new PolicyKey(
            "special", "boolean",
            "Special category (GDPR Art. 9, 10), with all below it unless they say `false`: wildcards never cover it, and it needs a `condition`."),
        new PolicyKey("condition", OneOf(PolicyWords.Conditions), "The exception that allows a special category (GDPR Art. 9(2), 10)."),
        new PolicyKey("neverStored", "boolean", "Never stored, logged or kept in a member, with all below it unless they say `false`."));

    public static readonly PolicyKeys Purpose = new(
        "purposes.*", "a purpose",
        Title("The purpose"),
        new PolicyKey("legalBasis", OneOf(PolicyWords.LegalBases), "Ground of the processing (GDPR Art. 6(1)). Without it: GDPR008."),
        new PolicyKey("interest", "text", "The interest pursued (GDPR Art. 13(1)(d)). `legitimate-interest` without it: GDPR008."),
        new PolicyKey("subjects", "keys of `subjects`", "Whose data it is for; none: everybody's."),
        new PolicyKey(
            "data", "object: category → `required` or `optional`",
            "What is used. `contact` and `contact.*` cover `contact` and all below it, `*` everything that is not special."),
        new PolicyKey("recipients", "keys of `recipients`", "To whom data may go for this purpose."),
        new PolicyKey("retention", "object", "How long data is kept (GDPR Art. 5(1)(e), 13(2)(a)). Without it: GDPR008."),
        new PolicyKey("channels", OneOf(PolicyWords.Channels), "Ways to write to the person."),
        new PolicyKey("measures", "ids of `measures`", "Measures that protect this processing (GDPR Art. 30(1)(g))."));

    public static readonly PolicyKeys Retention = new(
        "purposes.*.retention", "a retention",
        new PolicyKey("active", "duration", "Time in the active database. Without it: GDPR008."),
        new PolicyKey("archive", "duration", "Time in the intermediate archive."),
        new PolicyKey("from", "string", "The event from which both are counted."));

    public static readonly PolicyKeys Role = new(
        "roles.*", "a role",
        Title("The role"),
        new PolicyKey("mission", "string", "Reference of the contract or order that gives the mission. Without it: GDPR008, unless `self`."),
        new PolicyKey("claims", "strings", "Values of role claims that stand for this role."),
        new PolicyKey("self", "boolean", "Sees only the data of the person who acts."),
        new PolicyKey("grants", "array of grants", "What the role may see: one grant must cover both purpose and category."),
        new PolicyKey("requires", OneOf(PolicyWords.Requirements), "What must hold before the role can act."));

    public static readonly PolicyKeys Grant = new(
        "roles.*.grants[]", "a grant",
        new PolicyKey("purposes", "keys of `purposes`", "Purposes; `*`: all.", required: true),
        new PolicyKey("categories", "categories", "Categories, with the wildcards of `data`.", required: true));

    public static readonly PolicyKeys Recipient = new(
        "recipients.*", "a recipient",
        Title("The recipient"),
        new PolicyKey("kind", OneOf(PolicyWords.RecipientKinds), "What it is (GDPR Art. 4(7) to (10), 26, 28)."),
        new PolicyKey("country", "country", "Where it processes the data."),
        new PolicyKey("hosts", "hosts", "Its hosts: `api.example.com`, or `*.example.com` for all below."),
        new PolicyKey("contract", "string", "Reference of the contract (GDPR Art. 28(3)). A processor without it: GDPR008."));

    public static readonly PolicyKeys Store = new(
        "stores.*", "a store",
        Title("The store"),
        new PolicyKey("recipient", "key of `recipients`", "Who operates it; none: the controller itself."),
        new PolicyKey("provider", "string", "Cloud provider, such as `ovh`."),
        new PolicyKey("region", "string", "Region code of that provider."),
        new PolicyKey("country", "country", "Where it stands, where no region tells."),
        new PolicyKey("connectionString", "string", "Name of the connection string in the configuration."),
        new PolicyKey("categories", "categories", "What is kept there, with the wildcards of `data`."));

    public static readonly PolicyKeys Transfers = new(
        "transfers", "the transfers",
        new PolicyKey("mode", OneOf(PolicyWords.TransferModes), "How far: the EU, the EEA (default), or also the countries under `adequate`."),
        new PolicyKey("adequate", "countries", "Countries allowed beyond the EEA in mode `adequate` (GDPR Art. 45)."),
        new PolicyKey("safeguards", "array of safeguards", "Recipients with appropriate safeguards (GDPR Art. 46, 47)."));

    public static readonly PolicyKeys Safeguard = new(
        "transfers.safeguards[]", "a safeguard",
        new PolicyKey("recipient", "key of `recipients`", "The organisation.", required: true),
        new PolicyKey("kind", OneOf(PolicyWords.SafeguardKinds), "Data Privacy Framework, standard clauses, binding corporate rules.", required: true),
        new PolicyKey("evidence", "string", "Where the proof is (GDPR Art. 30(1)(e)). Without it: GDPR008."),
        new PolicyKey("reviewedOn", "date", "Day of the last review."));

    public static readonly PolicyKeys Cookie = new(
        "cookies.*", "a cookie",
        Title("The cookie"),
        new PolicyKey("purpose", "key of `purposes`", "What it is for.", required: true),
        new PolicyKey("names", "strings", "Names of the cookies.", required: true),
        new PolicyKey("maxAge", "duration", "How long it lives at most."),
        new PolicyKey("consent", "boolean", "Needs the visitor's consent before it is written; `true` where nothing is said."));

    public static readonly PolicyKeys Logs = new(
        "logs", "the logs",
        new PolicyKey("allow", OneOf(PolicyWords.LogWords), "What may stand in logs and telemetry (GDPR Art. 4(5))."));

    public static readonly PolicyKeys Measure = new(
        "measures[]", "a measure",
        new PolicyKey("id", "string", "Name by which purposes refer to it.", required: true),
        new PolicyKey(
            "family", OneOf(PolicyWords.Families), "On the data, on the system, or organisational. A family without a measure: GDPR008.", required: true),
        Title("The measure"),
        new PolicyKey("evidence", "string", "Where the proof is. Without it: GDPR008."),
        new PolicyKey("owner", "string", "Who answers for it. Without it: GDPR008."),
        new PolicyKey("reviewedOn", "date", "Day of the last review (GDPR Art. 32(1)(d)). Without it: GDPR008."),
        new PolicyKey("reviewEvery", "duration", "How often it is reviewed; where nothing is said, as often as the policy."));

    public static readonly PolicyKeys Sink = new(
        "sinks.*", "a sink",
        new PolicyKey("kind", OneOf(PolicyWords.SinkKinds), "Where the value goes.", required: true),
        new PolicyKey("recipient", "key of `recipients`", "The recipient; needed when `kind` is `Recipient`."));

    /// <summary>Every kind of object of the policy file, in the order of the documentation.</summary>
    public static readonly PolicyKeys[] All =
    [
        Root, Controller, Subject, Category, Purpose, Retention, Role, Grant, Recipient, Store, Transfers, Safeguard, Cookie, Logs, Measure, Sink,
    ];

    /// <summary>The file of policy tests.</summary>
    public static readonly PolicyKeys Tests = new(
        "", "the policy tests",
        new PolicyKey("$schema", "path", "A JSON Schema, for editors."),
        new PolicyKey("tests", "array of tests", "The tests.", required: true));

    /// <summary>One policy test.</summary>
    public static readonly PolicyKeys Test = new(
        "tests[]", "a policy test",
        new PolicyKey("name", "string", "What it shows.", required: true),
        new PolicyKey("purpose", "key of `purposes`", "The purpose.", required: true),
        new PolicyKey("role", "key of `roles`", "The role.", required: true),
        new PolicyKey("category", "category", "The category, in full.", required: true),
        new PolicyKey("expect", "`permitted`, `refused`", "What the policy should answer.", required: true));
}
