using System;
using System.IO;
using System.Text;

namespace Gdpr.Tool;

/// <summary>Writes a file by renaming a finished one over it.</summary>
internal static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the text; an unchanged file keeps its time stamp.</summary>
    /// <exception cref="ToolException">The folder cannot be written.</exception>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        var temporary = full + "." + Path.GetRandomFileName();
        try
        {
            if (File.Exists(full) && File.ReadAllText(full, Utf8) == text)
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(temporary, text, Utf8);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw new ToolException($"'{path}' cannot be written ({e.Message}): choose another file.");
        }
    }
}
