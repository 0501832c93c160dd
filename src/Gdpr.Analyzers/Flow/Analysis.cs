using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers.Flow;

/// <summary>
/// One compilation: gate, walk and judge each file as it comes, and unite at the end what needs them all. Holds no state that the order of files could change.
/// </summary>
internal sealed class Analysis
{
    /// <summary>Methods that look up a claim by its type.</summary>
    private static readonly string[] ClaimNames = ["FindFirst", "FindFirstValue", "FindAll", "ClaimTypes"];

    private readonly Settings _settings;
    private readonly AdditionalText? _policyFile;
    private readonly Policy? _policy;
    private readonly CompilationMarks _marks;
    private readonly Reporter _reporter;
    private readonly Baseline _baseline;
    private readonly AdditionalText? _baselineFile;
    private readonly LabelModel _labels;
    private readonly Declarations _declarations;
    private readonly NameGate _gate;
    private readonly FlowAnalysis? _flow;
    private readonly HashSet<string> _exits, _starts;
    private readonly EndpointRegister _endpoints = new();
    private readonly ConcurrentBag<RiskFact> _risks = [];
    private readonly ConcurrentBag<Location> _unruled = [];
    private readonly ConcurrentDictionary<(DeclaredKind Kind, string Name), bool> _used = new();
    private readonly ConcurrentDictionary<(string Rule, Location Location, string Data), bool> _judged = new();
    private int _seen, _bound;

    public Analysis(
        Compilation compilation, Settings settings, AdditionalText? policyFile, Policy? policy, CompilationMarks marks, Reporter reporter, Baseline baseline,
        AdditionalText? baselineFile)
    {
        _settings = settings;
        _policyFile = policyFile;
        _policy = policy;
        _marks = marks;
        _reporter = reporter;
        _baseline = baseline;
        _baselineFile = baselineFile;
        _labels = new LabelModel(policy, marks.FrameworkSources);
        _declarations = new Declarations(policy);
        var endpoints = marks.Members.Count > 0 && !marks.Authorizes ? EndpointWalk.MapNames.Concat(EndpointRegister.ProtectingNames).Append(EndpointWalk.Filters) : [];
        _exits = [];
        _starts = [];
        if (marks.Members.Count > 0 || marks.Returns.Count > 0 || marks.Takers.Count > 0)
        {
            var flow = new FlowModel(compilation, _labels, policy);
            _flow = new FlowAnalysis(compilation, flow, _declarations);
            _exits = [.. flow.Api.SinkNames, .. EndpointWalk.MapNames, .. marks.Exits];
            _starts = [.. marks.Returns, .. marks.Instances, .. ApiModel.SourceNames, .. ClaimNames, "BaseAddress", "AddHttpClient"];
        }

        _gate = new NameGate(marks.Members.Concat(marks.Attributes).Concat(AttributeWalk.Names).Concat(endpoints)
            .Concat(_flow is null ? [] : _starts.Concat(_exits).Concat(marks.Carriers).Concat(marks.Takers).Append("throw")));
    }

    public void VisitFile(SemanticModelAnalysisContext context)
    {
        var model = context.SemanticModel;
        var tree = model.SyntaxTree;
        var razor = Razor.IsRazor(tree);
        var passedOver = context.IsGeneratedCode && !razor;
        if (passedOver && !(_settings.Check && IsCalledGenerated(context)))
        {
            return;
        }

        var cancellation = context.CancellationToken;
        var root = tree.GetRoot(cancellation);
        var findings = new List<Finding>();
        var seeds = new List<SyntaxNode>();
        VisitNames(model, root, razor, findings, seeds, cancellation);
        if (!razor)
        {
            VisitTypes(model, root, findings, cancellation);
            if (_flow is not null && !passedOver)
            {
                Judge(_flow.Visit(model, seeds, cancellation), findings, live: true);
            }
        }

        if (passedOver)
        {
            _reporter.NoteSilenced(findings, "generated_code");
        }
        else if (findings.Count > 0)
        {
            _reporter.Report(findings, context.ReportDiagnostic);
        }
    }

