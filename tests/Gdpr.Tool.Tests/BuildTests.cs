using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Gdpr.Tool;

namespace Gdpr.Tests;

/// <summary>Runs real builds, so each test says several things about one.</summary>
public sealed class BuildTests
{
    /// <summary>A member that looks personal and is not marked.</summary>
    private static string Person(string name) => "namespace " + name + " { public class Person { public string Email { get; set; } = \"\"; } }";

    private static string Annotations => $"<Reference Include=\"Gdpr.Annotations\" HintPath=\"{typeof(PersonalAttribute).Assembly.Location}\" />";

    private static Task<(int ExitCode, string Out, string Error)> Check(Tree tree, params string[] args) => CommandLine.RunAsync(["check", tree.Root, .. args]);

    private static async Task<JsonElement> Json(Tree tree, params string[] args)
    {
        var (_, output, error) = await Check(tree, [.. args, "--format", "json"]);
        Assert.True(output.StartsWith('{'), output + error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static string[] Rules(JsonElement report, string project) =>
        [.. report.GetProperty("findings").EnumerateArray()
            .Where(f => Text(f, "file").StartsWith(project, StringComparison.Ordinal)).Select(f => Text(f, "rule"))];

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Reference(string project) => $"<ProjectReference Include=\"../{project}/{project}.csproj\" />";

    [Fact]
    public async Task A_solution_without_our_package_is_checked_and_its_tree_stays_as_it_was()
    {
        using var tree = new Tree("shop é, 50% & 'more'");
        tree.Solution("Web/Web.csproj", "Core/Core.csproj", "A/Same/Same.csproj", "B/Same/Same.csproj", "Tests/Tests.csproj", "Basic/Basic.vbproj")
            .Project(
                "Web/Web.csproj", Person("Web"),
                "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsAsErrors>GDPR501</WarningsAsErrors><OutputPath>out\\bin\\</OutputPath>"
                + "<DocumentationFile>doc\\web.xml</DocumentationFile><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile><NoWarn>CS1591</NoWarn>"
                + "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><CompilerGeneratedFilesOutputPath>Generated</CompilerGeneratedFilesOutputPath>",
                "<ProjectReference Include=\"../Core/Core.csproj\" /><ProjectReference Include=\"../A/Same/Same.csproj\" />")
            .Project("Core/Core.csproj", Person("Core"), framework: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")
            .Project("A/Same/Same.csproj", Person("A"))
            .Project("B/Same/Same.csproj", Person("B"), "<UserHook>$(UserHook)</UserHook>")
            .Project("Tests/Tests.csproj", Person("Tests") + " nonsense", "<IsTestProject>true</IsTestProject>")
            .Project("Basic/Basic.vbproj", "not compiled: no file of Visual Basic")
            .Write("Web/obj/Left.cs", "left over from an ordinary build")
            .Write("Web/out/bin/Left.cs", "left over too")
            .Write(
                "Directory.Build.props",
                "<Project><PropertyGroup><CustomAfterMicrosoftCommonTargets>$(MSBuildThisFileDirectory)mine.targets</CustomAfterMicrosoftCommonTargets>"
                + "<BaseIntermediateOutputPath>$(MSBuildThisFileDirectory)o/$(MSBuildProjectName)/</BaseIntermediateOutputPath></PropertyGroup></Project>")
            .Write("mine.targets", "<Project><PropertyGroup><DefineConstants>$(DefineConstants);MINE</DefineConstants></PropertyGroup></Project>")
            .Write("A/Same/Hook.cs", "#if !MINE\n#error the user's own targets were lost\n#endif\n");
        var before = tree.Content();

        var report = await Json(tree);

        Assert.Equal(before, tree.Content());
        Assert.True(report.GetProperty("exitCode").GetInt32() == 1, report.GetProperty("projects").ToString());
        foreach (var folder in new[] { "Web/", "Core/", "A/Same/", "B/Same/" })
        {
            Assert.Equal(["GDPR501"], Rules(report, folder));
        }

        Assert.Empty(Rules(report, "Tests/"));
        Assert.Equal(
            [
                "A/Same/Same.csproj net10.0 checked", "B/Same/Same.csproj net10.0 checked", "Basic/Basic.vbproj net10.0 other-language",
                "Core/Core.csproj net10.0 checked", "Core/Core.csproj netstandard2.0 checked", "Tests/Tests.csproj net10.0 test",
                "Web/Web.csproj net10.0 checked",
            ],
            report.GetProperty("projects").EnumerateArray().Select(p => $"{Text(p, "path")} {Text(p, "framework")} {Text(p, "status")}"));
    }

    private const string Policy =
        """
        {
          "version": 1, "title": "Shop", "updatedOn": "2026-11-01", "languages": ["en"],
          "controller": { "name": "Shop", "email": "dpo@shop.example", "country": "FR", "site": "shop.example" },
          "categories": { "contact.email": {}, "contact.phone": {} },
          "purposes": {
            "orders": { "legalBasis": "contract", "data": { "contact.email": "required" }, "retention": { "active": "P1Y" } },
            "surveys": { "legalBasis": "contract", "data": { "contact.email": "required" }, "retention": { "active": "P1Y" } }
          },
          "roles": { "clerk": { "mission": "M1", "grants": [ { "purposes": ["*"], "categories": ["contact.*"] } ] } }
        }
        """;

    private const string Marked =
        """
        using Gdpr;
        namespace Shop
        {
            public class Customer { [Personal("contact.email")] public string Email { get; set; } = ""; }
            public class Orders
            {
                [Processing("orders", Role = "clerk")] public string Send(Customer c) => c.Email;
                public int Read(Customer c) => c.Email.Length;
                public int Accepted(Customer c)
                {
        #pragma warning disable GDPR101 // the length tells nothing
                    return c.Email.Length;
        #pragma warning restore GDPR101
                }
            }
        }
        """;

    [Fact]
    public async Task A_project_with_our_package_runs_the_analyzers_once_and_is_judged_over_all_projects()
    {
        using var tree = new Tree();
        var package = Path.Combine(Path.GetDirectoryName(tree.Root)!, "package");
        Directory.CreateDirectory(package);
        var copy = Path.Combine(package, "Gdpr.Analyzers.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "analyzers", "Gdpr.Analyzers.dll"), copy);
        var probe = Path.Combine(Path.GetDirectoryName(tree.Root)!, "probe.txt");
        tree.Solution("Shop/Shop.csproj", "Jobs/Jobs.csproj")
            .Write("gdpr.policy.json", Policy)
            .Write("Directory.Build.props", $"<Project><Import Project=\"{AppContext.BaseDirectory}build/Gdpr.Analyzers.props\" /></Project>")
            .Write(
                "Directory.Build.targets",
                $"<Project><Import Project=\"{AppContext.BaseDirectory}build/Gdpr.Analyzers.targets\" />"
                + $"<Target Name=\"Probe\" AfterTargets=\"CoreCompile\"><WriteLinesToFile File=\"{probe}\" "
                + "Lines=\"@(Analyzer->WithMetadataValue('Filename', 'Gdpr.Analyzers'))\" /></Target></Project>")
            .Project("Shop/Shop.csproj", Marked, items: $"{Annotations}<Analyzer Include=\"{copy}\" />")
            .Project("Jobs/Jobs.csproj", "namespace Jobs { public class Nothing; }", items: $"{Annotations}<Analyzer Include=\"{copy}\" />");

        var report = await Json(tree, "--severity", "info");

        var copies = File.ReadAllLines(probe);
        Assert.Equal(2, copies.Length);
        Assert.All(copies, c => Assert.StartsWith(Path.GetFullPath(AppContext.BaseDirectory), Path.GetFullPath(c), StringComparison.Ordinal));
        Assert.Equal(["gdpr.policy.json"], report.GetProperty("policies").EnumerateArray().Select(p => p.GetString()));
        var shop = report.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("file").GetString() == "Shop/Shop.cs" && f.GetProperty("rule").GetString() == "GDPR101").ToList();
        Assert.Equal(["M:Shop.Orders.Read(Shop.Customer) ", "M:Shop.Orders.Accepted(Shop.Customer) #pragma"], shop.Select(f =>
            $"{f.GetProperty("symbol").GetString()} {(f.TryGetProperty("silencedBy", out var by) ? by.GetString() : "")}"));
        var unused = report.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("rule").GetString() == "GDPR009").ToList();
        Assert.Equal(
            ["contact.phone 4,40", "surveys 7,5"],
            unused.Select(f => $"{f.GetProperty("member").GetString()} {f.GetProperty("line").GetInt32()},{f.GetProperty("column").GetInt32()}"));
        Assert.Equal(1, report.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task An_error_that_an_analyzer_makes_stops_no_dependent()
    {
        using var tree = new Tree();
        tree.Solution("Top/Top.csproj", "Middle/Middle.csproj", "Bottom/Bottom.csproj")
            .Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.GDPR501.severity = error\n")
            .Project("Bottom/Bottom.csproj", Person("Bottom"))
            .Project("Middle/Middle.csproj", Person("Middle") + " class Uses { Bottom.Person? p = null; }", items: Reference("Bottom"))
            .Project("Top/Top.csproj", Person("Top") + " class Uses { Middle.Person? p = null; }", items: Reference("Middle"));

        var report = await Json(tree);

        Assert.True(report.GetProperty("complete").GetBoolean(), report.ToString());
        Assert.Equal(
            ["Bottom/Bottom.cs error", "Middle/Middle.cs error", "Top/Top.cs error"],
            report.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("file").GetString()} {f.GetProperty("severity").GetString()}"));
    }

    [Fact]
    public async Task A_broken_policy_is_one_finding_at_its_place_and_what_is_switched_off_is_told()
    {
        using var tree = new Tree();
        tree.Solution("Bottom/Bottom.csproj", "Top/Top.csproj", "Quiet/Quiet.csproj")
            .Write("gdpr.policy.json", Policy.Replace("\"orders\": { \"legalBasis\": \"contract\"", "\"orders\": { \"bogus\": 1"))
            .Write("Quiet/.editorconfig", "[*.cs]\ndotnet_diagnostic.GDPR501.severity = none\n")
            .Project("Bottom/Bottom.csproj", Person("Bottom"), "<NoWarn>$(NoWarn);GDPR501</NoWarn>")
            .Project("Top/Top.csproj", Person("Top") + " class Uses { Bottom.Person? p = null; }", items: Reference("Bottom"))
            .Project("Quiet/Quiet.csproj", Person("Quiet"));

        var (exitCode, output, error) = await Check(tree);

        Assert.Equal((1, ""), (exitCode, error));
        Assert.Single(output.Split('\n'), l => l.Contains("gdpr.policy.json(6,17): error GDPR002: 'bogus' is no member"));
        Assert.Contains("Top.cs(1,53): warning GDPR501", output);
        Assert.Contains("Switched off: GDPR501 by NoWarn, 1 finding in Bottom.\n", output);
        Assert.Contains("Switched off: GDPR501 by editorconfig none, 1 finding in Quiet.\n", output);
        Assert.Contains("Next: make the policy valid", output);
    }

    [Fact]
    public async Task What_was_not_checked_is_named_and_the_exit_code_is_2()
    {
        using var tree = new Tree();
        tree.Project("Broken/Broken.csproj", "class Broken { Missing x; }")
            .Project("Off/Off.csproj", Person("Off"), "<GdprEnforcement>off</GdprEnforcement>")
            .Project("Fine/Fine.csproj", Person("Fine"));
        var before = tree.Content();

        var (exitCode, output, error) = await Check(tree);

        Assert.Equal(2, exitCode);
        Assert.Equal(before, tree.Content());
        Assert.Contains("Broken.cs(1,16): CS0246", output);
        Assert.Contains("Not checked: Off (net10.0): GdprEnforcement is off", output);
        Assert.Contains("Fine.cs(1,54): warning GDPR501", output);
        Assert.StartsWith("gdpr: not every project was checked: Broken: ", error);
        Assert.Equal(error.Length - 1, error.IndexOf('\n'));
    }

    [Fact]
    public async Task A_baseline_lives_through_moved_lines_and_shrinks()
    {
        using var tree = new Tree();
        const string client = "public class Client { public string Phone { get; set; } = \"\"; }";
        const string employee = "public class Employee { public string Iban { get; set; } = \"\"; }";
        tree.Project("Shop.csproj", Person("Shop") + client).Write("gdpr.policy.json", Policy);

        var elsewhere = Path.Combine(Path.GetDirectoryName(tree.Root)!, "lived-with.json");
        Assert.Equal(2, (await Check(tree, "--baseline", elsewhere)).ExitCode);
        Assert.Equal(0, (await Check(tree, "--baseline", elsewhere, "--update-baseline")).ExitCode);
        Assert.Equal(0, (await Check(tree, "--baseline", elsewhere)).ExitCode);

        Assert.Equal(1, (await Check(tree)).ExitCode);
        Assert.Equal(0, (await Check(tree, "--update-baseline")).ExitCode);
        var written = File.ReadAllText(tree.At("gdpr.baseline.json"));
        Assert.Contains("\"P:Client.Phone\"", written);

        tree.Write("Shop.cs", "\n\n\n" + Person("Shop") + employee);
        var (exitCode, output, _) = await Check(tree);
        Assert.Equal(1, exitCode);
        Assert.Contains("Employee.Iban", output);
        Assert.Contains("warning GDPR902: The baseline lists GDPR501 in 'P:Client.Phone', which no longer occurs", output);
        Assert.DoesNotContain("Person.Email", output);

        await Check(tree, "--update-baseline");
        Assert.DoesNotContain("Client", File.ReadAllText(tree.At("gdpr.baseline.json")));
        Assert.Equal(0, (await Check(tree)).ExitCode);
    }

    [Theory]
    [InlineData("INT", 2, 130)]
    [InlineData("TERM", 15, 143)]
    public async Task An_interrupted_run_leaves_nothing_behind(string signal, int number, int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.SkipWhen(IsIgnored(number), $"SIG{signal} is ignored here, as by what a shell script starts in the background.");

        using var tree = new Tree();
        const string wait = "<Target Name=\"Wait\" BeforeTargets=\"CoreCompile\"><Exec Command=\"sleep 60\" /></Target>";
        tree.Project("Shop.csproj", Person("Shop")).Write("Directory.Build.targets", $"<Project>{wait}</Project>");
        var before = tree.Content();
        var temporary = Directory.CreateTempSubdirectory("gdpr-tests-").FullName;
        var tool = Path.Combine(AppContext.BaseDirectory, "Gdpr.Tool.dll");
        var start = new ProcessStartInfo("dotnet", [tool, "check", tree.Root]) { RedirectStandardError = true };
        start.Environment["TMPDIR"] = temporary;
        using var process = Process.Start(start)!;
        for (var i = 0; i < 300 && Directory.GetFiles(temporary, "*.props", SearchOption.AllDirectories).Length == 0; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await Task.Delay(1500, TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-" + signal, process.Id.ToString()]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Equal("gdpr: interrupted; nothing was left behind.\n", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Directory.GetDirectories(temporary), d => Path.GetFileName(d).StartsWith("gdpr-", StringComparison.Ordinal));
        Assert.Equal(before, tree.Content());
        Directory.Delete(temporary, recursive: true);
    }

    /// <summary>Whether this process, and so what it starts, does not hear a signal.</summary>
    private static bool IsIgnored(int signal)
    {
        const string Status = "/proc/self/status";
        var mask = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return mask is not null && (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) & (1UL << (signal - 1))) != 0;
    }
}
