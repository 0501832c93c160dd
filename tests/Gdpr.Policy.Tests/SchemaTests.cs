using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NJsonSchema;
using Xunit;

namespace Gdpr.Tests;

/// <summary>The JSON Schema and the reader know the same file. The schema judges form; whether words are declared is the reader's alone.</summary>
public class SchemaTests
{
    private static readonly string File = System.IO.File.ReadAllText(Samples.PathOf("src/Gdpr.Policy/gdpr.policy.schema.json"));
    private static readonly JsonNode Json = JsonNode.Parse(File)!;

    [Fact]
    public async Task Both_accept_what_is_well_formed()
    {
        var schema = await JsonSchema.FromJsonAsync(File, TestContext.Current.CancellationToken);
        string[] texts =
        [
            Samples.Complete,
            Samples.Contract,
            Samples.With(""),
            Samples.With("\"purposes\": {}, \"roles\": {}, \"categories\": {}, \"subjects\": {}, \"cookies\": {}, \"stores\": {}, \"sinks\": {}"),
            Samples.With("\"transfers\": {}, \"logs\": {}, \"languages\": [\"fr\", \"pt-419\"]"),
            Samples.With("\"categories\": { \"health\": { \"special\": true, \"condition\": \"art10\" } }"),
            Samples.With("\"reviewEvery\": \"P1Y2M3W4DT5H6M7S\", \"$schema\": \"./x.json\""),
            Samples.With("\"stores\": { \"s\": { \"country\": \"FR\", \"title\": \"Base\" } }"),
            Samples.With("\"recipients\": { \"r\": { \"hosts\": [\"*.a.example\", \"localhost\"] } }"),
            Samples.With("\"sinks\": { \"M:A.B(System.String)\": { \"kind\": \"AiService\" } }"),
            Samples.With("\"roles\": { \"é-1\": { \"mission\": \"\", \"title\": \"T\" } }"),
        ];
        foreach (var text in texts)
        {
            var errors = schema.Validate(Plain(text));
            Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + text);
            Assert.DoesNotContain(PolicyReader.Read(text).Problems, p => p.RuleId == "GDPR002");
        }
    }

    [Fact]
    public async Task Both_refuse_what_is_malformed()
    {
        var schema = await JsonSchema.FromJsonAsync(File, TestContext.Current.CancellationToken);
        string[] texts =
        [
            "{}",
            "[]",
            "1",
            Samples.With("").Replace("\"version\": 1, ", ""),
            Samples.With("").Replace("\"version\": 1", "\"version\": 2"),
            Samples.With("").Replace("\"version\": 1", "\"version\": \"1\""),
            Samples.With("").Replace("\"title\": \"T\", ", ""),
            Samples.With("").Replace("\"title\": \"T\"", "\"title\": \"\""),
            Samples.With("").Replace("\"title\": \"T\"", "\"title\": {}"),
            Samples.With("").Replace("\"title\": \"T\"", "\"title\": 1"),
            Samples.With("").Replace("2026-11-01", "01/11/2026"),
            Samples.With("").Replace("2026-11-01", "2026-13-01"),
            Samples.With("").Replace("n@example.org", "example.org"),
            Samples.With("").Replace("\"name\": \"N\"", "\"site\": \"https://www.example.org\""),
            Samples.With("").Replace("\"family\": \"data\"", "\"family\": \"Data\""),
            Samples.With("").Replace("\"family\": \"data\", ", ""),
            Samples.With("").Replace("\"id\": \"a\", ", ""),
            Samples.With("").Replace("\"id\": \"a\"", "\"id\": \"a b\""),
            Samples.With("\"purpose\": {}"),
            Samples.With("\"purposes\": []"),
            Samples.With("\"purposes\": { \"p q\": {} }"),
            Samples.With("\"purposes\": { \"p\": { \"legalBasis\": \"because\" } }"),
            Samples.With("\"purposes\": { \"p\": { \"data\": { \"c\": \"maybe\" } } }"),
            Samples.With("\"purposes\": { \"p\": { \"data\": { \"*.email\": \"required\" } } }"),
            Samples.With("\"purposes\": { \"p\": { \"data\": [] } }"),
            Samples.With("\"purposes\": { \"p\": { \"channels\": [\"fax\"] } }"),
            Samples.With("\"purposes\": { \"p\": { \"retention\": \"P1Y\" } }"),
            Samples.With("\"purposes\": { \"p\": { \"retention\": { \"active\": \"1Y\" } } }"),
            Samples.With("\"purposes\": { \"p\": { \"retention\": { \"active\": \"PT\" } } }"),
            Samples.With("\"purposes\": { \"p\": { \"subjects\": \"customer\" } }"),
            Samples.With("\"categories\": { \"a..b\": {} }"),
            Samples.With("\"categories\": { \"a.*\": {} }"),
            Samples.With("\"categories\": { \"a\": { \"special\": \"yes\" } }"),
            Samples.With("\"categories\": { \"a\": { \"special\": true, \"condition\": \"art9\" } }"),
            Samples.With("\"roles\": { \"r\": { \"grants\": {} } }"),
            Samples.With("\"roles\": { \"r\": { \"grants\": [{ \"purposes\": [\"*\"] }] } }"),
            Samples.With("\"roles\": { \"r\": { \"grants\": [{ \"purposes\": [\"*\"], \"categories\": [\"con*\"] }] } }"),
            Samples.With("\"roles\": { \"r\": { \"requires\": [\"MFA\"] } }"),
            Samples.With("\"roles\": { \"r\": { \"self\": 1 } }"),
            Samples.With("\"recipients\": { \"r\": { \"country\": \"UK\" } }"),
            Samples.With("\"recipients\": { \"r\": { \"kind\": \"friend\" } }"),
            Samples.With("\"recipients\": { \"r\": { \"hosts\": [\"https://a.example\"] } }"),
            Samples.With("\"stores\": { \"s\": { \"categories\": \"*\" } }"),
            Samples.With("\"transfers\": { \"mode\": \"world\" }"),
            Samples.With("\"transfers\": { \"adequate\": [\"EU\"] }"),
            Samples.With("\"transfers\": { \"safeguards\": [{ \"recipient\": \"r\" }] }"),
            Samples.With("\"cookies\": { \"c\": { \"names\": [\"c\"] } }"),
            Samples.With("\"cookies\": { \"c\": { \"purpose\": \"p\" } }"),
            Samples.With("\"cookies\": { \"c\": { \"purpose\": \"p\", \"names\": [\"c\"], \"maxAge\": \"13 mois\" } }"),
            Samples.With("\"logs\": { \"allow\": [\"all\"] }"),
            Samples.With("\"members\": { \"Vendor.Mail\": \"unclassified\" }"),
            Samples.With("\"members\": { \"M:Vendor.Get(System. String)[Mail]\": \"unclassified\" }"),
            Samples.With("\"members\": { \"P:Vendor.Mail\": \"*\" }"),
            Samples.With("\"classifications\": { \"Private\": \"unclassified\" }"),
            Samples.With("\"sinks\": { \"M:A.B\": {} }"),
            Samples.With("\"sinks\": { \"M:A.B\": { \"kind\": \"log\" } }"),
            Samples.With("\"sinks\": { \"M:A.B\": { \"kind\": \"Recipient\" } }"),
            Samples.With("\"languages\": [\"FR\"]"),
            Samples.With("\"languages\": [1]"),
            Samples.With("\"glossary\": { \"t\": 1 }"),
            Samples.With("\"subjects\": { \"s\": null }"),
        ];
        foreach (var text in texts)
        {
            Assert.True(schema.Validate(Plain(text)).Count > 0, "The schema accepts: " + text);
            Assert.True(PolicyReader.Read(text).Problems.Any(p => p.RuleId == "GDPR002"), "The reader accepts: " + text);
        }
    }

    [Fact]
    public void Both_know_the_same_keys_with_the_same_meaning()
    {
        var reader = PolicyKeys.All.SelectMany(o => o.Keys.Select(k => $"{o.Path}/{k.Name}{(k.IsRequired ? "!" : "")}: {k.Meaning.Replace('`', '\'')}"));
        var schema = new List<string>();
        foreach (var keys in PolicyKeys.All)
        {
            var definition = Definition(keys);
            var required = definition["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
            Assert.False((bool)definition["additionalProperties"]!);
            schema.AddRange(definition["properties"]!.AsObject().Select(p =>
                $"{keys.Path}/{p.Key}{(required.Contains(p.Key) ? "!" : "")}: {p.Value!["description"]}"));
        }

        Assert.Equal(reader, schema);
        Assert.Equal(
            PolicyKeys.All.Where(k => k.Path.Length > 0).Select(Name).Order(),
            Json["definitions"]!.AsObject().Where(d => d.Value!["properties"] is not null).Select(d => d.Key).Order());
    }

    [Fact]
    public void Both_know_the_same_words()
    {
        string[] Words(PolicyKeys keys, string key)
        {
            var property = Definition(keys)["properties"]![key]!;
            return (property["enum"] ?? property["items"]!["enum"])!.AsArray().Select(w => (string)w!).ToArray();
        }

        Assert.Equal(PolicyWords.LegalBases, Words(PolicyKeys.Purpose, "legalBasis"));
        Assert.Equal(PolicyWords.Channels, Words(PolicyKeys.Purpose, "channels"));
        Assert.Equal(PolicyWords.Conditions, Words(PolicyKeys.Category, "condition"));
        Assert.Equal(PolicyWords.Requirements, Words(PolicyKeys.Role, "requires"));
        Assert.Equal(PolicyWords.RecipientKinds, Words(PolicyKeys.Recipient, "kind"));
        Assert.Equal(PolicyWords.TransferModes, Words(PolicyKeys.Transfers, "mode"));
        Assert.Equal(PolicyWords.SafeguardKinds, Words(PolicyKeys.Safeguard, "kind"));
        Assert.Equal(PolicyWords.Families, Words(PolicyKeys.Measure, "family"));
        Assert.Equal(PolicyWords.LogWords, Words(PolicyKeys.Logs, "allow"));
        Assert.Equal(PolicyWords.SinkKinds, Words(PolicyKeys.Sink, "kind"));
        Assert.Equal(CountryCodes.All, Json["definitions"]!["country"]!["enum"]!.AsArray().Select(w => (string)w!));
        Assert.Equal(
            PolicyWords.Necessities,
            Definition(PolicyKeys.Purpose)["properties"]!["data"]!["patternProperties"]!.AsObject().Single().Value!["enum"]!.AsArray().Select(w => (string)w!));
    }

    [Fact]
    public void The_kinds_of_sinks_are_those_of_the_attribute()
    {
        var source = System.IO.File.ReadAllText(Samples.PathOf("src/Gdpr.Annotations/CodeAttributes.cs"));
        var body = source.Substring(source.IndexOf("enum SinkKind", StringComparison.Ordinal));
        var names = Regex.Matches(body, @"^\s{4}(\w+),", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
        Assert.Equal(PolicyWords.SinkKinds, names);
    }

    [Fact]
    public void The_schema_is_in_the_assembly()
    {
        using var stream = typeof(Policy).Assembly.GetManifestResourceStream("Gdpr.gdpr.policy.schema.json")!;
        Assert.Equal(File, new StreamReader(stream).ReadToEnd());
    }

    private static string Name(PolicyKeys keys) => keys.What.Split(' ')[1];

    private static JsonNode Definition(PolicyKeys keys) => keys.Path.Length == 0 ? Json : Json["definitions"]![Name(keys)]!;

    /// <summary>Without comments and trailing commas, which the schema's validator does not read.</summary>
    private static string Plain(string text) =>
        JsonNode.Parse(text, null, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!.ToJsonString();
}