    /// <summary>An <c>.editorconfig</c> says that the file is generated. It is not reported, and <c>gdpr check</c> says how much that hides.</summary>
    private static bool IsCalledGenerated(SemanticModelAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.SemanticModel.SyntaxTree).TryGetValue("generated_code", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    public void Complete(CompilationAnalysisContext context)
    {
        var findings = new List<Finding>();
        if (FirstMark(context.Compilation) is { } first)
        {
            findings.Add(new Finding(GDPR001_PolicyMissing.Rule, first, context.Compilation.Assembly, null, null));
        }

        if (!_marks.Authorizes)
        {
            findings.AddRange(
                from fact in _endpoints.Unprotected(context.Compilation, context.CancellationToken)
                from rule in Rule.All
                let finding = rule.Check(fact)
                where finding is not null
                select finding);
        }

        if (_flow is not null)
        {
            Judge(_flow.Complete(context.CancellationToken), findings, live: false);
        }

        if (findings.Count > 0)
        {
            _reporter.Report(findings, context.ReportDiagnostic);
        }

        // Judged last: what a risk or the baseline silences was reported before.
        var useless = _risks.Where(r => r.Missing is null && r.Form == "[AcceptedRisk]" && IsJudged(r, context.Compilation) && !SilencesSomething(r)).Select(GDPR902_RiskExpired.SilencesNothing).ToList();
        _reporter.Report(useless.Concat(StaleEntries(context.Compilation)), context.ReportDiagnostic);
        if (_settings.Check)
        {
            FactLog.Report(context, _settings, _policyFile, _used.Keys, _reporter, (_seen, _flow?.Walked ?? 0, _bound));
        }
    }

    private void Judge(IEnumerable<FlowFact> facts, List<Finding> findings, bool live)
    {
        // What leaks in several places, as in two implementations, is one report with a path to each; so are what a file showed and what the end finds again.
        foreach (var same in (from fact in facts from rule in Rule.All let found = rule.Check(fact, _policy) where found is not null select found).GroupBy(f => (f.Rule.Id, f.Location, (string)f.Arguments[0]!)))
        {
            if (live || !_judged.ContainsKey(same.Key))
            {
                findings.Add(same.First() with { Path = [.. same.SelectMany(f => f.Path).Distinct()], Leaks = [.. same.SelectMany(f => f.Leaks)] });
            }

            if (live)
            {
                _judged[same.Key] = true;
            }
        }
    }

    private void VisitNames(SemanticModel model, SyntaxNode root, bool razor, List<Finding> findings, List<SyntaxNode> seeds, CancellationToken cancellation)
    {
        var meetings = new Meetings();
        var hits = new List<NameHit>();
        var escaped = _gate.Scan(model.SyntaxTree.GetText(cancellation), hits);
        var walk = new AccessWalk(model, _labels, _declarations, cancellation);
        var attributes = new AttributeWalk(model, cancellation);
        var endpoints = new EndpointWalk(model, _labels, _endpoints, cancellation);
        var accesses = new List<AccessFact>();
        foreach (var token in hits.Select(h => h.TokenIn(root, inDirectives: h.Name == "pragma")).Concat(escaped ? EscapedNames(root) : []))
        {
            if (token.RawKind == 0 || razor && !Razor.IsWritten(model.SyntaxTree, token.Span))
            {
                continue;
            }

            if (token.IsKind(SyntaxKind.PragmaKeyword))
            {
                if (token.Parent is PragmaWarningDirectiveTriviaSyntax pragma)
                {
                    Judge(attributes.RisksIn(pragma), findings);
                }
            }
            else if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && token.Parent.Span.End == attribute.Name.Span.End) // A generic one ends behind its type.
            {
                if (_policyFile is null && attributes.IsMark(attribute))
                {
                    _unruled.Add(attribute.GetLocation());
                }

                if (attribute.Parent?.Parent is PropertyDeclarationSyntax { AccessorList: { } accessors })
                {
                    seeds.AddRange(accessors.Accessors.Where(a => a.Body is not null || a.ExpressionBody is not null));
                }

                if (attribute.Parent?.Parent is ParameterSyntax { Parent.Parent: { } owner })
                {
                    seeds.Add(owner);
                }

                Judge(attributes.NamesIn(attribute), findings);
                Judge(attributes.RiskIn(attribute) is { } risk ? [risk] : [], findings);
            }
            else if (EndpointRegister.ProtectingNames.Contains(token.ValueText) && token.Parent?.Parent is MemberAccessExpressionSyntax)
            {
                _endpoints.AddProtection(token);
            }
            else if (EndpointWalk.MapNames.Contains(token.ValueText) && token.Parent?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax })
            {
                endpoints.VisitMap(token);
            }
            else if (token.ValueText == EndpointWalk.Filters && endpoints.VisitFilters(token))
            {
                continue;
            }
            else if (_marks.Members.Contains(token.ValueText) && walk.Read(token) is { } access)
            {
                accesses.Add(access);
            }

            if (_flow is not null && !razor && token.Parent is SimpleNameSyntax name)
            {
                if (_starts.Contains(token.ValueText))
                {
                    seeds.Add(name);
                }

                meetings.Note(name, _exits.Contains(token.ValueText), _marks.Carriers.Contains(token.ValueText));
            }
            else if (_flow is not null && !razor && token.Parent is MethodDeclarationSyntax taker && _marks.Takers.Contains(token.ValueText))
            {
                seeds.Add(taker);
            }
            else if (_flow is not null && !razor && token.IsKind(SyntaxKind.ThrowKeyword))
            {
                meetings.Note(token.Parent!, exit: true, carrier: false);
            }
        }

        if (_marks.Positional || _marks.Indexer)
        {
            accesses.AddRange(walk.ReadUnnamed(root, _marks.Positional, _marks.Indexer).Where(a => !razor || Razor.IsWritten(model.SyntaxTree, a.Location.SourceSpan)));
        }

        seeds.AddRange(walk.Marked);
        seeds.AddRange(meetings.Bodies);
        _flow?.Note(meetings.Holders, meetings.Wide);
        foreach (var access in accesses)
        {
            _endpoints.AddRead(access);
            NoteUsed(access);
            var verdict = AccessVerdict.Of(access, _policy);
            if (verdict.Outcome != AccessOutcome.Silent)
            {
                findings.AddRange(Rule.All.Select(r => r.Check(access, verdict, _policy)).OfType<Finding>());
            }
        }

