using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Gdpr;

/// <summary>What was read, and what was wrong.</summary>
internal sealed class PolicyReadResult
{
    public PolicyReadResult(Policy? policy, IReadOnlyList<PolicyProblem> problems)
    {
        Policy = policy;
        Problems = problems;
    }

    /// <summary>What could be read, so that one wrong word does not silence everything else; null only when the text is no JSON object.</summary>
    public Policy? Policy { get; }

    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }
}

/// <summary>Reads the text of a policy: nodes with places, then sections, then the words that must be declared. Never throws, whatever the text.</summary>
internal static class PolicyReader
{
    public static PolicyReadResult Read(string text)
    {
        var reading = new PolicyReading(text);
        if (Root(reading, text) is not { } root)
        {
            return new PolicyReadResult(null, reading.Problems());
        }

        var start = reading.Text.PositionOf(root);
        if (reading.Open(root, PolicyKeys.Root, PolicyPath.Root, start) is not { } fields)
        {
            return new PolicyReadResult(null, reading.Problems());
        }

        var draft = new PolicyDraft { Hash = HashOf(text) };
        Head(fields, draft);
        new PeopleSections(fields, draft).Read();
        new PlaceSections(fields, draft).Read();
        ReferenceCheck.Run(reading, draft);
        return new PolicyReadResult(new Policy(draft), reading.Problems());
    }

    /// <summary>The root value, with what keeps the text from being JSON reported.</summary>
    internal static PolicyNode? Root(PolicyReading reading, string text)
    {
        var faults = new List<JsonFault>();
        var root = PolicyJson.Read(text, faults);
        foreach (var fault in faults)
        {
            reading.Report(PolicyRules.Invalid, reading.Text.PositionOf(fault.Start, fault.Length), PolicyPath.Root, fault.Message);
        }

        return root;
    }

    /// <summary>Equal for the same policy on every system: no byte order mark, lines ended by LF.</summary>
    internal static string HashOf(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var plain = text.Substring(start).Replace("\r\n", "\n").Replace('\r', '\n');
        using var sha = SHA256.Create();
        var hash = new StringBuilder(64);
        foreach (var b in sha.ComputeHash(Encoding.UTF8.GetBytes(plain)))
        {
            hash.Append(b.ToString("x2"));
        }

        return hash.ToString();
    }

    private static void Head(PolicyFields root, PolicyDraft draft)
    {
        if (root["version"] is { } version && (version.Value.Kind != PolicyNodeKind.Number || version.Value.Text is not ("1" or "1.0")))
        {
            root.Reading.Invalid(version.Value, root.At("version"), "'version' is 1, the only version of this format.", version.Value.Text);
        }

        root.Text("$schema");
        draft.Title = root.Localized("title");
        if (root.Has("title") && root.Lacks("title"))
        {
            root.Reading.Report(PolicyRules.Invalid, root.PositionOf("title"), root.At("title"), "The policy needs a title.", "title");
        }

        draft.UpdatedOn = root.Date("updatedOn");
        draft.UpdatedOnPosition = root.PositionOf("updatedOn");
        draft.ReviewEvery = root.Duration("reviewEvery");
        draft.Languages = root.Words("languages", (node, path) =>
        {
            var fits = KeyShape.IsLanguage(node.Text!);
            if (!fits)
            {
                root.Reading.Invalid(node, path, $"'{node.Text}' is no language; {KeyShape.Language.Rule}.", node.Text);
            }

            return fits;
        });
        if (root["glossary"] is { } glossary)
        {
            foreach (var term in root.Reading.Entries(glossary.Value, root.At("glossary"), KeyShape.Term))
            {
                draft.Glossary.Add(term.Name, PolicyFields.Localized(root.Reading, term.Value, root.At("glossary").Member(term.Name)));
            }
        }
    }
}
