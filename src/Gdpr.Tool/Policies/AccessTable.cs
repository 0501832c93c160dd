using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace Gdpr.Tool;

/// <summary>What a policy permits, role by role: for each purpose its ground and the categories, required and optional.</summary>
internal sealed class AccessTable
{
    private readonly Policy _policy;
    private readonly IReadOnlyList<PolicyTableRow> _rows;

    /// <summary>Makes the table of a policy.</summary>
    public AccessTable(Policy policy)
    {
        _policy = policy;
        _rows = PolicyTable.Of(policy).Rows;
    }

    /// <summary>Renders it for a terminal.</summary>
    public string Text(Terminal terminal)
    {
        var text = new StringBuilder();
        text.Append(terminal.Bold(Title)).Append('\n').Append(Identity).Append('\n');
        foreach (var role in _policy.Roles.Values.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(terminal.Bold(Named(role.Key, role.Title))).Append(string.Concat(Conditions(role).Select(c => "; " + c))).Append('\n');
            foreach (var use in Uses(role.Key))
            {
                text.Append("  ").Append(Named(use.Purpose.Key, use.Purpose.Title)).Append(" (").Append(Ground(use.Purpose)).Append(")\n");
                Append("required", use.Required);
                Append("optional", use.Optional);
            }

            if (!Uses(role.Key).Any())
            {
                text.Append("  nothing\n");
            }
        }

        foreach (var note in Notes())
        {
            text.Append('\n').Append(note).Append('\n');
        }

        return text.ToString();

        void Append(string necessity, IReadOnlyList<string> categories)
        {
            if (categories.Count > 0)
            {
                text.Append("    ").Append(necessity).Append(": ").Append(string.Join(", ", categories)).Append('\n');
            }
        }
    }

    /// <summary>Renders it as a Markdown document with a place to sign.</summary>
    public string Markdown()
    {
        var text = new StringBuilder($"# {Title}\n\n{Identity}\n\n| role | purpose | ground | required | optional |\n|---|---|---|---|---|\n");
        foreach (var row in Cells())
        {
            text.Append("| ").Append(string.Join(" | ", row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))).Append(" |\n");
        }

        foreach (var note in Notes())
        {
            text.Append('\n').Append(note.StartsWith('*') ? "\\" + note : note).Append('\n');
        }

        return text.Append("\nApproved by: ______________________  on: ______________\n").ToString();
    }

    /// <summary>Renders it as a page with a place to sign.</summary>
    public string Html()
    {
        var text = HtmlPage.Start(Title).Append("<h1>").Append(Encoded(Title)).Append("</h1>\n<p>").Append(Encoded(Identity)).Append("</p>\n<table>\n")
            .Append("<tr><th>Role</th><th>Purpose</th><th>Ground</th><th>Required</th><th>Optional</th></tr>\n");
        foreach (var row in Cells())
        {
            text.Append("<tr>").Append(string.Concat(row.Select(c => $"<td>{Encoded(c)}</td>"))).Append("</tr>\n");
        }

        text.Append("</table>\n").Append(string.Concat(Notes().Select(n => $"<p>{Encoded(n)}</p>\n")));
        return text.Append("<p>Approved by: ______________________ on: ______________</p>\n").Append(HtmlPage.End).ToString();
    }

    /// <summary>Renders it for programs: one entry for each permitted use.</summary>
    public string Json() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("hash", _policy.Hash);
        json.WriteStartArray("permitted");
        foreach (var row in _rows)
        {
            json.WriteStartObject();
            json.WriteString("role", row.Role);
            json.WriteString("purpose", row.Purpose);
            json.WriteString("category", row.Category);
            json.WriteString("necessity", row.Necessity == Necessity.Required ? "required" : "optional");
            json.WriteBoolean("special", IsSpecial(row.Category));
            json.WriteBoolean("ownDataOnly", row.OwnDataOnly);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private string Title => _policy.Title.IsEmpty ? "Personal data policy" : _policy.Title.ToString();

    private string Identity
    {
        get
        {
            var of = _policy.Controller?.Name is { Length: > 0 } name ? $"Of {name}. " : "";
            var day = _policy.UpdatedOn is { } updated ? $"Updated on {updated:yyyy-MM-dd}. " : "";
            return $"{of}{day}SHA-256 {_policy.Hash}.";
        }
    }

    private IEnumerable<(PolicyPurpose Purpose, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)> Uses(string role) =>
        _rows.Where(r => r.Role == role).GroupBy(r => r.Purpose).Select(g => (
            _policy.Purposes[g.Key],
            (IReadOnlyList<string>)[.. g.Where(r => r.Necessity == Necessity.Required).Select(r => Marked(r.Category))],
            (IReadOnlyList<string>)[.. g.Where(r => r.Necessity != Necessity.Required).Select(r => Marked(r.Category))]));

    private IEnumerable<string[]> Cells()
    {
        foreach (var role in _policy.Roles.Values.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            var name = string.Join("; ", Conditions(role).Prepend(Named(role.Key, role.Title)));
            var uses = Uses(role.Key).ToList();
            foreach (var use in uses)
            {
                var purpose = Named(use.Purpose.Key, use.Purpose.Title);
                yield return [name, purpose, Ground(use.Purpose), string.Join(", ", use.Required), string.Join(", ", use.Optional)];
                name = "";
            }

            if (uses.Count == 0)
            {
                yield return [name, "nothing", "", "", ""];
            }
        }
    }

    private static IEnumerable<string> Conditions(PolicyRole role)
    {
        if (role.Self)
        {
            yield return "own data only";
        }

        if (role.Mission is { } mission)
        {
            yield return "mission " + mission;
        }

        if (role.Requires.Count > 0)
        {
            yield return "requires " + string.Join(", ", role.Requires);
        }
    }

    private static string Ground(PolicyPurpose purpose)
    {
        var kept = purpose.Retention?.Active is { } active ? $", kept {active}" : "";
        var archived = purpose.Retention?.Archive is { } archive ? $", archived {archive}" : "";
        return (purpose.LegalBasis ?? "no legal basis") + kept + archived;
    }

    /// <summary>What is declared and reaches nobody, and what the marks mean.</summary>
    private IEnumerable<string> Notes()
    {
        var unused = _policy.Categories.Keys.Except(_rows.Select(r => r.Category), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var unserved = _policy.Purposes.Keys.Except(_rows.Select(r => r.Purpose), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (_rows.Any(r => IsSpecial(r.Category)))
        {
            yield return "* special category (GDPR Art. 9, 10).";
        }

        if (unused.Count > 0)
        {
            yield return "Nobody may use: " + string.Join(", ", unused) + ".";
        }

        if (unserved.Count > 0)
        {
            yield return "No role serves: " + string.Join(", ", unserved) + ".";
        }
    }

    private string Marked(string category) => IsSpecial(category) ? category + "*" : category;

    private bool IsSpecial(string category) => _policy.Categories.TryGetValue(category, out var declared) && declared.Special;

    private static string Named(string key, LocalizedText title) => title.IsEmpty ? key : $"{key} \"{title}\"";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
