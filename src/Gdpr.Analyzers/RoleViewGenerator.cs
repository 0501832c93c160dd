using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Gdpr.Analyzers.Generators;

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
            "Gdpr.RoleViewAttribute`1",
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => (View: (INamedTypeSymbol)found.TargetSymbol, Mark: found.Attributes[0]));
        var texts = views.Combine(PolicyGenerator.Policies(context))
            .Select((pair, cancellation) => RoleView.Write(pair.Left.View, pair.Left.Mark, pair.Right.Result?.Policy, cancellation))
            .WithTrackingName(ViewsStep);
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
