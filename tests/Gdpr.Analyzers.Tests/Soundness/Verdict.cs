using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Tests.Soundness;

/// <summary>Where what was reported differs from what was seen.</summary>
/// <param name="Program">The program's number.</param>
/// <param name="Place">Site of the sink, or line of the member or exception.</param>
/// <param name="Member">The marked member.</param>
/// <param name="Report">What was reported though it cannot be; null for what was not reported.</param>
internal sealed record Discrepancy(int Program, int Place, string Member, Diagnostic? Report)
{
    public bool IsMiss => Report is null;

    public override string ToString() => IsMiss ? $"MISSED: {Member} reaches {Place % GeneratedProgram.Width} of program {Program}" : $"NOISE: {Member} in program {Program}: {Report}";
}

/// <summary>Holds what an analysis reported against what runs showed.</summary>
internal sealed partial class Verdict
{
    /// <summary>Rules that speak once of a store or an exception; what is read from it later is silent.</summary>
    private static readonly string[] Keeping = ["GDPR201", "GDPR202", "GDPR204"];

    private readonly List<Discrepancy> _all = [];

    public Verdict(Batch batch, IReadOnlySet<int> opaque, ImmutableArray<Diagnostic> diagnostics, Observed observed)
    {
        var reports = new List<Report>();
        foreach (var (tree, number) in batch.Trees.Zip(batch.Numbers))
        {
            var sinks = Sinks(tree);
            var said = diagnostics.Where(d => d.Location.SourceTree == tree).Select(d => new Report(number, d, MembersOf(MessageOf(d)), PlacesOf(d, tree, sinks, number))).ToList();
            reports.AddRange(said);
            foreach (var (site, marker) in observed.Leaks.Where(l => l.Site / GeneratedProgram.Width == number))
            {
                var member = Prelude.Members[marker];
                if (said.Any(r => r.Names(member) && r.Sites.Contains(site)))
                {
                    Exact++;
                }
                else if (said.Any(r => r.Names(member) && r.Diagnostic.Id == "GDPR203" && IsElsewhere(r.Diagnostic.Location, site)))
                {
                    ByCall++;
                }
                else if (said.Any(r => r.Names(member) && (Keeping.Contains(r.Diagnostic.Id) || r.Lines.Any(l => observed.Keeps.Contains((l, marker))))) || (opaque.Contains(number) && said.Any(r => r.Diagnostic.Id == "GDPR903")))
                {
                    ByStore++;
                }
                else
                {
                    _all.Add(new(number, site, member, null));
                }
            }

            bool IsElsewhere(Location report, int site) => sinks.Where(s => s.Value == site).Select(s => s.Key).FirstOrDefault() is { } sink
                && !sinks.Keys.Any(s => s.Span.Contains(report.SourceSpan)) && CodeAround(sink) != CodeAround(tree.GetRoot().FindNode(report.SourceSpan));

            foreach (var (line, marker) in observed.Keeps.Where(k => k.Line / GeneratedProgram.Width == number))
            {
                var member = Prelude.Members[marker];
                if (!said.Any(r => r.Names(member) || (opaque.Contains(number) && r.Diagnostic.Id == "GDPR903")))
                {
                    _all.Add(new(number, line, member, null));
                }
            }
        }

        foreach (var report in reports)
        {
            foreach (var member in report.Diagnostic.Id == "GDPR903" ? [] : report.Members)
            {
                Reports++;
                var marker = Array.IndexOf(Prelude.Members, member);
                if (!report.Sites.Any(s => observed.Leaks.Contains((s, marker))) && !(Keeping.Contains(report.Diagnostic.Id) && report.Lines.Any(l => observed.Keeps.Contains((l, marker)))))
                {
                    _all.Add(new(report.Program, 0, member, report.Diagnostic));
                }
            }
        }
    }

    public IEnumerable<Discrepancy> Missed => _all.Where(d => d.IsMiss);

    public IEnumerable<Discrepancy> Noise => _all.Where(d => !d.IsMiss);

    /// <summary>Pairs of report and member.</summary>
    public int Reports { get; }

    /// <summary>Leaks reported at their sink.</summary>
    public int Exact { get; }

    /// <summary>Leaks reported where the data was stored before.</summary>
    public int ByStore { get; }

    /// <summary>Leaks in a helper that leaks the same argument in another place too: the call is reported once.</summary>
    public int ByCall { get; }

    private static SyntaxNode? CodeAround(SyntaxNode place) =>
        place.AncestorsAndSelf().FirstOrDefault(a => a is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax);

    private sealed record Report(int Program, Diagnostic Diagnostic, List<string> Members, (HashSet<int> Sites, HashSet<int> Lines) Places)
    {
        /// <summary>A message names the first few members and counts the others.</summary>
        public bool Names(string member) => Members.Contains(member) || AndMore().IsMatch(MessageOf(Diagnostic));

        public HashSet<int> Sites => Places.Sites;

        public HashSet<int> Lines => Places.Lines;
    }

    /// <summary>A member that a message names, with its category behind it.</summary>
    [GeneratedRegex(@"(Email|Name|Phone|Street|Iban|Born)(?:\(\)|\))?' \(")]
    private static partial Regex NamedMember();

    [GeneratedRegex(@"#(\d+)#")]
    private static partial Regex SiteInText();

    [GeneratedRegex(@" and \d+ more\b")]
    private static partial Regex AndMore();

    private static string MessageOf(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> MembersOf(string message) => [.. NamedMember().Matches(message).Select(m => m.Groups[1].Value).Distinct()];

    private static (HashSet<int> Sites, HashSet<int> Lines) PlacesOf(Diagnostic diagnostic, SyntaxTree tree, Dictionary<InvocationExpressionSyntax, int> sinks, int number)
    {
        var (sites, lines) = (new HashSet<int>(), new HashSet<int>());
        foreach (var location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Where(l => l.SourceTree == tree))
        {
            var line = LineOf(location);
            lines.Add(number * GeneratedProgram.Width + line + 1);
            if (tree.GetRoot().FindToken(location.SourceSpan.Start).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(sinks.ContainsKey) is { } innermost)
            {
                sites.Add(sinks[innermost]);
            }
            else
            {
                sites.UnionWith(sinks.Where(s => LineOf(s.Key.GetLocation()) == line).Select(s => s.Value));
            }
        }

        return (sites, lines);
    }

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line;

    private static Dictionary<InvocationExpressionSyntax, int> Sinks(SyntaxTree tree)
    {
        var found = new Dictionary<InvocationExpressionSyntax, int>();
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => c.Expression.ToString() is var e && (e.StartsWith("Out.", StringComparison.Ordinal) || e.StartsWith("Console.", StringComparison.Ordinal))))
        {
            var site = call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: int number } ? number : int.Parse(SiteInText().Match(call.ArgumentList.ToString()).Groups[1].Value);
            found.Add(call, site);
        }

        return found;
    }
}
