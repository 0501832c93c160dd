namespace Gdpr.Tests;

/// <summary>Fix-all over a real shop, by the host that everybody has: <c>dotnet format</c>.</summary>
public sealed class FixAllTests(Packages packages) : IClassFixture<Packages>
{
    [Fact]
    public void After_fix_all_ShopBefore_compiles_and_what_is_left_is_explained()
    {
        var sandbox = packages.Sandbox("shop-before");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "samples/Directory.Build.props", "samples/Directory.Build.targets" })
        {
            sandbox.Write(file, File.ReadAllText(Path.Combine(Packages.Repository, file)));
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Packages.Repository, "samples/ShopBefore"), "*", SearchOption.AllDirectories).Select(f => f.Replace('\\', '/')))
        {
            if (!file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".cshtml" or ".csproj" or ".sln" or ".json")
            {
                sandbox.Write(Path.GetRelativePath(Packages.Repository, file), File.ReadAllText(file));
            }
        }

        var version = "-p:GdprPackageVersion=" + Packages.Version;
        Environment.SetEnvironmentVariable("GdprPackageVersion", Packages.Version); // dotnet format takes no properties.
        try
        {
            var restored = Shell.Dotnet(sandbox.Folder, "restore", "samples/ShopBefore/ShopBefore.sln", "-v", "q");
            Assert.True(restored.ExitCode == 0, restored.Output);
            foreach (var rule in new[] { "GDPR005", "GDPR501", "GDPR101" })
            {
                var formatted = Shell.Dotnet(sandbox.Folder, "format", "analyzers", "samples/ShopBefore/ShopBefore.sln", "--diagnostics", rule, "--severity", "warn", "--no-restore");
                Assert.True(formatted.ExitCode == 0, formatted.Output);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("GdprPackageVersion", null);
        }

        // GdprCheck: nothing is reported above Warning, so that all projects are compiled.
        var built = sandbox.Build("samples/ShopBefore/ShopBefore.sln", version, "-p:GdprCheck=true");
        Assert.True(built.ExitCode == 0, built.Output);
        Assert.DoesNotContain(built.Reports, r => r.Contains(" GDPR501 ", StringComparison.Ordinal));

        // Views are generated code to an editor: their purpose is the page model's, or an @attribute that a person writes.
        Assert.All(built.Reports.Where(r => r.Contains(" GDPR101 ", StringComparison.Ordinal)), r => Assert.EndsWith(".cshtml", r));
        Assert.Contains("[Personal(\"contact.email\")]", File.ReadAllText(Path.Combine(sandbox.Folder, "samples/ShopBefore/src/Boutique.Domain/Clients/Parrainage.cs")));
    }
}
