using System;
using System.Globalization;

namespace Gdpr;

/// <summary>A place in the text of a policy.</summary>
public readonly struct PolicyPosition : IEquatable<PolicyPosition>
{
    internal PolicyPosition(int start, int length, int line, int column)
    {
        Start = start;
        Length = length;
        Line = line;
        Column = column;
    }

    /// <summary>Offset in the text, in UTF-16 characters.</summary>
    public int Start { get; }

    /// <summary>Length in UTF-16 characters; of a string with both quotes.</summary>
    public int Length { get; }

    /// <summary>Line, counted from 1; 0 where there is no place.</summary>
    public int Line { get; }

    /// <summary>Column, counted from 1 in UTF-16 characters.</summary>
    public int Column { get; }

    /// <inheritdoc/>
    public bool Equals(PolicyPosition other) => Start == other.Start && Length == other.Length && Line == other.Line && Column == other.Column;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PolicyPosition other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Start * 31 + Length;

    /// <summary><c>(3,17)</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "({0},{1})", Line, Column);
}

/// <summary>Something that the policy declares under a key, and where its words stand in the file.</summary>
public abstract class PolicyElement
{
    private readonly PolicyMember _member;
    private readonly PolicyText _text;

    private protected PolicyElement(string key, PolicyMember member, PolicyText text)
    {
        Key = key;
        _member = member;
        _text = text;
    }

    /// <summary>The key in the file.</summary>
    public string Key { get; }

    /// <summary>Where the key stands, at its opening quote.</summary>
    public PolicyPosition Position => _text.PositionOf(_member.NameStart, _member.NameLength);

    /// <summary>Where a member's value stands (<c>region</c>), or one of its items (<c>hosts</c>, 1); the key where the file does not write it.</summary>
    /// <param name="member">Name of the member in the file.</param>
    /// <param name="item">Which item of an array, counted from 0; none: the value, or the member's name where the value is an object or array.</param>
    public PolicyPosition PositionOf(string member, int item = -1)
    {
        if (_member.Value.Member(member) is not { } found)
        {
            return Position;
        }

        if (item >= 0 && item < found.Value.Items.Count)
        {
            return _text.PositionOf(found.Value.Items[item]);
        }

        return found.Value.IsScalar ? _text.PositionOf(found.Value) : _text.PositionOf(found.NameStart, found.NameLength);
    }
}
