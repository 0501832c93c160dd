using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Gdpr;

/// <summary>Which marked members a row of an entity brings with it: its own columns, those of derived, owned and complex types, and of navigations that are always included.</summary>
internal sealed class GovernedColumns(IReadOnlyModel model)
{
    // A model is built once and asked on every run.
    private static readonly ConditionalWeakTable<IReadOnlyModel, ConcurrentDictionary<(Type, DataMap), IReadOnlyList<MemberInfo>?>> Known = [];

    /// <summary>The columns of the model behind a query.</summary>
    public static GovernedColumns Root(Expression query, Type entity)
    {
        var finder = new RootFinder();
        finder.Visit(query);
        return finder.Found is { } root && root.Model.FindEntityType(entity) is not null
            ? new GovernedColumns(root.Model)
            : throw new GdprRefusedException($"ForScope() stands on a query of '{entity.Name}', which is no entity of a context with UseGdpr(). Put it on the DbSet.");
    }

    /// <summary>Marked members of a row; null where the type is no entity.</summary>
    public IReadOnlyList<MemberInfo>? Find(Type type, DataMap map) => Known.GetOrCreateValue(model).GetOrAdd(
        (type, map), static (asked, of) => of.FindEntityTypes(asked.Item1).ToList() is { Count: > 0 } entities ? [.. entities.SelectMany(e => Marked(e, asked.Item2, [])).Distinct()] : null, model);

    public IReadOnlyList<MemberInfo> Of(Type entity, DataMap map) => Find(entity, map) ?? [];

    private static IEnumerable<MemberInfo> Marked(IReadOnlyEntityType entity, DataMap map, HashSet<IReadOnlyTypeBase> open)
    {
        foreach (var type in entity.GetDerivedTypesInclusive())
        {
            if (!open.Add(type))
            {
                continue;
            }

            foreach (var member in Own(type, map))
            {
                yield return member;
            }

            foreach (var navigation in type.GetNavigations().Concat<IReadOnlyNavigationBase>(type.GetSkipNavigations()))
            {
                if (navigation.IsEagerLoaded || navigation.TargetEntityType.IsOwned() && (navigation as IReadOnlyNavigation)?.IsOnDependent != true)
                {
                    foreach (var member in Marked(navigation.TargetEntityType, map, open))
                    {
                        yield return member;
                    }
                }
            }
        }
    }

    private static IEnumerable<MemberInfo> Own(IReadOnlyTypeBase type, DataMap map)
    {
        foreach (var property in type.GetProperties())
        {
            if (((MemberInfo?)property.PropertyInfo ?? property.FieldInfo) is { } member && (map.LabelsOf(member).Length > 0 || map.Contains(property.ClrType)))
            {
                yield return member;
            }
        }

        foreach (var complex in type.GetComplexProperties())
        {
            foreach (var member in Own(complex.ComplexType, map))
            {
                yield return member;
            }
        }
    }

    private sealed class RootFinder : ExpressionVisitor
    {
        public IReadOnlyEntityType? Found { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            Found ??= (node as EntityQueryRootExpression)?.EntityType;
            return node;
        }
    }
}
