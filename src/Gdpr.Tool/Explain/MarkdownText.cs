using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Gdpr.Tool;

/// <summary>Renders the Markdown of our own pages for a terminal: headings, paragraphs, lists, tables, code.</summary>
internal static partial class MarkdownText
{
    /// <summary>Writes a page.</summary>
    public static void Write(string markdown, Terminal terminal)
    {
        var paragraph = new StringBuilder();
        var table = new List<IReadOnlyList<string>>();
        var isCode = false;
        foreach (var line in Comment().Replace(markdown, "").ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                Flush();
                isCode = !isCode;
            }
            else if (isCode)
            {
                terminal.Out.WriteLine(line.Length == 0 ? "" : "    " + line);
            }
            else if (line.StartsWith('|'))
            {
                FlushParagraph();
                if (!TableRule().IsMatch(line))
                {
                    table.Add([.. line.Trim().Trim('|').Split('|').Select(c => Inline(c.Trim(), null))]);
                }
            }
            else if (line.StartsWith('#'))
            {
                Flush();
                terminal.Out.WriteLine(terminal.Bold(Inline(line.TrimStart('#').Trim(), null)));
            }
            else if (line.Length == 0)
            {
                Flush();
                terminal.Out.WriteLine();
            }
            else
            {
                if (ListItem().IsMatch(line))
                {
                    Flush();
                }

                paragraph.Append(paragraph.Length == 0 ? line : " " + line.Trim());
            }
        }

        Flush();

        void Flush()
        {
            FlushParagraph();
            foreach (var row in Wording.Table(table))
            {
                terminal.Out.WriteLine("  " + row);
            }

            table.Clear();
        }

        void FlushParagraph()
        {
            if (paragraph.Length > 0)
            {
                Wrap(paragraph.ToString(), terminal);
                paragraph.Clear();
            }
        }
    }

    /// <summary>Wraps a paragraph; the lines of a list item hang below its text.</summary>
    private static void Wrap(string text, Terminal terminal)
    {
        var marker = ListItem().Match(text) is { Success: true } item ? item.Value : "";
        var hang = new string(' ', marker.Length);
        var column = marker.Length;
        var line = new StringBuilder(marker);
        foreach (var word in text[marker.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > hang.Length && column + 1 + word.Length > terminal.Width)
            {
                terminal.Out.WriteLine(Inline(line.ToString(), terminal));
                line.Clear().Append(hang);
                column = hang.Length;
            }

            if (column > hang.Length)
            {
                line.Append(' ');
                column++;
            }

            line.Append(word);
            column += word.Length;
        }

        terminal.Out.WriteLine(Inline(line.ToString(), terminal));
    }

    private static string Inline(string text, Terminal? terminal)
    {
        text = Link().Replace(text, LinkText);
        text = Strong().Replace(text, m => terminal?.Bold(m.Groups["text"].Value) ?? m.Groups["text"].Value);
        return terminal is { HasColour: true } ? Code().Replace(text, m => terminal.Coloured(Severity.Info, m.Groups["text"].Value)) : text;
    }

    /// <summary>A page elsewhere keeps its address; a page of ours is another 'gdpr explain'.</summary>
    private static string LinkText(Match link)
    {
        var to = link.Groups["to"].Value;
        return link.Groups["text"].Value + (to.StartsWith("http", StringComparison.Ordinal) ? $" ({to})" : "");
    }

    [GeneratedRegex("<!--.*?-->\n?", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s+")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^\|[\s:|-]+\|?\s*$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();
}
