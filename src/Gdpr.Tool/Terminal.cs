using System;
using System.IO;
using System.Text;

namespace Gdpr.Tool;

/// <summary>Where a command writes, and what the other end can show.</summary>
internal sealed class Terminal
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Errors and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether results may be coloured.</summary>
    public bool HasColour { get; init; }

    /// <summary>Whether somebody watches the error stream, so that progress makes sense.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Columns to wrap prose at.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The console of this process. Colours only on a terminal, and never when <c>NO_COLOR</c> is set.</summary>
    public static Terminal OfConsole()
    {
        var noColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        // What a program reads is UTF-8 on every system.
        var output = Console.IsOutputRedirected
            ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }
            : Console.Out;
        return new Terminal
        {
            Out = output,
            Error = Console.Error,
            HasColour = !Console.IsOutputRedirected && !noColour,
            ShowsProgress = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = Console.IsOutputRedirected ? 100 : Math.Clamp(ConsoleWidth(), 60, 120),
        };
    }

    /// <summary>The text in bold, where that can be shown.</summary>
    public string Bold(string text) => Styled("1", text);

    /// <summary>The text in the colour of a severity.</summary>
    public string Coloured(Severity severity, string text) => Styled(severity switch { Severity.Error => "31", Severity.Warning => "33", _ => "36" }, text);

    /// <summary>The text in the background of attention.</summary>
    public string Faint(string text) => Styled("2", text);

    private string Styled(string style, string text) => HasColour ? $"\u001b[{style}m{text}\u001b[0m" : text;

    private static int ConsoleWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
