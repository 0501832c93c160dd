using System.Text;
using Gdpr.Tests.Soundness.Constructs;

namespace Gdpr.Tests.Soundness;

/// <summary>Which values of a program are personal.</summary>
internal enum Marks
{
    Some,
    All,

    /// <summary>The twin: the same shape with unmarked members.</summary>
    None,
}

/// <summary>A random method with the methods and types that it uses, in a class of its own.</summary>
internal sealed class GeneratedProgram
{
    /// <summary>Sites and lines of a program are numbered from its number times this.</summary>
    public const int Width = 10_000;

    private readonly List<string> _members = [];
    private readonly HashSet<string> _used = [];
    private int _names;
    private int _sites;
    private int _fuel;

    private GeneratedProgram(int number, int seed, Marks marks) => (Number, Marks, Random) = (number, marks, new Random(seed));

    public int Number { get; }

    public Marks Marks { get; }

    public Random Random { get; }

    /// <summary>Names of the constructs that it is made of.</summary>
    public IReadOnlyCollection<string> Used => _used;

    /// <summary>It uses what analysis cannot follow, and may say so instead of reporting.</summary>
    public bool IsOpaque { get; private set; }

    public string Source { get; private set; } = "";

    public int LastSite => Number * Width + _sites;

    public static string ClassOf(int number) => $"N{number}.P{number}";

    /// <summary>A program of statements of every kind.</summary>
    public static GeneratedProgram Write(int number, int seed)
    {
        var shape = new Random(seed);
        var program = new GeneratedProgram(number, seed, shape.Next(12) == 0 ? Marks.None : Marks.Some);
        program._fuel = 2 + shape.Next(12);
        program.Finish(b =>
        {
            for (var i = 1 + shape.Next(4); i > 0; i--)
            {
                Statement.Pick(b);
            }

            for (var i = shape.Next(2); i >= 0; i--)
            {
                program._fuel++;
                b.Sink(b.Text);
            }
        });
        return program;
    }

    /// <summary>One construct around the simplest values, and what becomes of it.</summary>
    public static GeneratedProgram Around(Construct construct, Shape shape, int number, int seed, Marks marks)
    {
        var program = new GeneratedProgram(number, seed, marks);
        program.Finish(b => Sinks.Write(b, shape, b.Written(construct, shape)));
        return program;
    }

    /// <summary>One statement around the simplest values.</summary>
    public static GeneratedProgram Around(Statement statement, int number, int seed, Marks marks)
    {
        var program = new GeneratedProgram(number, seed, marks);
        program.Finish(b =>
        {
            b.Declare(Shape.Text, b.Atom());
            b.Declare(Shape.Person, b.Somebody());
            program.Uses(statement);
            statement.Write(b);
            b.Sink(b.Variables(Shape.Text)[0].Name);
        });
        return program;
    }

    private void Finish(Action<Body> write)
    {
        var isAsync = Random.Next(3) == 0;
        var block = Body.Entry(this, isAsync).Block(write);
        var source = new StringBuilder(Prelude.Usings).Append($"\nnamespace N{Number};\ninternal static partial class P{Number}\n{{\n");
        source.Append(isAsync ? "    public static async Task Run()\n" : "    public static void Run()\n").Append(Indented(block));
        foreach (var member in _members)
        {
            source.Append("\n\n").Append(Indented(member));
        }

        Source = source.Append("\n}\n").ToString();
    }

    private static string Indented(string text) => "    " + text.Replace("\n", "\n    ");

    public string Fresh(string name) => name + ++_names;

    public string Site() => (Number * Width + ++_sites).ToString();

    public void Member(string source) => _members.Add(source);

    public void Uses(Construct construct)
    {
        _used.Add(construct.Name);
        IsOpaque |= construct.Opaque;
    }

    public void Uses(Statement statement) => _used.Add(statement.Name);

    /// <summary>Takes one construct off what the program may still hold.</summary>
    public bool Spend() => _fuel-- > 0;
}
