using Gdpr.Tests.Soundness.Constructs;

namespace Gdpr.Tests.Soundness;

/// <summary>One way to write a value: a construct of the language or of a library, around other values.</summary>
/// <param name="Name">What it is called in counts and failures.</param>
/// <param name="Results">The shapes that it can yield.</param>
/// <param name="Write">Writes it as an expression of that shape; statements that must precede it go to the body.</param>
internal sealed record Construct(string Name, Shape[] Results, Func<Body, Shape, string> Write)
{
    public Construct(string name, Shape result, Func<Body, string> write)
        : this(name, [result], (b, _) => write(b))
    {
    }

    /// <summary>Whatever goes in, nothing comes out: a label must not survive it.</summary>
    public bool Stops { get; init; }

    /// <summary>It reads a marked member by itself: it has no twin without marks.</summary>
    public bool IsSource { get; init; }

    /// <summary>Nobody can follow it: GDPR903 in the program is as good as a report.</summary>
    public bool Opaque { get; init; }

    /// <summary>The version of C# that it needs.</summary>
    public int Since { get; init; } = 12;

    public static readonly Construct[] All =
    [
        .. Choices.All, .. Patterns.All, .. Locals.All, .. Calls.All, .. Delegates.All, .. Async.All, .. Collections.All, .. Linq.All, .. Texts.All, .. Numbers.All, .. Carriers.All,
        .. OwnTypes.All, .. Exceptions.All, .. Stoppers.All, .. Newer.All,
    ];

    private static readonly Dictionary<Shape, Construct[]> ByShape = Shape.All.ToDictionary(s => s, s => All.Where(c => c.Results.Contains(s) && c.Since <= Batch.LanguageVersion).ToArray());

    public static Construct Pick(Random random, Shape shape) => random.Pick(ByShape[shape]);
}

internal static class RandomPick
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
