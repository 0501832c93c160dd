using System;
using System.Security;
using System.Text;

namespace Gdpr.Tool;

/// <summary>Writes values so that MSBuild reads them back as they were: paths may hold <c>;</c>, <c>,</c>, <c>%</c> and quotes.</summary>
internal static class MSBuildText
{
    private const string Special = "%;,$@()'*?";

    /// <summary>Escapes a value for a command-line property (<c>-p:NAME=VALUE</c>).</summary>
    public static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (Special.Contains(c))
            {
                text.Append('%').Append(((int)c).ToString("X2"));
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>Escapes a value for the content of a property element of a project file.</summary>
    public static string EscapeElement(string value) => SecurityElement.Escape(Escape(value));

    /// <summary>Reads back what MSBuild's <c>Escape</c> wrote.</summary>
    public static string Unescape(string value)
    {
        if (!value.Contains('%'))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                text.Append((char)int.Parse(value.AsSpan(i + 1, 2), System.Globalization.NumberStyles.HexNumber));
                i += 2;
            }
            else
            {
                text.Append(value[i]);
            }
        }

        return text.ToString();
    }
}
