namespace Gdpr.Tests.Soundness;

/// <summary>What a generated value is: its C# type, and what else the generator has to know to write with it.</summary>
/// <param name="Type">The type as source; an expression of this shape has exactly this natural type.</param>
/// <param name="Simplest">The shortest way to write a value of it, out of texts, numbers and people.</param>
internal sealed record Shape(string Type, Func<Body, string> Simplest)
{
    /// <summary>A value that carries nothing; null where there is none.</summary>
    public string? Clean { get; init; }

    public bool IsValueType { get; init; }

    /// <summary>The type after which null may stand.</summary>
    public string Nullable => Type + "?";

    public override string ToString() => Type;

    public static readonly Shape Text = new("string", b => b.Atom()) { Clean = "\"ab-cd\"" };

    /// <summary>Personal numbers survive only arithmetic that changes nothing; the generator uses no other.</summary>
    public static readonly Shape Number = new("int", b => b.NumberAtom()) { Clean = "42", IsValueType = true };

    /// <summary>A person: nothing leaks until a marked member is read.</summary>
    public static readonly Shape Person = new("Customer", b => b.Somebody());

    /// <summary>Something whose text holds all that it holds: no class or collection that prints its type's name.</summary>
    public static readonly Shape Thing = new("object", b => $"((object){b.Atom()})") { Clean = "(object)\"ab-cd\"" };

    public static readonly Shape Pair = new("(string Left, string Right)", b => $"(Left: {b.Atom()}, Right: {b.Atom()})") { Clean = "(Left: \"ab-cd\", Right: \"ef\")", IsValueType = true };

    /// <summary>Arrays, lists and maps always hold two elements or more, none of them null.</summary>
    public static readonly Shape Row = new("string[]", b => $"new string[] {{ {b.Atom()}, {b.Atom()} }}") { Clean = "new string[] { \"ab\", \"cd\" }" };

    public static readonly Shape Texts = new("List<string>", b => $"new List<string> {{ {b.Atom()}, {b.Atom()} }}") { Clean = "new List<string> { \"ab\", \"cd\" }" };

    public static readonly Shape Sequence = new("IEnumerable<string>", b => $"((IEnumerable<string>)new string[] {{ {b.Atom()}, {b.Atom()} }})");

    public static readonly Shape Map = new("Dictionary<string, string>", b => $$"""new Dictionary<string, string> { ["a"] = {{b.Atom()}}, ["b"] = {{b.Atom()}} }""");

    public static readonly Shape Builder = new("StringBuilder", b => $"new StringBuilder({b.Atom()})") { Clean = "new StringBuilder(\"ab\")" };

    public static readonly Shape Maker = new("Func<string>", b => $"new Func<string>(() => {b.Atom()})") { Clean = "new Func<string>(() => \"ab\")" };

    /// <summary>A record of one's own without marks: storing in it is 201.</summary>
    public static readonly Shape Note = new("Note", b => $"new Note({b.Atom()}) {{ Body = {b.Atom()} }}") { Clean = "new Note(\"ab\")" };

    /// <summary>A record of one's own with a marked and an unmarked member.</summary>
    public static readonly Shape Card = new("Card", b => $"new Card({b.Somebody()}.Email, \"tag\")");

    public static readonly Shape[] All = [Text, Number, Person, Thing, Pair, Row, Texts, Sequence, Map, Builder, Maker, Note, Card];

    public static readonly Shape[] References = [.. All.Where(s => !s.IsValueType)];

    /// <summary>Shapes that can be written without anything personal.</summary>
    public static readonly Shape[] Cleanable = [.. All.Where(s => s.Clean is not null)];
}
