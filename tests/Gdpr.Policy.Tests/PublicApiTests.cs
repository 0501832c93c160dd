using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Gdpr.Tests;

/// <summary>What others may build on, in one text; <c>GDPR_ACCEPT=1</c> rewrites it.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_was_accepted() =>
        Samples.Guard("tests/Gdpr.Policy.Tests/PublicApi.txt", string.Join("\n", Types.SelectMany(Describe)) + "\n");

    private static IEnumerable<Type> Types => typeof(Policy).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static IEnumerable<string> Describe(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : "class";
        var hasBase = type.BaseType is { } above && (above.Namespace != "System" || above == typeof(Exception));
        yield return $"{kind} {type.FullName}{(hasBase ? " : " + type.BaseType!.Name : "")}";
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = type.GetMembers(own).Where(m => m is not (MethodInfo { IsSpecialName: true } or FieldInfo { IsSpecialName: true })).Select(m => m switch
        {
            FieldInfo f => type.IsEnum ? $"{f.Name} = {(int)f.GetRawConstantValue()!}" : $"{Name(f.FieldType)} {f.Name}",
            PropertyInfo p => $"{Name(p.PropertyType)} {p.Name} {{ get; {(p.SetMethod?.IsPublic == true ? "set; " : "")}}}",
            ConstructorInfo c => $"{type.Name}({Parameters(c)})",
            MethodInfo m2 => $"{(m2.IsStatic ? "static " : "")}{Name(m2.ReturnType)} {m2.Name}({Parameters(m2)})",
            _ => m.ToString()!,
        });
        foreach (var member in members.Order(StringComparer.Ordinal))
        {
            yield return "    " + member;
        }
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p =>
            (p.IsOut ? "out " : "") + Name(p.ParameterType) + " " + p.Name + (p.HasDefaultValue ? " = " + (p.DefaultValue ?? "null") : "")));

    private static string Name(Type type) =>
        type.IsByRef ? Name(type.GetElementType()!)
        : Nullable.GetUnderlyingType(type) is { } inner ? Name(inner) + "?"
        : type.IsGenericType ? type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">"
        : type.Name;
}
