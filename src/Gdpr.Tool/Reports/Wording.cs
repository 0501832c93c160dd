using System;
using System.Collections.Generic;
using System.Linq;

namespace Gdpr.Tool;

/// <summary>How the reports name things.</summary>
internal static class Wording
{
    /// <summary>Name of a severity, as compilers print it.</summary>
    public static string Of(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };

    /// <summary>What silences a finding.</summary>
    public static string Of(Silence silence) => silence switch
    {
        Silence.Baseline => "baseline",
        Silence.AcceptedRisk => "[AcceptedRisk]",
        Silence.Pragma => "#pragma",
        Silence.SuppressMessage => "[SuppressMessage]",
        Silence.Other => "another suppression",
        _ => "",
    };

    /// <summary>A documentation id as a reader writes it: <c>M:Shop.Orders.Send(System.Int32)</c> is <c>Shop.Orders.Send</c>.</summary>
    public static string Member(string symbol)
    {
        if (symbol.Length < 2 || symbol[1] != ':')
        {
            return symbol;
        }

        var name = symbol[2..];
        var parameters = name.IndexOf(symbol[0] == 'A' ? ',' : '(');
        name = parameters < 0 ? name : name[..parameters];
        return name.Replace(".#ctor", " constructor", StringComparison.Ordinal).Replace(".#cctor", " static constructor", StringComparison.Ordinal);
    }

    /// <summary>A number and its noun.</summary>
    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Id and name of a rule.</summary>
    public static string Rule(string id) => RuleCatalog.Of(id).Name is { Length: > 0 } name ? $"{id} {name}" : id;

    /// <summary>Lines of columns, each as wide as its widest cell; numbers are right-aligned.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        var columns = rows.Max(r => r.Count);
        var widths = Enumerable.Range(0, columns).Select(c => rows.Max(r => c < r.Count ? r[c].Length : 0)).ToArray();
        var numeric = Enumerable.Range(0, columns).Select(c => rows.Skip(1).All(r => c >= r.Count || r[c].All(char.IsDigit))).ToArray();
        foreach (var row in rows)
        {
            yield return string.Join("  ", row.Select((cell, c) => numeric[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd();
        }
    }
}
