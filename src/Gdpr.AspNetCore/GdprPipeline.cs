using System.Collections.Generic;

namespace Gdpr;

/// <summary>What <c>UseGdpr</c> saw of the pipeline when it was called, and what became of it.</summary>
internal sealed class GdprPipeline
{
    // Set by the framework's own Use… methods.
    private const string Authentication = "__AuthenticationMiddlewareSet";
    private const string Authorization = "__AuthorizationMiddlewareSet";

    private readonly HashSet<string> _before = [];
    private IDictionary<string, object?>? _properties;

    public bool IsUsed => _properties is not null;

    /// <summary>The middleware that came after, and should have come before.</summary>
    public string? Late => After(Authentication) ? "UseAuthentication()" : After(Authorization) ? "UseAuthorization()" : null;

    public void Use(IDictionary<string, object?> properties)
    {
        _properties = properties;
        _before.UnionWith(properties.Keys);
    }

    private bool After(string key) => _properties?.ContainsKey(key) == true && !_before.Contains(key);
}
