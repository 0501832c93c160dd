using System;
using System.Linq;
using Xunit;

namespace Gdpr.Tests;

public class PositionTests
{
    [Theory]
    [InlineData("{ \"é\": 1, «\"zz\"»: 1 }", 1, 11)]
    [InlineData("{ \"😀😀\": 1, «\"zz\"»: 1 }", 1, 14)]
    [InlineData("{ \"\\u00e9\\\"\": 1, «\"zz\"»: 1 }", 1, 18)]
    [InlineData("{\t\t«\"zz\"»: 1 }", 1, 4)]
    [InlineData("{\r\n\t«\"zz\"»: 1 }", 2, 2)]
    [InlineData("{\r\r  «\"zz\"»: 1 }", 3, 3)]
    [InlineData("{\n\r\n\n«\"zz\"»: 1 }", 4, 1)]
    [InlineData("\uFEFF{ «\"zz\"»: 1 }", 1, 3)]
    [InlineData("\uFEFF// é😀\n  { «\"zz\"»: 1 }", 2, 5)]
    [InlineData("/* é\n😀 */ { «\"zz\"»: 1 }", 2, 9)]
    [InlineData("{ \"a\": \"\u2028\u0085\", «\"zz\"»: 1 }", 1, 14)]
    [InlineData("{ «\"zz é😀\"»: 1 }", 1, 3)]
    public void Places_are_right_after_any_text(string marked, int line, int column)
    {
        var start = marked.IndexOf('«');
        var length = marked.IndexOf('»') - start - 1;
        var text = marked.Replace("«", "").Replace("»", "");
        var problem = PolicyReader.Read(text).Problems.Single(p => p.Word?.StartsWith("zz", StringComparison.Ordinal) == true);
        Assert.Equal((start, length, line, column), (problem.Start, problem.Length, problem.Line, problem.Column));
    }

    [Fact]
    public void Every_declared_thing_knows_where_its_words_stand()
    {
        const string text = Samples.Complete;
        var policy = Policy.Parse(text);
        void At(string expected, PolicyPosition position)
        {
            Assert.Equal(expected, text.Substring(position.Start, position.Length));
            Assert.Equal(text.Substring(0, position.Start).Count(c => c == '\n') + 1, position.Line);
            Assert.Equal(position.Start - text.LastIndexOf('\n', position.Start), position.Column);
        }

        At("\"shop-db\"", policy.Stores["shop-db"].Position);
        At("\"gra\"", policy.Stores["shop-db"].PositionOf("region"));
        At("\"*\"", policy.Stores["shop-db"].PositionOf("categories", 0));
        At("\"categories\"", policy.Stores["shop-db"].PositionOf("categories"));
        At("\"shop-db\"", policy.Stores["shop-db"].PositionOf("country"));
        At("\"*.ovh.net\"", policy.Recipients["ovh"].PositionOf("hosts", 0));
        At("\"hosts\"", policy.Recipients["ovh"].PositionOf("hosts", 7));
        At("\"contract\"", policy.Purposes["order-handling"].PositionOf("legalBasis"));
        At("\"controller\"", policy.Controller!.Position);
        At("\"FR\"", policy.Controller.PositionOf("country"));
        At("\"mfa\"", policy.Measures[0].Position);
        At("\"system\"", policy.Measures[0].PositionOf("family"));
        At("\"T:Vendor.Log\"", policy.Sinks["T:Vendor.Log"].Position);
        At("false", policy.Cookies["basket"].PositionOf("consent"));
    }

    [Fact]
    public void Problems_come_in_the_order_of_the_text()
    {
        var starts = PolicyReader.Read(Samples.Contract).Problems.Select(p => p.Start).ToList();
        Assert.Equal(starts.Order(), starts);
    }
}
