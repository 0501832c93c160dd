using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gdpr.Tests.Flow;

/// <summary>One case: sources whose reported lines are marked, and what stands around them.</summary>
internal sealed record FlowCase(params string[] Sources)
{
    public string Policy { get; init; } = FlowWorld.Policy;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Source of another assembly that the case uses.</summary>
    public string? Library { get; init; }
}

/// <summary>The ways to state a case.</summary>
internal static class Flows
{
    private const string LibraryUsings = "using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\nusing Gdpr;\n";

    private const string Stamp = "[assembly: System.Reflection.AssemblyMetadata(\"Gdpr.Governed\", \"1\")]\n";

    /// <summary>Members of a class that handles orders.</summary>
    public static Task In(string members, string? policy = null) => FlowRunner.Run(new FlowCase(FlowWorld.Members(members)) { Policy = policy ?? FlowWorld.Policy });

    /// <summary>Whole types.</summary>
    public static Task Of(string types, string? policy = null) => FlowRunner.Run(new FlowCase(FlowWorld.Usings + types) { Policy = policy ?? FlowWorld.Policy });

    /// <summary>Types in two files.</summary>
    public static Task OfTwo(string first, string second) => FlowRunner.Run(new FlowCase(FlowWorld.Usings + first, FlowWorld.Usings + second));

    /// <summary>Top-level statements.</summary>
    public static Task Program(string statements) => FlowRunner.Run(new FlowCase(FlowWorld.Usings + statements) { Output = OutputKind.ConsoleApplication });

    /// <summary>Types in the newest syntax; a compiler that does not know it has nothing to judge.</summary>
    public static Task InNewest(string types) =>
        LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() < (LanguageVersion)1400 ? Task.CompletedTask : Of(types);

    /// <summary>Members that use another assembly, which carries the stamp of a checked one.</summary>
    public static Task Across(string library, string members) => FlowRunner.Run(new FlowCase(FlowWorld.Members(members)) { Library = LibraryUsings + Stamp + library });

    /// <summary>Members that use another assembly, which carries no stamp.</summary>
    public static Task AcrossUnstamped(string library, string members) => FlowRunner.Run(new FlowCase(FlowWorld.Members(members)) { Library = LibraryUsings + library });
}
