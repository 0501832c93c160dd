using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Gdpr.Tests;

public class PlaceTests
{
    [Fact]
    public void Every_host_pattern_matches_its_example_first_and_tells_what_it_says()
    {
        var regions = Places.RegionTable.Load();
        var patterns = Places.HostPattern.Load();
        Assert.True(patterns.Length > 140);
        foreach (var pattern in patterns)
        {
            var first = patterns.First(p => p.PlaceOf(Places.HostOf(pattern.Example) ?? "", pattern.Example, regions) is not null);
            Assert.True(ReferenceEquals(pattern, first), $"{pattern.Example} of {pattern.Service} is taken by {first.Provider} {first.Service}");
            var place = Places.OfHost(pattern.Example);
            Assert.Equal((pattern.Provider, pattern.Service), (place.Provider, place.Service));
            Assert.True(place.IsKnown == (pattern.Reveals != "none"), $"{pattern.Example}: {place.Ground}");
            Assert.All(place.Countries, c => Assert.True(c == "EU" || CountryCodes.IsKnown(c), c));
            if (!pattern.Example.Contains(':'))
            {
                Assert.Equal(place.ToString(), Places.OfHost("https://user:p@" + pattern.Example.ToUpperInvariant() + ".:443/a/b?x=1#y").ToString());
            }
        }
    }

    [Fact]
    public void Every_region_is_found_by_its_provider_without_case()
    {
        var rows = PlaceTables.Read("regions.csv", "provider", "region_code", "country_iso2");
        Assert.True(rows.Count > 600);
        foreach (var row in rows)
        {
            var place = Places.OfRegion(row[0], row[1].ToUpperInvariant());
            Assert.Equal(row[2], place.IsKnown ? string.Join(";", place.Countries) : "ZZ");
            Assert.Contains(Places.Candidates(row[1]), c => c.Provider == row[0]);
        }
    }

    [Fact]
    public void Every_symbol_stands_for_a_region()
    {
        var rows = PlaceTables.Read("sdk-symbols.csv", "provider", "symbol", "region_code");
        Assert.True(rows.Count > 200);
        Assert.All(rows, row => Assert.Equal(Places.OfRegion(row[0], row[2]).ToString(), Places.OfSymbol(row[1])!.ToString()));
        Assert.Equal(["FR"], Places.OfSymbol("Amazon.RegionEndpoint.EUWest3")!.Countries);
        Assert.Equal(["GB"], Places.OfSymbol("Amazon.RegionEndpoint.EUWest2")!.Countries);
        Assert.Null(Places.OfSymbol("Amazon.RegionEndpoint.Nowhere"));
    }

    // What a test for "starts with eu" gets wrong.
    [Theory]
    [InlineData("aws", "eu-west-2", "GB")]
    [InlineData("outscale", "eu-west-2", "FR")]
    [InlineData("wasabi", "eu-west-2", "FR")]
    [InlineData("aws", "eu-west-1", "IE")]
    [InlineData("alibaba", "eu-west-1", "GB")]
    [InlineData("aws", "eu-central-2", "CH")]
    [InlineData("aws", "eu-isoe-west-1", "GB")]
    [InlineData("gcp", "europe-west2", "GB")]
    [InlineData("gcp", "europe-west6", "CH")]
    [InlineData("gcp-spanner", "eur7", "DE;IT")]
    [InlineData("oci", "eu-zurich-1", "CH")]
    [InlineData("oci", "eu-crissier-1", "CH")]
    [InlineData("oci", "eu-dcc-zurich-1", "CH")]
    [InlineData("oci", "eu-jovanovac-1", "RS")]
    [InlineData("azure", "uksouth", "GB")]
    [InlineData("azure", "switzerlandnorth", "CH")]
    [InlineData("azure", "norwayeast", "NO")]
    [InlineData("azure", "northeurope", "IE")]
    [InlineData("azure", "westeurope", "NL")]
    [InlineData("azure", "France Central", "FR")]
    [InlineData("ovh", "uk", "GB")]
    [InlineData("ovh", "UK1", "GB")]
    [InlineData("ovh", "eu-west-eri", "GB")]
    [InlineData("ovh", "eu-west-lz-mnc", "GB")]
    [InlineData("ovh", "eu-west-lz-lon", "GB")]
    [InlineData("ovh", "eu-west-lz-zrh", "CH")]
    [InlineData("ovh", "bhs", "CA")]
    [InlineData("ovh", "BHS5", "CA")]
    [InlineData("ovh", "ca-east-tor", "CA")]
    [InlineData("ovh", "sgp", "SG")]
    [InlineData("ovh-dedicated", "ynm1", "IN")]
    [InlineData("ovh", "syd", "AU")]
    [InlineData("ovh", "us-west-or-1", "US")]
    [InlineData("ovh", "af-north-lz-rba", "MA")]
    [InlineData("ovh", "gra", "FR")]
    [InlineData("hetzner", "ash", "US")]
    [InlineData("hetzner", "hil", "US")]
    [InlineData("hetzner", "sin", "SG")]
    [InlineData("cloudflare-r2", "jurisdiction:us", "US")]
    [InlineData("cloudflare-r2", "jurisdiction:eu", "EU")]
    [InlineData("cloudflare-r2", "hint:weur", "")]
    [InlineData("cloudflare-r2", "auto", "")]
    [InlineData("aws", "aws-global", "")]
    [InlineData("aws", "gra", "")]
    [InlineData("", "eu-west-2", "")]
    [InlineData("nobody", "eu-west-2", "")]
    public void A_code_means_what_its_provider_means_by_it(string provider, string code, string countries) =>
        Assert.Equal(countries, string.Join(";", Places.OfRegion(provider, code).Countries));

