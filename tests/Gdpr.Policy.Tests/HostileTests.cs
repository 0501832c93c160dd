using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Xunit;

namespace Gdpr.Tests;

/// <summary>The reader never throws, whatever the text, and its cost grows with the size of the text.</summary>
public class HostileTests
{
    /// <summary>Half of a surrogate pair, written § in the data: attributes keep their text in UTF-8, which has no room for it.</summary>
    private const char Half = '\ud83d';

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \n")]
    [InlineData("\uFFFE{}")]
    [InlineData("\uFEFF\uFEFF{}")]
    [InlineData("\0")]
    [InlineData("{\0}")]
    [InlineData("{\"a\0\":1}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("1")]
    [InlineData("-")]
    [InlineData("1e999999")]
    [InlineData("true")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("{\"")]
    [InlineData("{\"a")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":\"")]
    [InlineData("{\"a\":\"b\nc\"}")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12\"}")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("{},")]
    [InlineData("{,}")]
    [InlineData("{/*")]
    [InlineData("/* */")]
    [InlineData("// x")]
    [InlineData("<xml/>")]
    [InlineData("version: 1")]
    [InlineData("é")]
    [InlineData("{\"é😀\": é}")]
    [InlineData("§")]
    [InlineData("{\"a\": §}")]
    public void A_text_that_is_no_object_gives_one_problem_of_its_form_and_no_policy(string text)
    {
        text = text.Replace('§', Half);
        var result = PolicyReader.Read(text);
        Assert.Null(result.Policy);
        var problem = Assert.Single(result.Problems);
        Assert.Equal("GDPR002", problem.RuleId);
        Assert.InRange(problem.Start, 0, text.Length);
        Assert.InRange(problem.Start + problem.Length, 0, text.Length);
        Assert.True(problem.Line >= 1 && problem.Column >= 1);
        Assert.False(string.IsNullOrEmpty(problem.Message));
        Assert.Equal(problem.Message, Assert.Throws<PolicyException>(() => Policy.Parse(text)).Problems.Single().Message);
    }

    [Theory]
    [InlineData("{\"version\": 1\n  «\"title\": 2}")]
    [InlineData("{\"é😀\": «é}")]
    [InlineData("// é\r\n{ \"a\": tru«x }")]
    [InlineData("\uFEFF{ «'a': 1}")]
    [InlineData("{ \"a\": 1 }\n«x")]
    [InlineData("{ \"a\": \"«\\x\" }")]
    [InlineData("{ \"é\": [1, 2 «}")]
    public void A_syntax_error_is_reported_where_it_is(string marked)
    {
        var start = marked.IndexOf('«');
        var text = marked.Remove(start, 1);
        var problem = Assert.Single(PolicyReader.Read(text).Problems);

        // Inside a word System.Text.Json points at the word or at the character.
        var within = marked.Contains("tru") || marked.Contains("\\x") ? 4 : 0;
        Assert.True(Math.Abs(start - problem.Start) <= within, $"{problem.Start} instead of {start}: {problem.Message}");
        Assert.Equal(text.Substring(0, problem.Start).Count(c => c == '\n') + 1, problem.Line);
    }

