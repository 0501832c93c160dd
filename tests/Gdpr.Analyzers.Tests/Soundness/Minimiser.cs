using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Tests.Soundness;

/// <summary>Makes a program smaller while it still shows its discrepancy: statements and members are left out, expressions give way to what stands in them.</summary>
internal sealed class Minimiser(int number, Func<string, bool> stillShows, int attempts = 500)
{
    private int _left = attempts;

    public string Minimise(string source)
    {
        for (var before = ""; before != source && _left > 0;)
        {
            before = source;
            source = Pass(source);
        }

        return source;
    }

    /// <summary>Tries every edit of the program once, the largest first.</summary>
    private string Pass(string source)
    {
        for (var skip = 0; _left > 0; skip++)
        {
            if (Edits(source).Skip(skip).FirstOrDefault() is not { } edit)
            {
                return source;
            }

            if (edit.Length < source.Length && Try(edit))
            {
                source = edit;
                skip--;
            }
        }

        return source;
    }

    private bool Try(string source)
    {
        _left--;
        return stillShows(source);
    }

    private IEnumerable<string> Edits(string source)
    {
        var batch = new Batch([(number, source)]);
        var (root, model) = (batch.Trees[0].GetRoot(), batch.Compilation.GetSemanticModel(batch.Trees[0]));
        foreach (var node in root.DescendantNodes().OrderByDescending(n => n.Span.Length))
        {
            switch (node)
            {
                case MemberDeclarationSyntax { Parent: TypeDeclarationSyntax { Parent: BaseNamespaceDeclarationSyntax } } member when member is not MethodDeclarationSyntax { Identifier.Text: "Run" }:
                    yield return root.RemoveNode(member, SyntaxRemoveOptions.KeepNoTrivia)!.ToString();
                    break;
                case StatementSyntax { Parent: BlockSyntax block } statement:
                    yield return root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!.ToString();
                    foreach (var inner in statement.ChildNodes().OfType<StatementSyntax>().Concat(statement.ChildNodes().SelectMany(c => c.ChildNodes().OfType<StatementSyntax>())))
                    {
                        yield return root.ReplaceNode(statement, inner is BlockSyntax b ? b.Statements : [inner]).ToString();
                    }

                    break;
                case ExpressionSyntax expression when model.GetTypeInfo(expression).Type is { SpecialType: not SpecialType.System_Void } type:
                    foreach (var inner in expression.DescendantNodes().OfType<ExpressionSyntax>().Where(e => e is not LiteralExpressionSyntax && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(e).Type, type)).OrderBy(e => e.Span.Length))
                    {
                        yield return root.ReplaceNode(node, inner.WithTriviaFrom(node)).ToString();
                    }

                    break;
            }
        }
    }
}
