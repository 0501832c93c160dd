using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace Gdpr;

/// <summary>
/// Knows providers, regions and hosts as data (GDPR Art. 44). A region code means nothing without its provider, a host is compared as whole labels, and what
/// does not follow from a row is unknown.
/// </summary>
public static class Places
{
    private static readonly Lazy<RegionTable> Regions = new(RegionTable.Load, LazyThreadSafetyMode.ExecutionAndPublication);
    private static readonly Lazy<HostPattern[]> Hosts = new(HostPattern.Load, LazyThreadSafetyMode.ExecutionAndPublication);
    private static readonly Lazy<Dictionary<string, (string Provider, string Code)>> Symbols = new(LoadSymbols, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The place of a host.</summary>
    /// <param name="hostOrUrl">A host, with or without scheme, user, port, path and query; or the whole connection name of a Cloud SQL instance.</param>
    public static Place OfHost(string hostOrUrl)
    {
        var value = (hostOrUrl ?? "").Trim();
        var host = HostOf(value);
        if (host is not null)
        {
            foreach (var pattern in Hosts.Value)
            {
                if (pattern.PlaceOf(host, value, Regions.Value) is { } place)
                {
                    return place;
                }
            }
        }

        return new Place(null, null, null, "", "No known provider has this host; the policy must declare the place.");
    }

    /// <summary>The place of a region code of a provider; unknown where the table has no such code.</summary>
    /// <param name="provider">Provider, such as <c>aws</c>.</param>
    /// <param name="code">Region code; case does not count, nor do spaces in names of Azure regions (<c>France Central</c>).</param>
    public static Place OfRegion(string provider, string code) =>
        Regions.Value.Find(provider ?? "", code ?? "") is { } region
            ? region.ToPlace(region.Provider, null)
            : new Place(provider, null, code, "", $"The provider '{provider}' is not known to have a region '{code}'; the policy must declare the place.");

    /// <summary>Every provider's region of that code, since a bare code names none of them.</summary>
    /// <param name="code">Region code.</param>
    public static IReadOnlyList<Place> Candidates(string code) =>
        Regions.Value.OfCode(code ?? "").Select(r => r.ToPlace(r.Provider, null)).ToList().AsReadOnly();

    /// <summary>The place of a .NET symbol that stands for a region; null where the table has no such symbol.</summary>
    /// <param name="symbol">Full name of a member, such as <c>Amazon.RegionEndpoint.EUWest3</c>.</param>
    public static Place? OfSymbol(string symbol) => Symbols.Value.TryGetValue(symbol ?? "", out var s) ? OfRegion(s.Provider, s.Code) : null;

    /// <summary>
    /// The host alone, in small letters and without a trailing dot; null where there is none. What stands before <c>@</c> is a user, and a backslash ends the
    /// host as a slash does: neither can pass one host off as another.
    /// </summary>
    internal static string? HostOf(string value)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        var start = scheme > 0 && value.Take(scheme).All(c => char.IsLetterOrDigit(c) || c is '+' or '-' or '.' or ':') ? scheme + 3
            : value.StartsWith("//", StringComparison.Ordinal) ? 2
            : 0;
        var end = value.IndexOfAny(['/', '\\', '?', '#'], start);
        var authority = value.Substring(start, (end < 0 ? value.Length : end) - start);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        if (authority.StartsWith("[", StringComparison.Ordinal))
        {
            authority = authority.Substring(0, Math.Max(0, authority.IndexOf(']') + 1));
        }
        else if (authority.IndexOf(':') is var colon && colon >= 0)
        {
            authority = authority.Substring(0, colon);
        }

        var host = authority.EndsWith(".", StringComparison.Ordinal) ? authority.Substring(0, authority.Length - 1) : authority;
        return host.Length is 0 or > 253 || host.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? null : host.ToLowerInvariant();
    }

    private static Dictionary<string, (string Provider, string Code)> LoadSymbols() =>
        PlaceTables.Read("sdk-symbols.csv", "provider", "symbol", "region_code").ToDictionary(c => c[1], c => (c[0], c[2]), StringComparer.Ordinal);

    /// <summary>A row of regions.csv.</summary>
    internal sealed class Region
    {
        public Region(string provider, string code, string countries, string city)
        {
            Provider = provider;
            Code = code;
            Countries = countries;
            City = city;
        }

