using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Gdpr.Tool;

/// <summary>Reads which projects a solution holds (<c>.sln</c>, <c>.slnx</c>, <c>.slnf</c>), and writes one for projects that have none.</summary>
internal static partial class SolutionFile
{
    /// <summary>Extensions of the files that <see cref="Projects"/> reads.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".sln", ".slnx", ".slnf"];

    /// <summary>Full paths of the projects in a solution, in its order.</summary>
    /// <exception cref="ToolException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Projects(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".slnx" => Absolute(folder, XDocument.Load(path).Descendants("Project").Select(p => p.Attribute("Path")?.Value ?? "")),
                ".slnf" => Filter(path, folder),
                _ => Absolute(folder, ProjectLine().Matches(File.ReadAllText(path)).Select(m => m.Groups["path"].Value)),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException or JsonException or InvalidOperationException
            or KeyNotFoundException)
        {
            throw new ToolException($"the solution '{path}' cannot be read: {e.Message}");
        }
    }

    /// <summary>Text of a solution over projects of a folder that has none; each of them is built in that configuration.</summary>
    public static string Write(IEnumerable<string> projects, string configuration)
    {
        var text = new StringBuilder("Microsoft Visual Studio Solution File, Format Version 12.00\r\n");
        var ids = new List<string>();
        foreach (var project in projects)
        {
            var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(project)).AsSpan(0, 16)).ToString("B").ToUpperInvariant();
            ids.Add(id);
            var name = $"{Path.GetFileNameWithoutExtension(project)}-{ids.Count}";
            text.Append($"Project(\"{{9A19103F-16F7-4668-BE54-9A1E7A4F7556}}\") = \"{name}\", \"{project}\", \"{id}\"\r\nEndProject\r\n");
        }

        text.Append("Global\r\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\r\n\t\t")
            .Append(configuration).Append("|Any CPU = ").Append(configuration).Append("|Any CPU\r\n\tEndGlobalSection\r\n")
            .Append("\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\r\n");
        foreach (var id in ids)
        {
            text.Append($"\t\t{id}.{configuration}|Any CPU.ActiveCfg = {configuration}|Any CPU\r\n");
            text.Append($"\t\t{id}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU\r\n");
        }

        return text.Append("\tEndGlobalSection\r\nEndGlobal\r\n").ToString();
    }

    private static List<string> Filter(string path, string folder)
    {
        var lenient = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        using var json = JsonDocument.Parse(File.ReadAllText(path), lenient);
        var solution = json.RootElement.GetProperty("solution");
        var of = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, Native(solution.GetProperty("path").GetString()!))))!;
        return Absolute(of, solution.GetProperty("projects").EnumerateArray().Select(p => p.GetString() ?? ""));
    }

    private static List<string> Absolute(string folder, IEnumerable<string> paths) =>
        [.. paths.Where(p => p.EndsWith("proj", StringComparison.OrdinalIgnoreCase)).Select(p => Path.GetFullPath(Path.Combine(folder, Native(p))))];

    private static string Native(string path) => path.Replace('\\', Path.DirectorySeparatorChar);

    [GeneratedRegex("""^\s*Project\("\{[^"]*\}"\)\s*=\s*"[^"]*"\s*,\s*"(?<path>[^"]+)"\s*,""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
