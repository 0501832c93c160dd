using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;

namespace Gdpr;

/// <summary>A role with <c>self</c> sees only rows that belong to the scope's subject: those whose <c>[DataSubject]</c> key, on the entity or on what it refers to, is the subject's.</summary>
internal static class SubjectFilter
{
    private const int MaxDepth = 3;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]?> Paths = new();

    public static Expression Apply(Expression source, Type entity)
    {
        var (scope, policy) = AccessScopes.Ambient;
        if (!policy.Roles.TryGetValue(scope.Role, out var role) || !role.Self)
        {
            return source;
        }

        var row = Expression.Parameter(entity, "row");
        var path = Paths.GetOrAdd(entity, static e => PathToKey(e, 0)) ?? throw new GdprRefusedException(
            $"Role '{scope.Role}' sees only its own data, and nothing on '{entity.Name}' or what it refers to says whose it is: mark the key of the person with [DataSubject].");
        var key = path.Aggregate((Expression)row, Expression.Property);
        var subject = Activator.CreateInstance(typeof(SubjectKey<>).MakeGenericType(key.Type))!;
        var own = Expression.Lambda(Expression.Equal(key, Expression.Property(Expression.Constant(subject), nameof(SubjectKey<int>.Value))), row);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Where), [entity], source, Expression.Quote(own));
    }

    private static PropertyInfo[]? PathToKey(Type holder, int depth)
    {
        var properties = holder.GetProperties(BindingFlags.Instance | BindingFlags.Public);
        if (properties.FirstOrDefault(p => p.GetCustomAttribute<DataSubjectAttribute>() is not null) is { } key)
        {
            return [key];
        }

        return depth >= MaxDepth ? null : properties.Where(p => p.PropertyType is { IsClass: true, Namespace: not "System" } && !typeof(System.Collections.IEnumerable).IsAssignableFrom(p.PropertyType))
            .Select(p => PathToKey(p.PropertyType, depth + 1) is { } rest ? [p, .. rest] : (PropertyInfo[]?)null).FirstOrDefault(path => path is not null);
    }

    /// <summary>The subject of the scope in which the query runs, as the key's type.</summary>
    private sealed class SubjectKey<T>
    {
        public T Value
        {
            get
            {
                var (scope, _) = AccessScopes.Ambient;
                try
                {
                    return scope.Subject is { } subject && TypeDescriptor.GetConverter(typeof(T)).ConvertFromString(null, CultureInfo.InvariantCulture, subject) is T key && !EqualityComparer<T>.Default.Equals(key, default)
                        ? key : throw new GdprRefusedException($"Role '{scope.Role}' sees only its own data, and the scope names no subject.");
                }
                catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
                {
                    throw new GdprRefusedException($"The subject of the scope is no key of type '{typeof(T).Name}'.");
                }
            }
        }
    }
}
