using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gdpr;

/// <summary>Puts values into envelopes for the current scope.</summary>
public interface IMinimizer
{
    /// <summary>An envelope that System.Text.Json writes without what the current scope may not see.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="AccessScopeMissingException">There is no scope.</exception>
    Minimized<T> Minimize<T>(T value);
}

/// <summary>
/// A value that can only be written: as <typeparamref name="T"/>, without the members that its scope may not see. Code cannot read it, so no copy with default values is ever saved back.
/// </summary>
/// <typeparam name="T">Type of the value.</typeparam>
[JsonConverter(typeof(MinimizedConverter))]
public sealed class Minimized<T>
{
    private readonly T _value;
    private readonly ScopeDecisions _decisions;

    internal Minimized(T value, ScopeDecisions decisions)
    {
        _value = value;
        _decisions = decisions;
    }

    internal void Write(Utf8JsonWriter writer, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, _value, _decisions.Json(options));

    /// <summary>Names the type; the value has no text.</summary>
    public override string ToString() => $"Minimized<{typeof(T).Name}>";
}

internal sealed class Minimizer(Policy policy, IAccessScopes scopes) : IMinimizer
{
    public Minimized<T> Minimize<T>(T value) => new(value, PolicyRuntime.Of(policy).Decisions(scopes.Current));
}

/// <summary>Writes an envelope as its value; it is never read.</summary>
internal sealed class MinimizedConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Minimized<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Minimized<T>>
    {
        public override Minimized<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new GdprRefusedException($"A minimized '{typeof(T).Name}' is not read: what was withheld is not in it.");

        public override void Write(Utf8JsonWriter writer, Minimized<T> value, JsonSerializerOptions options) => value.Write(writer, options);
    }
}
