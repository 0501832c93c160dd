using System;
using System.IO;
using System.Linq;
using Gdpr.Tool;

namespace Gdpr.Tests;

public sealed class TargetTests : IDisposable
{
    private const string SdkProject = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    private readonly string _folder = Directory.CreateTempSubdirectory("gdpr-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private string[] Names(CheckTarget target) => [.. target.Projects.Select(p => PathText.Relative(_folder, p))];

    [Fact]
    public void A_folder_means_its_solution()
    {
        Write("Web/Web.csproj", SdkProject);
        Write("Basic/Basic.vbproj", SdkProject);
        const string projects = "<Folder Name=\"/src/\"><Project Path=\"Web/Web.csproj\" /></Folder><Project Path=\"Basic/Basic.vbproj\" />";
        var solution = Write("Shop.slnx", $"<Solution>{projects}</Solution>");

        var target = CheckTarget.Find(_folder);

        Assert.Equal(solution, target.BuildFile);
        Assert.Equal(["Web/Web.csproj"], Names(target));
        Assert.Equal("Basic.vbproj", Path.GetFileName(Assert.Single(target.Others)));
        Assert.True(target.IsWhole);
    }

    [Fact]
    public void Classic_solutions_are_read_without_their_folders()
    {
        Write("Web/Web.csproj", SdkProject);
        var solution = Write(
            "Shop.sln",
            """
            Microsoft Visual Studio Solution File, Format Version 12.00
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{827E0CD3-B72D-47B6-A68D-7590B98EB39B}"
            EndProject
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Web", "Web\Web.csproj", "{709FB665-8FE2-4E95-9C3E-276241A1ACD7}"
            EndProject
            """);

        Assert.Equal(["Web/Web.csproj"], Names(CheckTarget.Find(solution)));
    }

    [Fact]
    public void A_solution_filter_is_part_of_its_solution()
    {
        Write("src/Web/Web.csproj", SdkProject);
        Write("src/Shop.sln", "");
        var filter = Write("build/Web.slnf", """{ "solution": { "path": "..\\src\\Shop.sln", "projects": [ "Web\\Web.csproj" ] } }""");

        var target = CheckTarget.Find(filter);

        Assert.Equal(["src/Web/Web.csproj"], Names(target));
        Assert.False(target.IsWhole);
    }

    [Fact]
    public void A_part_of_a_repository_sees_all_that_its_own_policy_speaks_of_and_not_all_of_the_repository()
    {
        Write(".git/HEAD", "");
        var common = Write("gdpr.policy.json", "{}");
        var own = Write("src/Web/gdpr.policy.json", "{}");
        var web = Write("src/Web/Web.csproj", SdkProject);
        var jobs = Write("src/Jobs/Jobs.csproj", SdkProject);
        Write("src/Jobs/obj/Old.csproj", SdkProject);
        Write("src/Shop.sln", "");
        var filter = Write("Web.slnf", """{ "solution": { "path": "src/Shop.sln", "projects": [ "Web/Web.csproj" ] } }""");

        foreach (var part in new[] { web, Path.GetDirectoryName(web)!, filter })
        {
            var target = CheckTarget.Find(part);
            Assert.True(target.SeesAllOf(own, []));
            Assert.False(target.SeesAllOf(common, []));
            Assert.True(target.SeesAllOf(common, [jobs]));
        }

        Assert.True(CheckTarget.Find(_folder).SeesAllOf(common, []));
        Assert.False(CheckTarget.Find(_folder).SeesAllOf(Path.Combine(Path.GetDirectoryName(_folder)!, "gdpr.policy.json"), []));
        Assert.True(CheckTarget.Find(Path.Combine(_folder, "src")).SeesAllOf(common, []));
    }

    [Fact]
    public void Several_solutions_ask_which()
    {
        Write("A.sln", "");
        Write("B.slnx", "<Solution />");

        var message = Assert.Throws<ToolException>(() => CheckTarget.Find(_folder)).Message;

        Assert.Contains("A.sln, B.slnx", message);
        Assert.Contains("say which", message);
    }

    [Fact]
    public void The_only_project_of_a_folder_is_taken_before_those_below()
    {
        Write("Web.csproj", SdkProject);
        Write("inner/Other.csproj", SdkProject);

        Assert.Equal(["Web.csproj"], Names(CheckTarget.Find(_folder)));
    }

    [Fact]
    public void All_projects_below_are_taken_but_none_in_output_folders()
    {
        Write("src/Web/Web.csproj", SdkProject);
        Write("src/Jobs/Jobs.csproj", SdkProject);
        Write("src/Jobs/obj/Copy.csproj", SdkProject);
        Write("node_modules/x/X.csproj", SdkProject);
        Write("src/Old/Old.fsproj", SdkProject);

        var target = CheckTarget.Find(_folder);

        Assert.Null(target.BuildFile);
        Assert.Equal(["src/Jobs/Jobs.csproj", "src/Web/Web.csproj"], Names(target));
        Assert.Single(target.Others);
        var written = Write("../" + Path.GetFileName(_folder) + "/t.sln", SolutionFile.Write(target.Projects, "Debug"));
        Assert.Equal(["src/Jobs/Jobs.csproj", "src/Web/Web.csproj"], Names(CheckTarget.Find(written)));
    }

    [Theory]
    [InlineData("nowhere", "does not exist")]
    [InlineData("empty", "no solution and no C# project")]
    [InlineData("a.fsproj", "only C# is checked")]
    [InlineData("a.txt", "is no solution")]
    [InlineData("old.csproj", "not an SDK-style project")]
    [InlineData("gone.slnx", "does not exist: remove it from the solution")]
    public void What_cannot_be_checked_is_said_in_a_sentence(string path, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Write("a.fsproj", SdkProject);
        Write("a.txt", "");
        Write("old.csproj", "<Project ToolsVersion=\"15.0\"><PropertyGroup><SdkVersion>1</SdkVersion></PropertyGroup></Project>");
        Write("gone.slnx", "<Solution><Project Path=\"Web/Web.csproj\" /></Solution>");

        Assert.Contains(expected, Assert.Throws<ToolException>(() => CheckTarget.Find(Path.Combine(_folder, path))).Message);
    }

    [Theory]
    [InlineData("a;b,c%20$(x)@'*?")]
    [InlineData("C:\\Users\\José\\100 %")]
    public void Values_survive_msbuild(string value) => Assert.Equal(value, MSBuildText.Unescape(MSBuildText.Escape(value)));

    [Fact]
    public void Paths_are_relative_only_below_the_root()
    {
        Assert.Equal("Web/A.cs", PathText.Relative(LogText.Root, LogText.At("Web/A.cs")));
        Assert.Equal("..foo/A.cs", PathText.Relative(LogText.Root, LogText.At("..foo/A.cs")));
        Assert.Equal(LogText.At("../A.cs").Replace('\\', '/'), PathText.Relative(LogText.Root, LogText.At("../A.cs")));
    }
}
