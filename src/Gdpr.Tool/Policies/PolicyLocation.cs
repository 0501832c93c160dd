using System;
using System.IO;

namespace Gdpr.Tool;

/// <summary>Finds and reads the policy that a command is about.</summary>
internal static class PolicyLocation
{
    /// <summary>Name of a policy file.</summary>
    public const string Name = "gdpr.policy.json";

    /// <summary>Full path of a policy.</summary>
    /// <param name="path">A file, a folder that holds one, or <c>null</c> for the nearest in the current folder or above it.</param>
    /// <exception cref="ToolException">There is none.</exception>
    public static string Find(string? path)
    {
        if (path is not null)
        {
            var full = Path.GetFullPath(path);
            var file = Directory.Exists(full) ? Path.Combine(full, Name) : full;
            return File.Exists(file) ? file : throw new ToolException($"'{path}' holds no policy: give the path of a {Name}.");
        }

        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, Name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new ToolException($"no {Name} in this folder or above it: give the path of one.");
    }

    /// <summary>Text of a file.</summary>
    /// <exception cref="ToolException">It cannot be read.</exception>
    public static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{path}' cannot be read: {e.Message}");
        }
    }

    /// <summary>The policy of a file, which must be valid.</summary>
    /// <exception cref="ToolException">It cannot be read, or is invalid.</exception>
    public static Policy Load(string path)
    {
        var result = PolicyReader.Read(Text(path));
        foreach (var problem in result.Problems)
        {
            if (problem.IsError)
            {
                throw new ToolException($"{path}{problem} Run 'gdpr policy validate'.");
            }
        }

        return result.Policy ?? throw new ToolException($"'{path}' is no policy: run 'gdpr policy validate'.");
    }
}
