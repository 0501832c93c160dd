using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Tests.Soundness;

/// <summary>Makes a program smaller while it still shows its discrepancy: statements and members are left out, expressions give way to what stands in them.</summary>
internal sealed class Minimiser(int number, Func<string, bool> stillShows, int attempts = 400)
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
        var edits = Edits(source);
        for (var i = 0; i < edits.Count && _left > 0; i++)
        {
            if (edits[i].Length < source.Length && _left-- > 0 && stillShows(edits[i]))
            {
                source = edits[i--];
                edits = Edits(source);
            }
        }

        return source;
    }

    private List<string> Edits(string source)
    {
        var batch = new Batch([(number, source)]);
        var (root, model) = (batch.Trees[0].GetRoot(), batch.Compilation.GetSemanticModel(batch.Trees[0]));
        var edits = new List<string>();
        foreach (var node in root.DescendantNodes().Where(Ends).OrderByDescending(n => n.Span.Length))
        {
            switch (node)
            {
                case MemberDeclarationSyntax { Parent: TypeDeclarationSyntax { Parent: BaseNamespaceDeclarationSyntax } } member when member is not MethodDeclarationSyntax { Identifier.Text: "Run" }:
                    edits.Add(root.RemoveNode(member, SyntaxRemoveOptions.KeepNoTrivia)!.ToString());
                    break;
                case StatementSyntax { Parent: BlockSyntax } statement:
                    edits.Add(root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!.ToString());
                    edits.AddRange(statement.ChildNodes().Concat(statement.ChildNodes().SelectMany(c => c.ChildNodes())).OfType<StatementSyntax>()
                        .Select(inner => root.ReplaceNode(statement, inner is BlockSyntax b ? b.Statements : [inner]).ToString()));
                    break;
                case ExpressionSyntax expression when model.GetTypeInfo(expression).Type is { SpecialType: not SpecialType.System_Void } type:
                    edits.AddRange(expression.DescendantNodes().OfType<ExpressionSyntax>().Where(e => e is not LiteralExpressionSyntax && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(e).Type, type))
                        .OrderBy(e => e.Span.Length).Select(inner => root.ReplaceNode(node, inner.WithTriviaFrom(node)).ToString()));
                    break;
            }
        }

        return edits;
    }

    /// <summary>Without this node the program still ends: what makes a loop or recursion end goes with the whole of it only.</summary>
    private static bool Ends(SyntaxNode node) =>
        !node.Ancestors().OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.Text == "MoveNext")
        && node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.Text == "Again").All(again => again.Ancestors().TakeWhile(a => a != node).Append(node)
            .Any(a => a is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or MemberDeclarationSyntax or LocalFunctionStatementSyntax or IfStatementSyntax { Statement: GotoStatementSyntax }));
}
