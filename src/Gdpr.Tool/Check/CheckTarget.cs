using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Gdpr.Tool;

/// <summary>What <c>gdpr check</c> was pointed at.</summary>
/// <param name="BuildFile">Full path of the solution or project to build; <c>null</c> when one has to be written over <paramref name="Projects"/>.</param>
/// <param name="Folder">Full path of the folder that the build runs in, so that its <c>global.json</c> counts.</param>
/// <param name="Name">What the user is told was checked.</param>
/// <param name="Projects">Full paths of the C# projects that have to be checked.</param>
/// <param name="Others">Full paths of projects in another language, which are not checked.</param>
/// <param name="IsWhole">Whether it is a solution: whoever wrote it says that it is everything, so that what none of its projects uses is used nowhere.</param>
internal sealed partial record CheckTarget(
    string? BuildFile, string Folder, string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Others, bool IsWhole)
{
    private static readonly string[] NotSearched = ["bin", "obj", "node_modules", "artifacts", "packages", "TestResults"];

    /// <summary>Finds the solution, project or projects that a path means.</summary>
    /// <param name="path">A file, a folder, or <c>null</c> for the current folder.</param>
    /// <exception cref="ToolException">There is none, or several and the user has to say which.</exception>
    public static CheckTarget Find(string? path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(string.IsNullOrEmpty(path) ? "." : path));
        if (File.Exists(full))
        {
            return OfFile(full);
        }

        if (!Directory.Exists(full))
        {
            throw new ToolException($"'{path}' does not exist: give a solution, a project or a folder.");
        }

        return OfFolder(full);
    }

    private static CheckTarget OfFile(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var name = Path.GetFileName(file);
        if (SolutionFile.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        {
            var projects = SolutionFile.Projects(file);
            var whole = !file.EndsWith(".slnf", StringComparison.OrdinalIgnoreCase);
            return Checked(new CheckTarget(file, folder, name, [.. projects.Where(IsCSharp)], [.. projects.Where(IsOther)], whole));
        }

        if (IsCSharp(file))
        {
            return Checked(new CheckTarget(file, folder, name, [file], [], IsWhole: false));
        }

        throw new ToolException(
            IsOther(file) ? $"'{name}' is no C# project: only C# is checked." : $"'{name}' is no solution, C# project or folder: give one of these.");
    }

    private static CheckTarget OfFolder(string folder)
    {
        var solutions = Directory.GetFiles(folder)
            .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".sln" or ".slnx").Order(StringComparer.Ordinal).ToList();
        if (solutions.Count > 1)
        {
            var names = solutions.Select(s => Path.GetFileName(s)).ToList();
            throw new ToolException($"'{folder}' holds several solutions ({string.Join(", ", names)}): say which, as in 'gdpr check {names[0]}'.");
        }

        if (solutions.Count == 1)
        {
            return OfFile(solutions[0]);
        }

        var here = Directory.GetFiles(folder).Where(IsCSharp).ToList();
        if (here.Count == 1)
        {
            return OfFile(here[0]);
        }

        var all = new List<string>();
        Search(folder, all);
        all.Sort(StringComparer.Ordinal);
        var projects = all.Where(IsCSharp).ToList();
        if (projects.Count == 0)
        {
            throw new ToolException($"no solution and no C# project in '{folder}' or below it: give the path of one.");
        }

        return Checked(new CheckTarget(null, folder, Path.GetFileName(folder), projects, [.. all.Where(IsOther)], IsWhole: false));
    }

    /// <summary>
    /// Whether a run saw every project that a policy, or the baseline beside it, may speak of: all of those in its folder and below. Only then does silence about an entry say something.
    /// </summary>
    /// <param name="policy">Full path of the file.</param>
    /// <param name="built">Full paths of the projects that were built.</param>
    public bool SeesAllOf(string policy, IEnumerable<string> built)
    {
        var folder = Path.GetDirectoryName(policy)!;
        if (IsWhole || !PathText.IsBelow(PathText.RepositoryRoot(Folder), policy) || !Directory.Exists(folder))
        {
            return IsWhole;
        }

        var all = new List<string>();
        Search(folder, all);
        return !all.Where(IsCSharp).Except(Projects.Concat(built), PathText.Comparer).Any();
    }

    private static void Search(string folder, List<string> found)
    {
        found.AddRange(Directory.GetFiles(folder).Where(f => IsCSharp(f) || IsOther(f)));
        foreach (var inner in Directory.GetDirectories(folder))
        {
            var name = Path.GetFileName(inner);
            var isLink = (File.GetAttributes(inner) & FileAttributes.ReparsePoint) != 0;
            if (!isLink && !name.StartsWith('.') && !NotSearched.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                Search(inner, found);
            }
        }
    }

    /// <summary>A project that is not SDK-style cannot be built without writing beside it.</summary>
    private static CheckTarget Checked(CheckTarget target)
    {
        foreach (var project in target.Projects)
        {
            if (!File.Exists(project))
            {
                throw new ToolException($"the project '{project}' of {target.Name} does not exist: remove it from the solution or restore it.");
            }

            if (!SdkStyle().IsMatch(File.ReadAllText(project)))
            {
                throw new ToolException(
                    $"'{project}' is not an SDK-style project and cannot be built elsewhere: convert it, or check a solution filter (.slnf) without it.");
            }
        }

        return target;
    }

    [GeneratedRegex("""<Project\b[^>]*\sSdk\s*=|<Sdk\s|<Import\b[^>]*\sSdk\s*=""")]
    private static partial Regex SdkStyle();

    private static bool IsCSharp(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    private static bool IsOther(string path) =>
        path.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase);
}
