using System;
using System.Collections.Generic;

namespace Gdpr;

/// <summary>Where data lies, as far as a host, a region code or a symbol tells: provider, region and countries.</summary>
public sealed class Place
{
    private const string Unknowable = "ZZ";

    internal Place(string? provider, string? service, string? region, string countries, string ground)
    {
        Provider = provider;
        Service = service;
        Region = region;
        Countries = countries.Length == 0 || countries == Unknowable ? [] : Array.AsReadOnly(countries.Split(';'));
        Ground = ground;
    }

    /// <summary>Cloud provider or recipient, such as <c>ovh</c>; null where no row of the tables fits.</summary>
    public string? Provider { get; }

    /// <summary>Service of the provider; null where only a region was asked for.</summary>
    public string? Service { get; }

    /// <summary>Region code, in the writing of the table; null where nothing tells it.</summary>
    public string? Region { get; }

    /// <summary>
    /// ISO 3166-1 alpha-2 codes, or <c>EU</c> for a guaranteed stay in the Union. Of several every one must be allowed. Empty: the place is unknown, which is
    /// refused unless the policy declares it.
    /// </summary>
    public IReadOnlyList<string> Countries { get; }

    /// <summary>Whether the place follows from what was asked.</summary>
    public bool IsKnown => Countries.Count > 0;

    /// <summary>From what it follows, or what to do where it does not.</summary>
    public string Ground { get; }

    /// <summary><c>aws eu-west-2 (GB)</c>.</summary>
    public override string ToString() =>
        string.Join(" ", Parts());

    private IEnumerable<string> Parts()
    {
        if (Provider is not null)
        {
            yield return Provider;
        }

        if (Region is not null)
        {
            yield return Region;
        }

        yield return IsKnown ? "(" + string.Join(";", Countries) + ")" : "(unknown)";
    }
}
