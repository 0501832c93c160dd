using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;

namespace Gdpr;

/// <summary>What the generator wrote into a view.</summary>
internal sealed class ViewShape
{
    private static readonly ConcurrentDictionary<Type, ViewShape> All = new();

    private ViewShape(Type view)
    {
        var contract = view.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRoleView<,>) && i.GetGenericArguments()[1] == view)
            ?? throw new ArgumentException($"'{view.Name}' is no view: mark it as a partial type with [RoleView<TEntity>(purpose, Role = role)] and reference Gdpr.Analyzers, whose generator writes the rest.");
        View = view;
        Entity = contract.GetGenericArguments()[0];
        Projection = Read<LambdaExpression>(contract, nameof(Projection));
        Purpose = Read<string>(contract, nameof(Purpose));
        Role = Read<string?>(contract, nameof(Role));
        PolicyHash = Read<string>(contract, nameof(PolicyHash));
        Members = [.. view.GetNestedTypes().Prepend(view).SelectMany(DataMap.MembersOf)];
    }

    public Type View { get; }

    public Type Entity { get; }

    public LambdaExpression Projection { get; }

    public string Purpose { get; }

    public string? Role { get; }

    public string PolicyHash { get; }

    /// <summary>Members of the view and of the nested ones.</summary>
    public IReadOnlyList<MemberInfo> Members { get; }

    /// <summary>The views of the program: those of all loaded assemblies that can have any.</summary>
    public static IEnumerable<ViewShape> Loaded() =>
        from assembly in AppDomain.CurrentDomain.GetAssemblies()
        where !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(r => r.Name == typeof(ViewShape).Assembly.GetName().Name)
        from type in TypesOf(assembly)
        where !type.IsInterface && !type.ContainsGenericParameters && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRoleView<,>))
        select Of(type);

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    public static ViewShape Of(Type view) => All.GetOrAdd(view, static v => new ViewShape(v));

    /// <summary>A static member that implements the interface's, whether or not it is public.</summary>
    private T Read<T>(Type contract, string name)
    {
        var map = View.GetInterfaceMap(contract);
        var at = Array.FindIndex(map.InterfaceMethods, m => m.Name == "get_" + name);
        return (T)map.TargetMethods[at].Invoke(null, null)!;
    }
}
