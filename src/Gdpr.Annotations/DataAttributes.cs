using System;

namespace Gdpr;

/// <summary>
/// Marks a value as personal data of a category that the policy declares (GDPR Art. 4(1)).
/// </summary>
/// <remarks>
/// <para>May repeat: the value may hold data of any of the categories, and each of them must be permitted where it is used.</para>
/// <para>On a class, struct or type parameter every instance of it is personal data. On a parameter of a positional record it marks the property.
/// Overrides and implementations of a marked member are marked as well.</para>
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.GenericParameter,
    AllowMultiple = true, Inherited = true)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>Marks a value as personal data.</summary>
    /// <param name="category">Category of the policy, a dotted path such as <c>contact.email</c>. An undeclared one is GDPR005.</param>
    public PersonalAttribute(string category) => Category = category;

    /// <summary>Category of the policy, a dotted path such as <c>contact.email</c>.</summary>
    public string Category { get; }

    /// <summary>Purposes that may use this value, among those that the policy permits (GDPR Art. 5(1)(b)). Empty: as the policy says.</summary>
    public string[] Purposes { get; set; } = [];

    /// <summary>Roles that may see this value, among those that the policy permits. Empty: as the policy says.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>Whether the person may leave it out (GDPR Art. 13(2)(e)).</summary>
    public bool Optional { get; set; }
}

/// <summary>
/// On a type: it describes a person of that kind. On a property: the key that identifies the person, for export and erasure (GDPR Art. 15, 17).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class DataSubjectAttribute : Attribute
{
    /// <summary>Names the kind of person.</summary>
    /// <param name="kind">Kind that the policy declares under <c>subjects</c>, such as <c>customer</c>.</param>
    public DataSubjectAttribute(string kind) => Kind = kind;

    /// <summary>Kind that the policy declares under <c>subjects</c>.</summary>
    public string Kind { get; }
}