        public string Provider { get; }

        public string Code { get; }

        public string Countries { get; }

        public string City { get; }

        public Place ToPlace(string provider, string? service) =>
            new(provider, service, Code, Countries, $"Region '{Code}' of {Provider}{(City.Length > 0 ? ": " + City : "")}.");
    }

    /// <summary>regions.csv, by provider and code without case.</summary>
    internal sealed class RegionTable
    {
        private readonly Dictionary<string, Region> _byKey = new(StringComparer.Ordinal);
        private readonly ILookup<string, Region> _byCode;

        private RegionTable(IReadOnlyList<Region> regions)
        {
            foreach (var region in regions)
            {
                _byKey.Add(Key(region.Provider, region.Code), region);
            }

            _byCode = regions.ToLookup(r => r.Code.ToLowerInvariant(), StringComparer.Ordinal);
        }

        public static RegionTable Load() =>
            new(PlaceTables.Read("regions.csv", "provider", "region_code", "country_iso2", "city").Select(c => new Region(c[0], c[1], c[2], c[3])).ToList());

        public Region? Find(string provider, string code) => _byKey.TryGetValue(Key(provider, code), out var region) ? region : null;

        public IEnumerable<Region> OfCode(string code) => _byCode[code.Trim().ToLowerInvariant()];

        private static string Key(string provider, string code)
        {
            provider = provider.Trim().ToLowerInvariant();
            code = code.Trim().ToLowerInvariant();
            return provider + "\n" + (provider == "azure" ? code.Replace(" ", "") : code);
        }
    }

    /// <summary>A row of host-patterns.csv. The order of the rows counts: the first that matches wins.</summary>
    internal sealed class HostPattern
    {
        private readonly Regex _pattern;
        private readonly string _regions;
        private readonly string _reveals;
        private readonly string _fallback;
        private readonly bool _wholeValue;

        private HostPattern(string[] cells)
        {
            Provider = cells[0];
            Service = cells[1];
            _pattern = new Regex(cells[2], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            _regions = cells[3];
            _reveals = cells[4];
            _fallback = cells[5];
            Example = cells[6];

            // The one row whose pattern is for more than a host.
            _wholeValue = Service.IndexOf("the whole value and not a host", StringComparison.Ordinal) >= 0;
        }

        public string Provider { get; }

        public string Service { get; }

        public string Example { get; }

        /// <summary>What the match tells, in the words of the table.</summary>
        public string Reveals => _reveals;

        public static HostPattern[] Load() =>
            PlaceTables.Read("host-patterns.csv", "provider", "service", "pattern", "region_namespace", "reveals", "fallback", "example")
                .Select(c => new HostPattern(c)).ToArray();

        /// <summary>The place where the pattern matches, or null.</summary>
        public Place? PlaceOf(string host, string value, RegionTable regions)
        {
            if (_wholeValue && (value.Length > 253 || value.IndexOf('\n') >= 0))
            {
                return null;
            }

            var match = _pattern.Match(_wholeValue ? value : host);
            if (!match.Success)
            {
                return null;
            }

            var code = Code(match);
            if (code is null)
            {
                return _reveals is "country" or "jurisdiction"
                    ? new Place(Provider, Service, null, _fallback.Split(' ')[0], $"{Provider}, {Service}: {_fallback}.")
                    : new Place(Provider, Service, null, "", $"{Provider}, {Service}: the host does not tell the place ({_fallback}).");
            }

            return regions.Find(_regions, code) is { } region
                ? region.ToPlace(Provider, Service)
                : new Place(Provider, Service, code, "", $"{Provider}, {Service}: the region '{code}' is not known; the policy must declare the place.");
        }

        private string? Code(Match match)
        {
            string? Group(string name) => match.Groups[name] is { Success: true } group ? group.Value.ToLowerInvariant() : null;
            return _reveals switch
            {
                "region" or "region-if-known" => Group("region"),
                "region-short" => Group("short"),
                "geography" => Group("geo"),
                "jurisdiction" => Group("jurisdiction") is { } jurisdiction ? "jurisdiction:" + jurisdiction : null,
                _ => null,
            };
        }
    }
}
