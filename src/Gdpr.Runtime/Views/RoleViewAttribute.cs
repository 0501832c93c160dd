using System;

namespace Gdpr;

/// <summary>
/// Makes of a partial record or class a view of an entity: the generator of <c>Gdpr.Analyzers</c> gives it exactly the members that the policy permits for the purpose and the role
/// (GDPR Art. 5(1)(c), 25(2)). What is not permitted does not exist in it.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RoleViewAttribute<TEntity> : Attribute
{
    /// <summary>Makes a view for a purpose.</summary>
    /// <param name="purpose">A purpose of the policy.</param>
    public RoleViewAttribute(string purpose) => Purpose = purpose;

    /// <summary>The purpose for which the view is read.</summary>
    public string Purpose { get; }

    /// <summary>The role that reads it; without one, only the purpose is judged.</summary>
    public string? Role { get; set; }
}
