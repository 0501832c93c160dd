using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Gdpr.Tests;

/// <summary>A source tree in a temporary folder, and whether it is still what it was.</summary>
internal sealed class Tree : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("gdpr-tests-").FullName;

    public Tree(string name = "shop")
    {
        Root = Path.Combine(_parent, name);
        Directory.CreateDirectory(Root);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Root { get; }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    public string At(string path) => Path.Combine(Root, path);

    public Tree Write(string path, string text)
    {
        var full = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>A project with its lines and one source file.</summary>
    public Tree Project(string path, string code, string properties = "", string items = "", string framework = "<TargetFramework>net10.0</TargetFramework>")
    {
        var all = $"{framework}<LangVersion>latest</LangVersion><Nullable>enable</Nullable>{properties}";
        return Write(path, $"<Project Sdk=\"Microsoft.NET.Sdk\">\n<PropertyGroup>{all}</PropertyGroup>\n<ItemGroup>{items}</ItemGroup>\n</Project>\n")
            .Write(Path.ChangeExtension(path, ".cs"), code);
    }

    /// <summary>A solution over projects; those two folders down lie in a solution folder, since one folder holds no name twice.</summary>
    public Tree Solution(params string[] projects) =>
        Write("Shop.slnx", "<Solution>\n" + string.Concat(projects.Select(InFolder)) + "</Solution>\n");

    private static string InFolder(string project)
    {
        var line = $"<Project Path=\"{project}\" />";
        var parts = project.Split('/');
        return parts.Length == 3 ? $"  <Folder Name=\"/{parts[0]}/\">{line}</Folder>\n" : $"  {line}\n";
    }

    /// <summary>Path and content of every file.</summary>
    public IReadOnlyList<string> Content() =>
        [.. Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))))
            .Concat(Directory.GetDirectories(Root, "*", SearchOption.AllDirectories).Select(d => Path.GetRelativePath(Root, d)))
            .Order(StringComparer.Ordinal)];
}
