namespace Gdpr.Tests.Soundness;

/// <summary>A variable that generated code may use.</summary>
internal sealed record Variable(string Name, Shape Shape, bool Assignable = true);

/// <summary>
/// The place where code is being written: the variables in scope and the statements so far. Expressions may put statements before themselves. Every branch asks the oracle, so that
/// every path can be run; a value that no path can carry must not be written (no <c>a ?? b</c> whose <c>a</c> is never null).
/// </summary>
internal sealed class Body
{
    private readonly List<string> _lines = [];
    private readonly List<Variable> _scope;

    private Body(GeneratedProgram program, IEnumerable<Variable> scope) => (Program, _scope) = (program, [.. scope]);

    public static Body Entry(GeneratedProgram program, bool isAsync) => new(program, []) { CanAwait = isAsync, MayLeave = true };

    public GeneratedProgram Program { get; }

    public Random Random => Program.Random;

    public bool CanAwait { get; init; }

    /// <summary>Each statement may be the last: the oracle throws after any of them, as analysis must assume.</summary>
    public bool InTry { get; init; }

    /// <summary>How deep blocks are nested.</summary>
    public int Depth { get; init; }

    /// <summary>A statement may return from the method.</summary>
    public bool MayLeave { get; init; }

    public IReadOnlyList<Variable> Scope => _scope;

    // Values

    /// <summary>Some value of that shape.</summary>
    public string Value(Shape shape)
    {
        if (Random.Next(4) == 0 || !Program.Spend())
        {
            return Leaf(shape);
        }

        var construct = Construct.Pick(Random, shape);
        return Written(construct, shape);
    }

    public string Written(Construct construct, Shape shape)
    {
        Program.Uses(construct);
        return construct.Write(this, shape);
    }

    public string Text => Value(Shape.Text);

    /// <summary>A variable in scope, or the simplest value.</summary>
    public string Leaf(Shape shape) => Program.Marks != Marks.All && Random.Next(3) > 0 && Variables(shape) is { Count: > 0 } known ? Random.Pick(known).Name : shape.Simplest(this);

    /// <summary>A text that is wholly personal or not at all, so that each piece of it is what the whole is.</summary>
    public string Atom() => Program.Marks switch
    {
        Marks.All => Somebody() + ".Email",
        Marks.None => Random.Next(2) == 0 ? Shape.Text.Clean! : Somebody() + ".Ref",
        _ => Random.Next(5) switch
        {
            0 => Shape.Text.Clean!,
            1 => Somebody() + ".Ref",
            _ => Somebody() + "." + MemberOfPerson,
        },
    };

    /// <summary>A marked text of a person; its twin is unmarked.</summary>
    public string MemberOfPerson => Program.Marks == Marks.None ? "Ref" : Random.Pick(Prelude.Texts);

    public string NumberAtom() => Program.Marks == Marks.All || (Program.Marks == Marks.Some && Random.Next(2) == 0) ? Somebody() + ".Born" : Random.Pick<string>(["42", Somebody() + ".Rank"]);

    public string Somebody() => Variables(Shape.Person) is { Count: > 0 } people && Random.Next(4) > 0 ? Random.Pick(people).Name : "Source.Any";

    public string Clean(Shape shape) => shape.Clean ?? throw new ArgumentException($"{shape} is never clean", nameof(shape));

    /// <summary>A condition that can be true and false whatever the values are.</summary>
    public string Bit => Random.Next(12) switch
    {
        0 => "!Oracle.Next()",
        1 => $"({Leaf(Shape.Text)}.Length > 3) == Oracle.Next()",
        2 => $"{Leaf(Shape.Text)} != null && Oracle.Next()",
        3 => $"{Leaf(Shape.Text)} is {{ Length: > 0 }} && Oracle.Next()",
        4 => "Oracle.Next() is true",
        _ => "Oracle.Next()",
    };

    /// <summary>A number below <paramref name="count"/> that the oracle chooses.</summary>
    public string Index(int count) => $"Oracle.Index({count})";

    /// <summary>An expression as an operand: in parentheses unless it is a name, which would read as a cast.</summary>
    public static string Operand(string expression) => expression.All(c => char.IsLetterOrDigit(c) || c is '.' or '_') ? expression : $"({expression})";

    public string Await(string task) => CanAwait ? $"(await {task})" : $"{task}.GetAwaiter().GetResult()";

    // Statements

    public string Fresh(string name) => Program.Fresh(name);

    public void Line(string statement)
    {
        _lines.Add(statement);
        if (InTry)
        {
            _lines.Add("Oracle.MayThrow();");
        }
    }

    /// <summary>A line after which nothing can be run: no more may follow.</summary>
    public void Last(string statement) => _lines.Add(statement);

    public string Declare(Shape shape, string value)
    {
        var name = Fresh("v");
        Line($"{(Random.Next(2) == 0 ? "var" : shape.Type)} {name} = {value};");
        Know(name, shape);
        return name;
    }

    public void Know(string name, Shape shape, bool assignable = true) => _scope.Add(new(name, shape, assignable));

    public List<Variable> Variables(Shape shape, bool assignable = false) => [.. _scope.Where(v => v.Shape == shape && (v.Assignable || !assignable))];

    /// <summary>Sends a text to a sink, and nothing else.</summary>
    public void Sink(string text) => Line($"Out.Write({Program.Site()}, {text});");

    // Bodies within and beside this one

    /// <summary>A nested block of statements of any kind.</summary>
    public string Block(bool inTry = false, bool? canAwait = null) => Block(b => Statement.Some(b), inTry, canAwait);

    public string Block(Action<Body> write, bool inTry = false, bool? canAwait = null, bool mayLeave = true)
    {
        var inner = new Body(Program, _scope) { CanAwait = canAwait ?? CanAwait, InTry = InTry || inTry, Depth = Depth + 1, MayLeave = MayLeave && mayLeave };
        if (inTry)
        {
            inner._lines.Add("Oracle.MayThrow();");
        }

        write(inner);
        return inner.Braced();
    }

    /// <summary>What stands behind a lambda's arrow: an expression, or a block when it needs statements.</summary>
    public string Result(Shape shape, params (string Name, Shape Shape)[] parameters) => Result(b => b.Value(shape), parameters);

    public string Result(Func<Body, string> write, params (string Name, Shape Shape)[] parameters)
    {
        var inner = Inner(false, parameters);
        var value = write(inner);
        return inner._lines.Count == 0 ? value : inner.Returning(value);
    }

    /// <summary>The body of a lambda or local function: sees what this one sees.</summary>
    public Body Inner(bool canAwait, params (string Name, Shape Shape)[] parameters) =>
        new(Program, [.. _scope, .. parameters.Select(p => new Variable(p.Name, p.Shape))]) { CanAwait = canAwait, Depth = Depth + 1 };

    /// <summary>The body of another method: sees its parameters alone.</summary>
    public Body Elsewhere(params (string Name, Shape Shape)[] parameters) => new(Program, parameters.Select(p => new Variable(p.Name, p.Shape))) { Depth = Depth + 1 };

    public Body ElsewhereAsync(params (string Name, Shape Shape)[] parameters) =>
        new(Program, parameters.Select(p => new Variable(p.Name, p.Shape))) { Depth = Depth + 1, CanAwait = true };

    public void Member(string source) => Program.Member(source);

    public string Returning(string value)
    {
        Last($"return {value};");
        return Braced();
    }

    public string Braced() => "{" + string.Concat(_lines.Select(l => "\n    " + l.Replace("\n", "\n    "))) + "\n}";
}
