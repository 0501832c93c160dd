using System;
using System.Linq.Expressions;

namespace Gdpr;

/// <summary>What the generator writes into a <see cref="RoleViewAttribute{TEntity}"/> type; nobody implements it by hand.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TView">The view itself.</typeparam>
public interface IRoleView<TEntity, TView>
    where TView : IRoleView<TEntity, TView>
{
    /// <summary>Selects the permitted members and no other; translatable by EF Core.</summary>
    static abstract Expression<Func<TEntity, TView>> Projection { get; }

    /// <summary>The purpose for which the view is read.</summary>
    static abstract string Purpose { get; }

    /// <summary>The role that reads it, or null.</summary>
    static abstract string? Role { get; }

    /// <summary>The hash of the policy from which the view was made.</summary>
    static abstract string PolicyHash { get; }

    /// <summary>The same from an entity in memory.</summary>
    /// <param name="entity">The entity.</param>
    static abstract TView From(TEntity entity);
}
