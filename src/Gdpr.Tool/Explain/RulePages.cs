using System.IO;

namespace Gdpr.Tool;

/// <summary>The pages of the rules (<c>docs/rules</c>), which are in this assembly.</summary>
internal static class RulePages
{
    /// <summary>The page of a rule in Markdown, or <c>null</c>.</summary>
    public static string? Find(string id)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"Gdpr.Rules.{id}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
