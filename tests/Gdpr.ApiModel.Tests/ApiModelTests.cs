using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gdpr.Tests;

/// <summary>What the analyzer knows of libraries is written as data; here every line of it is held against the libraries themselves.</summary>
public class ApiModelTests
{
    /// <summary>Namespaces of packages that no feed of ours serves, or that are too large to restore for a few names; their lines are held to the grammar alone.</summary>
    private static readonly Dictionary<string, string> NotReferenced = new()
    {
        ["Adyen"] = "Adyen",
        ["Algolia.Search"] = "Algolia.Search",
        ["Amazon.SimpleEmail"] = "AWSSDK.SimpleEmail",
        ["Amazon.SimpleEmailV2"] = "AWSSDK.SimpleEmailV2",
        ["Amazon.SimpleNotificationService"] = "AWSSDK.SimpleNotificationService",
        ["AutoMapper.IMapperBase"] = "AutoMapper 9 and later",
        ["Azure.Communication.Email"] = "Azure.Communication.Email",
        ["Azure.Messaging.EventHubs"] = "Azure.Messaging.EventHubs",
        ["Azure.Messaging.ServiceBus"] = "Azure.Messaging.ServiceBus",
        ["Braintree"] = "Braintree",
        ["Datadog.Trace"] = "Datadog.Trace",
        ["Elastic.Clients.Elasticsearch"] = "Elastic.Clients.Elasticsearch",
        ["FirebaseAdmin"] = "FirebaseAdmin",
        ["FluentEmail"] = "FluentEmail.Core",
        ["GoCardless"] = "GoCardless",
        ["Google.Cloud.Storage"] = "Google.Cloud.Storage.V1",
        ["LazyCache"] = "LazyCache",
        ["MailChimp.Net"] = "MailChimp.Net.V3",
        ["Mailjet.Client"] = "Mailjet.Api",
        ["MassTransit.ITopicProducer`1"] = "MassTransit.Kafka",
        ["MassTransit.ITopicProducer`2"] = "MassTransit.Kafka",
        ["Microsoft.Graph"] = "Microsoft.Graph",
        ["Mistral.SDK"] = "Mistral.SDK",
        ["Mixpanel"] = "mixpanel-csharp",
        ["Mollie"] = "Mollie.Api",
        ["NServiceBus"] = "NServiceBus",
        ["Nest"] = "NEST",
        ["NewRelic"] = "NewRelic.Agent.Api",
        ["Ovh"] = "csharp-ovh",
        ["PayPalCheckoutSdk"] = "PayPalCheckoutSdk",
        ["Payplug"] = "Payplug",
        ["PaypalServerSdk"] = "PayPalServerSDK",
        ["PostmarkDotNet"] = "Postmark",
        ["QuestPDF"] = "QuestPDF",
        ["RabbitMQ.Client.IModel"] = "RabbitMQ.Client 6 and earlier",
        ["RabbitMQ.Client.IModelExensions"] = "RabbitMQ.Client 6 and earlier",
        ["Segment"] = "Analytics",
        ["Twilio"] = "Twilio",
        ["Vonage"] = "Vonage",
        ["brevo_csharp"] = "brevo_csharp",
        ["iText"] = "itext",
        ["sib_api_v3_sdk"] = "sib_api_v3_sdk",
    };

    /// <summary>Parameters that hold no data: an overload that has no others and none of the named ones lets nothing out.</summary>
    private static readonly HashSet<string> Idle = new(
    [
        "cancellationToken", "token", "options", "setupAction", "info", "context", "condition", "eventType", "id", "eventName", "delta", "paramName", "customSamplingContext",
        "innerException", "inner", "serializationInfo", "streamingContext", "hr", "schemeName", "hostName", "scheme", "host", "portNumber",
        "observeValue", "observeValues", "subject", "replySerializer", "replyOpts", "pubsubName", "topicName", "appId", "httpMethod", "e",
        "routeName", "actionName", "controllerName", "pageName", "pageHandler", "action", "controller", "linkText", "method", "methodName", "name", "names", "unit", "description",
    ]);

    private static readonly List<string> Problems = [];
    private static readonly List<ApiLine> Lines = ApiLine.All(Problems).ToList();
    private static readonly ILookup<ApiLine, ISymbol> Found =
        Lines.Where(f => f.NamesMembers && !IsNotReferenced(f)).SelectMany(f => Libraries.Matching(f.Pattern).Select(s => (f, s))).ToLookup(p => p.f, p => p.s);

    /// <summary>What the lines together say of each member's parameters.</summary>
    private static readonly ILookup<ISymbol, string> Spoken =
        Found.SelectMany(f => f.SelectMany(symbol => f.Key.NamedParameters.Select(name => (symbol, name)))).ToLookup(p => p.symbol, p => p.name, SymbolEqualityComparer.Default);

    [Fact]
    public void EveryLineKeepsTheGrammar() => Nothing(Problems);

