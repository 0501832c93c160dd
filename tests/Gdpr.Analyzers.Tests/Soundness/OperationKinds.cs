using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Gdpr.Tests.Soundness;

/// <summary>The compiler's own list of what code is made of: none of it may be forgotten.</summary>
internal static class OperationKinds
{
    private const string VisualBasic = "Visual Basic alone has it", Graph = "stands in control-flow graphs alone", Broken = "stands in code that does not compile";

    /// <summary>Kinds that no C# program can hold, each with the reason.</summary>
    public static readonly Dictionary<string, string> Impossible = new()
    {
        ["None"] = "what has no kind of its own",
        ["Invalid"] = Broken,
        ["InterpolatedStringAppendInvalid"] = Broken,
        ["Stop"] = VisualBasic,
        ["End"] = VisualBasic,
        ["RaiseEvent"] = VisualBasic,
        ["Parenthesized"] = VisualBasic,
        ["OmittedArgument"] = VisualBasic,
        ["ReDim"] = VisualBasic,
        ["ReDimClause"] = VisualBasic,
        ["CollectionElementInitializer"] = "older compilers made it; it is an invocation now",
        ["FlowCapture"] = Graph,
        ["FlowCaptureReference"] = Graph,
        ["FlowAnonymousFunction"] = Graph,
        ["IsNull"] = Graph,
        ["CaughtException"] = Graph,
        ["StaticLocalInitializationSemaphore"] = Graph,
    };

    /// <summary>Kinds of all operations of the compiled programs.</summary>
    public static HashSet<string> Of(Compilation compilation)
    {
        var found = new HashSet<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes().Where(n => n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeSyntax or TypeDeclarationSyntax))
            {
                if (model.GetOperation(node) is { Parent: null } root)
                {
                    found.UnionWith(root.DescendantsAndSelf().Select(Name));
                }
            }
        }

        return found;
    }

    public static IEnumerable<string> All => Enum.GetValues<OperationKind>().Select(k => k.ToString()).Distinct();

    private static string Name(IOperation operation) => operation.Kind.ToString();
}
