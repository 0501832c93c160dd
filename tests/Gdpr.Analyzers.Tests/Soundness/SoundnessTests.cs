using Gdpr.Tests.Soundness.Constructs;

namespace Gdpr.Tests.Soundness;

/// <summary>
/// Random programs are run; what leaks then must be reported, and what no path can leak must not. A long run:
/// <c>GDPR_SOUNDNESS_METHODS=100000 GDPR_SOUNDNESS_SEED=1 dotnet test tests/Gdpr.Analyzers.Tests</c>.
/// </summary>
public class SoundnessTests(ITestOutputHelper output)
{
    private const int Methods = 2_000, FirstSeed = 1;

    /// <summary>Reports of what no run showed, of a hundred reports.</summary>
    private const double NoiseAllowed = 2;

    /// <summary>Each construct by itself: what goes in comes out, or stops there; nothing is personal when nothing was.</summary>
    [Theory]
    [InlineData("All")]
    [InlineData("None")]
    public void Constructs_carry_or_stop_as_they_say(string marks)
    {
        var cases = Cases();
        var programs = cases.Select((c, i) => GeneratedProgram.Around(c.Construct, c.Shape, i, 17 + i, Enum.Parse<Marks>(marks))).ToList();
        var observed = new Batch(programs).Run();
        var wrong = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            var (construct, shape) = cases[i];
            var leaks = observed.Leaks.Any(l => l.Site == programs[i].LastSite);
            var expected = shape == Shape.Person || shape == Shape.Card || construct.IsSource || (marks == "All" && !construct.Stops);
            if (leaks != expected || observed.Failures.Any(f => f.Program == i && f.Exception != nameof(TimeoutException)))
            {
                wrong.Add($"'{construct.Name}' of {shape}: leaks {leaks}, {string.Join(", ", observed.Failures.Where(f => f.Program == i))}\n{programs[i].Source[Prelude.Usings.Length..]}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong\n" + string.Join("\n\n", wrong.Take(20)));
    }

    [Fact]
    public void Statements_with_a_sink_leak()
    {
        Statement[] statements = [.. Sinks.All, .. FarSinks.All, .. HiddenCalls.All];
        var programs = statements.Select((s, i) => GeneratedProgram.Around(s, i, i, Marks.All)).ToList();
        var observed = new Batch(programs).Run();
        Assert.All(programs, p => Assert.True(observed.Leaks.Any(l => l.Site / GeneratedProgram.Width == p.Number && l.Site != p.LastSite), p.Source));
    }

    [Fact]
    public void Every_kind_of_operation_is_generated_or_impossible()
    {
        var programs = Each(Marks.Some);
        var batch = new Batch(programs);
        batch.MustCompile();
        var found = OperationKinds.Of(batch.Compilation);
        var forgotten = OperationKinds.All.Where(k => !found.Contains(k) && !OperationKinds.Impossible.ContainsKey(k)).ToList();
        Assert.True(forgotten.Count == 0, "Neither generated nor impossible: " + string.Join(", ", forgotten));
        var possible = OperationKinds.Impossible.Keys.Where(k => k != "None" && found.Contains(k)).ToList();
        Assert.True(possible.Count == 0, "Called impossible and yet generated: " + string.Join(", ", possible));
    }

    [Fact]
    public async Task Each_construct_by_itself_is_judged_as_it_runs()
    {
        foreach (var marks in Enum.GetValues<Marks>())
        {
            var campaign = new Campaign();
            await campaign.Add(Each(marks), 0);
            output.WriteLine(campaign.Summary);
            await MustAgree(campaign, 20);
        }
    }

    [Fact]
    public async Task What_leaks_is_reported_and_what_cannot_leak_is_not()
    {
        var campaign = await Campaign.Of(Setting("GDPR_SOUNDNESS_SEED", FirstSeed), Setting("GDPR_SOUNDNESS_METHODS", Methods));
        output.WriteLine(campaign.Summary);
        await MustAgree(campaign, Setting("GDPR_SOUNDNESS_SHOWN", 5));
    }

    /// <summary>Differences are made small and shown only where there are too many: that takes long.</summary>
    private static async Task MustAgree(Campaign campaign, int shown)
    {
        if (campaign.Missed > 0 || 100.0 * campaign.Noise > NoiseAllowed * campaign.Reports)
        {
            Assert.Fail(await campaign.Explain(shown));
        }
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;

    /// <summary>Every construct with the first shape that it yields and two more.</summary>
    private static List<(Construct Construct, Shape Shape)> Cases() =>
        [.. Construct.All.Where(c => c.Since <= Batch.LanguageVersion).SelectMany((c, i) => c.Results.Take(1).Append(c.Results[i % c.Results.Length]).Append(c.Results[i / 7 % c.Results.Length]).Distinct().Select(s => (c, s)))];

    /// <summary>A program for every construct and every statement.</summary>
    internal static List<GeneratedProgram> Each(Marks marks)
    {
        var programs = Cases().Select((c, i) => GeneratedProgram.Around(c.Construct, c.Shape, i, i, marks)).ToList();
        return [.. programs, .. Statement.All.Select((s, i) => GeneratedProgram.Around(s, programs.Count + i, i, marks))];
    }
}
