namespace Gdpr.Tests.Soundness.Constructs;

/// <summary>Query methods and query syntax. Clauses of a query take no statements: what they use is computed before.</summary>
internal static class Linq
{
    public static readonly Construct[] All =
    [
        new("Select", Shape.All, (b, s) => $"{One(b, s)}.Select(x => x).First()"),
        new("Select from people", Shape.All, (b, s) => Lambda(b, Shape.Person, p => $"{One(b, Shape.Person)}.Select({p} => {b.Result(s, (p, Shape.Person))}).Single()")),
        new("Select with a place", Shape.All, (b, s) => $"{One(b, s)}.Select((x, i) => x).Last()"),
        new("Select of anonymous", Shape.All, (b, s) => $"{One(b, s)}.Select(x => new {{ A = x, B = 1 }}).First().A"),
        new("Select of anonymous from people", Shape.Text, b => $"{One(b, Shape.Person)}.Select(x => new {{ x.Email, x.Ref }}).First().Email") { IsSource = true },
        new("unmarked member of a projection", Shape.Text, b => $"{One(b, Shape.Person)}.Select(x => new {{ x.Email, x.Ref }}).First().Ref") { Stops = true },
        new("Select of tuples", Shape.All, (b, s) => $"{One(b, s)}.Select(x => (x, 1)).First().Item1"),
        new("other element of projected tuples", Shape.Text, b => $"{One(b, Shape.Person)}.Select(x => (x.Ref, x.Email)).First().Ref") { Stops = true },
        new("Where", Shape.All, (b, s) => $"{Two(b, s)}.Where(_ => Oracle.Next()).DefaultIfEmpty({b.Value(s)}).Last()"),
        new("Where by what they are", Shape.Text, b => $"{One(b, Shape.Person)}.Where(x => x.Email != \"\" && x.Ref == \"R-17\").First().{b.MemberOfPerson}"),
        new("FirstOrDefault", Shape.References, (b, s) => $"({Two(b, s)}.FirstOrDefault(_ => Oracle.Next()) ?? {b.Value(s)})"),
        new("ElementAt", Shape.All, (b, s) => $"{Two(b, s)}.ElementAt({b.Index(2)})"),
        new("Skip", Shape.All, (b, s) => $"{Two(b, s)}.Skip({b.Index(2)}).First()"),
        new("Take", Shape.All, (b, s) => $"{Two(b, s)}.Take(1 + {b.Index(2)}).Last()"),
        new("Concat", Shape.All, (b, s) => $"{One(b, s)}.Concat({One(b, s)}).ElementAt({b.Index(2)})"),
        new("Append", Shape.All, (b, s) => $"{One(b, s)}.Append({b.Value(s)}).Skip({b.Index(2)}).First()"),
        new("Prepend", Shape.All, (b, s) => $"{One(b, s)}.Prepend({b.Value(s)}).ElementAt({b.Index(2)})"),
        new("Reverse", Shape.All, (b, s) => $"Enumerable.Reverse({One(b, s)}).First()"),
        new("Distinct", Shape.All, (b, s) => $"{One(b, s)}.Distinct().First()"),
        new("OrderBy", Shape.All, (b, s) => $"{Two(b, s)}.OrderBy(_ => Oracle.Index(2)).ThenBy(_ => 1).First()"),
        new("SelectMany", Shape.All, (b, s) => $"{One(b, s)}.SelectMany(x => new[] {{ x, x }}).First()"),
        new("SelectMany with a result", Shape.Text, b => $"{One(b, Shape.Text)}.SelectMany(x => {Said(b)}, (x, y) => x + y).First()"),
        new("Zip", Shape.Text, b => $"{One(b, Shape.Text)}.Zip({One(b, Shape.Text)}, (x, y) => x + y).First()"),
        new("Zip into tuples", Shape.All, (b, s) => $"{One(b, Shape.Text)}.Zip({One(b, s)}).First().Second"),
        new("Aggregate", Shape.Text, b => $"{Two(b, Shape.Text)}.Aggregate((x, y) => x + y)"),
        new("Aggregate with a seed", Shape.Text, b => $"{Two(b, Shape.Text)}.Aggregate({b.Text}, (x, y) => x + y, x => x + {b.Leaf(Shape.Text)})"),
        new("Aggregate into a builder", Shape.Builder, b => $"{Two(b, Shape.Text)}.Aggregate({b.Value(Shape.Builder)}, (x, y) => x.Append(y))"),
        new("GroupBy", Shape.All, (b, s) => $"{One(b, s)}.GroupBy(_ => 1).First().First()"),
        new("key of a group", Shape.Text, b => $"{One(b, Shape.Person)}.GroupBy(x => x.Street).First().Key") { IsSource = true },
        new("GroupBy with a result", Shape.Text, b => $"{One(b, Shape.Text)}.GroupBy(x => x, (k, all) => k + all.Count()).First()"),
        new("ToDictionary", Shape.All, (b, s) => $"{One(b, s)}.ToDictionary(_ => 1, x => x)[1]"),
        new("ToLookup", Shape.All, (b, s) => $"{One(b, s)}.ToLookup(_ => 1)[1].First()"),
        new("ToList", Shape.All, (b, s) => $"{Two(b, s)}.ToList()[{b.Index(2)}]"),
        new("ToHashSet", Shape.All, (b, s) => $"{One(b, s)}.ToHashSet().Single()"),
        new("Cast", Shape.All, (b, s) => $"{One(b, s)}.Cast<object>().Cast<{s}>().First()"),
        new("OfType", Shape.References, (b, s) => $"{One(b, s)}.Cast<object>().OfType<{s}>().First()"),
        new("Join", Shape.Text, b => $"{One(b, Shape.Text)}.Join({One(b, Shape.Text)}, _ => 1, _ => 1, (x, y) => x + y).First()"),
        new("GroupJoin", Shape.Text, b => $"{One(b, Shape.Text)}.GroupJoin({One(b, Shape.Text)}, _ => 1, _ => 1, (x, all) => x + all.First()).First()"),
        new("DefaultIfEmpty", Shape.All, (b, s) => $"Enumerable.Empty<{s}>().DefaultIfEmpty({b.Value(s)}).First()"),
        new("Enumerable.Repeat", Shape.All, (b, s) => $"Enumerable.Repeat({b.Value(s)}, 2).First()"),
        new("MaxBy", Shape.All, (b, s) => $"{Two(b, s)}.MaxBy(_ => Oracle.Index(2))!"),
        new("Max", Shape.Text, b => $"{One(b, Shape.Text)}.Max()!"),
        new("Sum", Shape.Number, b => $"{One(b, Shape.Number)}.Sum()"),
        new("Chunk", Shape.All, (b, s) => $"{One(b, s)}.Chunk(1).First()[0]"),
        new("TakeWhile", Shape.All, (b, s) => $"{One(b, s)}.TakeWhile(_ => Oracle.Next()).Append({b.Value(s)}).First()"),
        new("Union", Shape.Sequence, b => $"{b.Value(Shape.Sequence)}.Union({b.Value(Shape.Sequence)})"),
        new("sequence through Select", Shape.Sequence, b => Lambda(b, Shape.Text, p => $"{b.Value(Shape.Sequence)}.Select({p} => {b.Result(Shape.Text, (p, Shape.Text))})")),
        new("sequence with a text appended", Shape.Sequence, b => $"{b.Value(Shape.Sequence)}.Append({b.Text})"),
        new("texts of a sequence", Shape.Texts, b => $"{b.Value(Shape.Sequence)}.Append({b.Text}).ToList()"),
        new("row of a sequence", Shape.Row, b => $"{b.Value(Shape.Sequence)}.Append({b.Text}).ToArray()"),
        new("map of a sequence", Shape.Map, b => $"new[] {{ \"a\", \"b\" }}.ToDictionary(x => x, x => x + {b.Leaf(Shape.Text)})"),
        new("lambda with side effects", Shape.All, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            b.Line($"_ = {Two(b, s)}.Select(y => {{ if (Oracle.Next()) {x} = y; return 1; }}).Sum();");
            return x;
        }),
        new("ForEach", Shape.All, (b, s) =>
        {
            var x = b.Declare(s, b.Value(s));
            b.Line($"new List<{s}> {{ {b.Value(s)}, {b.Value(s)} }}.ForEach(y => {{ if (Oracle.Next()) {x} = y; }});");
            return x;
        }),
        new("query", Shape.All, (b, s) => $"(from one in {One(b, s)} select one).First()"),
        new("query of people", Shape.Text, b => $"(from one in {One(b, Shape.Person)} where one.Ref != \"\" select one.{b.MemberOfPerson}).First()"),
        new("query with where", Shape.All, (b, s) => $"(from one in {Two(b, s)} where Oracle.Next() select one).DefaultIfEmpty({b.Value(s)}).First()"),
        new("query with let", Shape.All, (b, s) => $"(from one in {One(b, Shape.Text)} let other = {b.Leaf(s)} select other).First()"),
        new("query with let of two", Shape.Text, b => $"(from one in {One(b, Shape.Text)} let other = one + {b.Leaf(Shape.Text)} select one + other).First()"),
        new("query with orderby", Shape.All, (b, s) => $"(from one in {Two(b, s)} orderby Oracle.Index(2), 1 descending select one).First()"),
        new("query with two froms", Shape.Pair, b => $"(from one in {One(b, Shape.Text)} from other in {Said(b)} select (Left: other, Right: one)).First()"),
        new("query with join", Shape.Text, b => $"(from one in {One(b, Shape.Text)} join other in {Said(b)} on 1 equals 1 select one + other).First()"),
        new("query with join into", Shape.Text, b => $"(from one in {One(b, Shape.Text)} join other in {Said(b)} on 1 equals 1 into rest select one + rest.First()).First()"),
        new("query with group", Shape.All, (b, s) => $"(from one in {One(b, s)} group one by 1).First().First()"),
        new("query with group into", Shape.Text, b => $"(from one in {One(b, Shape.Person)} group one by one.Street into kin select kin.Key).First()") { IsSource = true },
        new("query with into", Shape.All, (b, s) => $"(from one in {One(b, s)} select one into other where true select other).First()"),
        new("query with an anonymous result", Shape.All, (b, s) => $"(from one in {One(b, s)} let other = 1 select new {{ one, other }}).First().one"),
        new("query over a typed range", Shape.Text, b => $"(from string one in {b.Value(Shape.Row)} select one).ElementAt({b.Index(2)})"),
        new("parallel query", Shape.All, (b, s) => $"{One(b, s)}.AsParallel().Select(x => x).First()"),
        new("queryable", Shape.All, (b, s) => $"{One(b, s)}.AsQueryable().Select(x => x).First()"),
    ];

    private static string One(Body b, Shape s) => $"new[] {{ {b.Value(s)} }}";

    /// <summary>Clauses of a query declare no variables: their sequence stands in a local.</summary>
    private static string Said(Body b) => b.Declare(Shape.Row, One(b, Shape.Text));

    private static string Two(Body b, Shape s) => $"new[] {{ {b.Value(s)}, {b.Value(s)} }}";

    private static string Lambda(Body b, Shape parameter, Func<string, string> write) => write(b.Fresh("p"));
}