        Interlocked.Add(ref _bound, walk.Bound.Count);
    }

    /// <summary>Types and their members, without looking into bodies.</summary>
    private void VisitTypes(SemanticModel model, SyntaxNode root, List<Finding> findings, CancellationToken cancellation)
    {
        var discovery = new Discovery(model, _labels, _policy, cancellation);
        var endpoints = _marks.Members.Count > 0 && !_marks.Authorizes ? new EndpointWalk(model, _labels, _endpoints, cancellation) : null;
        var bodies = 0;
        foreach (var type in root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
        {
            bodies += type.Members.Count(HasBody);
            endpoints?.Visit(type);
            foreach (var fact in discovery.Find(type))
            {
                findings.AddRange(Rule.All.Select(r => r.Check(fact, _policy)).OfType<Finding>());
            }
        }

        Interlocked.Add(ref _seen, bodies);
    }

    /// <summary>Categories that the policy or the framework gives to members, and roles that endpoints ask for, are used though no mark names them.</summary>
    private void NoteUsed(AccessFact access)
    {
        if (_settings.Check)
        {
            foreach (var label in access.Labels)
            {
                _used[(DeclaredKind.Category, label.Category)] = true;
            }

            foreach (var role in access.Mandate.EndpointRoles)
            {
                _used[(DeclaredKind.Role, role)] = true;
            }
        }
    }

    private static bool HasBody(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
            PropertyDeclarationSyntax property => property.ExpressionBody is not null || property.AccessorList?.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null) == true,
            _ => false,
        };

    /// <summary>The first mark of a compilation without a policy, in the order of its files.</summary>
    private Location? FirstMark(Compilation compilation)
    {
        var firsts = _unruled.GroupBy(l => l.SourceTree!).ToDictionary(g => g.Key, g => g.OrderBy(l => l.SourceSpan.Start).First());
        return firsts.Count == 0 ? null : compilation.SyntaxTrees.Where(firsts.ContainsKey).Select(t => firsts[t]).FirstOrDefault();
    }

    private static IEnumerable<SyntaxToken> EscapedNames(SyntaxNode root) =>
        root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Text.IndexOf('\\') >= 0);

    private void Judge(IEnumerable<NameFact> facts, List<Finding> findings)
    {
        foreach (var fact in facts)
        {
            _used[(fact.Kind, fact.Name)] = true;
            if (_policy is not null)
            {
                findings.AddRange(Rule.All.Select(r => r.Check(fact, _policy)).OfType<Finding>());
            }
        }
    }

    private void Judge(IEnumerable<RiskFact> facts, List<Finding> findings)
    {
        foreach (var fact in facts)
        {
            _risks.Add(fact);
            findings.AddRange(Rule.All.Select(r => r.Check(fact, _settings.AsOf)).OfType<Finding>());
        }
    }

    /// <summary>Whether this compilation alone can tell that a rule reports nothing: marked members that others see may be read there.</summary>
    private bool IsJudged(RiskFact risk, Compilation compilation) =>
        Rule.Find(risk.Rule) is not null
        && !(risk.Rule is "GDPR101" or "GDPR102" or "GDPR103" && compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && IsReadByOthers(risk.Owner));

    private bool IsReadByOthers(ISymbol? owner) =>
        owner switch
        {
            IAssemblySymbol => _marks.Members.Count > 0,
            IParameterSymbol { ContainingType: { IsRecord: true } record } parameter => record.GetMembers(parameter.Name).Any(IsReadByOthers),
            INamedTypeSymbol type => type.GetMembers().Any(IsReadByOthers),
            IPropertySymbol or IFieldSymbol => owner.IsSeenByOthers() && _labels.LabelsOf(owner).Length > 0,
            _ => false,
        };

    private bool SilencesSomething(RiskFact risk) =>
        risk.Owner is not null && Marks.RisksOf(risk.Owner).Any(m => m.Rule == risk.Rule && m.Data.ApplicationSyntaxReference is { } at
            && at.SyntaxTree == risk.Location.SourceTree && at.Span == risk.Location.SourceSpan && _reporter.IsUsed(m.Data));

    /// <summary>Entries of the baseline for declarations of this compilation that occur less often. <c>gdpr check</c> judges them over all projects instead.</summary>
    private IEnumerable<Finding> StaleEntries(Compilation compilation)
    {
        if (_baselineFile is null || _settings.Check)
        {
            yield break;
        }

        foreach (var entry in _baseline.Entries)
        {
            var occurs = _reporter.Occurrences.TryGetValue(entry.Key, out var count) ? count : 0;
            if (occurs < entry.Value && DocumentationCommentId.GetFirstSymbolForDeclarationId(entry.Key.Symbol, compilation) is { } symbol
                && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly))
            {
                yield return GDPR902_RiskExpired.Stale(Location.Create(_baselineFile.Path, default, default), entry.Key, occurs);
            }
        }
    }
}
