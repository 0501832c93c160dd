using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Gdpr;

/// <summary>Reads the embedded tables: CSV of RFC 4180 with a header line.</summary>
internal static class PlaceTables
{
    /// <summary>The rows of a table without its header, as cells in the order of <paramref name="columns"/>.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="columns">Columns that are wanted.</param>
    /// <exception cref="InvalidOperationException">The table is not in the assembly, or lacks a column.</exception>
    public static IReadOnlyList<string[]> Read(string name, params string[] columns)
    {
        using var stream = typeof(PlaceTables).Assembly.GetManifestResourceStream("Gdpr.Places." + name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = Parse(reader.ReadToEnd());
        var wanted = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            wanted[i] = rows[0].IndexOf(columns[i]);
            if (wanted[i] < 0)
            {
                throw new InvalidOperationException(name + ": " + columns[i]);
            }
        }

        var cells = new List<string[]>(rows.Count - 1);
        for (var r = 1; r < rows.Count; r++)
        {
            cells.Add(Array.ConvertAll(wanted, w => rows[r][w]));
        }

        return cells;
    }

    internal static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (row.Count > 0 || cell.Length > 0)
        {
            row.Add(cell.ToString());
            rows.Add(row);
        }

        return rows;
    }
}