    [Fact]
    public void A_bare_code_has_candidates()
    {
        var candidates = Places.Candidates("EU-WEST-2");
        Assert.Contains(candidates, c => c.Provider == "aws" && c.Countries.Single() == "GB");
        Assert.Contains(candidates, c => c.Provider == "outscale" && c.Countries.Single() == "FR");
        Assert.Empty(Places.Candidates("nowhere-1"));
    }

    [Theory]
    [InlineData("https://s3.gra.io.cloud.ovh.net", "ovh gra (FR)")]
    [InlineData("SHOP.S3.GRA.IO.CLOUD.OVH.NET.", "ovh gra (FR)")]
    [InlineData("https://shop.s3.bhs.io.cloud.ovh.net/key?x=gra", "ovh bhs (CA)")]
    [InlineData("https://s3.xyz.io.cloud.ovh.net", "ovh xyz (unknown)")]
    [InlineData("postgresql-1a2b-o3c4.database.cloud.ovh.net:20184", "ovh (unknown)")]
    [InlineData("vps-1.vps.ovh.us", "ovh (US)")]
    [InlineData("postgres://u:p%40w@db1.abc123.eu-west-2.rds.amazonaws.com:5432/shop", "aws eu-west-2 (GB)")]
    [InlineData("jdbc:postgresql://db1.abc123.eu-west-3.rds.amazonaws.com/shop", "aws eu-west-3 (FR)")]
    [InlineData("//s3.eu-west-3.amazonaws.com/x", "aws eu-west-3 (FR)")]
    [InlineData("shop.database.windows.net", "azure (unknown)")]
    [InlineData("abc123.eu.r2.cloudflarestorage.com", "cloudflare-r2 jurisdiction:eu (EU)")]
    [InlineData("abc123.r2.cloudflarestorage.com", "cloudflare-r2 (unknown)")]
    [InlineData("shop.europe.communication.azure.com", "azure europe (unknown)")]
    [InlineData("myproj:europe-west2:main", "gcp europe-west2 (GB)")]
    [InlineData("api.eu.sendgrid.com", "sendgrid (EU)")]
    // One host cannot pass for another.
    [InlineData("s3.gra.io.cloud.ovh.net.evil.example", "(unknown)")]
    [InlineData("evils3.gra.io.cloud.ovh.network", "(unknown)")]
    [InlineData("xs3.gra.io.cloud.ovh.net", "(unknown)")]
    [InlineData("https://s3.gra.io.cloud.ovh.net@evil.example/", "(unknown)")]
    [InlineData("https://evil.example/s3.gra.io.cloud.ovh.net", "(unknown)")]
    [InlineData("https://evil.example?s3.gra.io.cloud.ovh.net", "(unknown)")]
    [InlineData("https://evil.example#@s3.gra.io.cloud.ovh.net", "(unknown)")]
    [InlineData("https://evil.example\\@s3.gra.io.cloud.ovh.net", "(unknown)")]
    [InlineData("evil.example/://s3.gra.io.cloud.ovh.net", "(unknown)")]
    [InlineData("s3.gra.io.cloud.ovh.net\nevil", "(unknown)")]
    [InlineData("s3.gra.io.cloud.ovh.net:443@evil.example", "(unknown)")]
    [InlineData("s3.gra.io.cloud.ovh.net..", "(unknown)")]
    [InlineData("[::1]:5432", "(unknown)")]
    [InlineData("10.0.0.1", "(unknown)")]
    [InlineData("", "(unknown)")]
    [InlineData("https://", "(unknown)")]
    [InlineData("@", "(unknown)")]
    [InlineData("[", "(unknown)")]
    public void A_host_is_compared_alone_and_as_whole_labels(string host, string place) => Assert.Equal(place, Places.OfHost(host).ToString());

