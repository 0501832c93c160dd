using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Gdpr.Tests;

/// <summary>The attributes as the contract says them: targets, repetition, inheritance, and a snapshot of the public surface.</summary>
public class AttributeTests
{
    private const AttributeTargets Data = AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue
                                          | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.GenericParameter;

    private const AttributeTargets Code = AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class
                                          | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly;

    public static TheoryData<Type, AttributeTargets, bool> Usages => new()
    {
        { typeof(PersonalAttribute), Data, true },
        { typeof(DataSubjectAttribute), AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property, false },
        { typeof(ProcessingAttribute), Code, true },
        { typeof(AnonymizesAttribute), AttributeTargets.Method | AttributeTargets.ReturnValue, false },
        { typeof(PseudonymizesAttribute), AttributeTargets.Method | AttributeTargets.ReturnValue, false },
        { typeof(SinkAttribute), AttributeTargets.Method | AttributeTargets.Parameter, false },
        { typeof(DisclosedToAttribute), AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Class, false },
        { typeof(StoreAttribute), AttributeTargets.Class, false },
        { typeof(ConsentCheckAttribute), AttributeTargets.Method | AttributeTargets.Property, false },
        { typeof(AcceptedRiskAttribute), AttributeTargets.All, true },
    };

    [Theory]
    [MemberData(nameof(Usages))]
    public void Usage_is_as_the_contract_says(Type attribute, AttributeTargets targets, bool repeats)
    {
        var usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.Equal(targets, usage.ValidOn);
        Assert.Equal(repeats, usage.AllowMultiple);
        Assert.True(attribute.IsSealed);
    }

    [Processing("a")]
    private class Base
    {
        [Processing("b")]
        public virtual void M()
        {
        }
    }

    private sealed class Derived : Base
    {
        public override void M()
        {
        }
    }

    [Fact]
    public void Processing_reaches_neither_derived_types_nor_overrides()
    {
        Assert.Empty(typeof(Derived).GetCustomAttributes<ProcessingAttribute>(inherit: true));
        Assert.Empty(typeof(Derived).GetMethod("M")!.GetCustomAttributes<ProcessingAttribute>(inherit: true));
        Assert.Single(typeof(Base).GetCustomAttributes<ProcessingAttribute>(inherit: true));
    }

    private sealed record Contact([Personal("contact.email", Purposes = ["a"], Roles = ["b"], Optional = true), Personal("health")] string Mail);

    [Fact]
    public void Marks_are_in_the_metadata()
    {
        var marks = typeof(Contact).GetConstructors()[0].GetParameters()[0].GetCustomAttributes<PersonalAttribute>().ToList();
        Assert.Equal(["contact.email", "health"], marks.Select(m => m.Category));
        Assert.Equal(["a"], marks[0].Purposes);
        Assert.Equal(["b"], marks[0].Roles);
        Assert.True(marks[0].Optional);
        Assert.Empty(marks[1].Purposes);
    }

    [Fact]
    public void The_assembly_refers_to_nothing_but_the_standard_library() =>
        Assert.Equal(["netstandard"], typeof(PersonalAttribute).Assembly.GetReferencedAssemblies().Select(a => a.Name));

    [Fact]
    public void The_public_surface_is_what_was_agreed()
    {
        var lines = new List<string>();
        foreach (var type in typeof(PersonalAttribute).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            lines.Add(type.FullName!);
            lines.AddRange(type.IsEnum
                ? Enum.GetNames(type).Select(n => "  " + n)
                : type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(m => m is not MethodInfo { IsSpecialName: true }).Select(m => "  " + m).Order(StringComparer.Ordinal));
        }

        var path = Path.Combine(
            typeof(AttributeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(m => m.Key == "Repository").Value!, "tests/Gdpr.Annotations.Tests/PublicApi.txt");
        var text = string.Join("\n", lines) + "\n";
        if (Environment.GetEnvironmentVariable("GDPR_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path).Replace("\r\n", "\n"), text);
    }
}
