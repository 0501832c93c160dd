using System;
using System.Collections.Generic;

namespace Gdpr;

/// <summary>Lines and columns of a text. Lines end with LF, CRLF or CR, as editors count them; a byte order mark takes no column.</summary>
internal sealed class PolicyText
{
    private readonly int[] _lineStarts;

    public PolicyText(string text)
    {
        var starts = new List<int> { text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = starts.ToArray();
        Length = text.Length;
    }

    public int Length { get; }

    public PolicyPosition PositionOf(PolicyNode node) => PositionOf(node.Start, node.Length);

    public PolicyPosition PositionOf(int start, int length)
    {
        start = Math.Max(_lineStarts[0], Math.Min(start, Length));
        length = Math.Max(0, Math.Min(length, Length - start));
        var line = Array.BinarySearch(_lineStarts, start);
        line = line >= 0 ? line : ~line - 1;
        return new PolicyPosition(start, length, line + 1, start - _lineStarts[line] + 1);
    }
}
