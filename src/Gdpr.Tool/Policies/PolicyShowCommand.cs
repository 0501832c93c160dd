using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace Gdpr.Tool;

/// <summary><c>gdpr policy show</c>: the table that a data protection officer signs.</summary>
internal static class PolicyShowCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var path = PolicyCommands.PathArgument();
        var format = PolicyCommands.FormatOption("text", "md", "html", "json");
        var output = new Option<string?>("--out") { Description = "Writes the table to a file.", HelpName = "FILE" };
        var command = new Command("show", "Prints who may use what for what: role x purpose x category, as the policy decides it.") { path, format, output };
        command.SetAction(parsed =>
        {
            var access = new AccessTable(PolicyLocation.Load(PolicyLocation.Find(parsed.GetValue(path))));
            var text = parsed.GetValue(format) switch
            {
                "md" => access.Markdown(),
                "html" => access.Html(),
                "json" => access.Json(),
                _ => parsed.GetValue(output) is null ? access.Text(terminal) : access.Text(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null }),
            };
            if (parsed.GetValue(output) is { } file)
            {
                AtomicFile.Write(file, text);
            }
            else
            {
                terminal.Out.Write(text);
            }

            return 0;
        });
        return command;
    }
}
