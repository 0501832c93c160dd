using System;
using System.Collections.Generic;

namespace Gdpr;

/// <summary>What a value in the file is.</summary>
internal enum PolicyNodeKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// <summary>A value of the file with its place. Objects keep all their members in order, repeated names too.</summary>
internal sealed class PolicyNode
{
    public static readonly PolicyNode Nothing = new(PolicyNodeKind.Null, 0, 0, null);

    private static readonly PolicyMember[] NoMembers = [];
    private static readonly PolicyNode[] NoItems = [];
    private List<PolicyMember>? _members;
    private List<PolicyNode>? _items;

    public PolicyNode(PolicyNodeKind kind, int start, int length, string? text)
    {
        Kind = kind;
        Start = start;
        Length = length;
        Text = text;
    }

    public PolicyNodeKind Kind { get; }

    /// <summary>Offset of the value in UTF-16 characters: the opening quote, brace or bracket.</summary>
    public int Start { get; }

    /// <summary>Length with quotes; 1 for objects and arrays, whose place is their opening.</summary>
    public int Length { get; }

    /// <summary>Content of a string, digits of a number.</summary>
    public string? Text { get; }

    public bool IsScalar => Kind < PolicyNodeKind.Array;

    public IReadOnlyList<PolicyMember> Members => (IReadOnlyList<PolicyMember>?)_members ?? NoMembers;

    public IReadOnlyList<PolicyNode> Items => (IReadOnlyList<PolicyNode>?)_items ?? NoItems;

    public void Add(PolicyMember member) => (_members ??= []).Add(member);

    public void Add(PolicyNode item) => (_items ??= []).Add(item);

    /// <summary>The first member of that name, or null.</summary>
    public PolicyMember? Member(string name)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Name, name, StringComparison.Ordinal))
            {
                return member;
            }
        }

        return null;
    }
}

/// <summary>A member of an object: its name with its place, and its value.</summary>
internal sealed class PolicyMember
{
    public PolicyMember(string name, int nameStart, int nameLength, PolicyNode value)
    {
        Name = name;
        NameStart = nameStart;
        NameLength = nameLength;
        Value = value;
    }

    public string Name { get; }

    /// <summary>Offset of the opening quote.</summary>
    public int NameStart { get; }

    /// <summary>Length with both quotes.</summary>
    public int NameLength { get; }

    public PolicyNode Value { get; }
}
