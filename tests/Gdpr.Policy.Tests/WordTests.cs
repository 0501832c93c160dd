using System;
using System.Linq;
using Xunit;

namespace Gdpr.Tests;

public class WordTests
{
    [Theory]
    [InlineData("ordr-handling", "order-handling")]
    [InlineData("OrderHandling", "order-handling")]
    [InlineData("order_handling", "order-handling")]
    [InlineData("ORDER-HANDLING", "order-handling")]
    [InlineData("oredr-handling", "order-handling")]
    [InlineData("order-handling", "order-handling")]
    [InlineData("billling", "billing")]
    [InlineData("bill", null)]
    [InlineData("contact.mail", "contact.email")]
    [InlineData("contactemail", "contact.email")]
    [InlineData("identity.prenom", null)]
    [InlineData("identity.nom", null)]
    [InlineData("identity.nam", "identity.name")]
    [InlineData("identiti.name", "identity.name")]
    [InlineData("identity.", null)]
    [InlineData("été", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("---", null)]
    [InlineData("something-quite-different", null)]
    public void The_nearest_name_is_what_was_probably_meant(string word, string? nearest)
    {
        string[] known = ["order-handling", "billing", "contact.email", "identity.name", "identity.photo", "ete", "", "ovh"];
        Assert.Equal(nearest, NearestName.Of(word, known));
        Assert.Equal(nearest, NearestName.Of(word, known.Reverse()));
    }

    [Fact]
    public void Of_two_equally_near_the_first_in_ordinal_order_is_taken()
    {
        Assert.Equal("aaab", NearestName.Of("aaaa", ["aaac", "aaab", "aaad"]));
        Assert.Equal("aaab", NearestName.Of("aaaa", ["aaad", "aaac", "aaab"]));
        Assert.Equal("a-b-c-d", NearestName.Of("abcd", ["abcx", "ab.cd", "a-b-c-d"]));
    }

    [Theory]
    [InlineData("order-handling", "OrderHandling")]
    [InlineData("contact.email", "ContactEmail")]
    [InlineData("OrderClerk", "OrderClerk")]
    [InlineData("orderClerk", "OrderClerk")]
    [InlineData("été-2026", "Été2026")]
    [InlineData("3d-secure", "_3dSecure")]
    [InlineData("a--b..c", "ABC")]
    [InlineData("class", "Class")]
    [InlineData("e\u0301te", "E\u0301te")]
    [InlineData("\u0301te", "Te")]
    [InlineData("a😀b", "AB")]
    [InlineData("-", "_")]
    [InlineData("purposes", "Purposes_")]
    [InlineData("equals", "Equals_")]
    [InlineData("to-string", "ToString_")]
    [InlineData("ovh", "Ovh")]
    [InlineData("crème brûlée", "CrèmeBrûlée")]
    public void A_key_becomes_a_name_of_code(string key, string name) => Assert.Equal(name, Identifier.FromKey(key));

    [Theory]
    [InlineData("P13M", 0, 13, 0, 0)]
    [InlineData("P10Y", 10, 0, 0, 0)]
    [InlineData("P1Y6M10D", 1, 6, 10, 0)]
    [InlineData("P2W", 0, 0, 14, 0)]
    [InlineData("P0D", 0, 0, 0, 0)]
    [InlineData("PT12H", 0, 0, 0, 720)]
    [InlineData("P1DT1H30M60S", 0, 0, 1, 91)]
    [InlineData("P99999D", 0, 0, 99999, 0)]
    public void Durations(string text, int years, int months, int days, int minutes)
    {
        Assert.True(PolicyDuration.TryParse(text, out var d));
        Assert.Equal((years, months, days, TimeSpan.FromMinutes(minutes)), (d.Years, d.Months, d.Days, d.Time));
        Assert.Equal(text, d.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1YT")]
    [InlineData("P1")]
    [InlineData("1Y")]
    [InlineData("p1y")]
    [InlineData("P1Y1Y")]
    [InlineData("P1D1Y")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT1HT1M")]
    [InlineData("P-1Y")]
    [InlineData("-P1Y")]
    [InlineData("P1.5Y")]
    [InlineData("P123456D")]
    [InlineData(" P1Y")]
    [InlineData("P1Y ")]
    [InlineData("P١Y")]
    [InlineData(null)]
    public void What_is_no_duration(string? text) => Assert.False(PolicyDuration.TryParse(text, out _));

    [Theory]
    [InlineData("P1Y", "P12M", 0)]
    [InlineData("P13M", "P1Y", 1)]
    [InlineData("P365D", "P1Y", -1)]
    [InlineData("PT25H", "P1D", 1)]
    public void Durations_compare_by_length(string a, string b, int sign)
    {
        PolicyDuration.TryParse(a, out var x);
        PolicyDuration.TryParse(b, out var y);
        Assert.Equal(sign, Math.Sign(x.CompareTo(y)));
    }

    [Fact]
    public void A_duration_ends_by_the_calendar()
    {
        PolicyDuration.TryParse("P1M", out var month);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), month.After(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));
        PolicyDuration.TryParse("P99999Y", out var forever);
        Assert.Equal(DateTimeOffset.MaxValue, forever.After(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Countries_are_the_249_of_iso_3166()
    {
        Assert.Equal(249, CountryCodes.All.Count);
        Assert.All(new[] { "FR", "GB", "GR", "RE", "XK" }.Take(4), c => Assert.True(CountryCodes.IsKnown(c)));
        Assert.All(new[] { "UK", "EL", "EU", "ZZ", "XK", "fr", "", "AN", "FRA" }, c => Assert.False(CountryCodes.IsKnown(c)));
    }
}
