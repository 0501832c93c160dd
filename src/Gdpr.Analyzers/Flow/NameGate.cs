using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gdpr.Analyzers.Flow;

/// <summary>One place of a text where a sought name stands as a whole identifier (or inside a comment or literal: the parser decides later).</summary>
internal readonly record struct NameHit(int Position, string Name)
{
    /// <summary>The token that stands there, written with or without <c>@</c>; none inside comments and literals.</summary>
    public SyntaxToken TokenIn(SyntaxNode root, bool inDirectives = false)
    {
        var token = root.FindToken(Position, findInsideTrivia: inDirectives);
        return token.SpanStart == Position || token.SpanStart == Position - 1 && token.Text.StartsWith("@", StringComparison.Ordinal) ? token : default;
    }
}

/// <summary>
/// Finds names in source text without parsing or binding it. Everything that costs more is done only where this gate was hit, which is why a compilation
/// that marks little pays little: one pass over the characters, no allocation but the hits.
/// </summary>
/// <remarks>Identifiers written with a unicode escape (<c>\u0045mail</c>) do not match; <see cref="Scan"/> says when a text may hold one.</remarks>
internal sealed class NameGate
{
    private readonly string?[] _slots;
    private readonly uint[] _hashes;
    private readonly uint _mask;

    public NameGate(IEnumerable<string> names)
    {
        var distinct = new HashSet<string>(names, StringComparer.Ordinal);
        distinct.Remove("");
        var size = 16;
        while (size < distinct.Count * 4)
        {
            size *= 2;
        }

        _slots = new string?[size];
        _hashes = new uint[size];
        _mask = (uint)size - 1;
        foreach (var name in distinct)
        {
            var hash = Hash(name);
            var slot = hash & _mask;
            while (_slots[slot] is not null)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = name;
            _hashes[slot] = hash;
        }
    }

    /// <summary>Adds every hit to <paramref name="hits"/>, in order of position.</summary>
    /// <returns>True when the text holds <c>\u</c> or <c>\U</c>, so that an escaped identifier may have been passed over.</returns>
    public bool Scan(SourceText text, List<NameHit> hits)
    {
        var length = text.Length;
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(length, 1));
        try
        {
            text.CopyTo(0, buffer, 0, length);
            return Scan(buffer, length, hits);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    // Most compilations run it once, over all their text: it is not to begin slowly.
    [MethodImpl((MethodImplOptions)512 /* AggressiveOptimization */)]
    private bool Scan(char[] buffer, int length, List<NameHit> hits)
    {
        var escapes = false;
        var i = 0;
        while (i < length)
        {
            var c = buffer[i];
            if (!IsPart(c))
            {
                escapes |= c == '\\' && i + 1 < length && buffer[i + 1] is 'u' or 'U';
                i++;
                continue;
            }

            var start = i;
            var hash = Seed;
            do
            {
                hash = (hash ^ c) * Prime;
            }
            while (++i < length && IsPart(c = buffer[i]));

            for (var slot = hash & _mask; _slots[slot] is { } name; slot = (slot + 1) & _mask)
            {
                if (_hashes[slot] == hash && name.Length == i - start && Same(name, buffer, start))
                {
                    hits.Add(new NameHit(start, name));
                    break;
                }
            }
        }

        return escapes;
    }

    private static bool Same(string name, char[] buffer, int start)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != buffer[start + i])
            {
                return false;
            }
        }

        return true;
    }

    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    private static uint Hash(string name)
    {
        var hash = Seed;
        foreach (var c in name)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    private static bool IsPart(char c) =>
        c < 128
            ? (uint)(c - 'a') < 26 || (uint)(c - 'A') < 26 || (uint)(c - '0') < 10 || c == '_'
            : char.IsLetterOrDigit(c)
              || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                  or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format or UnicodeCategory.LetterNumber;
}