    [Theory]
    [InlineData("{\"title\": \"\\ud800\"}", 10)]
    [InlineData("{\"\\udc00\": 1}", 1)]
    [InlineData("{\"title\": \"a§b\"}", 10)]
    [InlineData("{\"ti§\": 1}", 1)]
    public void Half_a_surrogate_pair_is_reported_at_its_string(string text, int start)
    {
        var result = PolicyReader.Read(text.Replace('§', Half));
        Assert.NotNull(result.Policy);
        Assert.Contains(result.Problems, p => p.RuleId == "GDPR002" && p.Start == start && p.Message.Contains("surrogate"));
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Ten_thousand_levels_are_refused(char open, char close)
    {
        var inner = open == '[' ? new string('[', 10_000) + new string(']', 10_000)
            : string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string(close, 10_000);
        var problem = Assert.Single(PolicyReader.Read("{ \"purposes\": " + inner + " }").Problems);
        Assert.Contains("nested too deep", problem.Message);
    }

    [Fact]
    public void Every_beginning_of_a_policy_is_read_without_a_throw()
    {
        for (var i = 0; i <= Samples.Complete.Length; i++)
        {
            var problems = PolicyReader.Read(Samples.Complete.Substring(0, i)).Problems;
            Assert.Equal(i < Samples.Complete.TrimEnd().Length, problems.Count > 0);
        }
    }

    [Fact]
    public void A_policy_with_any_one_character_changed_is_read_without_a_throw()
    {
        var random = new Random(7);
        const string odd = "\0\"{}[]:,\\*.é\ud83d\uFEFF\u2028\r\n/ 9-";
        for (var i = 0; i < 3000; i++)
        {
            var text = new StringBuilder(Samples.Complete);
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                text[random.Next(text.Length)] = odd[random.Next(odd.Length)];
            }

            var read = text.ToString();
            foreach (var p in PolicyReader.Read(read).Problems)
            {
                Assert.InRange(p.Start, 0, read.Length);
                Assert.InRange(p.Start + p.Length, p.Start, read.Length);
            }
        }
    }

    [Fact]
    public void A_string_that_is_problem_is_where_it_is_reported()
    {
        // Whatever is broken, a problem at a string is at its opening quote and ends with its closing one.
        var read = PolicyReader.Read(Samples.Contract);
        Assert.All(read.Problems, p => Assert.True(Samples.Contract[p.Start] == '"' && Samples.Contract[p.Start + p.Length - 1] == '"'));
    }

    [Theory]
    [InlineData("unknown members", "", "\"x{0}\": 1,", "")]
    [InlineData("unknown words", "\"roles\": {{ \"r\": {{ \"mission\": \"m\", \"grants\": [{{ \"categories\": [], \"purposes\": [", "\"x{0}\",", "] }}] }} }}")]
    [InlineData("purposes", "\"purposes\": {{", "\"p{0}\": {{ \"legalBasis\": \"contract\", \"retention\": {{ \"active\": \"P1Y\" }}, \"data\": {{ "
        + "\"c\": \"required\" }} }},", "}}, \"categories\": {{ \"c\": {{}} }}")]
    [InlineData("purposes and as many wrong words", "\"purposes\": {{",
        "\"p{0}\": {{ \"recipients\": [\"r\"], \"subjects\": [\"s{0}\"], \"data\": {{ \"q{0}\": \"required\" }} }},", "}}")]
    [InlineData("categories with wrong parts", "\"categories\": {{", "\"a.b.c.d.e.f.g{0}\": {{ \"special\": true }},", "}}")]
    [InlineData("repeated keys", "\"subjects\": {{", "\"s\": {{}},", "}}")]
    [InlineData("deep category", "\"categories\": {{ \"a", ".a", "\": {{}} }}")]
    [InlineData("long word", "\"transfers\": {{ \"mode\": \"", "eu", "\" }}")]
    [InlineData("spaces", "", "                ", "")]
    [InlineData("measures", "\"languages\": [", "\"fr\",", "]")]
    public void Cost_grows_with_the_size(string what, string before, string each, string after)
    {
        var small = Time(what, Big(before, each, after, 1_000_000));
        var big = Time(what, Big(before, each, after, 8_000_000));
        Assert.True(big < 20_000 && big < 40 * Math.Max(small, 100), $"{what}: 1 MB in {small} ms, 8 MB in {big} ms");
    }

    private static string Big(string before, string each, string after, int size)
    {
        var text = new StringBuilder("{ \"version\": 1, \"title\": \"T\", \"updatedOn\": \"2026-11-01\", \"controller\": {}, ");
        text.Append(string.Format(before));
        for (var i = 0; text.Length < size; i++)
        {
            text.Append(string.Format(each, i));
        }

        return text.Append(string.Format(after)).Append('}').ToString();
    }

    private static long Time(string what, string text)
    {
        var watch = Stopwatch.StartNew();
        var result = PolicyReader.Read(text);
        Assert.True(result.Policy is not null, what + ": " + string.Join(" ", result.Problems.Take(2)));
        Assert.InRange(result.Problems.Count, 0, 1001);
        return watch.ElapsedMilliseconds;
    }
}