    [Fact]
    public void NothingIsSaidTwice() =>
        Nothing(Lines.GroupBy(f => f.Identity).Where(g => g.Count() > 1).Select(g => $"{string.Join(", ", g.Select(f => f.Place))}: {g.Key}"));

    [Fact]
    public void EveryPatternNamesSomethingThatExists() =>
        Nothing(Lines.Where(f => f.NamesMembers && !IsNotReferenced(f) && !Found[f].Any()).Select(f => $"{f.Place}: {f.Pattern}"));

    [Fact]
    public void EveryNamedParameterExists() =>
        Nothing(from f in Lines
                where Found[f].Any()
                from name in f.NamedParameters
                where !Found[f].Any(s => Takes(s, name))
                select $"{f.Place}: {f.Pattern} has no parameter '{name}', but {string.Join(", ", Found[f].SelectMany(ParametersOf).Select(p => p.Name).Distinct())}");

    [Fact]
    public void EveryOverloadLetsOutOneOfTheNamedParametersOrNothing() =>
        Nothing(from f in Lines
                where f.Parameters.Length > 0
                from symbol in Found[f]
                where !f.Parameters.Any(name => Takes(symbol, name)) && !f.Options.ContainsKey("into")
                where !(symbol.ContainingNamespace.Name == "Metrics" && Given(symbol).All(p => p.Name == "value")) // the figure that is measured
                where Given(symbol).Any(p => !Idle.Contains(p.Name) && !Spoken[symbol].Contains(p.Name))
                select $"{f.Place}: {symbol.GetDocumentationCommentId()} takes {string.Join(", ", ParametersOf(symbol).Select(p => p.Name))}");

    [Fact]
    public void ASinkThatIsAPropertyCanBeAssigned() =>
        Nothing(Lines.Where(f => f is { Verb: "sink", Letter: 'P' } && Found[f].OfType<IPropertySymbol>().Any(p => p.SetMethod is null)).Select(f => $"{f.Place}: {f.Pattern}"));

    [Fact]
    public void EveryVerbSpeaksOfWhatItCan() =>
        Nothing(Lines.Where(f => f.NamesMembers && !(f.Verb switch
        {
            "carrier" => "T",
            "write" => "M",
            "map" or "gap" => "MPTN",
            "source" => "MP",
            "handle" => "MP",
            "sink" => "MPTN",
            _ => "MPT",
        }).Contains(f.Letter)).Select(f => $"{f.Place}: {f.Verb} {f.Pattern}"));

    [Fact]
    public void WhatIsNotReferencedIsReallyMissingAndReallyUsed() =>
        Nothing(Lines.Where(f => f.NamesMembers && IsNotReferenced(f) && Libraries.Matching(f.Pattern).Any()).Select(f => f.Pattern + " is referenced")
            .Concat(NotReferenced.Keys.Where(n => !Lines.Any(f => f.NamesMembers && IsIn(f, n))).Select(n => n + " is not used")));

    [Theory]
    [InlineData("sink Log")]
    [InlineData("sink Nowhere M:System.Console.Write")]
    [InlineData("leak Log M:System.Console.Write")]
    [InlineData("sink Log System.Console.Write")]
    [InlineData("sink Log M:System.Console.Write into=value")]
    [InlineData("sink Log M:System.Console.Write template=")]
    [InlineData("erase M:System.Console.Write value")]
    [InlineData("claim contact.email")]
    public void ALineThatBreaksTheGrammarIsSaid(string line)
    {
        var problems = new List<string>();
        Assert.Null(ApiLine.Read("line", line, problems));
        Assert.Single(problems);
    }

    private static bool IsNotReferenced(ApiLine line) => NotReferenced.Keys.Any(n => IsIn(line, n));

    private static bool IsIn(ApiLine line, string space) =>
        line.Pattern.AsSpan(2).StartsWith(space) && (line.Pattern.Length == space.Length + 2 || line.Pattern[space.Length + 2] == '.');

    /// <summary>Whether the member has that parameter; <c>this</c> is the receiver or the extended object.</summary>
    private static bool Takes(ISymbol symbol, string name) =>
        name == "this" ? !symbol.IsStatic || symbol is IMethodSymbol { IsExtensionMethod: true } : ParametersOf(symbol).Any(p => p.Name == name);

    private static IEnumerable<IParameterSymbol> ParametersOf(ISymbol symbol) =>
        symbol switch { IMethodSymbol m => m.Parameters, IPropertySymbol p => p.Parameters, _ => [] };

    /// <summary>Parameters that a caller writes an argument for, other than the extended object.</summary>
    private static IEnumerable<IParameterSymbol> Given(ISymbol symbol) => ParametersOf(symbol).Skip(symbol is IMethodSymbol { IsExtensionMethod: true } ? 1 : 0);

    private static void Nothing(IEnumerable<string> problems) => Assert.True(!problems.Any(), Environment.NewLine + string.Join(Environment.NewLine, problems));
}
