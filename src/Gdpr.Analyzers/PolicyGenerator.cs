using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Generators;
using Gdpr.Analyzers.Model;
using Gdpr.Analyzers.Rules;

namespace Gdpr.Analyzers;

/// <summary>
/// The door for the policy: constants for its names. It looks at no C#, so that no change of code makes it run again. With <c>RunAnalyzers=false</c> generators still run, so it
/// reports GDPR002 then, and a broken policy cannot be switched off. Otherwise the analyzer does: an error of a generator keeps the compiler from everything that comes after.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PolicyGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that yields the constants, for tests of incrementality.</summary>
    internal const string ConstantsStep = "PolicyConstants";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(output => output.AddSource("Gdpr.Embedded.g.cs", SourceText.From(PolicyConstants.EmbeddedAttribute, System.Text.Encoding.UTF8)));

        var policies = Policies(context);
        var constants = policies.Select((read, _) => PolicyConstants.Of(read.Result?.Policy)).WithTrackingName(ConstantsStep);
        context.RegisterSourceOutput(constants, (output, source) => output.AddSource("Gdpr.Declared.g.cs", SourceText.From(source, System.Text.Encoding.UTF8)));

        var settings = context.AnalyzerConfigOptionsProvider.Select((options, _) => Settings.Read(options.GlobalOptions));
        context.RegisterSourceOutput(policies.Combine(settings), (output, pair) => Report(output, pair.Left, pair.Right));
    }

    /// <summary>The policy of the build, read once as long as its text does not change.</summary>
    internal static IncrementalValueProvider<PolicyInput> Policies(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, _) => (File: pair.Left, Marked: PolicySource.IsMarked(pair.Left, pair.Right)))
            .Where(file => file.Marked || PolicySource.IsNamed(file.File))
            .Collect()
            .Select((files, cancellation) => Read(files, cancellation));

    private static PolicyInput Read(ImmutableArray<(AdditionalText File, bool Marked)> files, CancellationToken cancellation)
    {
        var file = files.OrderByDescending(f => f.Marked).Select(f => f.File).FirstOrDefault();
        var text = file?.GetText(cancellation);
        return file is null || text is null ? new PolicyInput(file, null, null) : new PolicyInput(file, text, PolicySource.Read(text));
    }

    private static void Report(SourceProductionContext context, PolicyInput input, Settings settings)
    {
        if (settings.Enforcement == Enforcement.Off || settings.RunsAnalyzers || input.File is null)
        {
            return;
        }

        if (input.Result is null || input.Text is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GDPR002_PolicyInvalid.Rule, Location.Create(input.File.Path, default, default), $"The policy file '{input.File.Path}' cannot be read."));
            return;
        }

        foreach (var finding in PolicyFindings.Of(input.Result, input.File, input.Text, null).Where(f => f.Rule.Id == "GDPR002"))
        {
            context.ReportDiagnostic(Diagnostic.Create(finding.Rule, finding.Location, finding.Properties, finding.Arguments));
        }
    }

    internal sealed record PolicyInput(AdditionalText? File, SourceText? Text, PolicyReadResult? Result);
}
