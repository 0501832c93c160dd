using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gdpr;

/// <summary>Adds the ASP.NET Core part.</summary>
public static class GdprAspNetCoreExtensions
{
    /// <summary>Scopes of requests, page handlers and hub methods; the check of all endpoints at start; JSON of minimal APIs, MVC and SignalR without withheld members.</summary>
    /// <param name="builder">From <c>AddGdpr</c>.</param>
    public static GdprBuilder AddAspNetCore(this GdprBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        // Two options that know nothing of each other: configuring one would leak through the other.
        builder.Services.AddSingleton<IPostConfigureOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>(p => new PostConfigureOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>(null, o => AmbientJson.Apply(o.SerializerOptions, p.GetRequiredService<Policy>())));
        builder.Services.AddSingleton<IPostConfigureOptions<Microsoft.AspNetCore.Mvc.JsonOptions>>(p => new PostConfigureOptions<Microsoft.AspNetCore.Mvc.JsonOptions>(null, o => AmbientJson.Apply(o.JsonSerializerOptions, p.GetRequiredService<Policy>())));
        builder.Services.AddSingleton<IPostConfigureOptions<Microsoft.AspNetCore.SignalR.JsonHubProtocolOptions>>(p => new PostConfigureOptions<Microsoft.AspNetCore.SignalR.JsonHubProtocolOptions>(null, o => AmbientJson.Apply(o.PayloadSerializerOptions, p.GetRequiredService<Policy>())));
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => o.Filters.Add<PageScopes>());
        builder.Services.Configure<Microsoft.AspNetCore.SignalR.HubOptions>(o => Microsoft.AspNetCore.SignalR.HubOptionsExtensions.AddFilter<HubScopes>(o));
        builder.Services.AddSingleton<GdprPipeline>();
        builder.Services.AddHostedService<EndpointsAtStart>();
        return builder;
    }
}

/// <summary>
/// Contracts that ask for the scope when they write: in one, the whole value is written for it; without one, types that hold personal data are refused and others are written as ever.
/// Reading is left as it is: a request brings data, it takes none.
/// </summary>
internal sealed class AmbientJson : IJsonTypeInfoResolver, IGuardingResolver
{
    private readonly IJsonTypeInfoResolver _inner;
    private readonly JsonSerializerOptions _plain;
    private readonly JsonSerializerOptions _unscoped;

    private AmbientJson(JsonSerializerOptions options, DataMap map)
    {
        _inner = options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver();
        _plain = new JsonSerializerOptions(options) { TypeInfoResolver = _inner };
        _unscoped = new JsonSerializerOptions(options) { TypeInfoResolver = new Unscoped(_inner, map) };
        _plain.MakeReadOnly();
        _unscoped.MakeReadOnly();
    }

    public IJsonTypeInfoResolver Guarded => _inner;

    public static void Apply(JsonSerializerOptions options, Policy policy) => options.TypeInfoResolver = new AmbientJson(options, PolicyRuntime.Of(policy).Map);

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        // Streams of elements stay streams, and each element is judged; 'object' is written as what it is.
        var contract = _inner.GetTypeInfo(type, options);
        return contract is null || type == typeof(object) || type == typeof(string) || type.IsPrimitive || IsStream(type) ? contract
            : ((IJudge)Activator.CreateInstance(typeof(Judge<>).MakeGenericType(type), this)!).Contract(options);
    }

    private JsonSerializerOptions ForWriting => AccessScopes.Flows is { } flow ? PolicyRuntime.Of(flow.Policy).Decisions(flow.Scope).Json(_plain) : _unscoped;

    private static bool IsStream(Type type) => type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private interface IJudge
    {
        JsonTypeInfo Contract(JsonSerializerOptions options);
    }

    private sealed class Judge<T>(AmbientJson json) : JsonConverter<T>, IJudge
    {
        public JsonTypeInfo Contract(JsonSerializerOptions options) => JsonMetadataServices.CreateValueInfo<T>(options, this);

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(ref reader, json._plain);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, json.ForWriting);
    }

    /// <summary>Outside a scope nothing personal is written, however deep it lies.</summary>
    private sealed class Unscoped(IJsonTypeInfoResolver inner, DataMap map) : IJsonTypeInfoResolver, IGuardingResolver
    {
        public IJsonTypeInfoResolver Guarded => inner;

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => map.Contains(type)
            ? throw new GdprRefusedException($"'{type.Name}' holds personal data and is written outside any access scope: mark the endpoint with [Processing(purpose, Role = role)].")
            : inner.GetTypeInfo(type, options);
    }
}
