using System;
using System.IO;
using System.Threading;

namespace Gdpr.Tool;

/// <summary>The temporary folder of one run: what the build writes, its logs, and nothing that outlives the run.</summary>
internal sealed class RunFolder : IDisposable
{
    private RunFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(Units);
        Directory.CreateDirectory(System.IO.Path.Combine(path, "locks"));
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Folder of the marks and logs that each project and target framework leaves.</summary>
    public string Units => System.IO.Path.Combine(Path, "units");

    /// <summary>Folder of everything the build writes.</summary>
    public string Artifacts => System.IO.Path.Combine(Path, "a");

    /// <summary>The file that the build imports first.</summary>
    public string Props => System.IO.Path.Combine(Path, "run.props");

    /// <summary>Makes a folder that only this user can read.</summary>
    /// <exception cref="ToolException">The temporary folder cannot be used.</exception>
    public static RunFolder Create()
    {
        try
        {
            var folder = new RunFolder(Directory.CreateTempSubdirectory("gdpr-").FullName);
            if (folder.Path.Contains(',') || folder.Path.Contains(';'))
            {
                folder.Dispose();
                throw new ToolException($"the compiler cannot log to '{folder.Path}', which holds a comma or semicolon: set TMPDIR or TEMP to another folder.");
            }

            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"no temporary folder could be made ({e.Message}): set TMPDIR or TEMP to a folder that can be written.");
        }
    }

    /// <summary>Writes the file that hangs our targets into every project of the build.</summary>
    public void WriteProps(string toolFolder)
    {
        var import = MSBuildText.EscapeElement(System.IO.Path.Combine(toolFolder, "inject", "gdpr.inject.props"));
        var folder = MSBuildText.EscapeElement(Path);
        File.WriteAllText(
            Props,
            $"""
            <Project>
              <PropertyGroup>
                <GdprRunFolder>{folder}</GdprRunFolder>
              </PropertyGroup>
              <Import Project="{import}" />
            </Project>
            """);
    }

    /// <summary>Deletes the folder; a file that another process still holds is tried again for a moment, then left to the system.</summary>
    public void Dispose()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                if (Directory.Exists(Path))
                {
                    Directory.Delete(Path, recursive: true);
                }

                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(100 * (attempt + 1));
            }
        }
    }
}
