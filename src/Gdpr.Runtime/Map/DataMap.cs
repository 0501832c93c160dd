using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.Extensions.Compliance.Classification;

namespace Gdpr;

/// <summary>
/// WHAT is personal, at run time: the labels of a member and of what a type contains, in the analyzers' order: own mark, overridden or implemented member, the entity's member that a view shows, policy, data classification,
/// well-known framework member, Identity, type of the member. Marks do not change while a process runs, so every answer is kept.
/// </summary>
internal sealed class DataMap(Policy policy)
{
    private readonly ConcurrentDictionary<MemberInfo, DataLabel[]> _labels = new();
    private readonly ConcurrentDictionary<Type, bool> _contains = new();

    /// <summary>Labels of a property, field or type; empty when it is not personal.</summary>
    public DataLabel[] LabelsOf(MemberInfo member) => _labels.GetOrAdd(Definition(member), static (m, map) => map.Find(m, 0), this);

    /// <summary>Whether a value of this type holds marked members: its own, inherited, or those of the types of its public members.</summary>
    public bool Contains(Type type) => _contains.GetOrAdd(type, static (t, map) => map.Holds(Unwrapped(t), []), this);

    private bool Holds(Type type, HashSet<Type> open)
    {
        // An envelope writes itself, for the scope in which it was made.
        if (!open.Add(type) || IsLeaf(type) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Minimized<>))
        {
            return false;
        }

        if (LabelsOf(type).Length > 0 || type.GetGenericArguments().Any(a => Holds(Unwrapped(a), open)) || type.IsGenericParameter && type.GetGenericParameterConstraints().Any(c => Holds(Unwrapped(c), open)))
        {
            return true;
        }

