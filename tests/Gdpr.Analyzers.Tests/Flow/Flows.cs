using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gdpr.Tests.Flow;

/// <summary>Runs the flow rules, and no other, over cases whose reported lines are marked.</summary>
internal static class Flows
{
    public static readonly string[] Rules = [.. Enumerable.Range(201, 13).Select(n => "GDPR" + n), "GDPR903"];

    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Emitted = new();

    /// <summary>Members of a class that handles orders.</summary>
    public static Task In(string members, string? policy = null) => Run(policy, OutputKind.DynamicallyLinkedLibrary, [FlowWorld.Members(members)]);

    /// <summary>Whole types.</summary>
    public static Task Of(string types, string? policy = null) => Run(policy, OutputKind.DynamicallyLinkedLibrary, [FlowWorld.Usings + types]);

    /// <summary>Types in two files.</summary>
    public static Task OfTwo(string first, string second) =>
        Run(null, OutputKind.DynamicallyLinkedLibrary, [FlowWorld.Usings + first, FlowWorld.Usings + second]);

    /// <summary>Top-level statements.</summary>
    public static Task Program(string statements) => Run(null, OutputKind.ConsoleApplication, [FlowWorld.Usings + statements]);

    /// <summary>Members in the newest syntax; a compiler that does not know it has nothing to judge.</summary>
    public static Task InNewest(string types) =>
        LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() < (LanguageVersion)1400 ? Task.CompletedTask : Of(types);

    /// <summary>Members that use another assembly, which carries the stamp of a checked one.</summary>
    public static Task Across(string library, string members) => Across(library, members, "[assembly: System.Reflection.AssemblyMetadata(\"Gdpr.Governed\", \"1\")]\n");

    /// <summary>Members that use another assembly, which carries no stamp.</summary>
    public static Task AcrossUnstamped(string library, string members) => Across(library, members, "");

    private static Task Across(string library, string members, string stamp) =>
        Run(null, OutputKind.DynamicallyLinkedLibrary, [FlowWorld.Members(members)], Emit("Warehouse", "using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\nusing Gdpr;\n" + stamp + library));

    private static Task Run(string? policy, OutputKind output, string[] sources, params MetadataReference[] references) =>
        new Check { Policy = policy ?? FlowWorld.Policy, Only = Rules, Output = output, References = [.. Libraries(), .. references] }.Run([.. sources, FlowWorld.Types]);

    /// <summary>Libraries are assemblies of their own: what stands in the compilation would be followed instead of known.</summary>
    private static MetadataReference[] Libraries(string? before = null) =>
        [.. FlowLibraries.All.TakeWhile(l => l.Assembly != before).Select(l => Emitted.GetOrAdd(l.Assembly, _ => new(() => Emit(l.Assembly, l.Source, Libraries(l.Assembly)))).Value)];

    private static MetadataReference Emit(string assembly, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))], [.. new Check().Compile("").Compilation.References, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, assembly + " does not compile:\n" + string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
