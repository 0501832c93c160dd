using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Generators;
using Gdpr.Analyzers.Model;

namespace Gdpr.Analyzers;

/// <summary>The door for views: the other part of each <c>[RoleView]</c> type. What a view holds depends on its entity's marks, so it is worked out on every change; its text is written only where it differs.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RoleViewGenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that yields the texts, for tests of incrementality.</summary>
    internal const string ViewsStep = "RoleViews";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var views = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Gdpr.RoleViewAttribute`1", static (node, _) => node is TypeDeclarationSyntax, static (found, _) => (TypeDeclarationSyntax)found.TargetNode);
        var policies = PolicyGenerator.Policies(context);
        var names = policies.Combine(context.ParseOptionsProvider)
            .Select(static (pair, cancellation) => CSharpSyntaxTree.ParseText(PolicyConstants.Of(pair.Left.Result?.Policy), (CSharpParseOptions)pair.Right, cancellationToken: cancellation));
        var settings = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => Settings.Read(options.GlobalOptions));
        var worlds = context.CompilationProvider.Combine(policies).Combine(names).Combine(settings)
            .Select(static (all, _) => new ViewWorld(all.Left.Left.Left, all.Left.Left.Right.Result?.Policy, all.Left.Right, all.Right));
        var texts = views.Combine(worlds).Select(static (pair, cancellation) => RoleViews.Write(pair.Left, pair.Right, cancellation)).WithTrackingName(ViewsStep);
        context.RegisterSourceOutput(texts, static (output, view) =>
        {
            if (view.Refusal is { } refusal)
            {
                output.ReportDiagnostic(refusal.ToDiagnostic());
            }

            if (view.Source is { } source)
            {
                output.AddSource(view.Name + ".g.cs", SourceText.From(source, Encoding.UTF8));
            }
        });
    }
}
