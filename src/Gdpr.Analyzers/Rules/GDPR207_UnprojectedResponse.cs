using System.Linq;
using Microsoft.CodeAnalysis;
using Gdpr.Analyzers.Flow;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers.Rules;

/// <summary>Personal data leaves in a response or through a serialiser without a projection for the role (GDPR Art. 25(2)).</summary>
internal sealed class GDPR207_UnprojectedResponse : Rule
{
    /// <summary>Property with the ids of the marked members that may leave, separated by <c>;</c>: what the code fix keeps.</summary>
    internal const string MayLeave = "gdpr.mayLeave";

    internal static readonly DiagnosticDescriptor Rule = new(
        id: "GDPR207",
        title: "Personal data leaves without a projection",
        messageFormat: "Personal data leaves through '{1}', and {2}: {0}. Return a projection with what the role may see.",
        category: "Gdpr",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Page("GDPR207"));

    public override DiagnosticDescriptor Descriptor => Rule;

    public override Finding? Check(FlowFact fact, Policy? policy)
    {
        if (fact.Sink?.Kind != "Response" || fact.Unpermitted(policy, out var why) is not { Length: > 0 } refused)
        {
            return null;
        }

        var finding = fact.Finding(Rule, refused, fact.Sink.Through, why);
        var permitted = fact.Sources.Where(s => IsPermitted(s, fact, policy)).Select(s => s.Member.OriginalDefinition.DocId());
        return finding with { Properties = finding.Properties.Add(MayLeave, string.Join(";", permitted.Distinct())) };
    }

    private static bool IsPermitted(FlowSource source, FlowFact fact, Policy? policy) =>
        AccessVerdict.Of(new AccessFact(source.Member, source.Labels, fact.Location, fact.Enclosing, fact.Mandate), policy).Outcome == AccessOutcome.Silent;
}