    [Fact]
    public void Nothing_throws_and_nothing_takes_long()
    {
        Assert.False(Places.OfHost(null!).IsKnown);
        Assert.False(Places.OfRegion(null!, null!).IsKnown);
        Assert.Empty(Places.Candidates(null!));
        Assert.Null(Places.OfSymbol(null!));
        var watch = Stopwatch.StartNew();
        foreach (var part in new[] { "a", "a.", "a-", "eu-", "1.", "eu-west-1.", "s3.", ":", "é", "-." })
        {
            Assert.False(Places.OfHost(string.Concat(Enumerable.Repeat(part, 250 / part.Length)) + "!").IsKnown);
            Assert.False(Places.OfHost(string.Concat(Enumerable.Repeat(part, 100_000))).IsKnown);
        }

        Assert.True(watch.ElapsedMilliseconds < 2000, watch.ElapsedMilliseconds + " ms");
    }

    [Fact]
    public void Several_threads_may_ask_at_once() =>
        Parallel.For(0, 64, i => Assert.Equal(["FR"], (i % 2 == 0 ? Places.OfHost("s3.gra.io.cloud.ovh.net") : Places.OfRegion("ovh", "gra")).Countries));

    [Fact]
    public void The_eea_is_thirty_countries_and_the_outermost_regions()
    {
        string[] eea =
        [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO",
            "PL", "PT", "RO", "SE", "SI", "SK",
        ];
        Assert.Equal(eea, Country.All.Values.Where(c => c.Group is "EU" or "EEA-EFTA" && c.IsInEea).Select(c => c.Code).Order(StringComparer.Ordinal));
        Assert.Equal(27, Country.All.Values.Count(c => c.Group == "EU" && c.IsInEu));
        Assert.All(new[] { "GP", "MQ", "GF", "RE", "YT", "MF", "AX" }, c => Assert.True(Country.All[c].IsInEu, c));
        Assert.All(new[] { "IS", "LI", "NO" }, c => Assert.True(Country.All[c].IsInEea && !Country.All[c].IsInEu, c));
        string[] outside = ["BL", "PM", "PF", "NC", "WF", "TF", "GL", "AW", "CW", "SX", "BQ", "GI", "MC", "SM", "VA", "SJ", "FO", "GG", "JE", "IM", "UK", "ZZ"];
        Assert.All(outside, c => Assert.False(Country.All[c].IsInEea, c));
        Assert.True(Country.All["EU"].IsInEu);
        Assert.All(new[] { "GB", "CH", "US", "CA" }, c => Assert.False(Country.All.ContainsKey(c), c));
    }

    [Fact]
    public void Adequacy_decisions_are_the_known_ones()
    {
        Assert.Equal(
            ["AD", "AR", "BR", "CA", "CH", "EPO", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "US", "UY"],
            AdequacyDecision.All.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("(EU) 2022/254", AdequacyDecision.All["KR"].Decision);
        Assert.Contains("2013/65/EU", AdequacyDecision.All["NZ"].Decision);
        Assert.Contains("2003/821/EC", AdequacyDecision.All["GG"].Decision);
        Assert.Contains("(EU) 2026/179", AdequacyDecision.All["BR"].Decision);
        Assert.Equal(["US"], AdequacyDecision.All.Values.Where(d => d.NeedsCertifiedOrganisation).Select(d => d.Code));

        var gb = AdequacyDecision.All["GB"];
        Assert.Equal(new DateTime(2031, 12, 27), gb.Expires);
        Assert.True(gb.IsInForce(new DateTime(2031, 12, 27, 23, 0, 0)));
        Assert.False(gb.IsInForce(new DateTime(2031, 12, 28)));
        Assert.False(gb.IsInForce(new DateTime(2021, 6, 27)));
        Assert.Null(AdequacyDecision.All["CH"].Expires);
        Assert.True(AdequacyDecision.All["CH"].IsInForce(new DateTime(2099, 1, 1)));
    }

    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("a,b\nc,d", "a|b/c|d")]
    [InlineData("\"a,\"\"b\"\"\",\"c\r\nd\"\r\n,\r\n", "a,\"b\"|c\r\nd/|")]
    [InlineData("", "")]
    public void Tables_are_csv(string text, string cells) =>
        Assert.Equal(cells, string.Join("/", PlaceTables.Parse(text).Select(r => string.Join("|", r))));
}
