using System.Text;

namespace Gdpr.Tests.Soundness;

/// <summary>Many programs, analysed and run, batch by batch.</summary>
internal sealed class Campaign
{
    private const int BatchSize = 250;

    private readonly List<(Discrepancy Difference, string Source, int Seed)> _differences = [];

    public int Programs { get; private set; }

    public int Reports { get; private set; }

    public int Exact { get; private set; }

    public int ByStore { get; private set; }

    public int ByCall { get; private set; }

    public int Missed => _differences.Count(d => d.Difference.IsMiss);

    public int Noise => _differences.Count - Missed;

    public IEnumerable<(Discrepancy Difference, string Source, int Seed)> Differences => _differences;

    /// <summary>Programs numbered from 0; each is written from its own seed, so that one can be run alone.</summary>
    public static async Task<Campaign> Of(int firstSeed, int count)
    {
        var campaign = new Campaign();
        for (var done = 0; done < count; done += BatchSize)
        {
            await campaign.Add([.. Enumerable.Range(done, Math.Min(BatchSize, count - done)).Select(i => GeneratedProgram.Write(i, firstSeed + i))], firstSeed);
        }

        return campaign;
    }

    public async Task Add(IReadOnlyList<GeneratedProgram> programs, int firstSeed)
    {
        var opaque = programs.Where(p => p.IsOpaque).Select(p => p.Number).ToHashSet();
        var sources = programs.ToDictionary(p => p.Number, p => p.Source);
        var verdict = await Judge([.. programs.Select(p => (p.Number, p.Source))], opaque);
        Programs += programs.Count;
        Reports += verdict.Reports;
        Exact += verdict.Exact;
        ByStore += verdict.ByStore;
        ByCall += verdict.ByCall;
        _differences.AddRange(verdict.Missed.Concat(verdict.Noise).Select(d => (d, sources[d.Program], firstSeed + d.Program)));
    }

    /// <summary>Analyses and runs programs. What looks like noise is run much longer before it is called so.</summary>
    public static async Task<Verdict> Judge(IReadOnlyList<(int Number, string Source)> programs, IReadOnlySet<int> opaque, bool confirmNoise = true)
    {
        var batch = new Batch(programs);
        var diagnostics = await batch.Analyse();
        var strange = diagnostics.Where(d => d.Location.IsInSource && (d.Id.StartsWith("GDPR0", StringComparison.Ordinal) || d.Id.StartsWith("GDPR1", StringComparison.Ordinal))).ToList();
        Assert.True(strange.Count == 0, "The programs are meant to be permitted what they read: " + string.Join("\n", strange.Take(3)));
        diagnostics = [.. diagnostics.Where(d => d.Id.StartsWith("GDPR2", StringComparison.Ordinal) || d.Id == "GDPR903")];
        var observed = batch.Run();
        var verdict = new Verdict(batch, opaque, diagnostics, observed);
        foreach (var effort in confirmNoise ? [4, 40] : Array.Empty<int>())
        {
            var suspects = verdict.Noise.Select(d => d.Program).ToHashSet();
            if (suspects.Count > 0)
            {
                observed.Add(new Batch([.. programs.Where(p => suspects.Contains(p.Number))]).Run(effort));
                verdict = new Verdict(batch, opaque, diagnostics, observed);
            }
        }

        return verdict;
    }

    public string Summary => FormattableString.Invariant($"{Programs} programs: {Exact} leaks reported at their sinks, {ByStore} where they were stored, {ByCall} at a call that leaks elsewhere too, {Missed} missed; {Reports} reports, {Noise} of them noise ({100.0 * Noise / Math.Max(1, Reports):0.00} %)");

    /// <summary>What differs, the smallest program of each kind minimised, with the command that repeats it.</summary>
    public async Task<string> Explain(int count)
    {
        var text = new StringBuilder(Summary);
        foreach (var (difference, source, seed) in _differences.OrderBy(d => d.Difference.IsMiss ? 0 : 1).ThenBy(d => d.Source.Length).DistinctBy(d => d.Difference.Program).Take(count))
        {
            var small = await Minimised(difference, source);
            text.Append("\n\n").Append(difference).Append("\nGDPR_SOUNDNESS_SEED=").Append(seed).Append(" GDPR_SOUNDNESS_METHODS=1 dotnet test tests/Gdpr.Analyzers.Tests --filter-class Gdpr.Tests.Soundness.SoundnessTests\n").Append(small[small.IndexOf("internal static partial class", StringComparison.Ordinal)..]);
        }

        return text.ToString();
    }

    public static async Task<string> Minimised(Discrepancy difference, string source)
    {
        var opaque = new HashSet<int>();
        return await Task.Run(() => new Minimiser(difference.Program, Shows).Minimise(source));

        bool Shows(string candidate)
        {
            try
            {
                var verdict = Judge([(difference.Program, candidate)], opaque, !difference.IsMiss).GetAwaiter().GetResult();
                return difference.IsMiss
                    ? verdict.Missed.Any(m => m.Member == difference.Member && m.Place == difference.Place)
                    : verdict.Noise.Any(n => n.Member == difference.Member && n.Report!.Id == difference.Report!.Id);
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
