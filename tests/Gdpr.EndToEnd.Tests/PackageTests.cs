namespace Gdpr.Tests;

/// <summary>The package as packed, in every way that a shop may reference it: it builds, it runs, and it is analysed or the build says what to do.</summary>
public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    private const string Policy = """
        {
          "version": 1, "title": "Politique", "updatedOn": "2026-01-01",
          "controller": { "name": "x", "email": "a@b.example", "country": "FR", "site": "x.example" },
          "subjects": { "customer": {} }, "categories": { "contact.email": { "title": { "fr": "L’adresse é" } } },
          "purposes": { "order": { "legalBasis": "contract", "data": { "contact.email": "required" }, "retention": { "active": "P1Y" } } }
        }
        """;

    private const string Library = """
        using Gdpr;
        namespace Shop
        {
            [DataSubject("customer")]
            public class Customer { [Personal("contact.email")] public string Email { get; set; } = ""; }
            public class Service { public string Read(Customer c) => c.Email; }
        }
        """;

    private const string App = """
        using System;
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc.ModelBinding;
        using Shop;
        var customer = new Customer { Email = "x" };
        Console.WriteLine(JsonSerializer.Serialize(customer));
        foreach (var property in new EmptyModelMetadataProvider().GetMetadataForProperties(typeof(Customer))) { Console.WriteLine(property.PropertyName); }
        Console.WriteLine(customer.Email);
        """;

    private static string Web(string items, string properties = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>{properties}</PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    private static string Reference(string more = "") => $"""<PackageReference Include="Gdpr.Analyzers" Version="{Packages.Version}" {more}/>""";

    [Theory]
    [InlineData("plain", false)]
    [InlineData("add", false)]
    [InlineData("private", false)]
    [InlineData("global", false)]
    [InlineData("props", false)]
    [InlineData("plain", true)]
    [InlineData("add", true)]
    [InlineData("private", true)]
    [InlineData("global", true)]
    [InlineData("props", true)]
    public void Every_way_to_reference_it(string way, bool inLibrary)
    {
        var sandbox = packages.Sandbox(way + (inLibrary ? "-lib" : "-app")).Write("gdpr.policy.json", Policy);
        var reference = way switch { "plain" => Reference(), "private" => Reference("PrivateAssets=\"all\" "), _ => "" };
        if (way == "global")
        {
            sandbox.Write("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><GlobalPackageReference Include="Gdpr.Analyzers" Version="{Packages.Version}" /></ItemGroup>
                </Project>
                """);
        }
        else if (way == "props")
        {
            sandbox.Write("Directory.Build.props", $"<Project><ItemGroup>{Reference()}</ItemGroup></Project>");
        }

        sandbox.Write("app/Program.cs", App).Write(inLibrary ? "lib/Library.cs" : "app/Library.cs", Library);
        if (inLibrary)
        {
            sandbox.Write("lib/lib.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup><ItemGroup>{reference}</ItemGroup></Project>");
        }

        sandbox.Write("app/app.csproj", Web(inLibrary ? "<ProjectReference Include=\"../lib/lib.csproj\" />" : reference));
        if (way == "add")
        {
            Assert.Equal(0, Shell.Dotnet(Path.Combine(sandbox.Folder, inLibrary ? "lib" : "app"), "add", "package", "Gdpr.Analyzers", "--version", Packages.Version).ExitCode);
        }

        var built = sandbox.Build("app");
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Contains("warning GDPR101 Library.cs", built.Reports);
        if (way == "private" && inLibrary)
        {
            Assert.Contains("PrivateAssets keeps Gdpr.Analyzers from the projects that reference this one", built.Output);
        }
        else
        {
            Assert.Contains("warning GDPR101 Program.cs", built.Reports);
        }

        var ran = sandbox.Run("app/bin/Debug/net10.0/app.dll");
        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Equal("{\"Email\":\"x\"}\nEmail\nx\n", ran.Output.Replace("\r\n", "\n"));
    }

    [Fact]
    public void A_shop_with_Identity_s_marks_builds_before_and_after_and_Identity_still_finds_them()
    {
        const string Source = """
            using System;
            using System.Linq;
            using Microsoft.AspNetCore.Identity;
            namespace Boutique
            {
                using Gdpr;
                public class ShopUser : IdentityUser { [PersonalData] public string Surnom { get; set; } = ""; [ProtectedPersonalData] public string Note { get; set; } = ""; }
                public static class Program
                {
                    public static void Main() => Console.WriteLine(string.Join(",", typeof(ShopUser).GetProperties()
                        .Where(p => Attribute.IsDefined(p, typeof(PersonalDataAttribute))).Select(p => p.Name).OrderBy(n => n, StringComparer.Ordinal)));
                }
            }
            """;
        const string Page = "@page\n@using Gdpr\n@using Microsoft.AspNetCore.Identity\n@functions { [PersonalData] public string Surnom { get; set; } = \"\"; }\n<p>é</p>\n";
        foreach (var implicitUsings in new[] { "enable", "disable" })
        {
            var properties = $"<ImplicitUsings>{implicitUsings}</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors>";
            var sandbox = packages.Sandbox("identity-" + implicitUsings).Write("app/Pages/Index.cshtml", Page.Replace("@using Gdpr\n", ""));
            sandbox.Write("app/Program.cs", Source.Replace("    using Gdpr;\n", "")).Write("app/app.csproj", Web("", properties));
            var before = sandbox.Build("app");
            Assert.True(before.ExitCode == 0, before.Output);
            var found = sandbox.Run("app/bin/Debug/net10.0/app.dll").Output;
            Assert.Contains("Surnom", found);

            sandbox.Write("app/Program.cs", Source).Write("app/Pages/Index.cshtml", Page).Write("app/app.csproj", Web(Reference(), properties));
            var after = sandbox.Build("app");
            Assert.True(after.ExitCode == 0, after.Output);
            Assert.Equal(found, sandbox.Run("app/bin/Debug/net10.0/app.dll").Output);
        }
    }

    [Fact]
    public void Warnings_as_errors_stay_green_until_enforcement_says_error()
    {
        var sandbox = packages.Sandbox("werror").Write("gdpr.policy.json", Policy).Write("app/Program.cs", App).Write("app/Library.cs", Library)
            .Write("app/app.csproj", Web(Reference(), "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        Assert.Equal(0, sandbox.Build("app").ExitCode);
        Assert.Contains("error GDPR101 Library.cs", sandbox.Build("app", "-p:GdprWarningsNotAsErrors=false").Reports);
        var gate = sandbox.Build("app", "-p:GdprEnforcement=error", "-p:GdprAsOf=2026-11-24");
        Assert.Equal(1, gate.ExitCode);
        Assert.Contains("error GDPR101 Library.cs", gate.Reports);
        var suggested = sandbox.Build("app", "-p:GdprEnforcement=suggest");
        Assert.Equal(0, suggested.ExitCode);
        Assert.DoesNotContain("GDPR101", suggested.Output);
        Assert.Empty(sandbox.Build("app", "-p:GdprEnforcement=off").Reports);
        var wrong = sandbox.Build("app", "-p:GdprEnforcement=strict");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("GdprEnforcement must be off, suggest, warn or error, not 'strict'", wrong.Output);
        var off = sandbox.Build("app", "-p:GdprEnforcement=error", "-p:RunAnalyzers=false");
        Assert.Equal(1, off.ExitCode);
        Assert.Contains("RunAnalyzers=false", off.Output);
    }

    [Fact]
    public void An_editorconfig_wins_over_enforcement_but_not_over_what_cannot_be_silenced()
    {
        var sandbox = packages.Sandbox("config").Write("gdpr.policy.json", Policy.Replace("\"version\": 1,", "\"version\": 1, \"titel\": \"é\","))
            .Write("app/Program.cs", App).Write("app/Library.cs", Library).Write("app/app.csproj", Web(Reference()));
        sandbox.Write("app/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.GDPR101.severity = none\ndotnet_diagnostic.GDPR002.severity = none\ndotnet_diagnostic.GDPR901.severity = none\n");
        sandbox.Write("app/Silenced.cs", "public class Silenced\n{\n#pragma warning disable GDPR101, GDPR901\n}\n");
        var built = sandbox.Build("app", "-p:GdprEnforcement=error", "-p:NoWarn=GDPR002%3BGDPR901");
        Assert.Equal(1, built.ExitCode);
        Assert.Contains("error GDPR002 gdpr.policy.json", built.Reports);
        Assert.Contains("error GDPR901 Silenced.cs", built.Reports);
        Assert.DoesNotContain("GDPR101:", built.Output.Replace("silences GDPR101", ""));
        Assert.Contains("error GDPR002 gdpr.policy.json", sandbox.Build("app", "-p:RunAnalyzers=false").Reports);
    }

    [Fact]
    public void Warnings_as_errors_of_the_command_line_stay_green_and_a_rule_that_is_named_does_not()
    {
        var sandbox = packages.Sandbox("werror-switch").Write("gdpr.policy.json", Policy).Write("app/Program.cs", App).Write("app/Library.cs", Library).Write("app/app.csproj", Web(Reference()));
        var built = sandbox.Build("app", "-warnaserror");
        Assert.DoesNotContain(built.Reports, r => r.StartsWith("error GDPR", StringComparison.Ordinal));
        Assert.Contains("warning GDPR101 Library.cs", built.Reports);
        Assert.Contains("error GDPR101 Library.cs", sandbox.Build("app", "-warnaserror:GDPR101").Reports);
        Assert.Contains("error GDPR101 Library.cs", sandbox.Build("app", "-p:WarningsAsErrors=GDPR101").Reports);
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.severity = error", "warn", "warning")]
    [InlineData("dotnet_analyzer_diagnostic.category-Gdpr.severity = none", "error", "error")]
    public void A_severity_for_all_rules_neither_turns_the_build_red_nor_opens_the_gate(string line, string enforcement, string severity)
    {
        var sandbox = packages.Sandbox("bulk").Write("gdpr.policy.json", Policy).Write("app/Program.cs", App).Write("app/Library.cs", Library).Write("app/app.csproj", Web(Reference()));
        sandbox.Write("app/.editorconfig", $"root = true\n[*.cs]\n{line}\n");
        Assert.Contains($"{severity} GDPR101 Library.cs", sandbox.Build("app", "-p:EnableNETAnalyzers=false", $"-p:GdprEnforcement={enforcement}").Reports);
    }

    [Theory]
    [InlineData("2028-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-13-01", false)]
    public void A_day_that_does_not_exist_is_refused(string day, bool exists)
    {
        var sandbox = packages.Sandbox("day").Write("gdpr.policy.json", Policy).Write("app/Program.cs", App).Write("app/Library.cs", Library).Write("app/app.csproj", Web(Reference()));
        var built = sandbox.Build("app", "-p:GdprAsOf=" + day);
        Assert.Equal(exists ? 0 : 1, built.ExitCode);
        Assert.Equal(exists, !built.Output.Contains($"GdprAsOf must be a day, yyyy-MM-dd, not '{day}'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_baseline_of_any_name_is_in_force()
    {
        const string Baseline = """{ "version": 1, "findings": [ { "rule": "GDPR101", "symbol": "M:Shop.Service.Read(Shop.Customer)", "member": "P:Shop.Customer.Email", "count": 1 } ] }""";
        var sandbox = packages.Sandbox("baseline").Write("gdpr.policy.json", Policy).Write("dette de l’an 1.json", Baseline).Write("app/Library.cs", Library)
            .Write("app/Program.cs", "System.Console.WriteLine(0);\n").Write("app/app.csproj", Web(Reference(), "<GdprBaselineFile>../dette de l’an 1.json</GdprBaselineFile>"));
        Assert.DoesNotContain("GDPR101", sandbox.Build("app").Output);
        sandbox.Write("dette de l’an 1.json", Baseline.Replace("Read(", "Other("));
        Assert.Contains("warning GDPR101 Library.cs", sandbox.Build("app").Reports);
    }

    [Fact]
    public void What_configuration_hides_is_counted_for_the_summary()
    {
        var sandbox = packages.Sandbox("hidden").Write("gdpr.policy.json", Policy).Write("app/Program.cs", App).Write("app/Library.cs", Library).Write("app/app.csproj", Web(Reference()));
        sandbox.Write("app/.editorconfig", "root = true\n[Library.cs]\ngenerated_code = true\n[Program.cs]\ndotnet_diagnostic.GDPR101.severity = none\n");
        var built = sandbox.Build("app", "-p:GdprCheck=true", "-p:ErrorLog=" + Path.Combine(sandbox.Folder, "log.sarif") + "%2Cversion=2.1");
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.DoesNotContain("GDPR101", built.Output);
        var log = File.ReadAllText(Path.Combine(sandbox.Folder, "log.sarif"));
        Assert.Matches("\"gdpr.by\": \"generated_code\",\\s+\"gdpr.count\": \"1\"", log);
        Assert.Matches("\"gdpr.by\": \"editorconfig none\",\\s+\"gdpr.count\": \"1\"", log);
    }

    [Fact]
    public void No_text_of_a_policy_breaks_a_build_that_takes_warnings_of_its_documentation_as_errors()
    {
        const string Title = "a & <b> ]]> */ \\\" \\u2028 \\u0085 \\u0001 \\uffff 😀 \\n y";
        var sandbox = packages.Sandbox("documented").Write("gdpr.policy.json", Policy.Replace("\"order\": {", $"\"order\": {{ \"title\": \"{Title}\",").Replace("L’adresse é", Title))
            .Write("lib/Library.cs", "using Gdpr;\nusing Gdpr.Declared;\nnamespace Shop\n{\n    /// <summary>The order.</summary>\n    [Processing(Purposes.Order)]\n    public class Order { }\n}\n")
            .Write("lib/lib.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><GenerateDocumentationFile>true</GenerateDocumentationFile><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup><ItemGroup>{Reference()}</ItemGroup></Project>");
        var built = sandbox.Build("lib");
        Assert.True(built.ExitCode == 0, built.Output);
    }

    [Fact]
    public void Internals_that_are_visible_do_not_clash()
    {
        var sandbox = packages.Sandbox("ivt").Write("gdpr.policy.json", Policy)
            .Write("lib/Library.cs", Library.Replace("namespace Shop", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"app\")]\nnamespace Shop"))
            .Write("lib/lib.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup><ItemGroup>{Reference()}</ItemGroup></Project>")
            .Write("app/Program.cs", "using Gdpr;\nusing Gdpr.Declared;\nSystem.Console.WriteLine(Purposes.Order + DataCategories.ContactEmail);\n")
            .Write("app/app.csproj", Web("<ProjectReference Include=\"../lib/lib.csproj\" />", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        var built = sandbox.Build("app");
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Equal("ordercontact.email", sandbox.Run("app/bin/Debug/net10.0/app.dll").Output.Trim());
    }

    [Fact]
    public void An_old_project_in_CSharp_7_3_builds()
    {
        var sandbox = packages.Sandbox("old").Write("gdpr.policy.json", Policy)
            .Write("lib/Library.cs", Library.Replace(" = \"\";", ""))
            .Write("lib/Old.cs", "using Gdpr;\nusing Gdpr.Declared;\n[Processing(Purposes.Order)]\npublic class Old { public string M(Shop.Customer c) { return c.Email; } }\n")
            .Write("lib/lib.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><LangVersion>7.3</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup><ItemGroup>{Reference()}</ItemGroup></Project>");
        var built = sandbox.Build("lib");
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.Contains("warning GDPR101 Library.cs", built.Reports);
        Assert.Equal(["warning GDPR201 Old.cs"], built.Reports.Where(r => r.EndsWith("Old.cs", StringComparison.Ordinal)));
    }

    [Fact]
    public void Built_assemblies_carry_the_stamp_and_test_projects_are_left_alone()
    {
        var sandbox = packages.Sandbox("stamp").Write("gdpr.policy.json", Policy).Write("app/Library.cs", Library)
            .Write("app/Program.cs", "System.Console.WriteLine(string.Join(',', System.Linq.Enumerable.Select(typeof(Shop.Customer).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false), a => ((System.Reflection.AssemblyMetadataAttribute)a).Key)));\n")
            .Write("app/app.csproj", Web(Reference()));
        Assert.Equal(0, sandbox.Build("app").ExitCode);
        Assert.Contains("Gdpr.Governed", sandbox.Run("app/bin/Debug/net10.0/app.dll").Output);
        Assert.Empty(sandbox.Build("app", "-p:IsTestProject=true").Reports);
        Assert.NotEmpty(sandbox.Build("app", "-p:IsTestProject=true", "-p:GdprAnalyzeTests=true").Reports);
    }

    [Fact]
    public void The_package_says_what_it_is()
    {
        using var analyzers = System.IO.Compression.ZipFile.OpenRead(Path.Combine(packages.Feed, $"Gdpr.Analyzers.{Packages.Version}.nupkg"));
        var files = analyzers.Entries.Select(e => e.FullName).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "README.md", "gdpr.policy.schema.json", "analyzers/dotnet/cs/Gdpr.Analyzers.dll", "analyzers/dotnet/cs/Gdpr.Analyzers.Fixes.dll",
                "analyzers/dotnet/cs/System.Text.Json.dll", "build/Gdpr.Analyzers.props", "build/Gdpr.Analyzers.targets", "buildTransitive/Gdpr.Analyzers.targets",
                "annotations/Gdpr.Annotations.dll",
            },
            files);
        using var annotations = System.IO.Compression.ZipFile.OpenRead(Path.Combine(packages.Feed, $"Gdpr.Annotations.{Packages.Version}.nupkg"));
        Assert.Contains(annotations.Entries, e => e.FullName == "lib/netstandard2.0/Gdpr.Annotations.xml");
        Assert.True(File.Exists(Path.Combine(packages.Feed, $"Gdpr.Annotations.{Packages.Version}.snupkg")));
        using var nuspec = new StreamReader(annotations.GetEntry("Gdpr.Annotations.nuspec")!.Open());
        Assert.DoesNotContain("<dependency ", nuspec.ReadToEnd());
    }

    [Fact]
    public void Packing_twice_gives_the_same_assemblies()
    {
        var hashes = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var output = Path.Combine(packages.Root, "again" + i);
            var build = Path.Combine(packages.Root, "clean");
            if (Directory.Exists(build))
            {
                Directory.Delete(build, recursive: true);
            }

            var packed = Shell.Dotnet(Packages.Repository, "pack", "src/Gdpr.Analyzers/Fixes", "-c", "Release", "-o", output, "-nologo", "-v", "q", "-p:ContinuousIntegrationBuild=true", "--artifacts-path", build);
            Assert.True(packed.ExitCode == 0, packed.Output);
            using var package = System.IO.Compression.ZipFile.OpenRead(Path.Combine(output, $"Gdpr.Analyzers.{Packages.Version}.nupkg"));
            using var assembly = package.GetEntry("analyzers/dotnet/cs/Gdpr.Analyzers.dll")!.Open();
            hashes.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(assembly)));
        }

        Assert.Equal(hashes[0], hashes[1]);
    }
}
