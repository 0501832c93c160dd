using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace Gdpr;

/// <summary>A country or territory of Europe, and whether the GDPR applies there (table <c>eea.csv</c>, with a basis for each row).</summary>
public sealed class Country
{
    private static readonly Lazy<IReadOnlyDictionary<string, Country>> Table = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    private Country(string code, string name, string group, string gdprApplies, string basis)
    {
        Code = code;
        Name = name;
        Group = group;
        GdprApplies = gdprApplies;
        Basis = basis;
    }

    /// <summary>The countries and territories by code. Others are third countries (GDPR Art. 44).</summary>
    public static IReadOnlyDictionary<string, Country> All => Table.Value;

    /// <summary>ISO 3166-1 alpha-2, or a name of the table for a part of a country.</summary>
    public string Code { get; }

    /// <summary>English name.</summary>
    public string Name { get; }

    /// <summary>How it belongs to the Union, such as <c>EU</c>, <c>EEA-EFTA</c> or <c>EU-outermost</c>.</summary>
    public string Group { get; }

    /// <summary><c>yes</c>, <c>no</c>, <c>by national law</c> or <c>check</c>.</summary>
    public string GdprApplies { get; }

    /// <summary>Why.</summary>
    public string Basis { get; }

    /// <summary>Whether the GDPR applies as the law of a member state, outermost regions included (TFEU Art. 349, 355).</summary>
    public bool IsInEu => GdprApplies == "yes" && (Group == "EU" || Group.StartsWith("EU-", StringComparison.Ordinal) || Group == "alias");

    /// <summary>Whether it is in the EU, or one of Iceland, Liechtenstein and Norway.</summary>
    public bool IsInEea => IsInEu || GdprApplies == "yes" && Group == "EEA-EFTA";

    private static IReadOnlyDictionary<string, Country> Load() =>
        PlaceTables.Read("eea.csv", "iso2", "name", "group", "gdpr_applies", "basis")
            .Select(c => new Country(c[0], c[1], c[2], c[3], c[4]))
            .ToDictionary(c => c.Code, StringComparer.Ordinal).Frozen();
}

/// <summary>An adequacy decision of the European Commission (GDPR Art. 45; table <c>adequacy.csv</c>, with a source for each row).</summary>
public sealed class AdequacyDecision
{
    private static readonly Lazy<IReadOnlyDictionary<string, AdequacyDecision>> Table = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    private AdequacyDecision(string code, string name, string scope, string decision, DateTime adopted, DateTime? expires)
    {
        Code = code;
        Name = name;
        Scope = scope;
        Decision = decision;
        Adopted = adopted;
        Expires = expires;
    }

    /// <summary>The decisions by country, or by organisation where it is for one.</summary>
    public static IReadOnlyDictionary<string, AdequacyDecision> All => Table.Value;

    /// <summary>ISO 3166-1 alpha-2, or the short name of an organisation.</summary>
    public string Code { get; }

    /// <summary>English name.</summary>
    public string Name { get; }

    /// <summary>What it is limited to.</summary>
    public string Scope { get; }

    /// <summary>Number of the decision.</summary>
    public string Decision { get; }

    /// <summary>Day of adoption.</summary>
    public DateTime Adopted { get; }

    /// <summary>Last day in force; null: none is set.</summary>
    public DateTime? Expires { get; }

    /// <summary>Whether the decision is for certified organisations only, so that naming the country is not enough.</summary>
    public bool NeedsCertifiedOrganisation => Code == "US";

    /// <summary>Whether it is in force on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsInForce(DateTime day) => Adopted <= day.Date && (Expires is not { } last || day.Date <= last);

    private static IReadOnlyDictionary<string, AdequacyDecision> Load() =>
        PlaceTables.Read("adequacy.csv", "iso2_or_code", "name", "scope", "decision", "adopted", "expires")
            .Select(c => new AdequacyDecision(c[0], c[1], c[2], c[3], Day(c[4])!.Value, Day(c[5])))
            .ToDictionary(d => d.Code, StringComparer.Ordinal).Frozen();

    private static DateTime? Day(string text) =>
        text.Length == 0 ? null : DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None);
}
