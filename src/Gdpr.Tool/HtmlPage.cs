using System.Net;
using System.Text;

namespace Gdpr.Tool;

/// <summary>Start and end of a page without scripts or outside resources.</summary>
internal static class HtmlPage
{
    /// <summary>What closes the page.</summary>
    public const string End = "</body>\n</html>\n";

    private const string Style =
        """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #ddd }
        code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere }
        .error { color: #a40000 } .warning { color: #7a5200 } .info { color: #00556b }
        @media (prefers-color-scheme: dark) {
          body { color: #e6e6e6; background: #16181b } th, td { border-color: #3a3d42 }
          .error { color: #ff8f8f } .warning { color: #f0c060 } .info { color: #7fd0e6 }
        }
        """;

    /// <summary>Head of a page, up to the start of its body.</summary>
    public static StringBuilder Start(string title) => new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n<style>\n")
        .Append(Style).Append("\n</style>\n</head>\n<body>\n");
}