        // A list of one's own holds what it is a list of.
        if (!IsFramework(type) && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>) && Holds(Unwrapped(i.GetGenericArguments()[0]), open)))
        {
            return true;
        }

        return MembersOf(type).Any(m => LabelsOf(m).Length > 0 || IsPublic(m) && !IsFramework(m.DeclaringType!) && Holds(Unwrapped(TypeOf(m)), open));
    }

    /// <summary>Instance properties and fields, inherited ones included, that code can name.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var current = type; current is not null && current != typeof(object) && current != typeof(ValueType); current = current.BaseType)
        {
            foreach (var property in current.GetProperties(Own))
            {
                if (property.GetIndexParameters().Length == 0)
                {
                    yield return property;
                }
            }

            foreach (var field in current.GetFields(Own))
            {
                if (!field.Name.Contains('<', StringComparison.Ordinal))
                {
                    yield return field;
                }
            }
        }

        foreach (var inherited in type.IsInterface ? type.GetInterfaces() : [])
        {
            foreach (var property in inherited.GetProperties(Own))
            {
                yield return property;
            }
        }
    }

    public static Type TypeOf(MemberInfo member) => member switch
    {
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        Type type => type,
        _ => typeof(void),
    };

    /// <summary>The type behind arrays, nullables, tasks and sequences.</summary>
    public static Type Unwrapped(Type type)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            if (type.IsArray || type.IsByRef)
            {
                type = type.GetElementType()!;
            }
            else if (type.IsGenericType && type.GetGenericArguments() is [var inner] && (type.GetGenericTypeDefinition() == typeof(Nullable<>) || type.Namespace is "System.Collections.Generic"
                or "System.Collections.Immutable" or "System.Collections.ObjectModel" or "System.Threading.Tasks" or "System.Linq"))
            {
                type = inner;
            }
            else
            {
                break;
            }
        }

        return type;
    }

    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(object) || type == typeof(decimal) || typeof(Delegate).IsAssignableFrom(type);

    private static bool IsPublic(MemberInfo member) => member is FieldInfo { IsPublic: true } or PropertyInfo { GetMethod.IsPublic: true };

    private static bool IsFramework(Type type) =>
        type.Namespace is { } space && (space == "System" || space == "Microsoft" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal))
        && type.Assembly.GetReferencedAssemblies().All(r => r.Name != "Gdpr.Annotations");

    /// <summary>Marks stand on the open type; a closed one's members are the same.</summary>
    private static MemberInfo Definition(MemberInfo member) => member switch
    {
        Type { IsConstructedGenericType: true } type => type.GetGenericTypeDefinition(),
        { DeclaringType: { IsConstructedGenericType: true } owner } => owner.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member),
        _ when member.ReflectedType != member.DeclaringType && member.DeclaringType is { } owner => owner.GetMemberWithSameMetadataDefinitionAs(member),
        _ => member,
    };

    private DataLabel[] Find(MemberInfo member, int depth)
    {
        if (OwnMarks(member) is { Length: > 0 } own)
        {
            return own;
        }

        if (depth < 16)
        {
            foreach (var original in member is PropertyInfo property ? Originals(property) : [])
            {
                if (Find(Definition(original), depth + 1) is { Length: > 0 } inherited)
                {
                    return inherited;
                }
            }
        }

        if ((policy.Members.TryGetValue(IdOf(member), out var category) ? category : Classified(member) ?? Framework(member) ?? Identity(member)) is { } found)
        {
            return [new DataLabel(found, [], [], SubjectKind(member))];
        }

        var next = member is Type type ? type.BaseType : Unwrapped(TypeOf(member));
        return next is null || depth >= 16 || next == typeof(object) || next.IsPrimitive || next == typeof(string) ? [] : Find(Definition(next), depth + 1);
    }

    private DataLabel[] OwnMarks(MemberInfo member)
    {
        var marks = member.GetCustomAttributes<PersonalAttribute>(inherit: false);
        if (member is PropertyInfo property)
        {
            // A mark on a positional record's parameter marks the property.
            marks = marks.Concat(Positional(property)?.GetCustomAttributes<PersonalAttribute>(inherit: false) ?? []);
        }

        return [.. marks.Select(m => new DataLabel(m.Category, m.Purposes, m.Roles, SubjectKind(member)))];
    }

    private static ParameterInfo? Positional(PropertyInfo property) =>
        property.DeclaringType is { } record && record.GetMethod("<Clone>$") is not null || property.DeclaringType is { IsValueType: true }
            ? property.DeclaringType!.GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == property.Name && p.ParameterType == property.PropertyType) : null;

    /// <summary>What a property overrides or implements.</summary>
    private static IEnumerable<PropertyInfo> Originals(PropertyInfo property)
    {
        if (property.GetMethod is not { } getter || property.DeclaringType is not { } owner)
        {
            yield break;
        }

        if (getter.GetBaseDefinition() is var root && root != getter)
        {
            // The nearest one above that has a mark of its own speaks; the walk goes upwards.
            for (var above = owner.BaseType; above is not null; above = above.BaseType)
            {
                if (above.GetProperty(property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { GetMethod: { } overridden } declared
                    && overridden.GetBaseDefinition() == root)
                {
                    yield return declared;
                    break;
                }
            }
        }

        foreach (var contract in owner.IsInterface ? [] : owner.GetInterfaces())
        {
            var map = owner.GetInterfaceMap(contract);
            for (var i = 0; i < map.TargetMethods.Length; i++)
            {
                if (map.TargetMethods[i].HasSameMetadataDefinitionAs(getter) && contract.GetProperties().FirstOrDefault(p => p.GetMethod == map.InterfaceMethods[i]) is { } implemented)
                {
                    yield return implemented;
                }
            }
        }

        // What a member of a view shows.
        var shown = owner.GetCustomAttributes(inherit: false).Select(a => a.GetType()).FirstOrDefault(a => a.IsGenericType && a.GetGenericTypeDefinition() == typeof(RoleViewAttribute<>))?.GetGenericArguments()[0];
        if (shown is not null && MembersOf(shown).OfType<PropertyInfo>().FirstOrDefault(p => p.Name == property.Name) is { } viewed)
        {
            yield return viewed;
        }
    }

    private string? Classified(MemberInfo member)
    {
        foreach (var attribute in policy.Classifications.Count > 0 ? member.GetCustomAttributes<DataClassificationAttribute>(inherit: false) : [])
        {
            if (policy.Classifications.TryGetValue(attribute.Classification.TaxonomyName + ":" + attribute.Classification.Value, out var category))
            {
                return category;
            }
        }

        return null;
    }

    private string? Framework(MemberInfo member)
    {
        var category = (member.DeclaringType?.FullName, member.Name) switch
        {
            ("Microsoft.AspNetCore.Http.ConnectionInfo", "RemoteIpAddress") => "online.ip",
            ("Microsoft.AspNetCore.Identity.IdentityUser`1", "Email" or "NormalizedEmail") => "contact.email",
            ("Microsoft.AspNetCore.Identity.IdentityUser`1", "UserName" or "NormalizedUserName") => "identity.name",
            ("Microsoft.AspNetCore.Identity.IdentityUser`1", "PhoneNumber") => "contact.phone",
            _ => null,
        };
        return category is null || policy.Categories.ContainsKey(category) ? category : DataLabel.Unclassified;
    }

    /// <summary>What opens an account or shows that it changed: no personal data of its own, and nobody's to see.</summary>
    public static bool IsSecret(MemberInfo member) =>
        member.Name is "PasswordHash" or "SecurityStamp" or "ConcurrencyStamp" && Definition(member).DeclaringType?.FullName == "Microsoft.AspNetCore.Identity.IdentityUser`1";

    /// <summary>Identity marks the key and flags too; those say nothing of a person by themselves.</summary>
    private static string? Identity(MemberInfo member) =>
        member is PropertyInfo { Name: not "Id" } property && Unwrapped(property.PropertyType) != typeof(bool) && property.GetCustomAttributes(inherit: false).Any(a => IsIdentityMark(a.GetType())) ? DataLabel.Unclassified : null;

    private static bool IsIdentityMark(Type? type) =>
        type is not null && (type.FullName is "Microsoft.AspNetCore.Identity.PersonalDataAttribute" or "Microsoft.AspNetCore.Identity.ProtectedPersonalDataAttribute" || IsIdentityMark(type.BaseType));

    private static string? SubjectKind(MemberInfo member)
    {
        for (var type = member as Type ?? member.DeclaringType; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<DataSubjectAttribute>(inherit: false) is { } subject)
            {
                return subject.Kind;
            }
        }

        return null;
    }

    /// <summary>The documentation id (ECMA-334 D.4) of a type, field or property without parameters.</summary>
    internal static string IdOf(MemberInfo member) => member switch
    {
        Type type => "T:" + NameOf(type),
        FieldInfo => "F:" + NameOf(member.DeclaringType!) + "." + Escaped(member.Name),
        _ => "P:" + NameOf(member.DeclaringType!) + "." + Escaped(member.Name),
    };

    private static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string Escaped(string name) => name.Replace('.', '#').Replace('<', '{').Replace('>', '}');
}
