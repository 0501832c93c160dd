using System;
using System.Linq;
using Xunit;

namespace Gdpr.Tests;

/// <summary>Each thing that can be wrong in a policy, with « and » around the word at which it is reported.</summary>
public class ProblemTests
{
    private const string Purpose = "\"legalBasis\": \"contract\", \"retention\": { \"active\": \"P1Y\" }";

    [Theory]
    // Members that no object has, and the nearest that it has.
    [InlineData("GDPR002", "", "«\"purpose\"»: {}", "purposes")]
    [InlineData("GDPR002", "", "«\"Purposes\"»: {}", "purposes")]
    [InlineData("GDPR002", "", "«\"zzz\"»: {}", null)]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { " + Purpose + ", «\"legal-basis\"»: 1 } }", "legalBasis")]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { \"legalBasis\": \"contract\", \"retention\": { \"active\": \"P1Y\", «\"archived\"»: \"P1Y\" } } }",
        "archive")]
    [InlineData("GDPR002", "", "\"roles\": { \"r\": { \"mission\": \"m\", «\"grant\"»: [] } }", "grants")]
    [InlineData("GDPR002", "", "\"roles\": { \"r\": { \"mission\": \"m\", \"grants\": [{ \"purposes\": [], \"categories\": [], «\"purpose\"»: 1 }] } }",
        "purposes")]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": { «\"neverstored\"»: true } }", "neverStored")]
    [InlineData("GDPR002", "", "\"subjects\": { \"s\": { «\"teritory\"»: [] } }", "territory")]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { «\"host\"»: [] } }", "hosts")]
    [InlineData("GDPR002", "", "\"stores\": { \"s\": { «\"connectionstring\"»: \"S\" } }", "connectionString")]
    [InlineData("GDPR002", "", "\"transfers\": { «\"modes\"»: \"eu\" }", "mode")]
    [InlineData("GDPR002", "", "\"logs\": { «\"allowed\"»: [] }", "allow")]
    [InlineData("GDPR002", "", "\"sinks\": { \"M:A.B\": { \"kind\": \"Log\", «\"recepient\"»: \"x\" } }", "recipient")]
    [InlineData("GDPR002", "", "\"$schema\": «1»", null)]

    // Values of the wrong type.
    [InlineData("GDPR002", "", "\"purposes\": «[»]", null)]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": «\"x\"» }", null)]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": «null» }", null)]
    [InlineData("GDPR002", "", "\"languages\": «\"fr\"»", null)]
    [InlineData("GDPR002", "", "\"languages\": [«1»]", null)]
    [InlineData("GDPR002", "", "\"languages\": [«\"\"»]", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": { \"neverStored\": «\"yes\"» } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": { \"dpv\": «1» } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": { \"title\": «1» } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": { \"title\": { \"fr\": «1» } } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": { \"title\": { «\"french!\"»: \"x\" } } }", null)]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { " + Purpose + ", \"data\": «[»] } }", null)]
    [InlineData("GDPR002", "", "\"roles\": { \"r\": { \"mission\": \"m\", \"grants\": «{»} } }", null)]
    [InlineData("GDPR002", "", "\"roles\": { \"r\": { \"mission\": \"m\", \"grants\": [«1»] } }", null)]
    [InlineData("GDPR002", "", "\"roles\": { \"r\": { \"mission\": «null» } }", null)]
    [InlineData("GDPR002", "", "\"members\": { \"P:A.B\": «1» }", null)]
    [InlineData("GDPR002", "", "\"glossary\": { \"t\": «1» }", null)]

    // Words that are not in the format's lists.
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { \"legalBasis\": «\"legitimate-interests\"», \"retention\": { \"active\": \"P1Y\" } } }",
        "legitimate-interest")]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { \"legalBasis\": «\"Contract\"», \"retention\": { \"active\": \"P1Y\" } } }", "contract")]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { " + Purpose + ", \"channels\": [\"email\", «\"mail\"»] } }", "email")]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": {} }, \"purposes\": { \"p\": { " + Purpose + ", \"data\": { \"c\": «\"mandatory\"» } } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": {} }, \"purposes\": { \"p\": { " + Purpose + ", \"data\": { \"c\": «true» } } }", null)]
    [InlineData("GDPR002", "", "\"roles\": { \"r\": { \"mission\": \"m\", \"requires\": [«\"MFA\"»] } }", "mfa")]
    [InlineData("GDPR002", "", "\"transfers\": { \"mode\": «\"world\"» }", null)]
    [InlineData("GDPR002", "", "\"transfers\": { \"mode\": «\"EEA\"» }", "eea")]
    [InlineData("GDPR002", "", "\"logs\": { \"allow\": [«\"pseudonymized\"»] }", "pseudonymised")]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"kind\": «\"procesor\"», \"contract\": \"c\" } }", "processor")]
    [InlineData("GDPR002", "", "\"sinks\": { \"M:A.B\": { \"kind\": «\"log\"» } }", "Log")]
    [InlineData("GDPR002", "", "\"sinks\": { \"M:A.B\": { \"kind\": «\"Recipient\"» } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"c\": { \"special\": true, \"condition\": «\"art9\"» } }", null)]
    [InlineData("GDPR002", "",
        "\"recipients\": { \"r\": {} }, \"transfers\": { \"safeguards\": [{ \"recipient\": \"r\", \"kind\": «\"ssc\"», \"evidence\": \"e\" }] }", "scc")]

    // Countries, languages, hosts, dates and durations.
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"country\": «\"UK\"» } }", "GB")]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"country\": «\"EL\"» } }", "GR")]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"country\": «\"fr\"» } }", "FR")]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"country\": «\"EU\"» } }", null)]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"country\": «\"ZZ\"» } }", null)]
    [InlineData("GDPR002", "", "\"stores\": { \"r\": { \"country\": «\"France\"» } }", null)]
    [InlineData("GDPR002", "", "\"transfers\": { \"adequate\": [\"CH\", «\"UK\"»] }", "GB")]
    [InlineData("GDPR002", "", "\"subjects\": { \"s\": { \"territory\": [«\"FRA\"»] } }", null)]
    [InlineData("GDPR002", "", "\"languages\": [«\"français\"»]", null)]
    [InlineData("GDPR002", "", "\"languages\": [«\"FR\"»]", null)]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"hosts\": [«\"https://api.example.com\"»] } }", null)]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"hosts\": [«\"*example.com\"»] } }", null)]
    [InlineData("GDPR002", "", "\"recipients\": { \"r\": { \"hosts\": [«\"api..example.com\"»] } }", null)]
    [InlineData("GDPR002", "", "\"reviewEvery\": «\"1 year\"»", null)]
    [InlineData("GDPR002", "", "\"reviewEvery\": «\"\"»", null)]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { \"legalBasis\": \"contract\", \"retention\": { \"active\": «\"3Y\"» } } }", null)]

    // Keys that cannot be, or that say a thing twice.
    [InlineData("GDPR002", "", "\"purposes\": { «\"order handling\"»: { " + Purpose + " } }", null)]
    [InlineData("GDPR002", "", "\"purposes\": { «\"*\"»: { " + Purpose + " } }", null)]
    [InlineData("GDPR002", "", "\"roles\": { «\"\"»: { \"mission\": \"m\" } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { «\"contact.*\"»: {} }", null)]
    [InlineData("GDPR002", "", "\"categories\": { «\"contact..email\"»: {} }", null)]
    [InlineData("GDPR002", "", "\"categories\": { «\".email\"»: {} }", null)]
    [InlineData("GDPR002", "", "\"glossary\": { «\" \"»: \"x\" }", null)]
    [InlineData("GDPR002", "", "\"members\": { «\"Vendor.Sdk.Mail\"»: \"unclassified\" }", null)]
    [InlineData("GDPR002", "", "\"classifications\": { «\"Private\"»: \"unclassified\" }", null)]
    [InlineData("GDPR002", "", "\"sinks\": { «\"Vendor.Send\"»: { \"kind\": \"Log\" } }", null)]
    [InlineData("GDPR002", "", "«\"title\"»: \"again\"", null)]
    [InlineData("GDPR002", "", "\"subjects\": { \"s\": {}, «\"s\"»: {} }", null)]
    [InlineData("GDPR002", "", "\"subjects\": { \"s\": { \"title\": {}, «\"title\"»: {} } }", null)]
    [InlineData("GDPR002", "",
        "\"categories\": { \"c\": {} }, \"purposes\": { \"p\": { " + Purpose + ", \"data\": { \"c\": \"optional\", «\"c\"»: \"required\" } } }", null)]
    [InlineData("GDPR002", "", "\"purposes\": { \"order-handling\": { " + Purpose + " }, «\"order.handling\"»: { " + Purpose + " } }", null)]
    [InlineData("GDPR002", "", "\"roles\": { \"clerk\": { \"mission\": \"m\" }, «\"Clerk\"»: { \"mission\": \"m\" } }", null)]
    [InlineData("GDPR002", "", "\"recipients\": { \"a-b\": {}, «\"a_b\"»: {} }", null)]
    [InlineData("GDPR002", "", "\"stores\": { \"a-b\": {}, «\"a_b\"»: {} }", null)]

    // What must be there.
    [InlineData("GDPR002", "", "\"cookies\": { «\"c\"»: { \"names\": [\"c\"] } }", null)]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { " + Purpose + " } }, \"cookies\": { «\"c\"»: { \"purpose\": \"p\" } }", null)]
    [InlineData("GDPR002", "", "\"roles\": { \"r\": { \"mission\": \"m\", \"grants\": [«{» \"purposes\": [\"*\"] }] } }", null)]
    [InlineData("GDPR002", "", "\"sinks\": { «\"M:A.B\"»: {} }", null)]

    // Wildcards and special categories.
    [InlineData("GDPR002", "", "\"categories\": { \"contact.email\": {} }, \"stores\": { \"s\": { \"categories\": [«\"con*\"»] } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"contact.email\": {} }, \"stores\": { \"s\": { \"categories\": [«\"*.email\"»] } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"contact.email\": {} }, \"stores\": { \"s\": { \"categories\": [«\"contact.*.*\"»] } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"contact.email\": {} }, \"stores\": { \"s\": { \"categories\": [«\"contact.\"»] } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"contact.email\": {} }, \"members\": { \"P:A.B\": «\"contact.*\"» }", null)]
    [InlineData("GDPR002", "", "\"categories\": { «\"health\"»: { \"special\": true } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"health\": { \"condition\": «\"art9-2-a\"» } }", null)]
    [InlineData("GDPR002", "", "\"categories\": { \"health\": { \"special\": true, \"condition\": \"art9-2-a\" } }, \"stores\": { \"s\": { "
        + "\"categories\": [«\"health.*\"»] } }", "health")]
    [InlineData("GDPR002", "", "\"categories\": { \"health.a\": { \"special\": true, \"condition\": \"art9-2-a\" } }, \"stores\": { \"s\": { "
        + "\"categories\": [«\"health\"»] } }", "health.a")]

    // Words that must be declared.
    [InlineData("GDPR002", "", "\"subjects\": { \"customer\": {} }, \"purposes\": { \"p\": { " + Purpose + ", \"subjects\": [«\"costumer\"»] } }", "customer")]
    [InlineData("GDPR002", "", "\"purposes\": { \"p\": { " + Purpose + ", \"measures\": [\"a\", «\"x\"»] } }", null)]
    [InlineData("GDPR003", "", "\"purposes\": { \"order-handling\": { " + Purpose + " } }, \"roles\": { \"r\": { \"mission\": \"m\", \"grants\": [{ "
        + "\"purposes\": [«\"order-handeling\"»], \"categories\": [] }] } }", "order-handling")]
    [InlineData("GDPR003", "", "\"cookies\": { \"c\": { \"purpose\": «\"*\"», \"names\": [\"c\"] } }", null)]
    [InlineData("GDPR005", "", "\"categories\": { \"contact.email\": {} }, \"purposes\": { \"p\": { " + Purpose + ", \"data\": { «\"contact.mail\"»: "
        + "\"required\" } } }", "contact.email")]
    [InlineData("GDPR005", "", "\"categories\": { \"contact.email\": {} }, \"purposes\": { \"p\": { " + Purpose + ", \"data\": { «\"contcat.*\"»: "
        + "\"required\" } } }", "contact.*")]
    [InlineData("GDPR005", "", "\"categories\": { \"contact.email\": {} }, \"roles\": { \"r\": { \"mission\": \"m\", \"grants\": [{ \"purposes\": "
        + "[\"*\"], \"categories\": [«\"contact.email.home\"»] }] } }", null)]
    [InlineData("GDPR005", "", "\"categories\": { \"contact.email\": {} }, \"stores\": { \"s\": { \"categories\": [«\"Contact\"»] } }", "contact")]
    [InlineData("GDPR005", "", "\"categories\": { \"contact.email\": {} }, \"members\": { \"P:A.B\": «\"contact\"» }", null)]
    [InlineData("GDPR005", "", "\"categories\": { \"contact.email\": {} }, \"classifications\": { \"T:V\": «\"contact.emial\"» }", "contact.email")]
    [InlineData("GDPR006", "", "\"recipients\": { \"ovh\": {} }, \"purposes\": { \"p\": { " + Purpose + ", \"recipients\": [«\"OVH\"»] } }", "ovh")]
    [InlineData("GDPR006", "", "\"stores\": { \"s\": { \"recipient\": «\"ovh\"» } }", null)]
    [InlineData("GDPR006", "", "\"sinks\": { \"M:A.B\": { \"kind\": \"Recipient\", \"recipient\": «\"x\"» } }", null)]
    [InlineData("GDPR006", "", "\"transfers\": { \"safeguards\": [{ \"recipient\": «\"x\"», \"kind\": \"dpf\", \"evidence\": \"e\" }] }", null)]

    // What GDPR Art. 13, 28, 30 and 32 ask for.
    [InlineData("GDPR008", "legalBasis", "\"purposes\": { «\"p\"»: { \"retention\": { \"active\": \"P1Y\" } } }", null)]
    [InlineData("GDPR008", "retention", "\"purposes\": { «\"p\"»: { \"legalBasis\": \"contract\" } }", null)]
    [InlineData("GDPR008", "active", "\"purposes\": { \"p\": { \"legalBasis\": \"contract\", «\"retention\"»: { \"archive\": \"P1Y\" } } }", null)]
    [InlineData("GDPR008", "legitimate-interest",
        "\"purposes\": { \"p\": { \"legalBasis\": «\"legitimate-interest\"», \"retention\": { \"active\": \"P1Y\" } } }", null)]
    [InlineData("GDPR008", "mission", "\"roles\": { «\"r\"»: {} }", null)]
    [InlineData("GDPR008", "mission", "\"roles\": { «\"r\"»: { \"mission\": \" \" } }", null)]
    [InlineData("GDPR008", "contract", "\"recipients\": { «\"r\"»: { \"kind\": \"processor\" } }", null)]
    [InlineData("GDPR008", "contract", "\"recipients\": { «\"r\"»: { \"kind\": \"sub-processor\" } }", null)]
    [InlineData("GDPR008", "evidence", "\"recipients\": { \"r\": {} }, \"transfers\": { \"safeguards\": [{ \"recipient\": «\"r\"», \"kind\": \"scc\" }] }",
        null)]
    public void Is_reported_at_its_word(string rule, string word, string members, string? nearest) =>
        Expect(Samples.With(members), rule, word, nearest);

    [Theory]
    [InlineData("\"version\": 1, ", "GDPR002")]
    [InlineData("\"title\": \"T\", ", "GDPR002")]
    [InlineData("\"updatedOn\": \"2026-11-01\",", "GDPR002")]
    [InlineData("\"controller\": { \"name\": \"N\", \"email\": \"n@example.org\" },", "GDPR002")]
    public void What_the_policy_itself_lacks_is_reported_at_its_brace(string without, string rule)
    {
        var text = Samples.With("");
        Assert.Contains(without, text);
        Expect("«{»" + text.Replace(without, "").Substring(1), rule, without.Split('"')[1], null);
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": «2»", "GDPR002", "2")]
    [InlineData("\"version\": 1", "\"version\": «\"1\"»", "GDPR002", "1")]
    [InlineData("\"title\": \"T\"", "\"title\": «\" \"»", "GDPR002", "title")]
    [InlineData("\"updatedOn\": \"2026-11-01\"", "\"updatedOn\": «\"01/11/2026\"»", "GDPR002", "01/11/2026")]
    [InlineData("\"updatedOn\": \"2026-11-01\"", "\"updatedOn\": «\"2026-02-30\"»", "GDPR002", "2026-02-30")]
    [InlineData("\"controller\": { \"name\": \"N\", \"email\": \"n@example.org\" }", "\"controller\": «\"N\"»", "GDPR002", null)]
    [InlineData("\"controller\": { \"name\": \"N\", \"email\": \"n@example.org\" }", "«\"controller\"»: { \"name\": \"N\" }", "GDPR008", "email")]
    [InlineData("\"controller\": { \"name\": \"N\", \"email\": \"n@example.org\" }", "«\"controller\"»: { \"email\": \"n@example.org\" }", "GDPR008", "name")]
    [InlineData("\"email\": \"n@example.org\"", "\"email\": «\"n.example.org\"»", "GDPR002", "n.example.org")]
    [InlineData("\"email\":", "\"site\": «\"https://www.example.org\"», \"email\":", "GDPR002", "https://www.example.org")]
    [InlineData("\"email\":", "\"site\": «\"*.example.org\"», \"email\":", "GDPR002", "*.example.org")]
    [InlineData("{ \"id\": \"a\", \"family\": \"data\", \"evidence\": \"e\",", "{ \"id\": «\"a\"», \"family\": \"data\",", "GDPR008", "evidence")]
    [InlineData("\"b\", \"family\": \"system\", \"evidence\": \"e\", \"owner\": \"o\"",
        "«\"b\"», \"family\": \"system\", \"evidence\": \"e\", \"owner\": \"\"", "GDPR008", "owner")]
    [InlineData("\"c\", \"family\": \"organisation\", \"evidence\": \"e\", \"owner\": \"o\", \"reviewedOn\": \"2026-10-01\"",
        "«\"c\"», \"family\": \"organisation\", \"evidence\": \"e\", \"owner\": \"o\"", "GDPR008", "reviewedOn")]
    [InlineData("\"id\": \"b\"", "\"id\": «\"a\"»", "GDPR002", "a")]
    [InlineData("\"family\": \"system\"", "\"family\": «\"organization\"»", "GDPR002", "organization")]
    public void Is_reported_instead_of(string right, string wrong, string rule, string? word)
    {
        var text = Samples.With("");
        Assert.Contains(right, text);
        Expect(text.Replace(right, wrong), rule, word ?? "", null, anyNearest: true);
    }

    [Theory]
    [InlineData("data")]
    [InlineData("system")]
    [InlineData("organisation")]
    public void A_missing_family_of_measures_is_reported_at_measures(string family)
    {
        var other = family == "data" ? "system" : "data";
        var text = Samples.With("").Replace("\"measures\"", "«\"measures\"»");
        Expect(text.Replace($"\"family\": \"{family}\"", $"\"family\": \"{other}\""), "GDPR008", family, null);
    }

    [Fact]
    public void No_measures_at_all_are_one_report()
    {
        const string head = "\"version\": 1, \"title\": \"T\", \"updatedOn\": \"2026-11-01\", "
                            + "\"controller\": { \"name\": \"N\", \"email\": \"n@example.org\" }";
        Expect("«{» " + head + " }", "GDPR008", "measures", null);
        Expect("{ " + head + ", «\"measures\"»: [] }", "GDPR008", "measures", null);
    }

    [Theory]
    [InlineData("\"categories\": { \"contact.email\": {} }, \"stores\": { \"s\": { \"categories\": [\"contact\", \"contact.*\", \"contact.email\", "
        + "\"contact.email.*\", \"*\", \"unclassified\"] } }")]
    [InlineData("\"categories\": { \"health\": { \"special\": true, \"condition\": \"art10\" }, \"health.a\": { \"special\": false } }, \"stores\": { "
        + "\"s\": { \"categories\": [\"health\", \"health.*\"] } }")]
    [InlineData("\"categories\": { \"health\": { \"special\": true, \"condition\": \"art9-2-h\" }, \"health.a\": {} }, \"roles\": { \"r\": { \"self\": "
        + "true, \"grants\": [{ \"purposes\": [\"*\"], \"categories\": [\"*\"] }] } }")]
    [InlineData("\"members\": { \"P:A.B\": \"unclassified\" }, \"classifications\": { \"A:B:C\": \"unclassified\" }")]
    [InlineData("\"recipients\": { \"r\": { \"kind\": \"third-party\", \"hosts\": [\"*.example.com\", \"localhost\", \"été.example\", \"a_b.example\"] } }")]
    [InlineData("\"roles\": { \"r\": { \"self\": true } }")]
    [InlineData("\"purposes\": { \"p\": { " + Purpose + ", \"interest\": { \"fr\": \"x\" }, \"data\": {}, \"subjects\": [] } }")]
    [InlineData("\"members\": { \"M:Vendor.Bags.Get(Vendor.Profile,System.String)[E-mail address]\": \"unclassified\", \"P:Vendor.Bag.Item(System.String)[FirstName]\": \"unclassified\" }")]
    [InlineData("\"languages\": [\"fr\", \"en\", \"fr-BE\", \"pt-419\"], \"reviewEvery\": \"P18M\"")]
    public void Is_no_problem(string members) => Assert.Equal("", Samples.Problems(Samples.With(members)));

    [Fact]
    public void Messages_say_what_is_wrong_what_is_allowed_and_what_is_near()
    {
        static string Message(string members) => PolicyReader.Read(Samples.With(members)).Problems.Single().Message;
        Assert.Equal("'purpose' is no member of the policy; did you mean 'purposes'?", Message("\"purpose\": {}"));
        Assert.Equal("'zzz' is no member of the logs; members: 'allow'.", Message("\"logs\": { \"zzz\": 1 }"));
        Assert.Equal("'world' is no value of 'mode'; values: 'adequate', 'eea', 'eu'.", Message("\"transfers\": { \"mode\": \"world\" }"));
        Assert.Equal("'UK' is no ISO 3166-1 country code; did you mean 'GB'?", Message("\"transfers\": { \"adequate\": [\"UK\"] }"));
        Assert.Equal("'EU' is no ISO 3166-1 country code; name each country.", Message("\"transfers\": { \"adequate\": [\"EU\"] }"));
        Assert.Equal("The policy declares no recipient 'x'; the policy declares no recipients.", Message("\"stores\": { \"s\": { \"recipient\": \"x\" } }"));
        Assert.Equal(
            "The policy declares no recipient 'x'; recipients: 'bank', 'post'.",
            Message("\"recipients\": { \"post\": {}, \"bank\": {} }, \"stores\": { \"s\": { \"recipient\": \"x\" } }"));
        Assert.Equal(
            "'a.b' and 'a-b' would both be 'AB' in code; rename one of them.",
            Message("\"roles\": { \"a-b\": { \"mission\": \"m\" }, \"a.b\": { \"mission\": \"m\" } }"));
    }

    [Fact]
    public void Every_key_of_two_with_one_name_in_code_is_reported_but_the_first() =>
        Assert.Equal(
            2, PolicyReader.Read(Samples.With("\"categories\": { \"contact.email\": {}, \"contact-email\": {}, \"Contact.Email\": {} }")).Problems.Count);

    [Fact]
    public void An_unknown_member_is_unknown_once_and_then_repeated() =>
        Assert.Equal(
            ["no member", "second time"],
            PolicyReader.Read(Samples.With("\"zzz\": 1, \"zzz\": 2")).Problems.Select(p => p.Message.Contains("no member") ? "no member" : "second time"));

    /// <summary>Exactly one problem, between « and ».</summary>
    private static void Expect(string marked, string rule, string word, string? nearest, bool anyNearest = false)
    {
        var start = marked.IndexOf('«');
        var length = marked.IndexOf('»') - start - 1;
        var text = marked.Replace("«", "").Replace("»", "");
        var problem = Assert.Single(PolicyReader.Read(text).Problems);
        var before = text.Substring(0, start);
        var offending = text.Substring(start, length);
        Assert.Equal(
            (rule, start, length, before.Count(c => c == '\n') + 1, start - before.LastIndexOf('\n')),
            (problem.RuleId, problem.Start, problem.Length, problem.Line, problem.Column));
        if (!anyNearest)
        {
            Assert.Equal(nearest, problem.Nearest);
        }

        if (word.Length > 0)
        {
            Assert.Equal(word, problem.Word);
        }
        else if (offending[0] == '"' && problem.Word is not null && rule != "GDPR002")
        {
            Assert.Equal(offending.Trim('"'), problem.Word);
        }

        Assert.True(problem.Nearest is null || problem.Message.Contains("'" + problem.Nearest + "'"), problem.Message);
    }
}
