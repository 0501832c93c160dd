using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gdpr.Bench;

/// <summary>The same source with a data classification beside every mark, line by line, for tools that read those.</summary>
internal static class Classified
{
    public const string Attribute = """
        namespace Compared
        {
            public sealed class PrivateDataAttribute() : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute(new("Comparison", "Private"));
        }
        """;

    public static string Source(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest)).GetRoot();
        foreach (var list in root.DescendantNodes().OfType<AttributeListSyntax>().Where(l => l.Attributes.Any(a => a.Name.ToString() == "Personal")).Reverse())
        {
            // A parameter of a record is classified as parameter and as property, as our mark counts for both.
            var both = list is { Target: null, Parent: ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } };
            source = source.Insert(list.Span.End - 1, ", global::Compared.PrivateData" + (both ? "] [property: global::Compared.PrivateData" : ""));
        }

        return source;
    }
}
