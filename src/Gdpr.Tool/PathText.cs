using System;
using System.IO;

namespace Gdpr.Tool;

/// <summary>How paths are compared, shown and written into reports.</summary>
internal static class PathText
{
    /// <summary>Compares full paths as this system does.</summary>
    public static StringComparer Comparer =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Path relative to a folder, with slashes; the path itself when it lies elsewhere.</summary>
    public static string Relative(string folder, string path)
    {
        if (path.Length == 0)
        {
            return "";
        }

        return IsBelow(folder, path) ? Path.GetRelativePath(folder, path).Replace('\\', '/') : path.Replace('\\', '/');
    }

    /// <summary>Whether a path lies in a folder or below it.</summary>
    public static bool IsBelow(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !relative.StartsWith("..\\", StringComparison.Ordinal)
            && !Path.IsPathRooted(relative);
    }

    /// <summary>The nearest folder above with <c>.git</c> in it: what forges take paths to be relative to.</summary>
    public static string RepositoryRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var git = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return at.FullName;
            }
        }

        return folder;
    }
}
