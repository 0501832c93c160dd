using System;
using System.Collections;
using System.Collections.Generic;
using System.Dynamic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Gdpr;

/// <summary>Contracts that refuse what stands in no scope; in one, those behind them count.</summary>
internal interface IGuardingResolver
{
    IJsonTypeInfoResolver Guarded { get; }
}

/// <summary>
/// The contracts of System.Text.Json without what is withheld. It wraps whatever resolver the options have, so that no context before it answers first, and works on CLR members, so that
/// no naming policy or <c>[JsonPropertyName]</c> comes between. What it cannot judge it refuses; a converter hides the members of its type, so it is refused for types that hold marks.
/// </summary>
internal sealed class ScopedContracts(ScopeDecisions decisions)
{
    private readonly ScopeDecisions _decisions = decisions;

    /// <summary>A copy that only writes; the options themselves where they are such a copy already.</summary>
    public JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        var inner = options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver();
        while (inner is IGuardingResolver guard)
        {
            inner = guard.Guarded;
        }

        if (inner is Resolver { Contracts: var known } && known._decisions == _decisions)
        {
            return options;
        }

        var scoped = new JsonSerializerOptions(options) { TypeInfoResolver = new Resolver(this, inner) };
        scoped.MakeReadOnly();
        return scoped;
    }

    private void Judge(JsonTypeInfo contract)
    {
        var type = contract.Type;
        RefuseUntyped(type, null);
        switch (contract.Kind)
        {
            case JsonTypeInfoKind.Object:
                Withhold(contract);
                break;
            case JsonTypeInfoKind.Dictionary:
                if (type.GetInterfaces().Append(type).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).SelectMany(i => i.GetGenericArguments()).Any(_decisions.Map.Contains))
                {
                    throw Refused(type, "a dictionary of personal data: its keys are under no contract. Give it as a list of a type that says what it holds.");
                }

                break;
            case JsonTypeInfoKind.None when _decisions.Map.Contains(type):
                throw Refused(type, $"written by the converter '{contract.Converter.GetType().Name}', which hides its members from the policy. Write it without a converter, or as a view.");
        }

        if (_decisions.Map.LabelsOf(type) is { Length: > 0 } && !_decisions.Permits(type))
        {
            throw Refused(type, _decisions.Why(type));
        }
    }

    private void Withhold(JsonTypeInfo contract)
    {
        for (var i = contract.Properties.Count - 1; i >= 0; i--)
        {
            var property = contract.Properties[i];
            if (MemberBehind(contract, property) is not { } member)
            {
                throw Refused(contract.Type, $"its JSON member '{property.Name}' cannot be told to be a member of the type.");
            }

            if (!_decisions.Permits(member) || DataMap.IsSecret(member))
            {
                contract.Properties.RemoveAt(i);
                continue;
            }

            if (property.IsExtensionData)
            {
                if (IsProblem(contract.Type))
                {
                    // RFC 9457: title and status say enough; what else was put beside them is under no contract.
                    contract.Properties.RemoveAt(i);
                    continue;
                }

                throw Refused(contract.Type, $"'{member.Name}' is extension data: what it holds is known to nobody. Leave it out with [JsonIgnore], or write a view.");
            }

            RefuseUntyped(property.PropertyType, contract.Type.Name + "." + member.Name);
            if (property.CustomConverter is { } converter && _decisions.Map.Contains(property.PropertyType))
            {
                throw Refused(contract.Type, $"'{member.Name}' is written by the converter '{converter.GetType().Name}', which hides its members from the policy.");
            }
        }

        // Options of a scope only write: a copy without what was withheld, saved back, would destroy it.
        if (_decisions.Map.Contains(contract.Type) && contract.CreateObject is not null)
        {
            contract.CreateObject = () => throw new GdprRefusedException($"'{contract.Type.Name}' is not read with the options of a scope: they lack what was withheld. Read it with options of your own.");
        }
    }

    /// <summary>The member itself where the resolver knows it; a source-generated contract may not, and is looked up by its CLR name then.</summary>
    private static MemberInfo? MemberBehind(JsonTypeInfo contract, JsonPropertyInfo property)
    {
        if (property.AttributeProvider is MemberInfo known)
        {
            return known;
        }

        var named = DataMap.MembersOf(contract.Type).Where(m => DataMap.TypeOf(m) == property.PropertyType && JsonNameOf(m, contract.Options) == property.Name).ToList();
        return named.Count > 0 ? named[0] : null;
    }

    private static string JsonNameOf(MemberInfo member, JsonSerializerOptions options) =>
        member.GetCustomAttribute<System.Text.Json.Serialization.JsonPropertyNameAttribute>()?.Name ?? options.PropertyNamingPolicy?.ConvertName(member.Name) ?? member.Name;

    /// <summary>Values whose content nothing describes.</summary>
    private static void RefuseUntyped(Type type, string? member)
    {
        var held = DataMap.Unwrapped(type);
        var what = member is not null && held == typeof(object) ? "'object'"
            : typeof(JsonNode).IsAssignableFrom(held) || held == typeof(JsonElement) || held == typeof(JsonDocument) ? "raw JSON"
            : typeof(IDynamicMetaObjectProvider).IsAssignableFrom(held) ? "dynamic"
            : typeof(ITuple).IsAssignableFrom(held) ? "a tuple"
            : IsAnonymous(held) ? "an anonymous type"
            : typeof(IDictionary).IsAssignableFrom(held) && !held.IsGenericType || held.IsGenericType && held.GetGenericArguments() is [_, var value] && DataMap.Unwrapped(value) == typeof(object) && typeof(IEnumerable).IsAssignableFrom(held)
                ? "a dictionary of 'object'"
            : null;
        if (what is not null)
        {
            throw new GdprRefusedException($"{(member is null ? Name(type) : "'" + member + "'")} is refused in the JSON of a scope: it is {what}, and nobody can tell whether it holds personal data. Give it a type.");
        }
    }

    private static bool IsProblem(Type? type) => type is not null && (type.FullName == "Microsoft.AspNetCore.Mvc.ProblemDetails" || IsProblem(type.BaseType));

    private static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    private static string Name(Type type) => IsAnonymous(type) ? "A value" : "'" + type.Name + "'";

    private GdprRefusedException Refused(Type type, string why) =>
        new($"'{type.Name}' is refused in the JSON of role '{_decisions.Role}' and purpose '{_decisions.Purpose}': {why}");

    private sealed class Resolver(ScopedContracts contracts, IJsonTypeInfoResolver inner) : IJsonTypeInfoResolver
    {
        public ScopedContracts Contracts => contracts;

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
        {
            if (inner.GetTypeInfo(type, options) is not { } contract)
            {
                return null;
            }

            contracts.Judge(contract);
            return contract;
        }
    }
}
